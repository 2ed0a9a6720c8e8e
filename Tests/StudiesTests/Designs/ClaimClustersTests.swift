import Testing

@testable import Studies

@Suite struct ClaimClustersTests {
  private func clusters(
    _ credences: [Double?], forced: [Bool?]? = nil, contradictions: [(Int, Int)] = [],
    implications: [(Int, Int)] = []
  ) throws -> ClaimClusters {
    let logic = ClaimLogic(count: credences.count, contradictions: contradictions, implications: implications)
    return try ClaimClusters(
      ids: credences.indices.map { "c\($0)" }, credences: credences, forced: forced ?? credences.map { _ in nil },
      exclusions: logic.exclusions(among: Array(credences.indices)))
  }

  @Test func aFreeClaimIsTrueBelowItsCredence() throws {
    let free = try clusters([0.3, nil])
    #expect(free.clusters.map(\.claims) == [[0], [1]])
    #expect(free.clusters[0].assignments == [[true], [false]])
    #expect(free.clusters[0].assignment(at: 0.2999) == 0 && free.clusters[0].assignment(at: 0.3) == 1)
    #expect(free.clusters.map(\.isDisputed) == [false, true])
  }

  /// Of two contradicting disputed claims three combinations remain, equally likely.
  @Test func linkedClaimsAreOneInput() throws {
    let linked = try clusters([nil, nil, nil], contradictions: [(0, 2)])
    #expect(linked.clusters.map(\.claims) == [[0, 2], [1]])
    #expect(linked.clusters[0].assignments == [[true, false], [false, true], [false, false]])
    for (edge, expected) in zip(linked.clusters[0].edges, [1.0 / 3, 2.0 / 3, 1]) {
      #expect(abs(edge - expected) < 1e-15)
    }
    #expect(linked.truths { $0 == 0 ? 1 : 0 } == [false, true, true])
  }

  /// P(a) = 0.18 / 0.88, as of independent claims given that a implies b.
  @Test func weightsAreTheLawGivenTheConstraints() throws {
    let linked = try clusters([0.3, 0.6], implications: [(0, 1)])
    #expect(linked.clusters[0].assignments == [[true, true], [false, true], [false, false]])
    #expect(abs(linked.clusters[0].edges[0] - 0.18 / 0.88) < 1e-15)
    #expect(abs(linked.clusters[0].edges[1] - (0.18 + 0.42) / 0.88) < 1e-15)
  }

  @Test func settledClaimsLeaveTheirClusters() throws {
    let linked = try clusters([nil, nil, nil], forced: [nil, true, nil], contradictions: [(0, 2)])
    #expect(linked.clusters.map(\.claims) == [[0, 2]])
    #expect(linked.truths { _ in 2 } == [false, true, false])
  }

  @Test func tooManyCombinationsAreRefused() {
    // A chain of 26 claims of which each excludes the next leaves a Fibonacci number of combinations, 317,811.
    let ids = 0..<26
    let contradictions = ids.dropLast().map { ($0, $0 + 1) }
    #expect {
      try clusters(ids.map { _ in nil }, contradictions: contradictions)
    } throws: { "\($0)".contains("more than 4096 combinations") && "\($0)".contains("c0, c1, c2") }
  }

  /// All combinations of up to eight claims under random constraints, against trying every one.
  @Test func combinationsAreThoseThatTheConstraintsLeave() throws {
    for seed in 0..<40 {
      var draws = Draws(seed: UInt64(seed), purpose: .sampling)
      let count = 2 + draws.below(7)
      let pairs = (0..<draws.below(8)).map { _ in (draws.below(count), draws.below(count)) }.filter { $0.0 != $0.1 }
      let (contradictions, implications) = (pairs.filter { $0.0 < $0.1 }, pairs.filter { $0.0 > $0.1 })
      let logic = ClaimLogic(count: count, contradictions: contradictions, implications: implications)
      let forced = try logic.forced(by: [])
      let found = try ClaimClusters(
        ids: (0..<count).map { "c\($0)" }, credences: Array(repeating: nil, count: count), forced: forced,
        exclusions: logic.exclusions(among: Array(0..<count)))
      var all: Set<[Bool]> = []
      let plan = try FullFactorial(levels: found.clusters.map(\.assignments.count))
      for row in 0..<plan.count {
        let levels = plan.row(row)
        all.insert(found.truths { levels[$0] })
      }
      var expected: Set<[Bool]> = []
      for code in 0..<1 << count {
        let truths = (0..<count).map { code >> $0 & 1 == 1 }
        let holds =
          contradictions.allSatisfy { !(truths[$0.0] && truths[$0.1]) }
          && implications.allSatisfy { !truths[$0.0] || truths[$0.1] }
        if holds { expected.insert(truths) }
      }
      #expect(all == expected && all.count == plan.count)
    }
  }
}
