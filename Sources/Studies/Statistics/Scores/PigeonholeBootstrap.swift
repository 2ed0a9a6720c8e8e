/// Intervals of means over a table of two factors, such as places and months, whose rows share something and
/// whose columns share something: both are drawn with replacement, and a cell counts as often as its row and
/// its column were drawn, multiplied.
///
/// It errs on the wide side, where drawing single cells would be far too narrow.
///
/// Source: A. B. Owen, "The pigeonhole bootstrap", Annals of Applied Statistics 1(2), 2007; the scheme: P.
/// McCullagh, "Resampling and exchangeable arrays", Bernoulli 6(2), 2000.
public struct PigeonholeBootstrap: Sendable {
  /// By resample, how often each cell counts.
  private let weights: [[Double]]

  /// A bootstrap of cells.
  ///
  /// - Parameters:
  ///   - rows: the row of each cell; any whole numbers.
  ///   - columns: the column of each cell.
  ///   - resamples: 1 or more.
  ///   - seed: of the draws.
  /// - Throws: `InvalidSample` if there are no cells, or not one column for each row.
  public init(rows: [Int], columns: [Int], resamples: Int = 1000, seed: UInt64 = 1) throws(InvalidSample) {
    var problems: [String] = []
    if rows.isEmpty { problems.append("There are no cells; there must be at least one.") }
    if rows.count != columns.count {
      problems.append("There are \(rows.count) rows and \(columns.count) columns; each cell needs one of both.")
    }
    if resamples < 1 { problems.append("There are \(resamples) resamples; there must be at least one.") }
    try InvalidSample.check(problems)
    let (row, rowCount) = Self.dense(rows)
    let (column, columnCount) = Self.dense(columns)
    weights = (0..<resamples).map { resample in
      var draws = Draws(seed: seed, purpose: .bootstrap, entity: 1 + resample)
      let (rowTimes, columnTimes) = (Self.times(rowCount, &draws), Self.times(columnCount, &draws))
      return row.indices.map { rowTimes[row[$0]] * columnTimes[column[$0]] }
    }
  }

  /// The mean of the cells with its 95 % interval.
  ///
  /// - Parameter values: one for each cell.
  /// - Returns: the mean of all cells, each once, and the middle 95 % of the resamples' means.
  public func mean(_ values: [Double]) -> Estimate {
    let replicates = weights.compactMap { Self.weighted(values, $0) }
    return Estimate(value: Studies.mean(values), interval: Self.interval(replicates))
  }

  /// One minus the ratio of two means with its 95 % interval: of a score, the skill over another.
  ///
  /// - Parameters:
  ///   - values: one for each cell.
  ///   - reference: one for each cell.
  /// - Returns: the skill and the middle 95 % of the resamples' skills; nil if the reference is 0.
  public func skill(_ values: [Double], over reference: [Double]) -> Estimate? {
    let (own, other) = (Studies.mean(values), Studies.mean(reference))
    guard other > 0 else { return nil }
    let replicates = weights.compactMap { weights -> Double? in
      guard let own = Self.weighted(values, weights), let other = Self.weighted(reference, weights), other > 0
      else { return nil }
      return 1 - own / other
    }
    return Estimate(value: 1 - own / other, interval: Self.interval(replicates))
  }

  private static func weighted(_ values: [Double], _ weights: [Double]) -> Double? {
    var (sum, whole) = (0.0, 0.0)
    for (value, weight) in zip(values, weights) {
      sum += weight * value
      whole += weight
    }
    // Tables with holes may lose all their cells.
    return whole > 0 ? sum / whole : nil
  }

  private static func interval(_ replicates: [Double]) -> Interval { Bootstrap.interval(replicates) }

  private static func times(_ count: Int, _ draws: inout Draws) -> [Double] {
    var times = [Double](repeating: 0, count: count)
    for _ in 0..<count { times[draws.below(count)] += 1 }
    return times
  }

  /// Labels as positions, in order of first appearance.
  private static func dense(_ labels: [Int]) -> (positions: [Int], count: Int) {
    var known: [Int: Int] = [:]
    let positions = labels.map { label in
      if let position = known[label] { return position }
      known[label] = known.count
      return known.count - 1
    }
    return (positions, known.count)
  }
}
