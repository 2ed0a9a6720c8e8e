import Testing

@testable import Studies

@Suite struct PermutationTests {
  @Test(arguments: Array(1...40) + [255, 256, 257, 1000, 4097])
  func everyEntryOccursOnce(count: Int) {
    let order = Permutation(count: count, seed: 3, purpose: .parameters, entity: 5)
    #expect((0..<count).map { order[$0] }.sorted() == Array(0..<count))
  }

  @Test func ordersDifferBySeedPurposeAndEntity() {
    let orders = [
      Permutation(count: 50, seed: 1, purpose: .parameters, entity: 0),
      Permutation(count: 50, seed: 2, purpose: .parameters, entity: 0),
      Permutation(count: 50, seed: 1, purpose: .claims, entity: 0),
      Permutation(count: 50, seed: 1, purpose: .parameters, entity: 1),
    ].map { order in (0..<50).map { order[$0] } }
    for first in orders.indices {
      for second in orders.indices where second > first { #expect(orders[first] != orders[second]) }
    }
  }

  /// Over many seeds every entry must come to every position equally often: χ² with 36 − 11 = 25 degrees
  /// of freedom, whose 99.99 % point is 60.1.
  @Test func positionsAreFair() {
    let seeds = 6000
    var counts = [[Int]](repeating: [Int](repeating: 0, count: 6), count: 6)
    for seed in 0..<seeds {
      let order = Permutation(count: 6, seed: UInt64(seed), purpose: .claims, entity: 0)
      for position in 0..<6 { counts[position][order[position]] += 1 }
    }
    let expected = Double(seeds) / 6
    let statistic = counts.joined().reduce(0.0) { $0 + (Double($1) - expected) * (Double($1) - expected) / expected }
    #expect(statistic < 60.1)
  }

  /// All 24 orders of four must come equally often: χ² with 23 degrees of freedom, 99.99 % point 57.1.
  @Test func ordersAreFair() {
    var counts: [[Int]: Int] = [:]
    let seeds = 12_000
    for seed in 0..<seeds {
      let order = Permutation(count: 4, seed: UInt64(seed), purpose: .claims, entity: 0)
      counts[(0..<4).map { order[$0] }, default: 0] += 1
    }
    #expect(counts.count == 24)
    let expected = Double(seeds) / 24
    let statistic = counts.values.reduce(0.0) { $0 + (Double($1) - expected) * (Double($1) - expected) / expected }
    #expect(statistic < 57.1)
  }
}
