import Chance
import Testing

@testable import Studies

@Suite struct ClaimLogicTests {
  typealias Literal = ClaimLogic.Literal

  @Test func forcesThroughOthers() throws {
    // 0 implies 1, 1 contradicts 2, 3 implies 2: so 0 true makes 1 true, 2 and 3 false.
    let logic = ClaimLogic(count: 4, contradictions: [(1, 2)], implications: [(0, 1), (3, 2)])
    #expect(try logic.forced(by: [Literal(0, true)]) == [true, true, false, false])
    #expect(try logic.forced(by: [Literal(0, false)]) == [false, nil, nil, nil])
    #expect(try logic.forced(by: []) == [nil, nil, nil, nil])
  }

  @Test func namesTheConflict() {
    let logic = ClaimLogic(count: 3, contradictions: [(1, 2)], implications: [(0, 1)])
    #expect(throws: ClaimLogic.Conflict(chain: [Literal(0, true), Literal(1, true), Literal(2, false)])) {
      try logic.forced(by: [Literal(0, true), Literal(2, true)])
    }
  }

  @Test func aClaimThatDeniesItselfIsFalse() throws {
    let logic = ClaimLogic(count: 2, contradictions: [(0, 1)], implications: [(0, 1)])
    #expect(try logic.forced(by: []) == [false, nil])
    #expect(throws: ClaimLogic.Conflict.self) { try logic.forced(by: [Literal(0, true)]) }
  }

  /// Random small problems against trying all assignments.
  @Test(arguments: 0..<300)
  func agreesWithExhaustion(problem: Int) throws {
    let stream = RandomStream(seed: 17, future: UInt32(problem))
    func pick(_ draw: Int, below bound: Int) -> Int {
      Int(stream.uniform(.design, week: 0, entity: 0, draw: draw) * Double(bound))
    }
    let count = 5
    let pairs = (0..<5).map { (pick(2 * $0, below: count), pick(2 * $0 + 1, below: count)) }.filter { $0 != $1 }
    let split = pick(20, below: pairs.count + 1)
    let (contradictions, implications) = (Array(pairs[..<split]), Array(pairs[split...]))
    let settled = pick(21, below: 3) == 0 ? [] : [Literal(pick(22, below: count), pick(23, below: 2) == 0)]

    let possible = (0..<1 << count).map { bits in (0..<count).map { bits >> $0 & 1 == 1 } }.filter { truths in
      contradictions.allSatisfy { !(truths[$0.0] && truths[$0.1]) }
        && implications.allSatisfy { !truths[$0.0] || truths[$0.1] }
        && settled.allSatisfy { truths[$0.claim] == $0.truth }
    }
    let logic = ClaimLogic(count: count, contradictions: contradictions, implications: implications)
    guard !possible.isEmpty else {
      #expect(throws: ClaimLogic.Conflict.self) { try logic.forced(by: settled) }
      return
    }
    let forced = try logic.forced(by: settled)
    for claim in 0..<count {
      let values = Set(possible.map { $0[claim] })
      #expect(forced[claim] == (values.count == 1 ? values.first : nil))
    }
    // Of the free claims at even places, exactly the impossible pairs are excluded.
    let chosen = [0, 2, 4].filter { forced[$0] == nil }
    let exclusions = Set(logic.exclusions(among: chosen).map { [$0.0, $0.1] })
    for first in chosen.indices {
      for second in chosen.indices where second > first {
        for (a, b) in [(true, true), (true, false), (false, true), (false, false)] {
          let occurs = possible.contains { $0[chosen[first]] == a && $0[chosen[second]] == b }
          #expect(exclusions.contains([Literal(first, a), Literal(second, b)]) == !occurs)
        }
      }
    }
  }
}
