import Testing

@testable import Studies

@Suite struct RobustnessTests {
  /// The same measures computed with NumPy by the oracle script.
  @Test func agreesWithNumPy() throws {
    var deviation = Deviation("robustness.json")
    for (number, item) in try StudyVectors.own("robustness")["cases"].list.enumerated() {
      var settings = Robustness.Settings()
      settings.higherIsBetter = item["higher_is_better"].number == 1
      settings.pessimism = item["pessimism"].number
      settings.regretShare = item["regret_share"].number
      settings.threshold = item["threshold"].number
      settings.weights = item["weights"].numbers
      let measures = try Robustness.measures(of: item["outcomes"].matrix, settings: settings)
      for (course, measure) in measures.enumerated() {
        let expected = item["measures"]
        for (name, value) in [
          ("expected_value", measure.expectedValue), ("laplace", measure.laplace), ("maximin", measure.maximin),
          ("maximax", measure.maximax), ("hurwicz", measure.hurwicz), ("minimax_regret", measure.minimaxRegret),
          ("percentile_regret", measure.percentileRegret), ("satisficing", measure.satisficing ?? .nan),
          ("signal_to_noise", measure.signalToNoise ?? .nan),
        ] {
          deviation.record(value, expected[name].list[course].number, "case \(number) course \(course) \(name)")
        }
      }
    }
    deviation.check(atMost: 1e-11)
  }

  /// Two states: a course that gains 3 in one beats one that gains 1 in the other for three quarters of all
  /// probabilities; a third that is always worse for none. Doubling a state's futures changes nothing.
  @Test func starrMeasuresTheSimplex() throws {
    var settings = Robustness.Settings()
    settings.vectors = 5000
    for (outcomes, states) in [
      ([[3.0, 0], [0, 1], [-1, 0.5]], [0, 1]), ([[3.0, 3, 3, 0], [0, 0, 0, 1], [-1, -1, -1, 0.5]], [7, 7, 7, 2]),
    ] {
      settings.states = states
      let shares = try Robustness.measures(of: outcomes, settings: settings).map(\.starr)
      #expect(abs(shares[0] - 0.75) < 0.025 && abs(shares[1] - 0.25) < 0.025 && shares[2] == 0)
    }
    settings.higherIsBetter = false
    settings.states = nil
    let shares = try Robustness.measures(of: [[0, 4], [1, 0], [1, 0]], settings: settings).map(\.starr)
    #expect(abs(shares[0] - 0.2) < 0.025)
    #expect(shares[1] == shares[2] && abs(shares.reduce(0, +) - 1) < 1e-9)
  }

  /// A course that is better everywhere is better by every measure.
  @Test func prefersTheDominant() throws {
    var draws = Draws(seed: 1, purpose: .statistics)
    for _ in 0..<50 {
      let low = (0..<20).map { _ in draws.normal() }
      let measures = try Robustness.measures(of: [low, low.map { $0 + draws.uniform() }])
      #expect(measures[1].laplace > measures[0].laplace && measures[1].maximin >= measures[0].maximin)
      #expect(measures[1].maximax >= measures[0].maximax && measures[1].hurwicz > measures[0].hurwicz)
      #expect(measures[1].minimaxRegret == 0 && measures[0].minimaxRegret > 0)
      #expect(measures[0].percentileRegret > 0 && measures[1].starr == 1)
    }
  }

  @Test func reportsAllThatIsWrong() {
    var settings = Robustness.Settings()
    settings.pessimism = 2
    settings.regretShare = .nan
    settings.weights = [-1]
    settings.states = []
    settings.threshold = .infinity
    settings.vectors = 0
    let error = #expect(throws: InvalidSample.self) {
      try Robustness.measures(of: [[1, 2], [1, .nan, 3]], settings: settings)
    }
    #expect(error?.problems.count == 9)
    #expect(throws: InvalidSample.self) { try Robustness.measures(of: []) }
  }
}
