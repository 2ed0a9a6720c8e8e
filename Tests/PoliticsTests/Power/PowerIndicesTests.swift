import Testing

@testable import Politics

@Suite struct PowerIndicesTests {
  private static func game(_ item: JSON) throws -> VotingGame {
    try VotingGame(
      players: item["players"].list.map(\.name), weights: item["weights"].integers, quota: item["quota"].integer)
  }

  /// Every index of every game, as fractions where the file has fractions.
  private static func compare(_ item: JSON, _ game: VotingGame, _ deviation: inout Deviation) throws {
    let name = item["name"].text ?? item["election"].name
    let counts = try SwingCounts(of: game)
    #expect("\(counts.winningCoalitions)" == item["winning_coalitions"].digits, "\(name)")
    var actual: [(String, [Fraction])] = [
      ("shapley_shubik", counts.shapleyShubik), ("banzhaf_absolute", counts.banzhaf),
      ("banzhaf_normalised", counts.banzhafNormalised), ("coleman_collectivity_to_act", [counts.colemanToAct]),
    ]
    if !item["swings"].isNull {
      #expect(counts.swingsByPlayer.map { "\($0)" } == item["swings"].list.map(\.digits), "\(name)")
    }
    for key in ["coleman_prevent", "coleman_to_prevent"] { actual.append((key, counts.colemanToPrevent)) }
    for key in ["coleman_initiate", "coleman_to_initiate"] { actual.append((key, counts.colemanToInitiate)) }
    if !item["minimal_winning_count"].isNull {
      let minimal = try MinimalWinningCounts(of: game)
      #expect("\(minimal.coalitions)" == item["minimal_winning_count"].digits, "\(name)")
      actual += [("deegan_packel", minimal.deeganPackel), ("holler", minimal.holler)]
    }
    if !item["johnston"].isNull { actual.append(("johnston", try JohnstonIndex.index(of: game))) }
    for (key, values) in actual {
      if case .array(let expected) = item[key], expected.first?.text != nil {
        #expect(values == item[key].fractions, "\(name) \(key)")
      }
      for key in [key, key + "_decimal"] where !item[key].isNull && item[key].list.first?.text == nil {
        let expected = item[key].list.isEmpty ? [item[key]] : item[key].list
        for (value, other) in zip(values, expected) {
          deviation.record(value.doubleValue, other.number, "\(name) \(key)")
        }
      }
    }
    for (value, exact) in zip(counts.shapleyShubikValues, counts.shapleyShubik) { #expect(value == exact.doubleValue) }
  }

  @Test func reproducesWeightedGames() throws {
    guard let file = try ReferenceVectors.politics("power_indices_weighted") else { return }
    var deviation = Deviation("power_indices_weighted.json")
    for item in file.list { try Self.compare(item, Self.game(item), &deviation) }
    deviation.check(atMost: 1e-12)
  }

  @Test func reproducesPublishedFractions() throws {
    guard let file = try ReferenceVectors.politics("power_indices_weighted") else { return }
    var compared = 0
    for item in file.list {
      let counts = try SwingCounts(of: Self.game(item))
      for key in ["shapley_shubik", "banzhaf_normalised"] {
        let actual = key == "shapley_shubik" ? counts.shapleyShubik : counts.banzhafNormalised
        for published in item["published"][key].list.enumerated() {
          guard let text = published.element.text, let fraction = Fraction(text) else { continue }
          #expect(actual[published.offset] == fraction, "\(item["name"].name)")
          compared += 1
        }
      }
    }
    #expect(compared > 0)
  }

  @Test func reproducesGamesOfSeveralRules() throws {
    guard let file = try ReferenceVectors.politics("power_indices_multimajority") else { return }
    var deviation = Deviation("power_indices_multimajority.json")
    for item in file.list {
      try Self.compare(item, MultipleRuleVectors.game(item), &deviation)
    }
    deviation.check(atMost: 1e-12)
  }

  @Test func reproducesParliaments() throws {
    guard let file = try ReferenceVectors.politics("coalitions") else { return }
    var deviation = Deviation("coalitions.json, power")
    for country in file.keys {
      for item in file[country].list where !item["shapley_shubik"].isNull {
        try Self.compare(item, Self.game(item), &deviation)
      }
    }
    deviation.check(atMost: 1e-12)
  }

  @Test(arguments: 0..<60) func addsUpAndKnowsDummies(_ seed: UInt64) throws {
    for game in [
      try VotingGame.random(seed), try .randomRules(seed), try .randomRules(seed, cooperation: .connected),
    ] {
      let counts = try SwingCounts(of: game)
      let all = try CoalitionEnumeration(of: game)
      let minimal = try MinimalWinningCounts(of: game)
      let johnston = try JohnstonIndex.index(of: game)
      let indices = [
        counts.shapleyShubik, counts.banzhafNormalised, minimal.deeganPackel, minimal.holler, johnston,
      ]
      for index in indices { #expect(index.reduce(0, +) == 1) }
      for player in game.players.indices {
        let isDummy = all.swings[player].allSatisfy(\.isZero)
        for index in indices + [counts.banzhaf, counts.colemanToPrevent, counts.colemanToInitiate] {
          #expect((index[player] == 0) == isDummy, "\(game)")
        }
      }
    }
  }

  /// Absolute Banzhaf is the harmonic mean of Coleman's two, and of power to act: a known identity.
  @Test(arguments: 0..<40) func agreesWithColeman(_ seed: UInt64) throws {
    let counts = try SwingCounts(of: .random(seed))
    let act = counts.colemanToAct
    for player in counts.game.players.indices {
      let half = try #require(counts.banzhaf[player].divided(by: 2))
      #expect(counts.colemanToPrevent[player] * act == half)
      #expect(counts.colemanToInitiate[player] * (1 - act) == half)
    }
  }

  /// More weight is never less power, in indices for which that holds.
  @Test(arguments: 0..<40) func growsWithWeight(_ seed: UInt64) throws {
    let game = try VotingGame.random(seed)
    let counts = try SwingCounts(of: game)
    let weights = game.alternatives[0][0].weights
    for one in weights.indices {
      for other in weights.indices where weights[one] <= weights[other] {
        #expect(counts.shapleyShubik[one] <= counts.shapleyShubik[other])
        #expect(counts.banzhaf[one] <= counts.banzhaf[other])
      }
    }
  }

  @Test func worksForHundredsOfPlayers() throws {
    var numbers = TestNumbers(5)
    let weights = (0..<200).map { _ in numbers.below(40) }
    let game = try VotingGame(
      players: weights.indices.map { "P\($0)" }, weights: weights, quota: weights.reduce(0, +) / 2 + 1)
    let index = try SwingCounts(of: game).shapleyShubik
    #expect(index.reduce(0, +) == 1)
    for (weight, value) in zip(weights, index) { #expect((weight == 0) == (value == 0)) }
  }

  /// An external shock: a united pair decides alone where each of them did not.
  @Test func unitedPlayersHaveThePowerOfTheirSum() throws {
    let game = try VotingGame(players: ["A", "B", "C"], weights: [2, 2, 3], quota: 4)
    #expect(try SwingCounts(of: game).shapleyShubik == [Fraction](repeating: Fraction("1/3") ?? 0, count: 3))
    #expect(try SwingCounts(of: game.uniting([[0, 1]])).shapleyShubik == [1, 0])
  }
}

/// Games of several rules from the reference file.
enum MultipleRuleVectors {
  /// The rule's text is `x>=a and y>=b`, or several such with `or` between. What is counted is `votes`, `population`
  /// or, by any other name, members. A blocking minority of at least k is the alternative that fewer than k are against.
  static func game(_ item: JSON) throws -> VotingGame {
    let players = item["players"].list.map(\.name)
    let population = (item["population_thousands"].isNull ? item["population"] : item["population_thousands"]).integers
    let text = item["rule"].name.replacing("≥", with: ">=")
    var alternatives: [[VotingGame.Rule]] = []
    for alternative in text.split(separator: " or ") {
      let rules = try alternative.matches(of: /([a-z]+) *>= *([0-9]+)(%?)/).map { match in
        let weights: [Int] =
          switch match.output.1 {
          case "votes": item["votes"].integers
          case "population": population
          default: [Int](repeating: 1, count: players.count)
          }
        let bound = try #require(Int(match.output.2))
        let quota =
          match.output.3.isEmpty ? bound : Quota.share(bound, of: 100, total: weights.reduce(0, +))
        if match.output.1 == "population" { #expect(quota == item["population_quota"].integer) }
        return VotingGame.Rule(String(match.output.1), weights: weights, quota: quota)
      }
      if !rules.isEmpty { alternatives.append(rules) }
    }
    if let match = text.firstMatch(of: /blocking[^0-9]*([0-9]+)/), let blocking = Int(match.output.1) {
      let members = [Int](repeating: 1, count: players.count)
      alternatives.append([VotingGame.Rule("members", weights: members, quota: players.count - blocking + 1)])
    }
    return try VotingGame(players: players, alternatives: alternatives)
  }
}
