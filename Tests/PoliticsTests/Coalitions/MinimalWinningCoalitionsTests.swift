import Testing

@testable import Politics

@Suite struct MinimalWinningCoalitionsTests {
  private func brute(_ game: VotingGame) -> Set<PartySet> {
    let wins = (0..<UInt64(1) << UInt64(game.players.count)).map { game.isWinning(PartySet(bits: $0)) }
    return Set(
      wins.indices.filter { mask in
        wins[mask] && !wins.indices.contains { $0 != mask && $0 & mask == $0 && wins[$0] }
      }.map { PartySet(bits: UInt64($0)) })
  }

  @Test(arguments: 0..<80) func agreesWithLookingAtAll(_ seed: UInt64) throws {
    let plain = try VotingGame.randomRules(seed)
    guard plain.players.count <= 7 else { return }
    for game in [
      try VotingGame.random(seed, players: 1...7), plain,
      try .randomRules(seed, cooperation: .incompatible(VotingGame.randomPairs(seed, players: plain.players.count))),
      try .randomRules(seed, cooperation: .connected),
    ] {
      let listed = try game.minimalWinningCoalitions()
      #expect(Set(listed).count == listed.count)
      #expect(Set(listed) == brute(game), "\(game)")
      #expect(listed.allSatisfy { game.isWinning($0) })
    }
  }

  @Test func reproducesParliaments() throws {
    guard let file = try ReferenceVectors.politics("coalitions") else { return }
    var (coalitions, compared) = (0, 0)
    for country in file.keys {
      for item in file[country].list where !item["major_weights"].isNull {
        let game = try VotingGame(
          players: item["major_lists"].list.map(\.name), weights: item["major_weights"].integers,
          quota: item["quota"].integer)
        let weights = item["major_weights"].integers
        let listed = try game.minimalWinningCoalitions().sorted {
          ($0.sum(weights), $0) < ($1.sum(weights), $1)
        }
        #expect(listed.count == item["major_minimal_winning_count"].integer)
        let expected = item["major_minimal_winning"].list.map {
          ($0["seats"].integer, PartySet($0["members"].integers))
        }
        for (coalition, seats) in expected.map({ ($0.1, $0.0) }) {
          #expect(listed.contains(coalition))
          #expect(coalition.sum(weights) == seats)
          coalitions += 1
        }
        #expect(try game.smallestWinningCoalition() == PartySet(item["riker_smallest"].list[1].integers))
        compared += 1
      }
    }
    print("coalitions.json, minimal winning: \(coalitions) coalitions of \(compared) parliaments, all equal")
    #expect(compared > 0)
  }

  @Test func reproducesListedCoalitions() throws {
    guard let file = try ReferenceVectors.politics("power_indices_weighted") else { return }
    var compared = 0
    for item in file.list where !item["minimal_winning_coalitions"].isNull {
      let game = try VotingGame(
        players: item["players"].list.map(\.name), weights: item["weights"].integers, quota: item["quota"].integer)
      let expected = item["minimal_winning_coalitions"].list.map { PartySet($0.integers) }
      #expect(Set(try game.minimalWinningCoalitions()) == Set(expected))
      compared += 1
    }
    #expect(compared > 0)
  }

  @Test func reproducesConnectedCoalitions() throws {
    guard let file = try ReferenceVectors.politics("coalitions") else { return }
    let items = file["minimal_connected_winning"].list
    for item in items {
      let weights = item["weights"].integers
      let game = try VotingGame(
        players: weights.indices.map { "P\($0)" }, weights: weights, quota: item["quota"].integer,
        cooperation: .connected)
      #expect(
        game.minimalConnectedRuns.map { [$0.lowerBound, $0.upperBound - 1] }
          == item["minimal_connected_winning"].list.map(\.integers))
    }
    print("coalitions.json, minimal connected: \(items.count) cases, all equal")
    #expect(!items.isEmpty)
  }

  /// 30 parties with about a hundred thousand coalitions, and as many as the power index counts.
  @Test func listsThirtyParties() throws {
    let weights = (0..<30).map { $0 < 6 ? 40 - $0 * 3 : 2 }
    let game = try VotingGame(
      players: weights.indices.map { "P\($0)" }, weights: weights,
      quota: Quota.absoluteMajority(of: weights.reduce(0, +)))
    var count = 0
    try game.forEachMinimalWinningCoalition { coalition in
      count += 1
      return count < 300_000
    }
    if count < 300_000 { #expect("\(count)" == "\(try MinimalWinningCounts(of: game).coalitions)") }
    #expect(count > 1000)
    #expect(throws: InvalidInput.self) { try game.minimalWinningCoalitions(limit: 10) }
  }

  @Test func knowsSurplusAndVetoes() throws {
    let game = try VotingGame(players: ["A", "B", "C", "D"], weights: [40, 30, 20, 10], quota: 51)
    #expect(game.unneededMembers(of: PartySet([0, 1, 2])) == [1, 2])
    #expect(game.unneededMembers(of: PartySet([0, 1])) == [])
    #expect(game.vetoPlayers == [])
    let blocs = try VotingGame(
      players: game.players,
      rules: game.alternatives[0] + [
        BlocRule.parties(of: "north", members: [2, 3], atLeast: 1, players: 4),
        BlocRule.seats(of: "south", members: [0, 1], seats: [40, 30, 20, 10]),
      ])
    // More than half of the south's 70 seats is 36: only A has them.
    #expect(blocs.vetoPlayers == [0])
    #expect(
      try Set(blocs.minimalWinningCoalitions())
        == [PartySet([0, 2]), PartySet([0, 1, 3])])
    #expect(try game.winningCoalitions().count == 7)
  }
}
