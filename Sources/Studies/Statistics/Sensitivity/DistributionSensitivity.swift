/// PAWN: how far the distribution of the outcome moves when one input is known to be in a slice of its range,
/// by the Kolmogorov-Smirnov distance to the whole.
///
/// Source: F. Pianosi and T. Wagener, "Distribution-based sensitivity analysis from a generic input-output
/// sample", Environmental Modelling & Software 108, 2018.
public struct DistributionSensitivity: Sendable, Codable, Hashable {
  /// Over the slices.
  public var minimum, mean, median, maximum: Double
  /// The standard deviation (n) over the slices.
  public var deviation: Double

  /// The measure of one input.
  ///
  /// Slices hold equal shares of the futures; as in SALib the greatest value is in none of them.
  ///
  /// - Parameters:
  ///   - input: its values.
  ///   - outcome: one for each.
  ///   - slices: 1 or more; a tenth of the square root of the sample or 10 are usual.
  /// - Throws: `InvalidSample` if lengths differ, a value is not finite, or no slice holds a future.
  public init(input: [Double], outcome: [Double], slices: Int = 10) throws(InvalidSample) {
    var problems = InvalidSample.problems(in: input, named: "The input", count: outcome.count)
    problems += InvalidSample.problems(in: outcome, named: "The outcome", count: outcome.count)
    if slices < 1 { problems.append("There are \(slices) slices; there must be at least one.") }
    try InvalidSample.check(problems)
    let sorted = input.sorted()
    let whole = outcome.sorted()
    let step = 1 / Double(slices)
    let edges = (0...slices).map { Quantiles.quantile(min(1, Double($0) * step), ofSorted: sorted) }
    var distances: [Double] = []
    for slice in 0..<slices {
      let part = zip(input, outcome).compactMap { $0 >= edges[slice] && $0 < edges[slice + 1] ? $1 : nil }
      if !part.isEmpty { distances.append(KolmogorovSmirnov.distance(sorted: part.sorted(), whole)) }
    }
    guard let least = distances.min(), let most = distances.max() else {
      throw InvalidSample(["No slice of the input holds a future; the input must vary."])
    }
    (minimum, maximum) = (least, most)
    mean = Studies.mean(distances)
    median = Quantiles.quantile(0.5, ofSorted: distances.sorted())
    deviation = (squaredDeviations(distances) / Double(distances.count)).squareRoot()
  }
}
