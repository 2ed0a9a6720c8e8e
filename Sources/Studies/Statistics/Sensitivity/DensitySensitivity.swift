import Chance

/// The moment-independent measure δ: half the area between the density of the outcome and its density when
/// an input is known, averaged over the input; 0 if it does not matter, 1 if it decides everything.
///
/// Sources: E. Borgonovo, "A new uncertainty importance measure", Reliability Engineering & System Safety
/// 92(6), 2007; estimator from given data, with its number of classes and bias reduction: E. Plischke, E.
/// Borgonovo and C. L. Smith, "Global sensitivity measures from given data", European Journal of Operational
/// Research 226(3), 2013, equations 26 and 30. Densities: Gaussian kernels of Silverman's width, at 100 points.
public struct DensitySensitivity: Sendable, Codable, Hashable {
  /// By the sample itself: too high by chance.
  public var naive: Double
  /// Twice the naive value less the mean over resamples, with a bootstrap interval.
  public var delta: Estimate
  /// The share of variance between classes of the input: a first-order index from the same data.
  public var first: Double

  /// The measure of one input.
  ///
  /// - Parameters:
  ///   - input: its values.
  ///   - outcome: one for each.
  ///   - resamples: of the bootstrap, 2 or more.
  ///   - seed: of the bootstrap.
  /// - Throws: `InvalidSample` if lengths differ, a value is not finite, or there are fewer than 10 futures.
  public init(
    input: [Double], outcome: [Double], resamples: Int = 100, seed: UInt64 = 0
  ) throws(InvalidSample) {
    var problems = InvalidSample.problems(in: input, named: "The input", count: outcome.count)
    problems += InvalidSample.problems(in: outcome, named: "The outcome", count: outcome.count)
    if outcome.count < 10 { problems.append("There are \(outcome.count) futures; there must be at least 10.") }
    if resamples < 2 { problems.append("There are \(resamples) resamples; there must be at least 2.") }
    try InvalidSample.check(problems)
    let (low, high) = (outcome.min() ?? 0, outcome.max() ?? 0)
    let grid = (0..<100).map { low + (high - low) * Double($0) / 99 }
    let hat = Self.delta(input, outcome, grid)
    var draws = Draws(seed: seed, purpose: .statistics)
    let replicates = (0..<resamples).map { _ in
      let rows = outcome.indices.map { _ in draws.below(outcome.count) }
      return 2 * hat - Self.delta(rows.map { input[$0] }, rows.map { outcome[$0] }, grid)
    }
    naive = hat
    let value = mean(replicates)
    let reach = Interval.normalPoint * standardDeviation(replicates)
    delta = Estimate(value: value, interval: Interval(low: value - reach, high: value + reach))
    first = Self.first(input, outcome)
  }

  /// How many classes the input is divided into: about √n for small samples, 48 at most.
  static func classes(_ count: Int) -> Int {
    // tanh by way of exp.
    let tanh = 1 - 2 / (Elementary.exp(2 * (1500 - Double(count)) / 500) + 1)
    let power = Elementary.power(Double(count), 2 / (7 + tanh))
    return Int(min(power.rounded(.up), 48))
  }

  /// Ranges of ranks, class by class.
  private static func parts(_ input: [Double]) -> [ArraySlice<UInt32>] {
    let order = SortedOrder.ascending(input)
    let classes = classes(input.count)
    let edges = (0...classes).map { Int((Double(input.count) * Double($0) / Double(classes)).rounded(.down)) }
    return (0..<classes).map { order[edges[$0]..<edges[$0 + 1]] }
  }

  static func delta(_ input: [Double], _ outcome: [Double], _ grid: [Double]) -> Double {
    guard let whole = density(outcome, grid) else { return 0 }
    var sum = 0.0
    for part in parts(input) {
      guard let own = density(part.map { outcome[Int($0)] }, grid) else { continue }
      var area = 0.0
      for point in 1..<grid.count {
        let gaps = abs(whole[point] - own[point]) + abs(whole[point - 1] - own[point - 1])
        area += gaps / 2 * (grid[point] - grid[point - 1])
      }
      sum += Double(part.count) / (2 * Double(outcome.count)) * area
    }
    return sum
  }

  static func first(_ input: [Double], _ outcome: [Double]) -> Double {
    let centre = mean(outcome)
    let total = squaredDeviations(outcome)
    guard total > 0 else { return 0 }
    return parts(input).reduce(0) { sum, part in
      guard !part.isEmpty else { return sum }
      let gap = mean(part.map { outcome[Int($0)] }) - centre
      return sum + Double(part.count) * gap * gap / total
    }
  }

  /// The kernel density at the points of a grid; nil if the sample does not vary.
  private static func density(_ sample: [Double], _ grid: [Double]) -> [Double]? {
    guard sample.count > 1, sample.contains(where: { $0 != sample[0] }) else { return nil }
    let count = Double(sample.count)
    let width = standardDeviation(sample) * Elementary.power(count * 3 / 4, -0.2)
    let scale = 1 / (count * width * 2.5066282746310002)
    return grid.map { point in
      var sum = 0.0
      for value in sample {
        let distance = (point - value) / width
        if abs(distance) < 39 { sum += Elementary.exp(-0.5 * distance * distance) }
      }
      return sum * scale
    }
  }
}
