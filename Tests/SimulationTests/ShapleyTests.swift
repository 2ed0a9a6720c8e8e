import Chance
import Testing

@testable import Simulation

@Suite struct ShapleyTests {
  /// Shares of a difference of a function of sets of factors.
  private func shares(_ count: Int, unions: [Int]? = nil, _ value: @escaping (Set<Int>) -> Double) -> [Double] {
    var present: Set<Int> = []
    return Shapley.shares(
      unions: unions ?? Array(0..<count), reset: { present = [] }, change: { present.insert($0) },
      value: { value(present) })
  }

  /// Shapley (1953): where only the whole set is worth anything, all get the same.
  @Test func unanimityIsShared() {
    #expect(shares(4) { $0.count == 4 ? 1 : 0 }.allSatisfy { abs($0 - 0.25) < 1e-12 })
  }

  /// The glove game: one left glove, two right ones; a pair is worth 1. Shares 2/3, 1/6, 1/6.
  @Test func gloves() {
    let result = shares(3) { $0.contains(0) && $0.count > 1 ? 1 : 0 }
    for (share, expected) in zip(result, [2.0 / 3, 1.0 / 6, 1.0 / 6]) { #expect(abs(share - expected) < 1e-12) }
  }

  /// Owen (1977): the two right gloves as a union get half between them.
  @Test func glovesInUnion() {
    let result = shares(3, unions: [0, 1, 1]) { $0.contains(0) && $0.count > 1 ? 1 : 0 }
    for (share, expected) in zip(result, [0.5, 0.25, 0.25]) { #expect(abs(share - expected) < 1e-12) }
  }

  /// A weighted majority of 51 with weights 50, 30, 20: two thirds, one sixth, one sixth.
  @Test func weightedMajority() {
    let weights = [50.0, 30, 20]
    let result = shares(3) { set in set.reduce(0) { $0 + weights[$1] } >= 51 ? 1 : 0 }
    for (share, expected) in zip(result, [2.0 / 3, 1.0 / 6, 1.0 / 6]) { #expect(abs(share - expected) < 1e-12) }
  }

  /// Many factors, a function with thresholds: sampled shares add up, sums are exact, and the shares of the
  /// opposite difference are the opposite.
  @Test(arguments: 0..<20) func sampledSharesAddUp(_ seed: Int) {
    let stream = RandomStream(seed: UInt64(seed), future: 0)
    let count = 12
    let weights = (0..<count).map { stream.uniform(.design, week: 1, entity: $0) - 0.4 }
    func value(_ set: Set<Int>) -> Double {
      let sum = (0..<count).reduce(0.0) { set.contains($1) ? $0 + weights[$1] : $0 }
      return sum > 0.5 ? sum * sum : sum < 0 ? -1 : sum / (1 + Double(set.count))
    }
    let unions = (0..<count).map { $0 / 3 }
    let forward = shares(count, unions: unions, value)
    #expect(abs(forward.reduce(0, +) - (value(Set(0..<count)) - value([]))) < 1e-12)
    let all = Set(0..<count)
    let backward = shares(count, unions: unions) { value(all.subtracting($0)) }
    for (one, other) in zip(forward, backward) { #expect(abs(one + other) < 1e-12) }
    let linear = shares(count, unions: unions) { set in set.reduce(0) { $0 + weights[$1] } }
    for (share, weight) in zip(linear, weights) { #expect(abs(share - weight) < 1e-12) }
  }
}
