package import Foundation

/// The folder with numbers of other programs and of exact computations: what `DIWAN_REFERENCE` names, by default
/// `../shared/reference` beside the project; nil where it is not there.
package enum ReferenceFolder {
  package static let url: URL? = {
    let project = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let candidate =
      ProcessInfo.processInfo.environment["DIWAN_REFERENCE"].map { URL(filePath: $0) }
      ?? project.deletingLastPathComponent().appending(path: "shared/reference")
    var isFolder: ObjCBool = false
    let exists = FileManager.default.fileExists(atPath: candidate.path(percentEncoded: false), isDirectory: &isFolder)
    return exists && isFolder.boolValue ? candidate : nil
  }()
}
