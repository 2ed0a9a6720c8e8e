/// Every combination of the factors' levels: courses of action × truths of claims × levels of numbers.
///
/// Rows are in the order of counting, the last factor changing fastest; a row is computed alone.
public struct FullFactorial: Sendable {
  /// How many levels each factor has.
  public let levels: [Int]
  /// The number of rows.
  public let count: Int

  /// A design.
  ///
  /// - Parameter levels: of each factor, 1 or more.
  /// - Throws: `InvalidSample` if a factor has no level, or there are more rows than can be counted.
  public init(levels: [Int]) throws(InvalidSample) {
    var problems: [String] = []
    var count = 1
    for (factor, number) in levels.enumerated() {
      if number < 1 { problems.append("Factor \(factor) has \(number) levels; it must have at least one.") }
      let (product, overflows) = count.multipliedReportingOverflow(by: max(1, number))
      if overflows {
        problems.append("The factors have more combinations than can be counted; use a balanced or sampled design.")
        break
      }
      count = product
    }
    try InvalidSample.check(problems)
    self.levels = levels
    self.count = count
  }

  /// The levels in a row, each from 0.
  ///
  /// - Parameter row: 0 ..< `count`; others count on from the start.
  public func row(_ row: Int) -> [Int] {
    var rest = ((row % count) + count) % count
    var result = levels
    for factor in levels.indices.reversed() {
      result[factor] = rest % levels[factor]
      rest /= levels[factor]
    }
    return result
  }
}
