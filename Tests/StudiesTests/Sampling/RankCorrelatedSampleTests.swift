import Testing

@testable import Studies

@Suite struct RankCorrelatedSampleTests {
  @Test func inducesTheCorrelation() throws {
    var draws = Draws(seed: 1, purpose: .statistics)
    let columns = (0..<3).map { power in
      (0..<500).map { _ in (0...power).reduce(1.0) { product, _ in product * draws.uniform() } }
    }
    let wanted = [[1, 0.7, -0.3], [0.7, 1, 0], [-0.3, 0, 1]]
    let result = try RankCorrelatedSample.columns(columns, correlation: wanted, seed: 5)
    var largest = 0.0
    for i in 0..<3 {
      #expect(result[i].sorted() == columns[i].sorted())
      for j in 0..<i {
        largest = max(largest, abs((correlation(ranks(result[i]), ranks(result[j])) ?? 0) - wanted[i][j]))
      }
    }
    print("Iman and Conover, 500 rows: rank correlations off by at most \(largest)")
    // A normal correlation of 0.7 is a rank correlation of 0.683; scores aim at the first.
    #expect(largest < 0.03)
  }

  @Test func reportsWhatIsWrong() {
    let ramp = (0..<9).map(Double.init)
    #expect(throws: InvalidSample.self) {
      try RankCorrelatedSample.columns([ramp, ramp], correlation: [[1, 0.5], [0.4, 2]], seed: 1)
    }
    #expect(throws: InvalidSample.self) {
      try RankCorrelatedSample.columns(
        [ramp, ramp, ramp], correlation: [[1, 0.9, -0.9], [0.9, 1, 0.9], [-0.9, 0.9, 1]], seed: 1)
    }
    #expect(throws: InvalidSample.self) { try RankCorrelatedSample.columns([], correlation: [], seed: 1) }
  }
}
