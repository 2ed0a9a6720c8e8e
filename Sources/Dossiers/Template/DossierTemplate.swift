import Foundation

/// A small dossier to start from: a fictional state, commented, that checks without warnings and runs.
public enum DossierTemplate {
  /// Why the template was not written.
  public enum WriteError: Error, CustomStringConvertible {
    /// The folder is there already.
    case exists(String)
    /// The system refused.
    case cannotWrite(String, reason: String)

    /// In one sentence.
    public var description: String {
      switch self {
      case .exists(let folder): "`\(folder)` exists already; use --force to write into it"
      case .cannotWrite(let path, let reason): "cannot write `\(path)`: \(reason)"
      }
    }
  }

  /// Writes the template into a new folder and returns the names of the files.
  ///
  /// With `overwriting`, the folder may exist and files of the same names are replaced; others are left alone.
  public static func write(to folder: String, overwriting: Bool = false) throws -> [String] {
    if FileManager.default.fileExists(atPath: folder), !overwriting { throw WriteError.exists(folder) }
    for (name, text) in files {
      let path = folder + "/" + name
      do {
        try FileManager.default.createDirectory(
          at: URL(fileURLWithPath: path).deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: URL(fileURLWithPath: path))
      } catch {
        throw WriteError.cannotWrite(path, reason: error.localizedDescription)
      }
    }
    return files.map(\.0)
  }

  /// Relative names and texts.
  static let files: [(String, String)] = []
}
