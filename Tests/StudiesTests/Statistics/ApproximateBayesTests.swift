import Testing

@testable import Studies

@Suite struct ApproximateBayesTests {
  /// A normal mean with a flat prior: the posterior after 25 observations of mean 0.5 has mean 0.5 and
  /// deviation 0.2. Rejection of a tenth is too wide; the adjustment brings it to the truth.
  @Test func agreesWithTheExactPosterior() throws {
    var draws = Draws(seed: 2, purpose: .statistics)
    let means = (0..<4000).map { _ in -2 + 4 * draws.uniform() }
    let summaries = means.map { [$0 + 0.2 * draws.normal()] }
    let bayes = try ApproximateBayes(summaries: summaries, observed: [0.5], share: 0.2)
    let adjusted = try bayes.adjusted(means)
    let accepted = bayes.rows.map { means[$0] }
    func moments(_ values: [Double]) -> (mean: Double, deviation: Double) {
      let centre = zip(values, bayes.weights).reduce(0) { $0 + $1.0 * $1.1 }
      let variance = zip(values, bayes.weights).reduce(0) { $0 + $1.1 * ($1.0 - centre) * ($1.0 - centre) }
      return (centre, variance.squareRoot())
    }
    let (plain, exact) = (moments(accepted), moments(adjusted))
    print("ABC: deviation \(plain.deviation) by rejection, \(exact.deviation) adjusted, 0.2 exact")
    #expect(abs(exact.mean - 0.5) < 0.03 && abs(exact.deviation - 0.2) < 0.02)
    #expect(plain.deviation > 0.23)
    #expect(abs(bayes.weights.reduce(0, +) - 1) < 1e-12 && bayes.distances == bayes.distances.sorted())
  }

  @Test func reportsWhatIsWrong() throws {
    let error = #expect(throws: InvalidSample.self) {
      try ApproximateBayes(summaries: [[1, 2]], observed: [.nan], share: 0)
    }
    #expect(error?.problems.count == 3)
    #expect(throws: InvalidSample.self) { try ApproximateBayes(summaries: [], observed: [], share: 1) }
    let bayes = try ApproximateBayes(summaries: [[1], [1]], observed: [1], share: 1)
    #expect(bayes.weights == [0.5, 0.5])
    #expect(throws: InvalidSample.self) { try bayes.adjusted([1]) }
    #expect(try bayes.adjusted([1, 2]) == [1, 2])
  }
}
