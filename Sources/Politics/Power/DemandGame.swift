/// What is still missing from the quotas of the rules, up to eight.
typealias Demand = SIMD8<Int>

/// The quotas as demands that members' weights bring down, and what demands differ in.
struct Demands {
  let players: Int
  /// The demand of a coalition without members.
  let start: Demand
  /// What each player brings, by position.
  let weights: [Demand]
  /// Which rules each alternative needs.
  let alternatives: [[Int]]
  let ruleCount: Int

  init(_ game: VotingGame) throws(InvalidInput) {
    var rules: [VotingGame.Rule] = []
    alternatives = game.alternatives.map { alternative in
      alternative.map { rule in
        if let position = rules.firstIndex(of: rule) { return position }
        rules.append(rule)
        return rules.count - 1
      }
    }
    guard rules.count <= 8 else {
      throw InvalidInput(["\(rules.count) different rules are too many for exact indices (at most 8); sample"])
    }
    players = game.players.count
    ruleCount = rules.count
    var start = Demand(repeating: 0)
    var weights = [Demand](repeating: Demand(repeating: 0), count: players)
    for (position, rule) in rules.enumerated() {
      start[position] = rule.quota
      for player in 0..<players { weights[player][position] = rule.weights[player] }
    }
    self.start = start
    self.weights = weights
  }

  func isMet(_ demand: Demand) -> Bool {
    alternatives.contains { $0.allSatisfy { demand[$0] <= 0 } }
  }

  /// The large players first, so that games are decided early.
  func descending(_ players: [Int]) -> [Int] {
    func share(_ player: Int) -> Double {
      (0..<ruleCount).reduce(0) { $0 + Double(weights[player][$1]) / Double(start[$1]) }
    }
    return players.sorted { (share($1), $0) < (share($0), $1) }
  }
}

/// Replaces demands by the least ones that the same further members meet.
struct DemandLadder {
  /// For each layer and rule, the sums that further members can bring, ascending; empty if they are too many.
  private let sums: [[[Int]]]
  /// For each layer, what all further members bring.
  private let rest: [Demand]
  private let demands: Demands

  /// Sums of one rule that are kept at most.
  static let mostSums = 1 << 14

  init(_ demands: Demands, order: [Int]) {
    self.demands = demands
    var sums: [[[Int]]] = [[[Int]](repeating: [0], count: demands.ruleCount)]
    var rest = [Demand(repeating: 0)]
    for player in order.reversed() {
      let weight = demands.weights[player]
      sums.append(
        sums[sums.count - 1].enumerated().map { rule, values in
          guard !values.isEmpty else { return [] }
          let merged = DemandLadder.merged(values, shiftedBy: weight[rule])
          return merged.count <= DemandLadder.mostSums ? merged : []
        })
      rest.append(rest[rest.count - 1] &+ weight)
    }
    self.sums = sums.reversed()
    self.rest = rest.reversed()
  }

  private static func merged(_ values: [Int], shiftedBy weight: Int) -> [Int] {
    var result: [Int] = []
    result.reserveCapacity(values.count * 2)
    var (plain, shifted) = (0, 0)
    while plain < values.count || shifted < values.count {
      let next =
        plain < values.count
        ? min(values[plain], values[min(shifted, values.count - 1)] + weight) : values[shifted] + weight
      if plain < values.count, values[plain] == next { plain += 1 }
      if shifted < values.count, values[shifted] + weight == next { shifted += 1 }
      result.append(next)
    }
    return result
  }

  /// The demand that stands for all demands with the same future when the players from a layer on are still to be
  /// asked: 0 for all rules once a coalition has won, more than can come once it cannot win.
  func canonical(_ demand: Demand, layer: Int) -> Demand {
    let rest = rest[layer]
    var result = Demand(repeating: 0)
    var isHopeless = true
    for alternative in demands.alternatives {
      var (isMet, isPossible) = (true, true)
      for rule in alternative {
        isMet = isMet && demand[rule] <= 0
        isPossible = isPossible && demand[rule] <= rest[rule]
      }
      if isMet { return Demand(repeating: 0) }
      isHopeless = isHopeless && !isPossible
      if isPossible {
        for rule in alternative where demand[rule] > 0 { result[rule] = step(demand[rule], layer: layer, rule: rule) }
      }
    }
    if isHopeless { return rest &+ 1 }
    // Rules of alternatives that cannot be met any more no longer matter.
    for rule in 0..<demands.ruleCount where demand[rule] > 0 && result[rule] == 0 { result[rule] = rest[rule] + 1 }
    return result
  }

  /// The least sum of further members that reaches a demand.
  private func step(_ demand: Int, layer: Int, rule: Int) -> Int {
    let values = sums[layer][rule]
    guard !values.isEmpty else { return demand }
    var (low, high) = (0, values.count)
    while low < high {
      let middle = (low + high) / 2
      if values[middle] < demand { low = middle + 1 } else { high = middle }
    }
    return low < values.count ? values[low] : demand
  }
}

/// A game of several rules in which all can sit together.
struct DemandGame: LayeredGame {
  let order: [Int]
  private let demands: Demands
  private let ladder: DemandLadder

  init(_ game: VotingGame) throws(InvalidInput) {
    demands = try Demands(game)
    order = demands.descending(Array(game.players.indices))
    ladder = DemandLadder(demands, order: order)
  }

  var start: Demand { ladder.canonical(demands.start, layer: 0) }

  func next(_ state: Demand, layer: Int, joins: Bool) -> Demand {
    ladder.canonical(joins ? state &- demands.weights[order[layer]] : state, layer: layer + 1)
  }

  func wins(_ state: Demand) -> Bool { demands.isMet(state) }
}
