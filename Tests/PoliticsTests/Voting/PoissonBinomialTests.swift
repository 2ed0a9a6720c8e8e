import Testing

@testable import Politics

@Suite struct PoissonBinomialTests {
  @Test func equalProbabilitiesAreBinomial() {
    let result = PoissonBinomial.distribution([0.3, 0.3, 0.3, 0.3])
    for (actual, expected) in zip(result, [0.2401, 0.4116, 0.2646, 0.0756, 0.0081]) {
      #expect(abs(actual - expected) < 1e-15)
    }
    #expect(PoissonBinomial.distribution([]) == [1])
    #expect(PoissonBinomial.distribution([0, 1, 1]) == [0, 0, 1, 0])
  }

  @Test func agreesWithEnumerationInAnyOrder() {
    let probabilities = [0.1, 0.9, 0.35, 0.5, 0.77, 0.02, 0.6]
    var expected = [Double](repeating: 0, count: 8)
    for code in 0..<128 {
      var product = 1.0
      for (index, p) in probabilities.enumerated() { product *= code >> index & 1 == 1 ? p : 1 - p }
      expected[code.nonzeroBitCount] += product
    }
    let result = PoissonBinomial.distribution(probabilities)
    for (a, b) in zip(result, expected) { #expect(abs(a - b) < 1e-15) }
    #expect(PoissonBinomial.distribution(probabilities.reversed()) == result)
  }

  /// With everybody present the roll call's yes votes are this distribution.
  @Test func isWhatARollCallCounts() throws {
    let vote = RollCall(
      members: (0..<12).map { RollCall.Member(name: "m\($0)", position: Double($0) / 6 - 1) }, bill: 0.4,
      statusQuo: -0.2)
    let forecast = try vote.forecast()
    let expected = PoissonBinomial.distribution(forecast.yes)
    for (a, b) in zip(forecast.yesVotes, expected) { #expect(abs(a - b) < 1e-14) }
  }
}
