import Testing

@testable import Politics

@Suite struct LaverShepsleTests {
  /// One dimension: the median party's own cabinet has an empty winset, and it is the only equilibrium that beats all.
  @Test func medianIsVeryStrongOnOneDimension() throws {
    let game = try VotingGame(players: ["L", "C", "R"], weights: [40, 25, 35], quota: 51)
    let lattice = try LaverShepsle(PolicySpace(positions: [[0], [0.4], [1]]), game)
    #expect(lattice.isVeryStrong(1))
    #expect(!lattice.isVeryStrong(0) && !lattice.isVeryStrong(2))
    #expect(lattice.equilibria.contains(1))
    #expect(lattice.winsets[0] == [1])
    #expect(!lattice.isEquilibrium(0))
  }

  /// Two dimensions, the dimension-by-dimension median: no cabinet of single moves beats it, as the authors prove.
  @Test func mediansStand() throws {
    let game = try VotingGame(players: ["A", "B", "C"], weights: [1, 1, 1], quota: 2)
    let positions = [[0.0, 0.45], [0.5, 1], [1, 0.0]]
    let lattice = try LaverShepsle(PolicySpace(positions: positions), game)
    // Medians: B on the first dimension, A on the second.
    let cabinet = try #require(lattice.cabinets.firstIndex(of: [1, 0]))
    for other in lattice.winsets[cabinet] {
      #expect(zip(lattice.cabinets[other], [1, 0]).count { $0 != $1 } == 2)
    }
  }

  @Test(arguments: 0..<30) func agreesWithDefinitions(_ seed: UInt64) throws {
    var numbers = TestNumbers(seed)
    let parties = 3 + numbers.below(2)
    let positions = (0..<parties).map { _ in [numbers.unit(), numbers.unit()] }
    let weights = (0..<parties).map { _ in 1 + numbers.below(30) }
    let game = try VotingGame(
      players: (0..<parties).map { "P\($0)" }, weights: weights, quota: Quota.absoluteMajority(of: weights.reduce(0, +))
    )
    let space = try PolicySpace(positions: positions, salience: [1, 2])
    let lattice = try LaverShepsle(space, game)
    #expect(lattice.cabinets.count == parties * parties)
    for one in lattice.cabinets.indices {
      for other in lattice.winsets[one] {
        // A strict majority cannot prefer each to the other.
        #expect(!lattice.winsets[other].contains(one))
      }
      if lattice.winsets[one].isEmpty { #expect(lattice.isEquilibrium(one)) }
    }
    for party in 0..<parties where lattice.isVeryStrong(party) { #expect(lattice.isStrong(party)) }
    // Of two strong parties, a majority would prefer one's own cabinet to the other's, unless it is divided in halves.
    if weights.reduce(0, +) % 2 == 1 { #expect((0..<parties).count { lattice.isStrong($0) } <= 1) }
  }

  @Test func saysWhatIsWrong() throws {
    let game = try VotingGame(players: ["A", "B"], weights: [1, 1], quota: 2)
    #expect(throws: InvalidInput.self) { try LaverShepsle(PolicySpace(positions: [[0]]), game) }
    let many = [[Double]](repeating: [Double](repeating: 0, count: 13), count: 2)
    #expect(throws: InvalidInput.self) { try LaverShepsle(PolicySpace(positions: many), game) }
  }
}

@Suite struct PolicySpaceTests {
  @Test func measuresDistance() throws {
    let space = try PolicySpace(positions: [[0, 0], [3, 4], [6, 0]], salience: [1, 1])
    #expect(space.range(of: PartySet([0, 1])) == 3.5)
    #expect(space.range(of: PartySet([1])) == 0)
    #expect(space.distance([0, 0], [3, 4]) == (25.0 / 2).squareRoot())
    #expect(space.spread(of: PartySet([0, 2]), weights: [1, 1, 1]) == (9.0 / 2).squareRoot())
    #expect(throws: InvalidInput.self) { try PolicySpace(positions: [[0], [1, 2]]) }
    #expect(throws: InvalidInput.self) { try PolicySpace(positions: [[0]], salience: [0]) }
    #expect(throws: InvalidInput.self) { try PolicySpace(positions: [[.nan]]) }
  }
}
