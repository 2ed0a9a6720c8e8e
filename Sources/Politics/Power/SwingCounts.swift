public import BigInt

/// For each player of a voting game, how many losing coalitions of each size it turns into winning ones.
///
/// All indices that look at swings follow from these numbers. Players who are interchangeable share them.
///
/// Sources: I. Mann and L. S. Shapley, RAND RM-3158, 1962 (after D. G. Cantor); S. J. Brams and P. J. Affuso,
/// "Power and size", Theory and Decision 7, 1976; J. M. Bilbao et al., "Generating functions for computing power
/// indices efficiently", TOP 8, 2000.
public struct SwingCounts: Sendable {
  /// The game.
  public let game: VotingGame
  /// How many coalitions win.
  public let winningCoalitions: BigUInt
  /// The class of interchangeable players that each player belongs to.
  let classOf: [Int]
  /// 64-bit words of a count, lowest first.
  let wordsPerCount: Int
  /// The counts: those of a class together, in order of the size of the losing coalition, 0 ..< players.
  let words: [UInt64]

  /// The number of losing coalitions of a size that win when a player joins.
  ///
  /// - Parameters:
  ///   - player: position.
  ///   - size: members before the player joins, 0 ..< number of players.
  public func swings(of player: Int, size: Int) -> BigUInt {
    let start = (classOf[player] * game.players.count + size) * wordsPerCount
    return BigUInt(words: words[start..<start + wordsPerCount].map { UInt($0) })
  }

  /// The number of losing coalitions that win when a player joins.
  public func swings(of player: Int) -> BigUInt {
    BigUInt(words: weighted([UInt64](repeating: 1, count: game.players.count), width: 1, player: player).map(UInt.init))
  }

  /// Counts the swings of a game.
  ///
  /// A single weighted rule is counted by generating functions; several rules, incompatible players and connected
  /// coalitions by a diagram of the states that coalitions can reach, see ``DecisionDiagram``.
  ///
  /// - Throws: ``InvalidInput`` if an exact count needs more memory than is sensible; ``PowerSample`` estimates then.
  public init(of game: VotingGame) throws(InvalidInput) {
    if let rule = game.soleRule, let counts = SwingCounts(game, rule) {
      self = counts
    } else {
      let (winning, counts) = try DecisionDiagram.swings(of: game)
      self.init(game: game, winning: winning, counts: counts)
    }
  }

  init(game: VotingGame, winning: BigUInt, counts: [[UInt128]]) {
    self.game = game
    winningCoalitions = winning
    classOf = Array(game.players.indices)
    wordsPerCount = 2
    words = counts.flatMap { $0.flatMap { [UInt64(truncatingIfNeeded: $0), UInt64(truncatingIfNeeded: $0 >> 64)] } }
  }

  /// Cells that a table may have at most: 64 million words, 512 MiB.
  private static let mostWords = 1 << 26

  /// Counts by generating functions; nil if the table would be too large.
  private init?(_ game: VotingGame, _ rule: VotingGame.Rule) {
    let count = game.players.count
    let divisor = max(1, rule.weights.reduce(0, greatestCommonDivisor))
    let weights = rule.weights.map { $0 / divisor }
    let quota = Quota.share(1, of: divisor, total: rule.quota)
    let total = weights.reduce(0, +)
    // A player's swings in the dual game are the complements of its swings: the smaller quota is less work.
    let isDual = quota > total - quota + 1
    let limit = (isDual ? total - quota + 1 : quota) - 1
    guard let cells = CoalitionTable.cells(weights: weights, limit: limit),
      cells <= SwingCounts.mostWords / CoalitionTable.limbs(players: count)
    else { return nil }

    var table = CoalitionTable(counted: weights, limit: limit)
    for weight in weights.sorted() { table.add(weight) }
    table.accumulate()

    var losing = [Int64](repeating: 0, count: table.limbs)
    for size in 0...table.largestSize {
      table.addCumulative(size: size, atMost: limit, subtracting: false, to: &losing)
    }
    let light = BigUInt(words: CoalitionTable.words(losing).map(UInt.init))
    let winning = isDual ? light : BigUInt(1) << count - light

    let classes = Set(weights).sorted()
    let wordsPerCount = CoalitionTable.words(losing).count
    var words = [UInt64](repeating: 0, count: classes.count * count * wordsPerCount)
    var sum = losing
    for (number, weight) in classes.enumerated() where weight > 0 {
      for size in 0..<min(count, table.largestSize + 1) {
        for limb in sum.indices { sum[limb] = 0 }
        // Dividing out: without the player, S(k, t) = c(k, t) − c(k − 1, t − w) + c(k − 2, t − 2w) − …, and the
        // weights from q − w to q − 1 shifted by multiples of w are the intervals between the limits below.
        var (smaller, upper, subtracting) = (size, limit, false)
        while smaller >= 0, upper >= 0 {
          table.addCumulative(size: smaller, atMost: upper, subtracting: subtracting, to: &sum)
          table.addCumulative(size: smaller, atMost: upper - weight, subtracting: !subtracting, to: &sum)
          smaller -= 1
          upper -= weight
          subtracting.toggle()
        }
        let start = (number * count + (isDual ? count - 1 - size : size)) * wordsPerCount
        for (offset, word) in CoalitionTable.words(sum).enumerated() { words[start + offset] = word }
      }
    }
    self.game = game
    winningCoalitions = winning
    var position: [Int: Int] = [:]
    for (number, weight) in classes.enumerated() { position[weight] = number }
    classOf = weights.map { position[$0] ?? 0 }
    self.wordsPerCount = wordsPerCount
    self.words = words
  }

  /// Σ over sizes of a factor times the swings of that size, in 64-bit words.
  ///
  /// - Parameters:
  ///   - factors: one factor for each size, `width` words each, lowest first.
  ///   - width: words of a factor.
  ///   - player: position.
  func weighted(_ factors: [UInt64], width: Int, player: Int) -> [UInt64] {
    let count = game.players.count
    // Room for the sum of as many products as there are sizes.
    var sum = [UInt64](repeating: 0, count: wordsPerCount + width + 1)
    for size in 0..<count {
      let start = (classOf[player] * count + size) * wordsPerCount
      for position in 0..<wordsPerCount where words[start + position] > 0 {
        var carry: UInt64 = 0
        for factor in 0..<width {
          let product = factors[size * width + factor].multipliedFullWidth(by: words[start + position])
          let first = sum[position + factor].addingReportingOverflow(product.low)
          let second = first.partialValue.addingReportingOverflow(carry)
          sum[position + factor] = second.partialValue
          carry = product.high &+ (first.overflow ? 1 : 0) &+ (second.overflow ? 1 : 0)
        }
        var place = position + width
        while carry > 0, place < sum.count {
          let next = sum[place].addingReportingOverflow(carry)
          sum[place] = next.partialValue
          carry = next.overflow ? 1 : 0
          place += 1
        }
      }
    }
    return sum
  }
}

/// The greatest whole number that divides both.
func greatestCommonDivisor(_ one: Int, _ other: Int) -> Int {
  var (one, other) = (one, other)
  while other != 0 { (one, other) = (other, one % other) }
  return one
}
