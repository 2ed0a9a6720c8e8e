import Chance
import Testing

@testable import Studies

@Suite struct BinomialTailTests {
  /// The regularised incomplete beta function, which is the same number.
  @Test func agreesWithTheBetaFunction() {
    var deviation = Deviation("binomial tails")
    for trials in [1, 2, 7, 15, 16, 40, 300, 5000] {
      for share in [0.001, 0.2, 0.5, 0.77, 0.999] {
        for part in 1...8 {
          let successes = max(1, trials * part / 8)
          let beta = Beta(alpha: Double(successes), beta: Double(trials - successes + 1)).probability(below: share)
          deviation.record(
            BinomialTail.probability(atLeast: successes, of: trials, each: share), beta,
            "\(successes) of \(trials) at \(share)")
        }
      }
    }
    deviation.check(atMost: 1e-10)
  }

  @Test func knowsTheExtremes() {
    #expect(BinomialTail.probability(atLeast: 0, of: 5, each: 0) == 1)
    #expect(BinomialTail.probability(atLeast: 1, of: 5, each: 0) == 0)
    #expect(BinomialTail.probability(atLeast: 5, of: 5, each: 1) == 1)
    #expect(BinomialTail.probability(atLeast: 6, of: 5, each: 0.5) == 0)
    #expect(abs(BinomialTail.probability(atLeast: 4, of: 5, each: 0.5) - 6.0 / 32) < 1e-15)
    #expect(abs(BinomialTail.logFactorial(20) - 42.335616460753485) < 1e-13)
  }
}
