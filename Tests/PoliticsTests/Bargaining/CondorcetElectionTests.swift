import Chance
import Testing

@testable import Politics

@Suite struct CondorcetElectionTests {
  /// Three voters, two options: strengths 2 and 1 (and the floor), chances 2/3 and 1/3.
  @Test func linearChancesOfTwoOptions() throws {
    for method in CondorcetElection.Method.allCases {
      var election = CondorcetElection()
      election.method = method
      let chances = try election.probabilities(utilities: [[1, 1, 0], [0, 0, 1]], weights: [1, 1, 1])
      #expect(abs(chances[0] - 2.0 / 3) < 2e-6)
      #expect(abs(chances[0] + chances[1] - 1) < 1e-9)
    }
  }

  @Test func victoryModels() {
    #expect(VictoryModel.linear.probability(2, 1) == 2.0 / 3)
    #expect(VictoryModel.square.probability(2, 1) == 0.8)
    #expect(abs(VictoryModel.quartic.probability(2, 1) - 16.0 / 17) < 1e-15)
    #expect(abs(VictoryModel.octic.probability(2, 1) - 256.0 / 257) < 1e-15)
    #expect(abs(VictoryModel.binary.probability(2, 1) - 1 / (1 + 1e-6)) < 1e-15)
    #expect(abs(VictoryModel.binary.probability(1, 1) - 0.5) < 1e-14)
    // Continuous at a tenth more, but for the millionth.
    #expect(abs(VictoryModel.binary.probability(1.0999999, 1) - 1) < 1e-5)
  }

  @Test func votingRules() {
    #expect(VotingRule.proportional.vote(0.4) == 0.4)
    #expect(VotingRule.binary.vote(0.4) == 1)
    #expect(VotingRule.binary.vote(-1e-9) == -0.1)
    #expect(abs(VotingRule.proportionalBinary.vote(-0.5) + 0.6) < 1e-15)
    #expect(abs(VotingRule.proportionalCubic.vote(0.5) - 0.3125) < 1e-15)
    #expect(abs(VotingRule.cubic.vote(-0.5) + 0.125) < 1e-15)
    #expect(abs(VotingRule.asymmetric.vote(0.3) - 0.2) < 1e-15)
    #expect(VotingRule.asymmetric.vote(-0.3) == -0.3)
  }

  /// Chances are a distribution, rise with weight, and do not depend on the order of options or voters.
  @Test func properties() throws {
    let stream = RandomStream(seed: 9, future: 1)
    for seed in 0..<40 {
      let (options, voters) = (2 + seed % 6, 3 + seed % 5)
      func uniform(_ a: Int, _ b: Int) -> Double { stream.uniform(.design, week: seed, entity: a, draw: b) }
      let utilities = (0..<options).map { a in (0..<voters).map { uniform(a, $0) } }
      let weights = (0..<voters).map { 1 + 10 * uniform(99, $0) }
      for method in CondorcetElection.Method.allCases {
        for voting in VotingRule.allCases {
          var election = CondorcetElection()
          (election.method, election.voting) = (method, voting)
          let chances = try election.probabilities(utilities: utilities, weights: weights)
          #expect(abs(chances.reduce(0, +) - 1) < 1e-9)
          #expect(chances.allSatisfy { $0 >= 0 })
          let reversed = try election.probabilities(utilities: utilities.reversed(), weights: weights)
          for (a, b) in zip(chances, reversed.reversed()) { #expect(abs(a - b) < 1e-5) }
          // Everybody puts the first option up: it gains.
          var raised = utilities
          for k in 0..<voters { raised[0][k] += 0.2 }
          #expect(try election.probabilities(utilities: raised, weights: weights)[0] >= chances[0] - 1e-6)
        }
      }
    }
  }

  @Test func manyOptionsDoNotUnderflow() throws {
    var election = CondorcetElection()
    election.victory = .octic
    let utilities: [[Double]] = (0..<200).map { option in
      (0..<3).map { (voter: Int) -> Double in Double((option * 7 + voter * 13) % 200) / 200 }
    }
    let chances = try election.probabilities(utilities: utilities, weights: [1, 2, 3])
    #expect(abs(chances.reduce(0, +) - 1) < 1e-9)
  }

  @Test func equalPositionsAreOneOption() throws {
    let issue = try BargainingIssue(
      name: "issue", actors: ["a", "b", "c", "d"], positions: [0, 100, 100, 100], saliences: [1, 1, 1, 1],
      capabilities: [3, 1, 1, 1])
    let distribution = CondorcetElection().positions(issue)
    #expect(distribution.map(\.position) == [0, 100])
    #expect(abs(distribution[0].probability - 0.5) < 1e-9)
    #expect(abs(CondorcetElection().expectedPosition(issue) - 50) < 1e-6)
  }

  @Test func refusesBadInput() {
    let error = #expect(throws: InvalidInput.self) {
      try CondorcetElection().probabilities(utilities: [[1, 2], [.nan, 1, 3]], weights: [1, -1])
    }
    #expect(error?.problems.count == 3)
    #expect(throws: InvalidInput.self) { try CondorcetElection().probabilities(utilities: [], weights: []) }
  }
}
