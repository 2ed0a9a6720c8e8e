/// What is wrong with a study file, in words for people.
public struct StudyError: Error, CustomStringConvertible, Hashable {
  /// What is wrong, with which file, and what to do.
  public let description: String

  init(_ description: String) {
    self.description = description
  }
}
