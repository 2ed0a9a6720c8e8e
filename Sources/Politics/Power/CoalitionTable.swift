import BigInt

/// The number of coalitions of each size and weight, by generating functions, exact for any number of players.
///
/// It holds the coefficients of ∏ (1 + y·x^w) over the players added so far, up to a largest weight.
/// A count is kept in limbs of base 2⁴⁸ in 64-bit words. Adding a player adds whole runs of words without
/// carries, which the compiler turns into vector instructions; since counts at most double with each player, it is
/// enough to pass on carries after 15 players. The last limb may use 63 bits: up to 63 players need one limb,
/// 111 two, 500 eleven.
struct CoalitionTable {
  private struct Row {
    /// The weight of the first cell.
    let origin: Int
    /// The position of the first cell.
    let offset: Int
    /// The weights that occur; empty if low > high.
    var low: Int
    var high: Int
  }

  static let base: UInt64 = 48
  static let mask: UInt64 = 1 << 48 - 1

  /// The largest weight that is kept.
  let limit: Int
  private var rows: [Row] = []
  private var words: [UInt64]
  private(set) var limbs = 1
  private var players = 0
  private var additionsSinceCarry = 0
  private var isAccumulated = false

  /// The largest size of a coalition that is kept.
  var largestSize: Int { rows.count - 1 }

  /// The limbs that counts need after a number of players.
  static func limbs(players: Int) -> Int { max(1, (players - 15 + 47) / 48) }

  /// The cells that a table needs, or nil if they are too many to count.
  static func cells(weights: [Int], limit: Int) -> Int? {
    var cells = 0
    for (low, high) in extents(weights: weights, limit: limit) {
      let sum = cells.addingReportingOverflow(high - low + 1)
      if sum.overflow { return nil }
      cells = sum.partialValue
    }
    return cells
  }

  /// The least and the greatest weight of coalitions of each size, the latter at most the limit.
  private static func extents(weights: [Int], limit: Int) -> [(low: Int, high: Int)] {
    let ascending = weights.sorted()
    var result = [(low: 0, high: 0)]
    var (low, high) = (0, 0)
    for (small, large) in zip(ascending, ascending.reversed()) {
      low += small
      high += large
      if low > limit { break }
      result.append((low, min(high, limit)))
    }
    return result
  }

  /// The empty coalition alone.
  ///
  /// - Parameters:
  ///   - counted: the weights of all players that will be added with a size.
  ///   - uncounted: the weights of all players that will be added without a size.
  ///   - limit: coalitions above this weight are left out.
  init(counted: [Int], uncounted: [Int] = [], limit: Int) {
    self.limit = limit
    var cells = 0
    let slack = uncounted.reduce(0, +)
    for (low, high) in CoalitionTable.extents(weights: counted, limit: limit) {
      rows.append(Row(origin: low, offset: cells, low: 0, high: -1))
      cells += min(high + slack, limit) - low + 1
    }
    words = [UInt64](repeating: 0, count: cells)
    rows[0].low = 0
    rows[0].high = 0
    words[0] = 1
  }

  /// Adds a player who counts towards a coalition's size.
  mutating func add(_ weight: Int) {
    prepareForOneMore()
    let limbs = limbs
    for size in stride(from: largestSize, to: 0, by: -1) {
      let source = rows[size - 1]
      let high = min(source.high, limit - weight)
      guard source.low <= high else { continue }
      let from = (source.offset + source.low - source.origin) * limbs
      let target = rows[size]
      let to = (target.offset + source.low + weight - target.origin) * limbs
      let count = (high - source.low + 1) * limbs
      words.withUnsafeMutableBufferPointer { words in
        let reading = UnsafeMutableBufferPointer(rebasing: words[from..<from + count])
        let writing = UnsafeMutableBufferPointer(rebasing: words[to..<to + count])
        for index in 0..<count { writing[index] &+= reading[index] }
      }
      let isEmpty = target.low > target.high
      rows[size].low = isEmpty ? source.low + weight : min(target.low, source.low + weight)
      rows[size].high = isEmpty ? high + weight : max(target.high, high + weight)
    }
  }

  /// Adds a player who does not count towards a coalition's size.
  mutating func addUncounted(_ weight: Int) {
    prepareForOneMore()
    for size in rows.indices where rows[size].low <= rows[size].high {
      let row = rows[size]
      let high = min(row.high, limit - weight)
      guard row.low <= high else { continue }
      let start = (row.offset - row.origin) * limbs
      let shift = weight * limbs
      // From above, so that each cell is read before it is written.
      words.withUnsafeMutableBufferPointer { words in
        var index = start + (high + 1) * limbs - 1
        while index >= start + row.low * limbs {
          words[index + shift] &+= words[index]
          index -= 1
        }
      }
      rows[size].high = max(row.high, high + weight)
    }
  }

  /// Makes each count that of the coalitions of the same size and at most the same weight.
  mutating func accumulate() {
    carry()
    isAccumulated = true
    var sum = [UInt64](repeating: 0, count: limbs)
    for row in rows where row.low <= row.high {
      for limb in 0..<limbs { sum[limb] = 0 }
      var position = (row.offset + row.low - row.origin) * limbs
      for _ in row.low...row.high {
        for limb in 0..<limbs {
          sum[limb] &+= words[position + limb]
          if limb + 1 < limbs {
            let over = sum[limb] >> CoalitionTable.base
            sum[limb] &= CoalitionTable.mask
            sum[limb + 1] &+= over
          }
          words[position + limb] = sum[limb]
        }
        position += limbs
      }
    }
  }

  /// Adds to or takes from a sum of limbs the number of coalitions of a size and at most a weight.
  ///
  /// The limbs of the sum are signed; ``total(_:)`` reads it. The table must be accumulated.
  @inline(__always)
  func addCumulative(size: Int, atMost weight: Int, subtracting: Bool, to sum: inout [Int64]) {
    let row = rows[size]
    guard weight >= row.low, row.low <= row.high else { return }
    let position = (row.offset + min(weight, row.high) - row.origin) * limbs
    for limb in 0..<limbs {
      let value = Int64(bitPattern: words[position + limb])
      sum[limb] = subtracting ? sum[limb] &- value : sum[limb] &+ value
    }
  }

  /// The number that signed limbs stand for, in 64-bit words, lowest first. It is not negative.
  static func words(_ sum: [Int64]) -> [UInt64] {
    var digits = sum
    for limb in 0..<max(digits.count - 1, 0) {
      digits[limb + 1] &+= digits[limb] >> Int64(base)
      digits[limb] &= Int64(mask)
    }
    var result = [UInt64](repeating: 0, count: (digits.count * 48 + 16 + 63) / 64)
    for (limb, digit) in digits.enumerated() {
      let (word, bit) = (limb * 48 / 64, UInt64(limb * 48 % 64))
      let value = UInt64(bitPattern: digit)
      result[word] |= value << bit
      // The bits that do not fit into the word belong to the next one.
      if bit > 0, value >> (64 - bit) > 0 { result[word + 1] |= value >> (64 - bit) }
    }
    return result
  }

  /// Makes room for the doubling of counts that a player brings.
  private mutating func prepareForOneMore() {
    players += 1
    let needed = CoalitionTable.limbs(players: players)
    if needed > limbs { grow(to: needed) }
    if limbs > 1, additionsSinceCarry == 15 { carry() }
    additionsSinceCarry += 1
  }

  private mutating func grow(to needed: Int) {
    var wider = [UInt64](repeating: 0, count: words.count / limbs * needed)
    for cell in 0..<words.count / limbs {
      for limb in 0..<limbs { wider[cell * needed + limb] = words[cell * limbs + limb] }
    }
    words = wider
    limbs = needed
    carry()
  }

  private mutating func carry() {
    additionsSinceCarry = 0
    guard limbs > 1 else { return }
    let limbs = limbs
    words.withUnsafeMutableBufferPointer { words in
      var cell = 0
      while cell < words.count {
        for limb in cell..<cell + limbs - 1 {
          words[limb + 1] &+= words[limb] >> CoalitionTable.base
          words[limb] &= CoalitionTable.mask
        }
        cell += limbs
      }
    }
  }
}
