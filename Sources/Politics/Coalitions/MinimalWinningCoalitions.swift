/// The coalitions that win and would lose without any one of their members, listed.
///
/// Found by branch and bound: parties are taken in descending order of weight, and a branch is cut once it has won or
/// cannot win any more. With one rule every branch that is not cut ends in a minimal winning coalition, so that the
/// work is proportional to the result, also for 30 parties and more.
///
/// Sources: J. von Neumann and O. Morgenstern 1944; W. H. Riker, "The Theory of Political Coalitions", 1962 (the
/// smallest); M. Leiserson, American Political Science Review 62, 1968 (the fewest parties); R. Axelrod, "Conflict of
/// Interest", 1970 (minimal connected).
extension VotingGame {
  /// All minimal winning coalitions of which no two members are incompatible.
  ///
  /// - Parameter limit: how many there may be at most.
  /// - Returns: coalitions in descending order of their members in descending order of weight. Where only
  ///   neighbours cooperate, the runs that win while neither of the two runs without an end does.
  /// - Throws: ``InvalidInput`` for more than 64 players or more coalitions than the limit.
  public func minimalWinningCoalitions(limit: Int = 1_000_000) throws(InvalidInput) -> [PartySet] {
    var result: [PartySet] = []
    var isBeyond = false
    try forEachMinimalWinningCoalition { coalition in
      if result.count >= limit {
        isBeyond = true
        return false
      }
      result.append(coalition)
      return true
    }
    if isBeyond {
      throw InvalidInput([
        "there are more than \(limit) minimal winning coalitions; raise the limit, or unite the smallest parties"
      ])
    }
    return result
  }

  /// Calls a function with one minimal winning coalition after the other, until it returns false.
  ///
  /// - Throws: ``InvalidInput`` for more than 64 players or 8 different rules.
  public func forEachMinimalWinningCoalition(_ body: (PartySet) -> Bool) throws(InvalidInput) {
    guard players.count <= PartySet.capacity else {
      throw InvalidInput(["\(players.count) players are too many to list coalitions (at most \(PartySet.capacity))"])
    }
    if cooperation == .connected {
      for run in minimalConnectedRuns where !body(PartySet(run)) { return }
      return
    }
    let demands = try Demands(self)
    let search = CoalitionSearch(demands, excluded: excludedPlayers)
    _ = search.extend(0, from: 0, demand: demands.start, forbidden: 0, body)
  }

  /// The winning coalition of the least weight by the first rule; of several, the one listed first.
  ///
  /// - Throws: ``InvalidInput``, see ``forEachMinimalWinningCoalition(_:)``.
  public func smallestWinningCoalition() throws(InvalidInput) -> PartySet? {
    var best: (weight: Int, coalition: PartySet)?
    let weights = alternatives[0][0].weights
    try forEachMinimalWinningCoalition { coalition in
      let weight = coalition.sum(weights)
      if best.map({ (weight, coalition) < ($0.weight, $0.coalition) }) ?? true { best = (weight, coalition) }
      return true
    }
    return best?.coalition
  }

  /// Players without whom nobody can win.
  public var vetoPlayers: [Int] {
    guard cooperation == .free else {
      // Only winning sets that can form matter; the minimal ones are enough.
      var common = UInt64.max
      let listed: Void? = try? forEachMinimalWinningCoalition {
        common &= $0.bits
        return common != 0
      }
      return listed == nil ? [] : PartySet(bits: common).members.filter { $0 < players.count }
    }
    return players.indices.filter { player in !meetsRules { $0 != player } }
  }

  /// Whether a coalition can form and wins.
  public func isWinning(_ coalition: PartySet) -> Bool {
    if case .incompatible(let pairs) = cooperation,
      pairs.contains(where: { coalition.contains($0.first) && coalition.contains($0.second) })
    {
      return false
    }
    if cooperation == .connected, let first = coalition.members.first, let last = coalition.members.last,
      last - first >= coalition.count
    {
      return false
    }
    return meetsRules(coalition.contains)
  }

  /// The members whom a winning coalition does not need, each taken alone: none of a minimal winning coalition, at
  /// least one of a surplus coalition.
  public func unneededMembers(of coalition: PartySet) -> [Int] {
    coalition.members.filter { member in meetsRules { $0 != member && coalition.contains($0) } }
  }

  /// All coalitions that win, minimal and surplus, in the order of their bits.
  ///
  /// - Throws: ``InvalidInput`` for more than 20 players.
  public func winningCoalitions() throws(InvalidInput) -> [PartySet] {
    guard players.count <= 20 else {
      throw InvalidInput([
        "\(players.count) players are too many to list all winning coalitions (at most 20); unite the smallest ones"
      ])
    }
    return (1..<UInt64(1) << UInt64(players.count)).map(PartySet.init(bits:)).filter(isWinning)
  }

  /// For each player, the bits of those it is incompatible with.
  var excludedPlayers: [UInt64] {
    var result = [UInt64](repeating: 0, count: players.count)
    if case .incompatible(let pairs) = cooperation {
      for pair in pairs {
        result[pair.first] |= 1 << UInt64(pair.second)
        result[pair.second] |= 1 << UInt64(pair.first)
      }
    }
    return result
  }
}

/// The branches.
private struct CoalitionSearch {
  private let demands: Demands
  private let order: [Int]
  private let excluded: [UInt64]
  /// What all players from a place on bring.
  private let rest: [Demand]
  private let hasOneRule: Bool

  init(_ demands: Demands, excluded: [UInt64]) {
    self.demands = demands
    self.excluded = excluded
    order = demands.descending(Array(0..<demands.players))
    var rest = [Demand(repeating: 0)]
    for player in order.reversed() { rest.append(rest[rest.count - 1] &+ demands.weights[player]) }
    self.rest = rest.reversed()
    hasOneRule = demands.ruleCount == 1
  }

  /// Whether to go on.
  func extend(
    _ members: UInt64, from place: Int, demand: Demand, forbidden: UInt64, _ body: (PartySet) -> Bool
  ) -> Bool {
    var next = place
    while next < order.count, canWin(demand, next) {
      let player = order[next]
      next += 1
      guard forbidden >> UInt64(player) & 1 == 0, demands.weights[player] != Demand(repeating: 0) else { continue }
      let joined = members | 1 << UInt64(player)
      let left = demand &- demands.weights[player]
      if demands.isMet(left) {
        if hasOneRule || isMinimal(joined, left), !body(PartySet(bits: joined)) { return false }
      } else if !extend(joined, from: next, demand: left, forbidden: forbidden | excluded[player], body) {
        return false
      }
    }
    return true
  }

  private func canWin(_ demand: Demand, _ place: Int) -> Bool {
    demands.isMet(demand &- rest[place])
  }

  private func isMinimal(_ members: UInt64, _ demand: Demand) -> Bool {
    PartySet(bits: members).members.allSatisfy { !demands.isMet(demand &+ demands.weights[$0]) }
  }
}
