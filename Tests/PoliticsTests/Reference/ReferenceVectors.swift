import Foundation
import Vectors

/// Numbers of other programs and of exact computations.
///
/// They are read from `DIWAN_REFERENCE`, by default `../shared/reference` beside the project.
enum ReferenceVectors {
  static let folder = ReferenceFolder.url

  /// The vectors of a file, or nothing, with a message, where the folder or file is not.
  static func politics(_ name: String) throws -> JSON? {
    guard let file = folder?.appending(path: "politics/vectors/\(name).json"),
      FileManager.default.fileExists(atPath: file.path(percentEncoded: false))
    else {
      print("\(name): skipped, the reference folder is not here")
      return nil
    }
    return try JSON(file)
  }
}

typealias JSON = Vectors.JSON
typealias Deviation = Vectors.Deviation
