import Testing

@testable import Politics

@Suite struct ForecastErrorsTests {
  private func decided(_ outcomes: [Double], proposals: [String]) throws -> DecidedIssues {
    try DecidedIssues(
      try outcomes.indices.map { index in
        let issue = try BargainingIssue(
          name: "i\(index)", actors: ["a", "b"], positions: [0, 100], saliences: [1, 1], capabilities: [1, 1],
          scale: 0...100)
        return try DecidedIssue(issue, proposal: proposals[index], outcome: outcomes[index])
      })
  }

  @Test func measuresErrors() throws {
    let issues = try decided([10, 20, 30, 40], proposals: ["a", "b", "c", "d"])
    let errors = ForecastErrors(of: [[11, 18, 33, 46]], comparedWith: [10, 20, 30, 60], on: issues)
    #expect(errors.meanAbsolute.value == 3)
    #expect(errors.rootMeanSquare.value == (50.0 / 4).squareRoot())
    #expect(errors.medianAbsolute.value == 2.5)
    #expect(errors.difference.value == 3 - 5)
    #expect(errors.meanAbsolute.low >= 1 && errors.meanAbsolute.high <= 6)
    #expect(errors.meanAbsolute.low < 3 && errors.meanAbsolute.high > 3)
  }

  @Test func averagesRepetitions() throws {
    let issues = try decided([10, 20, 30], proposals: ["a", "b", "c"])
    let errors = ForecastErrors(of: [[10, 20, 33], [16, 20, 30]], comparedWith: [10, 20, 30], on: issues)
    #expect(errors.meanAbsolute.value == 1.5)
    #expect(errors.medianAbsolute.value == 0)
    #expect(abs(errors.rootMeanSquare.value - (3.0.squareRoot() + 12.0.squareRoot()) / 2) < 1e-12)
  }

  /// Issues of one proposal are drawn together: with one proposal nothing varies.
  @Test func drawsWholeProposals() throws {
    let outcomes = (0..<40).map { Double($0) }
    let forecasts = outcomes.map { $0 + Double(Int($0) % 5) }
    let one = ForecastErrors(
      of: [forecasts], comparedWith: outcomes, on: try decided(outcomes, proposals: outcomes.map { _ in "p" }))
    #expect(one.meanAbsolute.low == 2 && one.meanAbsolute.high == 2)
    // Each its own: the standard error is √2/√40, the interval ±1.96 of it.
    let many = ForecastErrors(
      of: [forecasts], comparedWith: outcomes, on: try decided(outcomes, proposals: outcomes.map { "p\($0)" }),
      samples: 4000)
    let half = 1.96 * (2.0 / 40).squareRoot()
    #expect(abs(many.meanAbsolute.low - (2 - half)) < 0.05)
    #expect(abs(many.meanAbsolute.high - (2 + half)) < 0.05)
    #expect(many.difference == many.meanAbsolute)
  }

  @Test func dependsOnSeedNotOnOrder() throws {
    let outcomes = (0..<12).map { Double($0 * 5) }
    let proposals = (0..<12).map { "p\($0 / 3)" }
    let forecasts = outcomes.map { 100 - $0 }
    let errors = ForecastErrors(
      of: [forecasts], comparedWith: outcomes, on: try decided(outcomes, proposals: proposals))
    let issues = try decided(outcomes, proposals: proposals)
    let reversed = try DecidedIssues(issues.issues.reversed())
    #expect(ForecastErrors(of: [forecasts.reversed()], comparedWith: outcomes.reversed(), on: reversed) == errors)
    let apart = try decided(outcomes, proposals: outcomes.map { "p\($0)" })
    let first = ForecastErrors(of: [forecasts], comparedWith: outcomes, on: apart, seed: 1)
    let second = ForecastErrors(of: [forecasts], comparedWith: outcomes, on: apart, seed: 2)
    #expect(first != second)
    #expect(first.meanAbsolute.value == second.meanAbsolute.value)
  }
}
