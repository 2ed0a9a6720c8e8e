public import Studies

/// A study on disk, open for reading.
public final class StudyFile: Sendable {
  /// Where it is.
  public let path: String

  /// Opens a study.
  ///
  /// - Throws: `StudyError` if there is no such file, or it is not a study, of a newer version, or damaged.
  public init(opening path: String) throws {
    self.path = path
  }

  /// What was studied, and how much of it is done.
  public func outline() throws -> StudyOutline {
    throw StudyError("\(path): not yet readable")
  }

  /// The findings, as stored, or computed from the futures that are done.
  ///
  /// - Throws: `StudyError` if no future is done.
  public func findings() throws -> Findings {
    throw StudyError("\(path): not yet readable")
  }

  /// The files of the dossier that the study was made from, with their paths in its folder.
  public func dossierFiles() throws -> [(path: String, content: [UInt8])] {
    throw StudyError("\(path): not yet readable")
  }

  /// Writes the dossier that the study was made from into a folder, so that it can be loaded.
  public func writeDossier(to folder: String) throws {
    throw StudyError("\(path): not yet readable")
  }
}
