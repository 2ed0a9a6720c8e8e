import Testing

@testable import Studies

@Suite struct PlackettBurmanTests {
  /// For every size up to 48 factors are balanced and orthogonal, in as few rows as a multiple of 4 allows.
  @Test(arguments: 1...47) func isOrthogonal(factors: Int) throws {
    let rows = try PlackettBurman(factors: factors).rows
    #expect(rows.count == factors / 4 * 4 + 4)
    for first in 0..<factors {
      #expect(rows.count { $0[first] } == rows.count / 2)
      for second in 0..<first { #expect(rows.count { $0[first] == $0[second] } == rows.count / 2) }
    }
  }

  /// Of the sizes beyond, those that the guide names are missing.
  @Test func knowsWhatItLacks() {
    #expect(stride(from: 4, through: 100, by: 4).filter { PlackettBurman.hadamard($0) == nil } == [52, 92, 100])
  }

  /// With foldover no main effect is mixed with the product of two factors.
  @Test func foldoverFreesMainEffects() throws {
    let rows = try PlackettBurman(factors: 7, foldover: true).rows
    #expect(rows.count == 16)
    for a in 0..<7 {
      for b in 0..<7 {
        for c in 0..<b { #expect(rows.count { $0[a] == ($0[b] == $0[c]) } == 8) }
      }
    }
  }

  @Test func refusesWhatCannotBe() {
    #expect(throws: InvalidSample.self) { try PlackettBurman(factors: 0) }
  }
}
