/// What is wrong with the input of an algorithm: everything at once, each in a sentence that says what
/// would be right.
public struct InvalidInput: Error, Hashable, Sendable, CustomStringConvertible {
  /// At least one sentence.
  public let problems: [String]

  /// An error of one or more problems.
  public init(_ problems: [String]) { self.problems = problems }

  /// The problems, one a line.
  public var description: String { problems.joined(separator: "\n") }
}
