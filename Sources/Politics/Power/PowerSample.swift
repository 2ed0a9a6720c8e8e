import Chance

/// Sampled estimates of the Shapley-Shubik and Banzhaf indices, with standard errors, for games of any size.
///
/// Shapley-Shubik: players join in random order, and the one who makes the coalition win scores (I. Mann and
/// L. S. Shapley, RAND RM-2651, 1960). Banzhaf: coins are tossed for all players, and whoever the result hangs on
/// scores. Each sample's randomness is a function of the seed and its number.
public struct PowerSample: Hashable, Sendable {
  /// An estimated share and its standard error √(p(1 − p)/samples).
  public struct Estimate: Hashable, Sendable {
    /// The estimate.
    public let value: Double
    /// Its standard error; 0 also where nothing or everything was hit, which does not mean certainty.
    public let standardError: Double
  }

  /// Orders, and coalitions, that were sampled.
  public let samples: Int
  /// The Shapley-Shubik index of each player; the values add up to 1.
  public let shapleyShubik: [Estimate]
  /// The absolute Banzhaf index of each player.
  public let banzhaf: [Estimate]

  /// Samples a game.
  ///
  /// - Parameters:
  ///   - game: the game; its restrictions on who cooperates must be none, or at most 24 players.
  ///   - samples: at least 1.
  ///   - seed: any number.
  /// - Throws: ``InvalidInput`` for fewer than one sample, and for restrictions among too many players.
  public init(of game: VotingGame, samples: Int, seed: UInt64) throws(InvalidInput) {
    guard samples >= 1 else { throw InvalidInput(["\(samples) samples are not enough; take at least 1"]) }
    guard samples <= Int(Int32.max) else { throw InvalidInput(["take at most \(Int32.max) samples"]) }
    let evaluation = try GameEvaluation(game)
    let players = game.players.count
    var pivots = [Int](repeating: 0, count: players)
    var swings = [Int](repeating: 0, count: players)
    var order = Array(0..<players)
    var members = [Bool](repeating: false, count: players)
    for sample in 0..<samples {
      var draws = Draws(seed: seed, sample: UInt32(sample), purpose: 0x5053_0001)
      for place in stride(from: players - 1, to: 0, by: -1) { order.swapAt(place, draws.below(place + 1)) }
      if let pivot = evaluation.pivot(order) { pivots[pivot] += 1 }
      var coins = Draws(seed: seed, sample: UInt32(sample), purpose: 0x5053_0002)
      for player in 0..<players { members[player] = coins.below(2) == 1 }
      for player in evaluation.swings(members) { swings[player] += 1 }
    }
    func estimate(_ hits: Int) -> Estimate {
      let share = Double(hits) / Double(samples)
      return Estimate(value: share, standardError: (share * (1 - share) / Double(samples)).squareRoot())
    }
    self.samples = samples
    shapleyShubik = pivots.map(estimate)
    banzhaf = swings.map(estimate)
  }

  /// Whole numbers from blocks of Philox, four words at a time.
  struct Draws {
    let seed: UInt64
    let sample: UInt32
    let purpose: UInt32
    private var block = Philox.Block(repeating: 0)
    private var number: UInt32 = 0
    private var used = 4

    init(seed: UInt64, sample: UInt32, purpose: UInt32) {
      self.seed = seed
      self.sample = sample
      self.purpose = purpose
    }

    /// A number of 0 ..< bound, each equally likely to within 2⁻³².
    mutating func below(_ bound: Int) -> Int {
      if used == 4 {
        block = Philox.block(
          counter: Philox.Block(number, 0, purpose, sample),
          key: (UInt32(truncatingIfNeeded: seed), UInt32(truncatingIfNeeded: seed >> 32)))
        number &+= 1
        used = 0
      }
      used += 1
      return Int((UInt64(block[used - 1]) * UInt64(bound)) >> 32)
    }
  }
}

/// Whether sets of players win, asked often.
private struct GameEvaluation {
  private let demands: Demands
  private let table: CoalitionEnumeration?
  private let players: Int

  init(_ game: VotingGame) throws(InvalidInput) {
    demands = try Demands(game)
    table = game.cooperation == .free ? nil : try CoalitionEnumeration(of: game)
    players = game.players.count
  }

  /// The player who makes those before it win.
  func pivot(_ order: [Int]) -> Int? {
    var demand = demands.start
    var mask = 0
    for player in order {
      demand = demand &- demands.weights[player]
      mask |= table == nil ? 0 : 1 << player
      if table.map({ $0.wins[mask] }) ?? demands.isMet(demand) { return player }
    }
    return nil
  }

  /// The players without whom, or with whom, the result would be another.
  func swings(_ members: [Bool]) -> [Int] {
    var demand = demands.start
    var mask = 0
    for player in 0..<players where members[player] {
      demand = demand &- demands.weights[player]
      mask |= table == nil ? 0 : 1 << player
    }
    let wins = table.map { $0.wins[mask] } ?? demands.isMet(demand)
    return (0..<players).filter { player in
      let weight = demands.weights[player]
      let other = members[player] ? demand &+ weight : demand &- weight
      return wins != (table.map { $0.wins[mask ^ 1 << player] } ?? demands.isMet(other))
    }
  }
}
