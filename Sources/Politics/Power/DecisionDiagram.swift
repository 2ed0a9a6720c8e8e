import BigInt

/// A game asked player by player: what matters about the players asked so far.
protocol LayeredGame {
  /// What a coalition needs remembered; equal states have the same future.
  associatedtype State: Hashable
  /// The order in which players are asked.
  var order: [Int] { get }
  /// Before anybody is asked.
  var start: State { get }
  /// After a player was asked.
  func next(_ state: State, layer: Int, joins: Bool) -> State
  /// Whether a coalition wins, after all were asked.
  func wins(_ state: State) -> Bool
}

/// Counts swings along the states that coalitions can reach: coalitions with the same future are counted together.
///
/// A player's swings of size k are the losing coalitions of k without it less the losing coalitions of k + 1 with it.
///
/// Source of the idea: S. Bolus, "Power indices of simple games and vector-weighted majority games by means of
/// binary decision diagrams", European Journal of Operational Research 210, 2011.
enum DecisionDiagram {
  /// States that a diagram may have at most.
  static let mostStates = 6_000_000

  /// Winning coalitions, and swings by player and size.
  static func swings(of game: VotingGame) throws(InvalidInput) -> (winning: BigUInt, swings: [[UInt128]]) {
    guard game.players.count <= 126 else {
      throw InvalidInput([
        "\(game.players.count) players are too many for exact indices of a game with several rules, restrictions or "
          + "very large weights (at most 126); sample, or divide the weights"
      ])
    }
    switch game.cooperation {
    case .free: return try swings(DemandGame(game), players: game.players.count)
    case .connected: return try swings(ConnectedGame(game), players: game.players.count)
    case .incompatible(let pairs): return try swings(IncompatibleGame(game, pairs), players: game.players.count)
    }
  }

  private struct Key<State: Hashable>: Hashable {
    let state: State
    let size: Int
  }

  static func swings<Game: LayeredGame>(
    _ game: Game, players: Int
  ) throws(InvalidInput) -> (winning: BigUInt, swings: [[UInt128]]) {
    // From the top: the coalitions that lead to each state and size, and where the player asked next leads.
    var ways: [[UInt128]] = [[1]]
    var sizes: [[Int32]] = [[0]]
    var edges: [[(out: Int32, in: Int32)]] = []
    var states: [Key<Game.State>] = [Key(state: game.start, size: 0)]
    var total = 1
    for layer in 0..<players {
      var positions: [Key<Game.State>: Int32] = [:]
      var following: [Key<Game.State>] = []
      var followingWays: [UInt128] = []
      var layerEdges: [(out: Int32, in: Int32)] = []
      layerEdges.reserveCapacity(states.count)
      func follow(_ key: Key<Game.State>, _ count: UInt128) -> Int32 {
        if let position = positions[key] {
          followingWays[Int(position)] += count
          return position
        }
        let position = Int32(following.count)
        positions[key] = position
        following.append(key)
        followingWays.append(count)
        return position
      }
      for (key, count) in zip(states, ways[layer]) {
        let out = follow(
          Key(state: game.next(key.state, layer: layer, joins: false), size: key.size), count)
        let joined = follow(
          Key(state: game.next(key.state, layer: layer, joins: true), size: key.size + 1), count)
        layerEdges.append((out, joined))
      }
      total += following.count
      guard total <= mostStates else {
        throw InvalidInput([
          "the game has more than \(mostStates) states that differ, too many for exact indices; sample"
        ])
      }
      edges.append(layerEdges)
      states = following
      ways.append(followingWays)
      sizes.append(following.map { Int32($0.size) })
    }
    // From the bottom: the losing ways to go on from each state, by how many more join.
    var losing: [UInt128] = states.map { game.wins($0.state) ? 0 : 1 }
    let winning = zip(ways[players], losing).reduce(into: BigUInt(0)) { sum, pair in
      if pair.1 == 0 { sum += BigUInt(pair.0) }
    }
    var swings = [[UInt128]](repeating: [UInt128](repeating: 0, count: players), count: players)
    for layer in stride(from: players - 1, through: 0, by: -1) {
      let remaining = players - layer
      var above = [UInt128](repeating: 0, count: edges[layer].count * (remaining + 1))
      var counts = [UInt128](repeating: 0, count: players)
      for (position, edge) in edges[layer].enumerated() {
        let (out, joined) = (Int(edge.out) * remaining, Int(edge.in) * remaining)
        let way = ways[layer][position]
        let size = Int(sizes[layer][position])
        for more in 0..<remaining {
          above[position * (remaining + 1) + more] += losing[out + more]
          above[position * (remaining + 1) + more + 1] += losing[joined + more]
          counts[size + more] += way * (losing[out + more] - losing[joined + more])
        }
      }
      swings[game.order[layer]] = counts
      losing = above
    }
    return (winning, swings)
  }
}
