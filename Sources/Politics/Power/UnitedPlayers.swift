extension VotingGame {
  /// The game in which groups of players always vote as one.
  ///
  /// Each group becomes one player with the sum of the weights, named after its members, at the place of its
  /// first member. Of incompatible pairs, those within a group are dropped and the others pass to the group.
  ///
  /// - Parameter groups: positions of players; no player in two groups.
  /// - Throws: ``InvalidInput`` for a position that is none, a player in two groups, a group of fewer than two,
  ///   and, where only neighbours can cooperate, a group that is not connected.
  public func uniting(_ groups: [[Int]]) throws(InvalidInput) -> VotingGame {
    var problems: [String] = []
    var groupOf: [Int: Int] = [:]
    for (number, group) in groups.enumerated() {
      if Set(group).count < 2 { problems.append("united group \(number + 1) must have at least two different players") }
      for player in Set(group).sorted() {
        if !players.indices.contains(player) {
          problems.append("united group \(number + 1) names player \(player + 1) of \(players.count)")
        } else if groupOf.updateValue(number, forKey: player) != nil {
          problems.append("`\(players[player])` is in two united groups")
        }
      }
      if cooperation == .connected, let low = group.min(), let high = group.max(), high - low >= Set(group).count {
        problems.append("united group \(number + 1) is not connected in the order of the players")
      }
    }
    guard problems.isEmpty else { throw InvalidInput(problems) }
    var blocs: [[Int]] = []
    var placeOf: [Int: Int] = [:]
    for player in players.indices {
      if let group = groupOf[player] {
        if let place = placeOf[group] {
          blocs[place].append(player)
          continue
        }
        placeOf[group] = blocs.count
      }
      blocs.append([player])
    }
    var united = cooperation
    if case .incompatible(let pairs) = cooperation {
      var blocOf = [Int](repeating: 0, count: players.count)
      for (place, bloc) in blocs.enumerated() { for player in bloc { blocOf[player] = place } }
      united = .incompatible(
        pairs.map { Pair(blocOf[$0.first], blocOf[$0.second]) }.filter { $0.first != $0.second })
    }
    return try VotingGame(
      players: blocs.map { $0.map { players[$0] }.joined(separator: " + ") },
      alternatives: alternatives.map { rules in
        rules.map { rule in
          Rule(rule.name, weights: blocs.map { $0.reduce(0) { $0 + rule.weights[$1] } }, quota: rule.quota)
        }
      }, cooperation: united)
  }
}
