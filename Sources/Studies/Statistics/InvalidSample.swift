/// What is wrong with the data given to an algorithm: everything at once, each in a sentence that says
/// what would be right.
public struct InvalidSample: Error, Hashable, Sendable, CustomStringConvertible {
  /// At least one sentence.
  public let problems: [String]

  /// An error of one or more problems.
  public init(_ problems: [String]) { self.problems = problems }

  /// The problems, one a line.
  public var description: String { problems.joined(separator: "\n") }

  /// Throws unless all is well.
  static func check(_ problems: [String]) throws(InvalidSample) {
    if !problems.isEmpty { throw InvalidSample(problems) }
  }

  /// The problem with a column of numbers of which `count` are wanted, all finite.
  static func problems(in column: [Double], named name: String, count: Int) -> [String] {
    var problems: [String] = []
    if column.count != count {
      problems.append("\(name) has \(column.count) values; there must be one for each of the \(count) rows.")
    }
    if let row = column.firstIndex(where: { !$0.isFinite }) {
      problems.append("\(name) is \(column[row]) in row \(row); all values must be finite.")
    }
    return problems
  }
}
