import Testing

@testable import Politics

@Suite struct PowerSampleTests {
  /// Estimates lie within five standard errors of the exact values, for every kind of game.
  @Test(arguments: 0..<12) func agreesWithExactIndices(_ seed: UInt64) throws {
    let pairs = VotingGame.randomPairs(seed, players: try VotingGame.randomRules(seed).players.count)
    for game in [
      try VotingGame.random(seed), try .randomRules(seed), try .randomRules(seed, cooperation: .connected),
      try .randomRules(seed, cooperation: .incompatible(pairs)),
    ] {
      let sample = try PowerSample(of: game, samples: 2000, seed: seed)
      let counts = try SwingCounts(of: game)
      for player in game.players.indices {
        for (estimate, exact) in [
          (sample.shapleyShubik[player], counts.shapleyShubik[player].doubleValue),
          (sample.banzhaf[player], counts.banzhaf[player].doubleValue),
        ] {
          let error = (exact * (1 - exact) / 2000).squareRoot()
          #expect(abs(estimate.value - exact) <= 5 * error + 1e-12)
          #expect(abs(estimate.standardError - error) <= 0.3 * error + 1e-3)
        }
      }
      // Where the largest players exclude each other it may be that nobody can win.
      let whole = counts.winningCoalitions.isZero ? 0.0 : 1
      #expect(abs(sample.shapleyShubik.reduce(0) { $0 + $1.value } - whole) < 1e-12)
    }
  }

  @Test func isAFunctionOfTheSeed() throws {
    let game = try VotingGame(players: ["A", "B", "C"], weights: [4, 3, 2], quota: 5)
    #expect(try PowerSample(of: game, samples: 50, seed: 1) == PowerSample(of: game, samples: 50, seed: 1))
    #expect(try PowerSample(of: game, samples: 50, seed: 1) != PowerSample(of: game, samples: 50, seed: 2))
    #expect(throws: InvalidInput.self) { try PowerSample(of: game, samples: 0, seed: 1) }
  }
}
