/// What choosing a course of action costs against having known the future: in each future, the best
/// course's value minus the chosen course's, where all courses met the same future.
///
/// Source: L. J. Savage, "The theory of statistical decision", JASA 46(253), 1951.
public struct Regret: Codable, Hashable, Sendable {
  /// The mean over futures.
  public var mean: Double
  /// The maximum over futures.
  public var maximum: Double
}

/// How the courses of action compare future by future.
struct FutureComparison {
  /// For each course its regret.
  let regrets: [Regret]
  /// For each course the share of futures in which it is best; several best ones split the future.
  let best: [Double]

  /// - Parameter gains: for each course its value in each future, higher being better.
  init(gains: [[Double]]) {
    let futures = gains.first?.count ?? 0
    var sums = [Double](repeating: 0, count: gains.count)
    var maxima = sums
    var wins = sums
    for future in 0..<futures {
      let greatest = gains.reduce(-Double.infinity) { max($0, $1[future]) }
      let winners = gains.count { $0[future] == greatest }
      for course in gains.indices {
        let loss = greatest - gains[course][future]
        sums[course] += loss
        maxima[course] = max(maxima[course], loss)
        if loss == 0 { wins[course] += 1 / Double(winners) }
      }
    }
    let count = Double(max(1, futures))
    regrets = gains.indices.map { Regret(mean: sums[$0] / count, maximum: maxima[$0]) }
    best = wins.map { $0 / count }
  }
}
