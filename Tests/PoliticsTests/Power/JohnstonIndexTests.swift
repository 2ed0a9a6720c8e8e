import BigInt
import Testing

@testable import Politics

@Suite struct JohnstonIndexTests {
  @Test(arguments: 0..<150) func agreesWithEnumeration(_ seed: UInt64) throws {
    let game = try VotingGame.random(seed)
    let counts = try CoalitionEnumeration(of: game).criticalMemberships
    let shares = counts.map { byCritical in
      byCritical.enumerated().reduce(Fraction(0)) { sum, item in
        item.offset == 0 ? sum : sum + (Fraction(BigInt(item.element), over: BigInt(item.offset)) ?? 0)
      }
    }
    let total = shares.reduce(0, +)
    #expect(try JohnstonIndex.index(of: game) == shares.map { $0.divided(by: total) })
  }

  /// Who decides alone shares with nobody.
  @Test func knowsTheDictator() throws {
    #expect(try JohnstonIndex.index(of: VotingGame(players: ["A", "B"], weights: [3, 1], quota: 3)) == [1, 0])
  }
}
