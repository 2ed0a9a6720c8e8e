import BigInt

/// A game of few players, with each coalition looked at: for games without a faster way, and to check the others.
struct CoalitionEnumeration {
  /// Players that a game may have at most.
  static let mostPlayers = 24

  let players: Int
  /// Whether each coalition wins, by the bits of its members.
  let wins: [Bool]

  init(of game: VotingGame) throws(InvalidInput) {
    let players = game.players.count
    guard players <= CoalitionEnumeration.mostPlayers else {
      throw InvalidInput([
        "\(players) players are too many for this index in a game with several rules or with players who cannot sit "
          + "together (at most \(CoalitionEnumeration.mostPlayers))"
      ])
    }
    self.players = players
    let demands = try Demands(game)
    var wins = [Bool](repeating: false, count: 1 << players)
    func fill(_ player: Int, _ mask: Int, _ demand: Demand) {
      guard player < players else {
        wins[mask] = demands.isMet(demand) && game.canForm(mask)
        return
      }
      fill(player + 1, mask, demand)
      fill(player + 1, mask | 1 << player, demand &- demands.weights[player])
    }
    fill(0, 0, demands.start)
    if game.cooperation != .free {
      // With restrictions, a set wins as soon as a part of it does.
      for mask in wins.indices where !wins[mask] {
        wins[mask] = (0..<players).contains { mask >> $0 & 1 == 1 && wins[mask ^ 1 << $0] }
      }
    }
    self.wins = wins
  }

  /// The members without whom a winning coalition loses.
  private func critical(_ mask: Int) -> Int {
    var result = 0
    var rest = mask
    while rest != 0 {
      let bit = rest & -rest
      if !wins[mask ^ bit] { result |= bit }
      rest ^= bit
    }
    return result
  }

  var winningCoalitions: BigUInt { BigUInt(wins.count { $0 }) }

  /// Calls a function with each coalition that has critical members, and with these.
  private func forEachVulnerable(_ body: (_ mask: Int, _ critical: Int) -> Void) {
    for mask in wins.indices where wins[mask] {
      let critical = critical(mask)
      if critical != 0 { body(mask, critical) }
    }
  }

  private func counts(_ include: (_ mask: Int, _ critical: Int) -> Int?) -> [[BigUInt]] {
    var counts = [[UInt64]](repeating: [UInt64](repeating: 0, count: players + 1), count: players)
    forEachVulnerable { mask, critical in
      guard let size = include(mask, critical) else { return }
      for player in 0..<players where critical >> player & 1 == 1 { counts[player][size] += 1 }
    }
    return counts.map { $0.map { BigUInt($0) } }
  }

  /// Minimal winning coalitions with each player, by size.
  var minimalMemberships: [[BigUInt]] { counts { $0 == $1 ? $0.nonzeroBitCount : nil } }

  /// Winning coalitions in which each player is critical, by the number of critical members.
  var criticalMemberships: [[BigUInt]] { counts { _, critical in critical.nonzeroBitCount } }

  /// Swings of each player, by size before it joins.
  var swings: [[BigUInt]] { counts { mask, _ in mask.nonzeroBitCount - 1 }.map { Array($0.dropLast()) } }
}

extension VotingGame {
  /// Whether the members, as bits, can sit together.
  func canForm(_ mask: Int) -> Bool {
    switch cooperation {
    case .free: true
    case .incompatible(let pairs): !pairs.contains { mask >> $0.first & 1 == 1 && mask >> $0.second & 1 == 1 }
    case .connected: mask == 0 || { $0 & ($0 + 1) == 0 }(mask >> mask.trailingZeroBitCount)
    }
  }
}
