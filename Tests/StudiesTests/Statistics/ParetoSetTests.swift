import Testing

@testable import Studies

@Suite struct ParetoSetTests {
  @Test func keepsWhatNobodyBeats() throws {
    let values: [[Double]] = [[1, 5], [2, 5], [3, 9], [2, 5], [0, 0]]
    #expect(try ParetoSet.members(of: values, higherIsBetter: [true, false]) == [1, 2, 3, 4])
    #expect(try ParetoSet.members(of: values, higherIsBetter: [true, true]) == [2])
    #expect(try ParetoSet.members(of: [], higherIsBetter: [true]).isEmpty)
  }

  /// No member beats another; everyone else is beaten by a member.
  @Test func isTheFirstFront() throws {
    var draws = Draws(seed: 2, purpose: .statistics)
    for _ in 0..<30 {
      let values = (0..<25).map { _ in (0..<3).map { _ in Double(draws.below(6)) } }
      let members = try ParetoSet.members(of: values, higherIsBetter: [true, true, true])
      func beats(_ a: [Double], _ b: [Double]) -> Bool { a != b && zip(a, b).allSatisfy { $0 >= $1 } }
      for course in values.indices {
        let isBeaten = members.contains { beats(values[$0], values[course]) }
        #expect(isBeaten != members.contains(course))
      }
    }
  }

  @Test func reportsWhatIsWrong() {
    #expect(throws: InvalidSample.self) { try ParetoSet.members(of: [[1], [.nan, 2]], higherIsBetter: [true, true]) }
  }
}
