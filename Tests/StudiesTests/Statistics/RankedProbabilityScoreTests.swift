import Testing

@testable import Studies

@Suite struct RankedProbabilityScoreTests {
  /// The integral of the squared difference of distributions, computed by SciPy in the oracle script.
  @Test func agreesWithTheIntegral() throws {
    var deviation = Deviation("scores.json, CRPS")
    for (number, item) in try StudyVectors.own("scores")["crps"].list.enumerated() {
      for (observed, expected) in zip(item["observed"].numbers, item["crps"].numbers) {
        let score = try RankedProbabilityScore.score(ensemble: item["ensemble"].numbers, observed: observed)
        deviation.record(score, expected, "case \(number)")
      }
      for (observed, expected) in zip(item["observed"].numbers, item["fair"].numbers) where !expected.isNaN {
        let score = try RankedProbabilityScore.score(
          ensemble: item["ensemble"].numbers, observed: observed, fair: true)
        deviation.record(score, expected, "case \(number) fair")
      }
    }
    deviation.check(atMost: 1e-10)
  }

  /// The fair score of small ensembles is on average that of the whole distribution, whatever their size: for
  /// a standard normal and 0 that is (√2 − 1)/√π.
  @Test func fairScoresDoNotDependOnSize() throws {
    var draws = Draws(seed: 4, purpose: .statistics)
    for size in [2, 5, 20] {
      let ensembles = (0..<1500).map { _ in (0..<size).map { _ in draws.normal() } }
      let observed = [Double](repeating: 0, count: 1500)
      let fair = try RankedProbabilityScore.mean(ensembles: ensembles, observed: observed, fair: true)
      #expect(abs(fair - 0.2336949) < 0.03, "\(size)")
      #expect(try RankedProbabilityScore.mean(ensembles: ensembles, observed: observed) > fair)
    }
  }

  @Test func oneMemberIsTheAbsoluteError() throws {
    #expect(try RankedProbabilityScore.score(ensemble: [3], observed: 5) == 2)
    #expect(abs(try RankedProbabilityScore.score(probabilities: [0.2, 0.3, 0.5], observed: 1) - 0.29) < 1e-15)
    #expect(try RankedProbabilityScore.score(probabilities: [0, 1], observed: 1) == 0)
  }

  @Test func reportsWhatIsWrong() {
    #expect(throws: InvalidSample.self) { try RankedProbabilityScore.score(ensemble: [], observed: .nan) }
    #expect(throws: InvalidSample.self) { try RankedProbabilityScore.score(ensemble: [1], observed: 1, fair: true) }
    #expect(throws: InvalidSample.self) { try RankedProbabilityScore.mean(ensembles: [], observed: []) }
    #expect(throws: InvalidSample.self) { try RankedProbabilityScore.score(probabilities: [0.5], observed: 3) }
  }
}
