import Testing

@testable import Studies

@Suite struct LatinHypercubeTests {
  @Test(arguments: [1, 2, 7, 100, 1001])
  func everyStratumHoldsOnePoint(count: Int) {
    let design = LatinHypercube(points: count, dimensions: 3, seed: 11, purpose: .parameters)
    for dimension in 0..<3 {
      let positions = (0..<count).map { design.position(point: $0, dimension: dimension) }
      #expect(positions.allSatisfy { $0 > 0 && $0 < 1 })
      #expect(positions.map { Int($0 * Double(count)) }.sorted() == Array(0..<count))
    }
  }

  @Test func dimensionsAreUnrelated() throws {
    let count = 2000
    let design = LatinHypercube(points: count, dimensions: 6, seed: 5, purpose: .parameters)
    let columns = (0..<6).map { dimension in (0..<count).map { design.position(point: $0, dimension: dimension) } }
    for first in 0..<6 {
      // Four standard deviations of a correlation of unrelated columns.
      let bound = 4 / Double(count).squareRoot()
      #expect(abs(try #require(correlation(columns[first], (0..<count).map(Double.init)))) < bound)
      for second in 0..<first { #expect(abs(try #require(correlation(columns[first], columns[second]))) < bound) }
    }
  }

  /// Stratification is what the design is for: the mean of a monotone function varies far less than by chance.
  @Test func meansAreMoreExactThanByChance() {
    let errors = (0..<50).map { seed in
      let design = LatinHypercube(points: 100, dimensions: 1, seed: UInt64(seed), purpose: .parameters)
      return mean((0..<100).map { design.position(point: $0, dimension: 0) }) - 0.5
    }
    // By chance 0.0289; within strata 0.000289.
    #expect(standardDeviation(errors) < 0.0006)
  }
}
