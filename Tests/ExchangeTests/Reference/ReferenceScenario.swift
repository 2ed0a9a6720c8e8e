import Foundation
import Vectors

/// A whole scenario that Athena itself ran: its script and every table of every week.
///
/// Read from `DIWAN_REFERENCE`, by default `../shared/reference` beside the project: all files
/// `athena/vectors/scenario_*.json`, so that others of the same form are run as well.
struct ReferenceScenario: Sendable, CustomStringConvertible {
  let name: String
  /// The export that it was run from.
  let script: String
  let weeks: [JSON]
  var description: String { name }

  static let folder: URL? = ReferenceFolder.url.flatMap { folder in
    let vectors = folder.appending(path: "athena/vectors")
    return FileManager.default.fileExists(atPath: vectors.path(percentEncoded: false)) ? folder : nil
  }

  /// Names of the files that are there, without `scenario_` and `.json`.
  static let names: [String] = {
    guard let folder else { return [] }
    let path = folder.appending(path: "athena/vectors").path(percentEncoded: false)
    let files = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    return files.filter { $0.hasPrefix("scenario_") && $0.hasSuffix(".json") }.sorted()
      .map { String($0.dropFirst(9).dropLast(5)) }
  }()

  /// The script stands in the dump, or beside the vectors where its licence asks for that.
  init(_ name: String) throws {
    let folder = try Self.folder ?? { throw CocoaError(.fileNoSuchFile) }()
    let dump = try JSON(folder.appending(path: "athena/vectors/scenario_\(name).json"))
    self.name = name
    weeks = dump["weeks"].list
    let written = dump["orders_script"].name
    script =
      written.isEmpty
      ? try String(contentsOf: folder.appending(path: "athena/scenarios/\(name).tcl"), encoding: .utf8) : written
  }
}

typealias JSON = Vectors.JSON
