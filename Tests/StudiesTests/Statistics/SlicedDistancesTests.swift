import Chance
import Testing

@testable import Studies

@Suite struct SlicedDistancesTests {
  private func sample(_ count: Int, seed: UInt64, values: Int) -> [Double] {
    var draws = Draws(seed: seed, purpose: .statistics)
    return (0..<count).map { _ in Double(draws.below(values)) }
  }

  /// Slice by slice as defined, with ties in the outcome and without.
  @Test(arguments: [3, 20, 1_000_000]) func agreesWithTheDefinition(_ values: Int) {
    var largest = 0.0
    for seed in 0..<20 {
      let outcome = sample(137, seed: UInt64(seed), values: values)
      let slices = sample(137, seed: UInt64(seed + 100), values: 4).map { UInt8($0) }
      var expected = 0.0
      for slice in UInt8(0)..<4 {
        let part = slices.indices.filter { slices[$0] == slice }.map { outcome[$0] }
        expected += Double(part.count) / 137 * KolmogorovSmirnov.distance(part, outcome)
      }
      largest = max(largest, abs(SlicedDistances(outcome: outcome).distance(slices) - expected))
    }
    print("SlicedDistances against its definition, \(values) values: largest deviation \(largest)")
    #expect(largest < 1e-12)
  }

  /// The same as PAWN's mean of one input, but for the greatest value, which SALib leaves out.
  @Test func agreesWithDistributionSensitivity() throws {
    var largest = 0.0
    for seed in 0..<10 {
      var draws = Draws(seed: UInt64(seed), purpose: .statistics)
      let input = (0..<1000).map { _ in draws.uniform() }
      let outcome = input.map { $0 * $0 + 0.3 * draws.uniform() }
      let one = try DistributionSensitivity(input: input, outcome: outcome)
      let mine = SlicedDistances(outcome: outcome).distance(SlicedDistances.slices(ofNumbers: input))
      largest = max(largest, abs(one.mean - mine))
    }
    print("SlicedDistances against DistributionSensitivity: largest deviation \(largest)")
    #expect(largest < 0.003)
  }

  @Test func boundsAndChance() {
    let outcome = (0..<200).map(Double.init)
    let distances = SlicedDistances(outcome: outcome)
    let halves = outcome.map { UInt8($0 < 100 ? 0 : 1) }
    #expect(abs(distances.distance(halves) - 0.5) < 1e-12)
    #expect(distances.distance(halves.map { _ in 7 }) == 0)
    let chance = SlicedDistances.Chance(distances, Shuffles(futures: 200, seed: 1))
    // Half of the gap of two samples of 100: 1.36 · √(2/100) / 2 at 5 %.
    #expect(abs(chance.claim(share: 0.5) - 0.096) < 0.03)
    #expect(SlicedDistances(outcome: outcome.map { _ in 1 }).distance(halves) == 0)
  }

  /// The level of a claim that is rarely true, by scaling, is that of dealing it at random.
  @Test(arguments: [2, 1_000_000]) func chanceScales(_ values: Int) {
    let outcome = sample(400, seed: 3, values: values)
    let distances = SlicedDistances(outcome: outcome)
    let shuffles = Shuffles(futures: 400, seed: 2)
    let chance = SlicedDistances.Chance(distances, shuffles)
    for share in [0.1, 0.3, 0.7] {
      let dealt = shuffles.orders.map { order in distances.distance(order.map { Double($0) < share * 400 ? 1 : 0 }) }
      let level = Quantiles.quantile(0.95, ofSorted: dealt.sorted())
      #expect(abs(chance.claim(share: share) / level - 1) < 0.25, "\(share): \(chance.claim(share: share)), \(level)")
    }
  }

  @Test func slicesAreEven() {
    let slices = SlicedDistances.slices(ofNumbers: sample(103, seed: 1, values: 1_000_000))
    let sizes = (UInt8(0)..<10).map { slice in slices.count { $0 == slice } }
    #expect(sizes.allSatisfy { $0 == 10 || $0 == 11 } && sizes.reduce(0, +) == 103)
  }
}
