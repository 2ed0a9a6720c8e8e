import Chance

/// Shares of a difference between two situations among the things in which they differ.
///
/// The value of a set of factors is that of the first situation with these factors as in the second.
/// Each factor gets its marginal contribution, averaged over orders in which factors change: the
/// Shapley value; where factors belong to unions, over the orders that keep unions together: the Owen
/// value. The shares of every single order add up to the whole difference, so those of any sample of
/// orders do too, whatever the function is like; thresholds are no trouble. See Guides/Ledger.md.
enum Shapley {
  /// Orders tried where there are too many to try all, each with its reverse.
  static let sampledPairs = 64
  /// Up to so many factors all orders are tried.
  static let exactLimit = 5

  /// The share of each factor; their sum is `value(second) − value(first)` but for rounding.
  ///
  /// - Parameters:
  ///   - unions: for each factor the union that it belongs to.
  ///   - reset: puts the first situation back.
  ///   - change: makes one factor as in the second situation.
  ///   - value: of the present situation.
  static func shares(
    unions: [Int], reset: () -> Void, change: (Int) -> Void, value: () -> Double
  ) -> [Double] {
    let count = unions.count
    guard count > 0 else { return [] }
    var sums = Array(repeating: 0.0, count: count)
    var orders = 0.0
    func follow(_ order: some Sequence<Int>) {
      reset()
      var last = value()
      for factor in order {
        change(factor)
        let next = value()
        sums[factor] += next - last
        last = next
      }
      orders += 1
    }
    if count <= exactLimit {
      for order in permutations(count) where keepsTogether(order, unions) { follow(order) }
    } else {
      let stream = RandomStream(seed: 0, future: 0)
      for pair in 0..<sampledPairs {
        let order = sample(unions, stream, pair)
        follow(order)
        // The reverse makes the shares of the opposite difference the exact opposite.
        follow(order.reversed())
      }
    }
    return sums.map { $0 / orders }
  }

  private static func permutations(_ count: Int) -> [[Int]] {
    guard count > 0 else { return [[]] }
    return permutations(count - 1).flatMap { order in
      (0...order.count).map { position in
        var longer = order
        longer.insert(count - 1, at: position)
        return longer
      }
    }
  }

  /// Whether the factors of every union stand side by side.
  private static func keepsTogether(_ order: [Int], _ unions: [Int]) -> Bool {
    var seen: Set<Int> = []
    var last: Int?
    for factor in order where unions[factor] != last {
      guard seen.insert(unions[factor]).inserted else { return false }
      last = unions[factor]
    }
    return true
  }

  /// A random order of the unions, and in each a random order of its factors.
  private static func sample(_ unions: [Int], _ stream: RandomStream, _ pair: Int) -> [Int] {
    func key(_ entity: Int) -> Double { stream.uniform(.design, week: pair, entity: entity) }
    return unions.indices
      .map { (union: key(1_000_000 + unions[$0]), factor: key($0), index: $0) }
      .sorted { ($0.union, $0.factor, $0.index) < ($1.union, $1.factor, $1.index) }
      .map(\.index)
  }
}
