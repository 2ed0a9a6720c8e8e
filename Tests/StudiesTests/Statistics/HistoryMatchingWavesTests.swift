import Testing

@testable import Chance
@testable import Studies

@Suite struct HistoryMatchingWavesTests {
  private func target(_ name: String, _ value: Double, deviation: Double = 0.05) -> HistoryMatching.Observation {
    .init(name: name, value: value, errorVariance: deviation * deviation, discrepancyVariance: 0)
  }

  /// Runs a model of two inputs, with noise of its own.
  private func search(
    _ targets: [HistoryMatching.Observation], waves: Int, noise: Double = 0, forgive: Bool = false,
    model: ([Double]) -> [Double]
  ) throws -> HistoryMatchingWaves {
    var search = try HistoryMatchingWaves(
      HistoryMatching(targets, usesSecond: forgive), inputs: 2,
      settings: .init(points: 20, walkers: 300, sweeps: 4, seed: 4))
    var draws = Draws(seed: 9, purpose: .statistics)
    for _ in 0..<waves {
      let points = search.nextPoints
      guard !points.isEmpty else { break }
      let runs = points.map { point in
        HistoryMatchingWaves.Run(
          outputs: (0..<(noise > 0 ? 10 : 2)).map { _ in model(point).map { $0 + noise * draws.normal() } })
      }
      try search.learn(points: points, runs: runs)
    }
    return search
  }

  /// Two straight lines cross: what is left is the square |x + y − 1| ≤ 0.15, |x − y + 0.4| ≤ 0.15 of area 0.045.
  @Test func leavesWhatTheDefinitionLeaves() throws {
    let found = try search([target("sum", 1), target("difference", -0.4)], waves: 2) { [$0[0] + $0[1], $0[0] - $0[1]] }
    let left = try #require(found.waves.last).left
    print("HistoryMatchingWaves: left \(left) for 0.045")
    #expect(abs(left / 0.045 - 1) < 0.3)
    #expect(found.remaining.count == 300)
    #expect(found.remaining.allSatisfy { abs($0[0] + $0[1] - 1) < 0.17 && abs($0[0] - $0[1] + 0.4) < 0.17 })
    #expect(found.implausibility([0.3, 0.7]) < 0.5)
    #expect(found.implausibility([0.8, 0.7]) > 3)
    #expect(found.waves.map(\.number) == [1, 2])
    // Sum and difference are known to 0.05 each: x and y to 0.05/√2 each.
    let likely = try found.likely()
    for (dimension, truth) in [(0, 0.3), (1, 0.7)] {
      let column = likely.map { $0[dimension] }
      #expect(abs(mean(column) - truth) < 0.01, "\(mean(column))")
      #expect(abs(standardDeviation(column) / 0.03536 - 1) < 0.25, "\(standardDeviation(column))")
    }
    #expect(found.waves.allSatisfy { $0.unmatched.isEmpty })
  }

  /// Later waves are of points that earlier ones left, and leave no more than they.
  @Test func searchesMoreClosely() throws {
    let found = try search([target("curved", 0.25), target("plain", 0.5)], waves: 3) {
      [$0[0] * $0[0] * (0.5 + $0[1]), $0[1] * (0.5 + $0[0])]
    }
    #expect(zip(found.waves, found.waves.dropFirst()).allSatisfy { $1.left <= $0.left * 1.25 })
    #expect(found.waves[2].matched > found.waves[0].matched)
    let truth = found.remaining.map { abs($0[0] * $0[0] * (0.5 + $0[1]) - 0.25) }
    #expect(truth.allSatisfy { $0 < 0.2 })
  }

  /// A model's own noise forgives as much as one history may stray.
  @Test func countsChance() throws {
    let exact = try search([target("value", 0.5)], waves: 1) { [$0[0]] }
    let noisy = try search([target("value", 0.5)], waves: 1, noise: 0.1) { [$0[0]] }
    #expect(abs(exact.waves[0].left / 0.3 - 1) < 0.2)
    // √(0.05² + 0.1²) is 0.112: three of it to either side are 0.67.
    #expect(abs(noisy.waves[0].left / 0.67 - 1) < 0.15)
  }

  @Test func saysWhatCannotBeMatched() throws {
    let found = try search([target("sum", 1), target("never", 5)], waves: 2) { [$0[0] + $0[1], $0[0]] }
    #expect(found.waves[0].unmatched == ["never"])
    #expect(found.waves[0].left == 0 && found.remaining.isEmpty)
    #expect(try found.likely().isEmpty)
    #expect(found.waves[0].leastGreatest > 10)
    let forgiving = try search([target("sum", 1), target("never", 5)], waves: 1, forgive: true) {
      [$0[0] + $0[1], $0[0]]
    }
    #expect(forgiving.waves[0].left > 0.2 && forgiving.waves[0].unmatched == ["never"])
  }

  @Test func tellsWhatIsWrong() throws {
    let error = #expect(throws: InvalidSample.self) {
      try HistoryMatchingWaves(HistoryMatching([target("a", 1)]), inputs: 0, settings: .init(points: 2))
    }
    #expect(error?.problems.count == 2)
  }
}
