import Testing

@testable import Studies

@Suite struct RegretTests {
  /// By hand: the best values are 3, 5, 4.
  @Test func workedExample() {
    let comparison = FutureComparison(gains: [[3, 1, 4], [2, 5, 4], [0, 0, 0]])
    #expect(comparison.regrets.map(\.mean) == [4.0 / 3, 1.0 / 3, 4])
    #expect(comparison.regrets.map(\.maximum) == [4, 1, 5])
    #expect(comparison.best == [1.5 / 3, 1.5 / 3, 0])
  }

  /// The best on average has the least mean regret, and shares of being best add up to 1.
  @Test func agreesWithMeans() {
    let gains: [[Double]] = (0..<4).map { course in
      let step = 31 + 7 * course
      return (0..<97).map { future in Double((future * step + course) % 89) }
    }
    let comparison = FutureComparison(gains: gains)
    let best = gains.indices.max { mean(gains[$0]) < mean(gains[$1]) }
    let least = gains.indices.min { comparison.regrets[$0].mean < comparison.regrets[$1].mean }
    #expect(best == least)
    #expect(abs(comparison.best.reduce(0, +) - 1) < 1e-12)
    #expect(comparison.regrets.allSatisfy { 0 <= $0.mean && $0.mean <= $0.maximum })
  }
}
