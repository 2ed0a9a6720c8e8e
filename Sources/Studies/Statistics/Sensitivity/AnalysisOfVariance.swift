import Chance

/// The F test of whether an input's mean differs between futures that are of interest and others: the
/// simplest score of an input.
///
/// Source: R. A. Fisher, "Statistical Methods for Research Workers", 1925. The tail of the F distribution is
/// an incomplete beta function (NIST DLMF 8.17).
public struct AnalysisOfVariance: Sendable, Codable, Hashable {
  /// The variance between groups over that within; nil: the values do not vary within groups, or there are
  /// fewer than two groups.
  public var ratio: Double?
  /// The probability of so great a ratio by chance; nil with it.
  public var probability: Double?

  /// The test of a column.
  ///
  /// - Parameters:
  ///   - values: of the input, finite.
  ///   - groups: the group of each row, from 0.
  /// - Throws: `InvalidSample` if lengths differ or a value is not finite.
  public init(values: [Double], groups: [Int]) throws(InvalidSample) {
    var problems = InvalidSample.problems(in: values, named: "The input", count: groups.count)
    if groups.contains(where: { $0 < 0 }) { problems.append("A group is negative; groups count from 0.") }
    try InvalidSample.check(problems)
    var numbers: [Int: Int] = [:]
    for group in groups where numbers[group] == nil { numbers[group] = numbers.count }
    var counts = [Double](repeating: 0, count: numbers.count)
    var sums = counts
    let centre = mean(values)
    for (value, group) in zip(values, groups) {
      let place = numbers[group] ?? 0
      counts[place] += 1
      sums[place] += value - centre
    }
    let total = values.reduce(0) { $0 + ($1 - centre) * ($1 - centre) }
    let between = zip(sums, counts).reduce(0) { $0 + $1.0 * $1.0 / $1.1 }
    let (d1, d2) = (Double(counts.count - 1), Double(values.count - counts.count))
    guard d1 > 0, d2 > 0, total - between > 0 else {
      (ratio, probability) = (nil, nil)
      return
    }
    let f = between / d1 / ((total - between) / d2)
    ratio = f
    probability = Beta(alpha: d2 / 2, beta: d1 / 2).probability(below: d2 / (d2 + d1 * f))
  }
}
