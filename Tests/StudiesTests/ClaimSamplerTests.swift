import Testing

@testable import Studies

@Suite struct ClaimSamplerTests {
  private func futures(
    _ count: Int, _ probabilities: [Double], forced: [Bool?]? = nil, contradictions: [(Int, Int)] = [],
    implications: [(Int, Int)] = []
  ) -> [[Bool]] {
    let logic = ClaimLogic(count: probabilities.count, contradictions: contradictions, implications: implications)
    let sampler = ClaimSampler(
      futures: count, seed: 4, probabilities: probabilities,
      forced: forced ?? probabilities.map { _ in nil },
      exclusions: logic.exclusions(among: Array(probabilities.indices)))
    return (0..<count).map { sampler.claims(future: $0) }
  }

  @Test func disputedClaimsAreBalanced() {
    let drawn = futures(1000, [0.5, 0.5, 0.5])
    for claim in 0..<3 { #expect(drawn.count { $0[claim] } == 500) }
    // Pairs are as frequent as chance makes them: 250 ± 4 standard deviations of a hypergeometric count.
    #expect(abs(drawn.count { $0[0] && $0[1] } - 250) < 32)
    #expect(abs(futures(7, [0.5]).count { $0[0] } * 2 - 7) == 1)
  }

  @Test func credenceIsMetToWithinOneFuture() {
    let drawn = futures(333, [0.1, 0.9, 0.37])
    for (claim, credence) in [0.1, 0.9, 0.37].enumerated() {
      #expect(abs(Double(drawn.count { $0[claim] }) - credence * 333) <= 1)
    }
  }

  @Test func settledClaimsNeverVary() {
    let drawn = futures(50, [0.5, 0.5], forced: [true, false])
    #expect(drawn.allSatisfy { $0 == [true, false] })
  }

  /// Of two contradicting disputed claims three combinations remain, equally likely.
  @Test func contradictionsLeaveTheRestEquallyLikely() {
    let drawn = futures(6000, [0.5, 0.5, 0.5], contradictions: [(0, 1)])
    #expect(!drawn.contains { $0[0] && $0[1] })
    for pair in [[true, false], [false, true], [false, false]] {
      // 2000 ± 4 standard deviations.
      #expect(abs(drawn.count { Array($0[..<2]) == pair } - 2000) < 147)
    }
    #expect(drawn.count { $0[2] } == 3000, "an unrelated claim stays balanced")
  }

  @Test func implicationsHold() {
    let drawn = futures(2000, [0.3, 0.6], implications: [(0, 1)])
    #expect(!drawn.contains { $0[0] && !$0[1] })
    // P(0) = 0.18 / (1 − 0.12), ± 4 standard deviations.
    #expect(abs(Double(drawn.count { $0[0] }) / 2000 - 0.18 / 0.88) < 0.037)
  }

  /// A chain that chance hardly ever satisfies is still settled, and right.
  @Test func unlikelyConstraintsAreMetAllTheSame() {
    let chain = (0..<30).map { ($0, $0 + 1) }
    let probabilities = (0...30).map { $0.isMultiple(of: 2) ? 0.95 : 0.05 }
    let drawn = futures(5, probabilities, implications: chain)
    for truths in drawn { #expect(chain.allSatisfy { !truths[$0.0] || truths[$0.1] }) }
  }
}
