import BigInt
import Testing

@testable import Politics

@Suite struct SwingCountsTests {
  /// Generating functions and diagrams give what looking at every coalition gives.
  private func agrees(_ game: VotingGame) throws {
    let counts = try SwingCounts(of: game)
    let all = try CoalitionEnumeration(of: game)
    #expect(counts.winningCoalitions == all.winningCoalitions, "\(game)")
    let expected = all.swings
    for player in game.players.indices {
      for size in game.players.indices {
        #expect(counts.swings(of: player, size: size) == expected[player][size], "\(game)")
      }
    }
  }

  @Test(arguments: 0..<150) func agreesWithEnumeration(_ seed: UInt64) throws {
    try agrees(.random(seed))
    try agrees(.randomRules(seed))
  }

  @Test(arguments: 0..<100) func agreesWithEnumerationUnderRestrictions(_ seed: UInt64) throws {
    let plain = try VotingGame.randomRules(seed)
    try agrees(.randomRules(seed, cooperation: .connected))
    let pairs = VotingGame.randomPairs(seed, players: plain.players.count)
    try agrees(.randomRules(seed, cooperation: .incompatible(pairs)))
  }

  /// The diagram gives the same as generating functions where counts need several limbs.
  @Test(arguments: [64, 80, 112, 126]) func agreesBetweenMethods(_ players: Int) throws {
    var numbers = TestNumbers(UInt64(players))
    let weights = (0..<players).map { numbers.below(9) + ($0 == 0 ? 1 : 0) }
    let game = try VotingGame(
      players: (0..<players).map { "P\($0)" }, weights: weights, quota: weights.reduce(0, +) * 2 / 5)
    let counts = try SwingCounts(of: game)
    let (winning, swings) = try DecisionDiagram.swings(of: game)
    #expect(counts.winningCoalitions == winning)
    #expect(counts.wordsPerCount >= 2)
    for player in stride(from: 0, to: players, by: 7) {
      for size in 0..<players {
        #expect(counts.swings(of: player, size: size) == BigUInt(swings[player][size]))
      }
    }
  }

  /// With equal weights the number of swings of size q − 1 is C(n − 1, q − 1), for any number of players.
  @Test(arguments: [50, 100, 160, 300]) func agreesWithBinomials(_ players: Int) throws {
    let quota = players / 3
    let game = try VotingGame(
      players: (0..<players).map { "P\($0)" }, weights: [Int](repeating: 7, count: players), quota: quota * 7 - 3)
    let counts = try SwingCounts(of: game)
    var binomial = BigUInt(1)
    for k in 0..<quota - 1 { binomial = binomial * BigUInt(players - 1 - k) / BigUInt(k + 1) }
    #expect(counts.swings(of: 3) == binomial)
    #expect(counts.swings(of: 3, size: quota - 1) == binomial)
    #expect(counts.shapleyShubik == [Fraction](repeating: Fraction("1/\(players)") ?? 0, count: players))
  }

  /// With three limbs and more: the coalitions of the others by weight alone, in numbers of any size.
  @Test(arguments: [130, 170, 240]) func agreesWithPlainNumbers(_ players: Int) throws {
    var numbers = TestNumbers(UInt64(players))
    let weights = (0..<players).map { 1 + $0 % 3 + numbers.below(3) }
    let quota = weights.reduce(0, +) * 11 / 20
    let game = try VotingGame(players: (0..<players).map { "P\($0)" }, weights: weights, quota: quota)
    let counts = try SwingCounts(of: game)
    for player in [0, players / 2, players - 1] {
      var ways = [BigUInt](repeating: 0, count: quota)
      ways[0] = 1
      for (other, weight) in weights.enumerated() where other != player {
        for sum in stride(from: quota - 1, through: weight, by: -1) { ways[sum] += ways[sum - weight] }
      }
      #expect(counts.swings(of: player) == ways[(quota - weights[player])...].reduce(0, +))
    }
  }

  /// A double majority that a small blocking minority can break: two alternatives, by diagram and by enumeration.
  @Test func agreesForAlternatives() throws {
    let population = [82, 67, 65, 60, 47, 38, 19, 17, 11, 11, 10, 10, 10, 9, 8, 6]
    let members = [Int](repeating: 1, count: population.count)
    try agrees(
      VotingGame(
        players: population.indices.map { "S\($0)" },
        alternatives: [
          [
            .init("members", weights: members, quota: 9),
            .init("population", weights: population, quota: Quota.share(65, of: 100, total: population.reduce(0, +))),
          ],
          [.init("members", weights: members, quota: 13)],
        ]))
  }

  @Test func refusesWhatIsTooLarge() throws {
    let game = try VotingGame(
      players: (0..<127).map { "P\($0)" }, weights: (0..<127).map { 1 << 40 + $0 * $0 * 7919 }, quota: 1 << 46)
    #expect(throws: InvalidInput.self) { try SwingCounts(of: game) }
  }
}
