import BigInt

/// Johnston's index: in each winning coalition that some member can break, those members share equally.
///
/// Source: R. J. Johnston, "On the measurement of power: some reactions to Laver", Environment and Planning A 10, 1978.
public enum JohnstonIndex {
  /// The index of each player; the sum is 1.
  ///
  /// In a coalition of weight q + s the critical members are those who weigh more than s. So for each interval of
  /// s between two weights that occur, the players are divided into the heavy, who are counted, and the light, who are
  /// not, and coalitions are counted by weight and number of heavy members with ``CoalitionTable``. Other games of
  /// up to 24 players are enumerated.
  ///
  /// - Throws: ``InvalidInput`` if that is too much work.
  public static func index(of game: VotingGame) throws(InvalidInput) -> [Fraction] {
    let counts: [[BigUInt]]
    if let rule = game.soleRule {
      counts = try criticalMemberships(rule)
    } else {
      counts = try CoalitionEnumeration(of: game).criticalMemberships
    }
    let multiple = SwingCounts.leastCommonMultiple(upTo: game.players.count)
    let shares = counts.map { byCritical in
      var sum = BigUInt(0)
      for (critical, count) in byCritical.enumerated() where critical > 0 && !count.isZero {
        sum += count * (multiple / BigUInt(critical))
      }
      return sum
    }
    let total = shares.reduce(0, +)
    return shares.map { Fraction(reducing: $0, over: total) }
  }

  /// Winning coalitions in which each player is critical, by the number of critical members.
  private static func criticalMemberships(_ rule: VotingGame.Rule) throws(InvalidInput) -> [[BigUInt]] {
    let count = rule.weights.count
    let divisor = max(1, rule.weights.reduce(0, greatestCommonDivisor))
    let weights = rule.weights.map { $0 / divisor }
    let quota = Quota.share(1, of: divisor, total: rule.quota)
    let total = weights.reduce(0, +)
    let classes = Set(weights).filter { $0 > 0 }.sorted()
    let largest = classes.last ?? 1
    let limit = min(total, quota + largest - 1)
    let limbs = CoalitionTable.limbs(players: count)
    let cells = CoalitionTable.cells(weights: weights, limit: limit)
    guard let cells, Double(cells) * Double(limbs) * Double(count) * Double(classes.count) < 2e10,
      (count + 1) * (limit + 1) * limbs <= 1 << 27
    else {
      throw InvalidInput([
        "Johnston's index of so many players with such large weights is too much work; divide the weights, or leave "
          + "it out"
      ])
    }
    var byClass = [[BigUInt]](repeating: [BigUInt](repeating: 0, count: count + 1), count: classes.count)
    for (number, weight) in classes.enumerated() {
      // Surpluses from the next smaller weight to this weight less one: who weighs as much as this is critical.
      let least = number > 0 ? classes[number - 1] : 0
      let most = min(weight - 1, total - quota)
      guard least <= most else { continue }
      let heavy = weights.filter { $0 >= weight }.sorted()
      let light = weights.filter { $0 < weight }.sorted()
      var table = CoalitionTable(counted: heavy, uncounted: light, limit: limit)
      for weight in heavy { table.add(weight) }
      for weight in light { table.addUncounted(weight) }
      table.accumulate()
      var sum = [Int64](repeating: 0, count: table.limbs)
      for other in number..<classes.count {
        for critical in stride(from: 1, through: table.largestSize, by: 1) {
          for limb in sum.indices { sum[limb] = 0 }
          var (smaller, subtracting, shift) = (critical - 1, false, classes[other])
          while smaller >= 0, quota + most - shift >= 0 {
            table.addCumulative(size: smaller, atMost: quota + most - shift, subtracting: subtracting, to: &sum)
            table.addCumulative(size: smaller, atMost: quota + least - 1 - shift, subtracting: !subtracting, to: &sum)
            smaller -= 1
            shift += classes[other]
            subtracting.toggle()
          }
          byClass[other][critical] += BigUInt(words: CoalitionTable.words(sum).map { UInt($0) })
        }
      }
    }
    return weights.map { weight in
      classes.firstIndex(of: weight).map { byClass[$0] } ?? [BigUInt](repeating: 0, count: count + 1)
    }
  }
}
