import BigInt

/// The Shapley-Shubik index of players who have formed unions beforehand, and divide within each union what it gets.
///
/// Unions join in random order, each at once, its members in random order: the share of such orders in which a player
/// makes the coalition win. Unlike ``VotingGame/uniting(_:)`` it says who within a union has the power.
///
/// Source: G. Owen, "Values of games with a priori unions", in Mathematical Economics and Game Theory, 1977.
public enum OwenValue {
  /// The index of each player of a game with one weighted rule; the sum is 1.
  ///
  /// - Parameters:
  ///   - game: with one rule, in which all can sit together.
  ///   - unions: positions of players; who is in none is a union of its own.
  /// - Throws: ``InvalidInput`` for other games, positions that are none, a player in two unions, unions of more than
  ///   64 players, and tables that are too large.
  public static func index(of game: VotingGame, unions: [[Int]]) throws(InvalidInput) -> [Fraction] {
    guard let rule = game.soleRule else {
      throw InvalidInput(["the Owen value needs a game with one rule in which all players can sit together"])
    }
    let blocs = try blocs(unions, game)
    let weights = blocs.map { $0.reduce(0) { $0 + rule.weights[$1] } }
    guard let cells = CoalitionTable.cells(weights: weights, limit: rule.quota - 1),
      cells <= 1 << 24 / CoalitionTable.limbs(players: blocs.count)
    else { throw InvalidInput(["the weights are too large for the Owen value; divide them by a common factor"]) }
    var table = CoalitionTable(counted: weights, limit: rule.quota - 1)
    for weight in weights.sorted() { table.add(weight) }
    table.accumulate()

    let multiple = SwingCounts.leastCommonMultiple(upTo: blocs.count)
    let outer = factors(blocs.count, multiple)
    var result = [Fraction](repeating: 0, count: game.players.count)
    for (number, bloc) in blocs.enumerated() {
      let innerMultiple = SwingCounts.leastCommonMultiple(upTo: bloc.count)
      let inner = factors(bloc.count, innerMultiple)
      let others = Others(table: table, weight: weights[number], count: blocs.count - 1)
      for player in bloc where rule.weights[player] > 0 {
        var sum = BigUInt(0)
        for (companions, ways) in subsets(of: bloc.filter { $0 != player }, rule.weights) {
          let highest = rule.quota - 1 - companions.weight
          for size in 0..<blocs.count {
            let swings =
              others.count(size: size, atMost: highest)
              - others.count(size: size, atMost: highest - rule.weights[player])
            if swings > 0 { sum += swings.magnitude * ways * inner[companions.size] * outer[size] }
          }
        }
        result[player] = Fraction(reducing: sum, over: multiple * innerMultiple)
      }
    }
    return result
  }

  private static func blocs(_ unions: [[Int]], _ game: VotingGame) throws(InvalidInput) -> [[Int]] {
    var problems: [String] = []
    var unionOf: [Int: Int] = [:]
    for (number, union) in unions.enumerated() {
      if union.count > 64 { problems.append("union \(number + 1) has \(union.count) players (at most 64)") }
      for player in union {
        if !game.players.indices.contains(player) {
          problems.append("union \(number + 1) names player \(player + 1) of \(game.players.count)")
        } else if unionOf.updateValue(number, forKey: player) != nil {
          problems.append("`\(game.players[player])` is in two unions, or twice in one")
        }
      }
    }
    guard problems.isEmpty else { throw InvalidInput(problems) }
    return unions.filter { !$0.isEmpty } + game.players.indices.filter { unionOf[$0] == nil }.map { [$0] }
  }

  /// multiple · k!(n − 1 − k)!/n! for each k, where multiple is lcm(1, …, n).
  private static func factors(_ count: Int, _ multiple: BigUInt) -> [BigUInt] {
    var binomial = BigUInt(count)
    return (0..<count).map { size in
      let factor = multiple / binomial
      binomial = binomial * BigUInt(count - 1 - size) / BigUInt(size + 1)
      return factor
    }
  }

  private struct Companions: Hashable {
    let size: Int
    let weight: Int
  }

  /// How many subsets of a union have each size and weight, in a fixed order.
  private static func subsets(of members: [Int], _ weights: [Int]) -> [(Companions, BigUInt)] {
    var counts: [Companions: BigUInt] = [Companions(size: 0, weight: 0): 1]
    for member in members {
      var next = counts
      for (companions, ways) in counts {
        next[Companions(size: companions.size + 1, weight: companions.weight + weights[member]), default: 0] += ways
      }
      counts = next
    }
    return counts.sorted { ($0.key.size, $0.key.weight) < ($1.key.size, $1.key.weight) }.map { ($0.key, $0.value) }
  }

  /// The coalitions of the other unions: one union divided out of a table of all.
  private struct Others {
    let table: CoalitionTable
    let weight: Int
    let count: Int

    func count(size: Int, atMost limit: Int) -> BigInt {
      guard size <= count, limit >= 0 else { return 0 }
      var sum = [Int64](repeating: 0, count: table.limbs)
      var (smaller, upper, subtracting) = (size, limit, false)
      while smaller >= 0, upper >= 0 {
        if smaller <= table.largestSize {
          table.addCumulative(size: smaller, atMost: upper, subtracting: subtracting, to: &sum)
        }
        smaller -= 1
        upper -= weight
        subtracting.toggle()
      }
      return BigInt(BigUInt(words: CoalitionTable.words(sum).map { UInt($0) }))
    }
  }
}
