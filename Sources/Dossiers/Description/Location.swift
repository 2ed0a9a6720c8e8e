/// A place in a dossier's file, as people count: lines and columns from 1.
public struct Location: Hashable, Sendable, Codable, Comparable {
  /// The file's path relative to the dossier folder.
  public let file: String
  /// From 1.
  public let line: Int
  /// In Unicode scalars, from 1.
  public let column: Int

  /// A place in a file.
  public init(file: String, line: Int, column: Int) {
    self.file = file
    self.line = line
    self.column = column
  }

  /// By file, then line, then column.
  public static func < (lhs: Location, rhs: Location) -> Bool {
    (lhs.file, lhs.line, lhs.column) < (rhs.file, rhs.line, rhs.column)
  }
}
