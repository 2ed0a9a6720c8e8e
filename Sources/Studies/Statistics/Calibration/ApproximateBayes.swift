/// Approximate Bayesian computation: the inputs whose runs came nearest to what was observed, as a sample of
/// what the inputs may be given the observations.
///
/// Sources: J. K. Pritchard, M. T. Seielstad, A. Perez-Lezaun and M. W. Feldman, "Population growth of human Y
/// chromosomes", Molecular Biology and Evolution 16(12), 1999 (rejection); M. A. Beaumont, W. Zhang and D. J.
/// Balding, "Approximate Bayesian computation in population genetics", Genetics 162, 2002 (local-linear
/// adjustment).
public struct ApproximateBayes: Sendable {
  /// The rows accepted, nearest first.
  public let rows: [Int]
  /// Their distances, in mean absolute deviations of the summaries.
  public let distances: [Double]
  /// Their weights: Epanechnikov's of the distance, adding up to 1.
  public let weights: [Double]
  private let gaps: [[Double]]

  /// Accepts the nearest runs.
  ///
  /// - Parameters:
  ///   - summaries: by run, the numbers that are compared.
  ///   - observed: the same numbers, observed.
  ///   - share: of runs to accept, over 0, at most 1.
  /// - Throws: `InvalidSample` if lengths differ, a number is not finite, or the share is out of range.
  public init(summaries: [[Double]], observed: [Double], share: Double) throws(InvalidSample) {
    var problems = InvalidSample.problems(in: observed, named: "What was observed", count: observed.count)
    if observed.isEmpty { problems.append("Nothing was observed; there must be at least one number.") }
    if summaries.isEmpty { problems.append("There are no runs; there must be at least one.") }
    for (run, row) in summaries.enumerated() {
      problems += InvalidSample.problems(in: row, named: "Run \(run)", count: observed.count)
    }
    if !(share > 0 && share <= 1) { problems.append("The share is \(share); it must be over 0, at most 1.") }
    try InvalidSample.check(problems)
    let scales = observed.indices.map { place -> Double in
      let column = summaries.map { $0[place] }.sorted()
      let middle = Quantiles.quantile(0.5, ofSorted: column)
      let spread = Quantiles.quantile(0.5, ofSorted: column.map { abs($0 - middle) }.sorted())
      return spread > 0 ? spread : max(standardDeviation(column), 1e-300)
    }
    let scaled = summaries.map { row in row.indices.map { (row[$0] - observed[$0]) / scales[$0] } }
    let far = scaled.map { $0.reduce(0) { $0 + $1 * $1 }.squareRoot() }
    let accepted = max(1, Int((share * Double(summaries.count)).rounded()))
    let order = far.indices.sorted { (far[$0], $0) < (far[$1], $1) }.prefix(accepted)
    rows = Array(order)
    distances = rows.map { far[$0] }
    gaps = rows.map { scaled[$0] }
    let bandwidth = distances[distances.count - 1]
    let raw = distances.map { bandwidth > 0 ? max(0, 1 - $0 * $0 / (bandwidth * bandwidth)) : 1 }
    let whole = raw.reduce(0, +)
    weights = raw.map { whole > 0 ? $0 / whole : 1 / Double(raw.count) }
  }

  /// The accepted values of an input, moved to where they would be had their runs met the observations
  /// exactly, by a weighted linear regression on the summaries.
  ///
  /// - Parameter values: of the input, one for each run. Adjusted values may leave the input's range; for a
  ///   bounded input pass its logit, and turn it back.
  /// - Throws: `InvalidSample` if a run that was accepted has no finite value.
  public func adjusted(_ values: [Double]) throws(InvalidSample) -> [Double] {
    guard let last = rows.max(), last < values.count, rows.allSatisfy({ values[$0].isFinite }) else {
      throw InvalidSample(["There must be a finite value of the input for every run."])
    }
    let own = rows.map { values[$0] }
    guard rows.count > gaps[0].count + 1 else { return own }
    let line = GaussianProcess.leastSquares(gaps, own, weights: weights)
    return zip(own, gaps).map { value, gaps in
      value - zip(line.dropFirst(), gaps).reduce(0) { $0 + $1.0 * $1.1 }
    }
  }
}
