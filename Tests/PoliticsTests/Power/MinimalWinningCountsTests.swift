import BigInt
import Testing

@testable import Politics

@Suite struct MinimalWinningCountsTests {
  @Test(arguments: 0..<150) func agreesWithEnumeration(_ seed: UInt64) throws {
    for game in [try VotingGame.random(seed), try .randomRules(seed, cooperation: .connected)] {
      #expect(try MinimalWinningCounts(of: game).memberships == CoalitionEnumeration(of: game).minimalMemberships)
    }
  }

  /// [q; 1, …, 1] has C(n, q) minimal winning coalitions.
  @Test func agreesWithBinomials() throws {
    let game = try VotingGame(
      players: (0..<70).map { "P\($0)" }, weights: [Int](repeating: 1, count: 70), quota: 35)
    var binomial = BigUInt(1)
    for k in 0..<35 { binomial = binomial * BigUInt(70 - k) / BigUInt(k + 1) }
    let counts = try MinimalWinningCounts(of: game)
    #expect(counts.coalitions == binomial)
    #expect(counts.holler[5] == Fraction("1/70"))
  }

  @Test func refusesWhatIsTooMuchWork() throws {
    let game = try VotingGame(
      players: (0..<400).map { "P\($0)" }, weights: (0..<400).map { $0 + 1 }, quota: 40_101)
    #expect(throws: InvalidInput.self) { try MinimalWinningCounts(of: game) }
  }
}
