public import BigInt

/// How many minimal winning coalitions of each size each player is a member of, and the indices that follow.
///
/// A winning coalition is minimal if it loses without any one of its members.
public struct MinimalWinningCounts: Sendable {
  /// The game.
  public let game: VotingGame
  /// The number of minimal winning coalitions.
  public let coalitions: BigUInt
  /// For each player, the number of minimal winning coalitions with it, by size from 0 to the number of players.
  public let memberships: [[BigUInt]]

  /// The Deegan-Packel index: minimal winning coalitions are equally likely, and their members share equally.
  ///
  /// Source: J. Deegan and E. W. Packel, International Journal of Game Theory 7, 1978.
  public var deeganPackel: [Fraction] {
    let multiple = SwingCounts.leastCommonMultiple(upTo: game.players.count)
    return memberships.map { bySize in
      var sum = BigUInt(0)
      for (size, count) in bySize.enumerated() where size > 0 { sum += count * (multiple / BigUInt(size)) }
      return Fraction(reducing: sum, over: multiple * coalitions)
    }
  }

  /// The public good index: a player's share of all memberships in minimal winning coalitions.
  ///
  /// Source: M. J. Holler, Political Studies 30, 1982.
  public var holler: [Fraction] {
    let sums = memberships.map { $0.reduce(0, +) }
    let all = sums.reduce(0, +)
    return sums.map { Fraction(reducing: $0, over: all) }
  }

  /// Counts the minimal winning coalitions of a game.
  ///
  /// A single weighted rule is counted by generating functions over the players in order of weight; connected
  /// coalitions directly; other games of up to ``CoalitionEnumeration/mostPlayers`` players one coalition at a time.
  ///
  /// - Throws: ``InvalidInput`` if that is too much work.
  public init(of game: VotingGame) throws(InvalidInput) {
    let bySize: [[BigUInt]]
    if let rule = game.soleRule {
      bySize = try MinimalWinningCounts.counts(rule)
    } else if game.cooperation == .connected {
      bySize = MinimalWinningCounts.connected(game)
    } else {
      bySize = try CoalitionEnumeration(of: game).minimalMemberships
    }
    self.game = game
    memberships = bySize
    // Each coalition of a size was counted once for each member.
    var total = BigUInt(0)
    for size in 1...game.players.count {
      total += bySize.reduce(into: BigUInt(0)) { $0 += $1[size] } / BigUInt(size)
    }
    coalitions = total
  }

  private static func connected(_ game: VotingGame) -> [[BigUInt]] {
    let count = game.players.count
    var result = [[BigUInt]](repeating: [BigUInt](repeating: 0, count: count + 1), count: count)
    for run in game.minimalConnectedRuns { for player in run { result[player][run.count] += 1 } }
    return result
  }

  /// With the players in descending order of weight, a coalition is minimal winning exactly if it wins and loses
  /// without its last member: its other members come before and weigh from q − w to q − 1.
  private static func counts(_ rule: VotingGame.Rule) throws(InvalidInput) -> [[BigUInt]] {
    let count = rule.weights.count
    let divisor = max(1, rule.weights.reduce(0, greatestCommonDivisor))
    let weights = rule.weights.map { $0 / divisor }
    let quota = Quota.share(1, of: divisor, total: rule.quota)
    let order = weights.indices.sorted { (weights[$1], $0) < (weights[$0], $1) }
    let classes = Set(weights).filter { $0 > 0 }.sorted(by: >)
    let limit = quota - 1
    guard let cells = CoalitionTable.cells(weights: weights, limit: limit) else {
      throw tooMuch
    }
    let limbs = CoalitionTable.limbs(players: count)
    // Sums for each last member, class and size, each over the multiples of the class's weight.
    let work =
      Double(cells) * Double(limbs) * Double(count) * 3
      + Double(count * classes.count) * Double(min(count * count, 64 * count)) * Double(limbs)
    guard work < 2e10, cells <= 1 << 26 / limbs else { throw tooMuch }

    var table = CoalitionTable(counted: weights, limit: limit)
    var perClass = [[BigUInt]](repeating: [BigUInt](repeating: 0, count: count + 1), count: classes.count)
    var firstOf: [Int: Int] = [:]
    for (place, player) in order.enumerated() where weights[player] > 0 {
      let weight = weights[player]
      var cumulative = table
      cumulative.accumulate()
      var sum = [Int64](repeating: 0, count: cumulative.limbs)
      let isFirst = firstOf[weight] == nil
      if isFirst { firstOf[weight] = place }
      for size in 0...cumulative.largestSize {
        // The class's first player as the last member.
        if isFirst, let number = classes.firstIndex(of: weight) {
          for limb in sum.indices { sum[limb] = 0 }
          cumulative.addCumulative(size: size, atMost: limit, subtracting: false, to: &sum)
          cumulative.addCumulative(size: size, atMost: limit - weight, subtracting: true, to: &sum)
          perClass[number][size + 1] += number64(sum)
        }
        // The first player of an earlier class, or of this one, among the others.
        for (number, other) in classes.enumerated() where other >= weight && firstOf[other].map({ $0 < place }) == true
        {
          for limb in sum.indices { sum[limb] = 0 }
          var (smaller, upper, subtracting) = (size - 1, limit - other, false)
          while smaller >= 0, upper >= 0 {
            cumulative.addCumulative(size: smaller, atMost: upper, subtracting: subtracting, to: &sum)
            cumulative.addCumulative(size: smaller, atMost: upper - weight, subtracting: !subtracting, to: &sum)
            smaller -= 1
            upper -= other
            subtracting.toggle()
          }
          perClass[number][size + 1] += number64(sum)
        }
      }
      table.add(weight)
    }
    return weights.map { weight in
      classes.firstIndex(of: weight).map { perClass[$0] } ?? [BigUInt](repeating: 0, count: count + 1)
    }
  }

  private static func number64(_ limbs: [Int64]) -> BigUInt {
    BigUInt(words: CoalitionTable.words(limbs).map { UInt($0) })
  }

  private static let tooMuch = InvalidInput([
    "counting the minimal winning coalitions of so many players with such large weights is too much work; "
      + "divide the weights, or leave out the Deegan-Packel and Holler indices"
  ])
}

extension VotingGame {
  /// The runs of neighbours that win while neither of the two runs without an end does.
  public var minimalConnectedRuns: [Range<Int>] {
    var runs: [Range<Int>] = []
    var end = 0
    for start in players.indices {
      end = max(end, start + 1)
      while end <= players.count, !meetsRules({ $0 >= start && $0 < end }) { end += 1 }
      guard end <= players.count else { break }
      // A run that begins later and ends no later makes this one not minimal.
      if !meetsRules({ $0 > start && $0 < end }) { runs.append(start..<end) }
    }
    return runs
  }
}
