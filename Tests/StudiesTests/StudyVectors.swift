import Foundation
import Vectors

/// Vectors computed by SALib, the EMA Workbench, SciPy and scikit-learn.
///
/// Those of the reference folder (`DIWAN_REFERENCE`, by default `../shared/reference` beside the project)
/// are used if it is there. Those that `Tests/Oracles/studies.py` made are in `Vectors/`.
enum StudyVectors {
  static let folder: URL? = {
    let study = ReferenceFolder.url?.appending(path: "study")
    return study.map(exists) == true ? study : nil
  }()

  private static let here = URL(filePath: #filePath).deletingLastPathComponent()

  private static func exists(_ file: URL) -> Bool {
    FileManager.default.fileExists(atPath: file.path(percentEncoded: false))
  }

  /// What the oracle script recorded.
  static func own(_ name: String) throws -> JSON { try JSON(here.appending(path: "Vectors/\(name).json")) }

  /// A file of the reference folder; nil with a message if it is not there.
  static func reference(_ name: String) throws -> JSON? {
    guard let file = folder?.appending(path: "vectors/\(name).json"), exists(file) else {
      print("\(name): the reference folder is not here, skipped")
      return nil
    }
    return try JSON(file)
  }

  /// A table of the reference folder by column; nil with a message if it is not there.
  static func table(_ path: String) throws -> [(name: String, values: [Double])]? {
    guard let file = folder?.appending(path: path), exists(file) else {
      print("\(path): not in the reference folder, skipped")
      return nil
    }
    let lines = try String(contentsOf: file, encoding: .utf8).split(whereSeparator: \.isNewline)
    let names = lines.first.map { $0.split(separator: ",").map(String.init) } ?? []
    var columns = [[Double]](repeating: [], count: names.count)
    for line in lines.dropFirst() {
      for (position, field) in line.split(separator: ",").enumerated() {
        columns[position].append(Double(field) ?? .nan)
      }
    }
    return zip(names, columns).map { (name: $0, values: $1) }
  }
}

typealias JSON = Vectors.JSON
typealias Deviation = Vectors.Deviation
