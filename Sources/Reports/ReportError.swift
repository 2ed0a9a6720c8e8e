/// Why a report cannot be written, in words for people.
public struct ReportError: Error, CustomStringConvertible, Hashable {
  /// What is wrong, with which file, and what to do.
  public let description: String

  init(_ description: String) {
    self.description = description
  }
}
