import Testing

@testable import Studies

@Suite struct BalancedDesignTests {
  @Test(arguments: [12, 13, 100]) func isBalanced(count: Int) throws {
    let design = try BalancedDesign(count: count, levels: [2, 3, 7, 1], seed: 4)
    for (factor, levels) in design.levels.enumerated() {
      var counts = [Int](repeating: 0, count: levels)
      for row in 0..<count { counts[design.level(row: row, factor: factor)] += 1 }
      #expect(counts.allSatisfy { $0 == count / levels || $0 == count / levels + 1 })
    }
  }

  /// Over seeds all pairs of levels of two factors come together equally often.
  @Test func isFair() throws {
    var together = [Int](repeating: 0, count: 6)
    for seed in 0..<300 {
      let design = try BalancedDesign(count: 6, levels: [2, 3], seed: UInt64(seed))
      together[design.level(row: 2, factor: 0) * 3 + design.level(row: 2, factor: 1)] += 1
    }
    // χ² with 5 degrees of freedom, 0.1 %.
    #expect(together.reduce(0) { $0 + Double(($1 - 50) * ($1 - 50)) / 50 } < 20.5)
  }

  @Test func reportsWhatIsWrong() {
    let error = #expect(throws: InvalidSample.self) { try BalancedDesign(count: 0, levels: [2, 0], seed: 1) }
    #expect(error?.problems.count == 2)
  }
}
