import Foundation
import Vectors

/// Vectors computed by the peers' own code.
///
/// They are read from `DIWAN_REFERENCE`, by default `../shared/reference` beside the project; on a
/// machine without that folder, from the small copies in `Vectors/`.
enum ReferenceVectors {
  static let folder = ReferenceFolder.url

  static func athena(_ name: String) throws -> JSON {
    let copies = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Vectors/\(name).json")
    if let file = folder?.appending(path: "athena/vectors/\(name).json"),
      FileManager.default.fileExists(atPath: file.path(percentEncoded: false))
    {
      return try JSON(file)
    }
    print("\(name): the reference folder is not here, using the small copy")
    return try JSON(copies)
  }
}

typealias JSON = Vectors.JSON
typealias Deviation = Vectors.Deviation
