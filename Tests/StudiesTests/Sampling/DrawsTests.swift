import Testing

@testable import Studies

@Suite struct DrawsTests {
  @Test func isAFunctionOfItsArguments() {
    func first(_ seed: UInt64, _ entity: Int) -> [UInt64] {
      var draws = Draws(seed: seed, purpose: .statistics, entity: entity)
      return (0..<5).map { _ in draws.next() }
    }
    #expect(first(1, 0) == first(1, 0))
    #expect(Set([first(1, 0), first(2, 0), first(1, 1)]).count == 3)
    var sampling = Draws(seed: 1, purpose: .sampling)
    #expect(sampling.next() != first(1, 0)[0])
  }

  @Test func isUniform() {
    var draws = Draws(seed: 3, purpose: .statistics)
    var counts = [Int](repeating: 0, count: 10)
    for _ in 0..<5000 { counts[draws.below(10)] += 1 }
    // χ² with 9 degrees of freedom, 0.1 %.
    #expect(counts.reduce(0) { $0 + Double(($1 - 500) * ($1 - 500)) / 500 } < 27.9)
    #expect(draws.order(50).sorted() == Array(0..<50))
    let normals = (0..<5000).map { _ in draws.normal() }
    #expect(abs(mean(normals)) < 0.06 && abs(standardDeviation(normals) - 1) < 0.05)
  }
}
