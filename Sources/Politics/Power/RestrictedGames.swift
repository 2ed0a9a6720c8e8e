/// A game in which only neighbours in the order of the players can sit together: a set of players wins if a run
/// of neighbours in it does.
struct ConnectedGame: LayeredGame {
  let order: [Int]
  private let demands: Demands

  init(_ game: VotingGame) throws(InvalidInput) {
    demands = try Demands(game)
    order = Array(game.players.indices)
  }

  /// What the run that ends with the player asked last still demands; nil once a run has won.
  var start: Demand? { demands.start }

  func next(_ state: Demand?, layer: Int, joins: Bool) -> Demand? {
    guard let state else { return nil }
    guard joins else { return demands.start }
    let demand = state &- demands.weights[layer]
    return demands.isMet(demand) ? nil : demand
  }

  func wins(_ state: Demand?) -> Bool { state == nil }
}

/// A game in which some pairs never sit together: a set of players wins if a part of it without such a pair does.
///
/// The players of pairs are asked first. After them, what matters of those who joined are the least demands that
/// parts of them without a pair leave.
struct IncompatibleGame: LayeredGame {
  struct State: Hashable {
    /// Those of the players of pairs who joined, until the last of them was asked.
    var joined: UInt64 = 0
    /// The least demands, none of which is below another in all rules, in a fixed order.
    var demands: [Demand] = []
  }

  /// Players of pairs that there may be at most.
  static let mostInvolved = 18

  let order: [Int]
  private let demands: Demands
  private let ladder: DemandLadder
  /// Whom each player of a pair excludes, by layer.
  private let excluded: [UInt64]

  init(_ game: VotingGame, _ pairs: [VotingGame.Pair]) throws(InvalidInput) {
    demands = try Demands(game)
    let involved = Set(pairs.flatMap { [$0.first, $0.second] })
    guard involved.count <= IncompatibleGame.mostInvolved else {
      throw InvalidInput([
        "\(involved.count) players have someone they are incompatible with, too many for exact indices (at most "
          + "\(IncompatibleGame.mostInvolved))"
      ])
    }
    let first = demands.descending(involved.sorted())
    order = first + demands.descending(game.players.indices.filter { !involved.contains($0) })
    ladder = DemandLadder(demands, order: order)
    excluded = first.map { player in
      first.enumerated().reduce(0 as UInt64) { mask, other in
        pairs.contains(VotingGame.Pair(player, other.element)) ? mask | 1 << UInt64(other.offset) : mask
      }
    }
  }

  var start: State {
    excluded.isEmpty ? State(demands: [ladder.canonical(demands.start, layer: 0)]) : State()
  }

  func next(_ state: State, layer: Int, joins: Bool) -> State {
    var next = state
    if layer < excluded.count {
      if joins { next.joined |= 1 << UInt64(layer) }
      if layer + 1 == excluded.count { return State(demands: leastDemands(next.joined)) }
      return next
    }
    let weight = joins ? demands.weights[order[layer]] : Demand(repeating: 0)
    next.demands = least(state.demands.map { ladder.canonical($0 &- weight, layer: layer + 1) })
    return next
  }

  func wins(_ state: State) -> Bool { state.demands.contains { demands.isMet($0) } }

  private func leastDemands(_ joined: UInt64) -> [Demand] {
    var result: [Demand] = []
    func extend(_ demand: Demand, from layer: Int, free: UInt64) {
      guard let next = (layer..<excluded.count).first(where: { free >> UInt64($0) & 1 == 1 }) else {
        result.append(ladder.canonical(demand, layer: excluded.count))
        return
      }
      extend(demand &- demands.weights[order[next]], from: next + 1, free: free & ~excluded[next])
      // Leaving out a player only helps if that lets another one in later.
      if free & excluded[next] & ~(1 << UInt64(next + 1) - 1) != 0 { extend(demand, from: next + 1, free: free) }
    }
    extend(demands.start, from: 0, free: joined)
    return least(result)
  }

  private func least(_ all: [Demand]) -> [Demand] {
    func isAtMost(_ one: Demand, _ other: Demand) -> Bool {
      (0..<demands.ruleCount).allSatisfy { one[$0] <= other[$0] }
    }
    var kept: [Demand] = []
    for demand in all where !kept.contains(where: { isAtMost($0, demand) }) {
      kept.removeAll { isAtMost(demand, $0) }
      kept.append(demand)
    }
    return kept.sorted { one, other in
      for rule in 0..<demands.ruleCount where one[rule] != other[rule] { return one[rule] < other[rule] }
      return false
    }
  }
}
