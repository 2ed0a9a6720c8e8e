public import BigInt

/// Indices of voting power that count swings, as exact fractions and as numbers of double precision.
extension SwingCounts {
  /// The Shapley-Shubik index of each player: the share of the orders in which the players may join in which this
  /// one makes the coalition win. The sum is 1, or 0 where incompatibilities leave nobody able to win.
  ///
  /// Source: L. S. Shapley and M. Shubik, American Political Science Review 48, 1954.
  public var shapleyShubik: [Fraction] {
    let (numerators, denominator) = shapleyShubikTerms()
    return classOf.map { Fraction(reducing: numerators[$0], over: denominator) }
  }

  /// ``shapleyShubik``, each rounded once, without the work of bringing fractions to lowest terms.
  public var shapleyShubikValues: [Double] {
    let (numerators, denominator) = shapleyShubikTerms()
    let values = numerators.map { Fraction.ratio($0, denominator) }
    return classOf.map { values[$0] }
  }

  /// The absolute Banzhaf (Penrose) index: the probability that a player decides if all others toss coins.
  ///
  /// Sources: L. S. Penrose, Journal of the Royal Statistical Society 109, 1946; J. F. Banzhaf, Rutgers Law Review
  /// 19, 1965; P. Dubey and L. S. Shapley, Mathematics of Operations Research 4, 1979.
  public var banzhaf: [Fraction] { shares(of: BigUInt(1) << (game.players.count - 1)) }

  /// The Banzhaf index normalised so that the sum is 1.
  public var banzhafNormalised: [Fraction] { shares(of: swingsByPlayer.reduce(0, +)) }

  /// Coleman's power of the collectivity to act: the share of all coalitions that win.
  ///
  /// Source for the three: J. S. Coleman, "Control of collectivities and the power of a collectivity to act", 1971.
  public var colemanToAct: Fraction {
    Fraction(reducing: winningCoalitions, over: BigUInt(1) << game.players.count)
  }

  /// Coleman's power to prevent action: the share of winning coalitions that lose without the player.
  public var colemanToPrevent: [Fraction] { shares(of: winningCoalitions) }

  /// Coleman's power to initiate action: the share of losing coalitions that win with the player.
  public var colemanToInitiate: [Fraction] {
    shares(of: BigUInt(1) << game.players.count - winningCoalitions)
  }

  /// The swings of each player.
  public var swingsByPlayer: [BigUInt] {
    let representatives = representatives
    let counts = representatives.map { swings(of: $0) }
    return classOf.map { counts[$0] }
  }

  /// One player of each class.
  private var representatives: [Int] {
    var result = [Int](repeating: 0, count: (classOf.max() ?? 0) + 1)
    for (player, number) in classOf.enumerated() { result[number] = player }
    return result
  }

  private func shares(of whole: BigUInt) -> [Fraction] {
    let byClass = representatives.map { Fraction(reducing: swings(of: $0), over: whole) }
    return classOf.map { byClass[$0] }
  }

  /// The index of each class over a common denominator.
  ///
  /// k!(n − 1 − k)!/n! = 1/(n·C(n − 1, k)), and n·C(n − 1, k) divides L = lcm(1, …, n) for every k: a
  /// denominator of 1.44 bits for each player instead of the log₂ n of n!.
  private func shapleyShubikTerms() -> (numerators: [BigUInt], denominator: BigUInt) {
    let count = game.players.count
    let denominator = SwingCounts.leastCommonMultiple(upTo: count)
    let width = (denominator.bitWidth + 63) / 64
    var factors: [UInt64] = []
    var binomial = BigUInt(count)
    for size in 0..<count {
      let words = (denominator / binomial).words.map { UInt64($0) }
      factors += words + [UInt64](repeating: 0, count: width - words.count)
      binomial = binomial * BigUInt(count - 1 - size) / BigUInt(size + 1)
    }
    let numerators = representatives.map {
      BigUInt(words: weighted(factors, width: width, player: $0).map { UInt($0) })
    }
    return (numerators, denominator)
  }

  /// lcm(1, …, n).
  static func leastCommonMultiple(upTo n: Int) -> BigUInt {
    var result = BigUInt(1)
    for prime in stride(from: 2, through: n, by: 1)
    where !stride(from: 2, to: prime, by: 1).prefix(while: { $0 * $0 <= prime }).contains(where: { prime % $0 == 0 }) {
      var power = prime
      while power <= n / prime { power *= prime }
      result *= BigUInt(power)
    }
    return result
  }
}
