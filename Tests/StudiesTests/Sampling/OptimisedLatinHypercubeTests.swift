import Testing

@testable import Studies

@Suite struct OptimisedLatinHypercubeTests {
  @Test func keepsStrataAndSpreadsPoints() throws {
    let design = try OptimisedLatinHypercube(count: 20, dimensions: 3, swaps: 600, seed: 2)
    for dimension in 0..<3 {
      #expect(design.points.map { Int($0[dimension] * 20) }.sorted() == Array(0..<20))
    }
    func nearest(_ points: [[Double]]) -> Double {
      var least = Double.infinity
      for i in points.indices {
        for j in 0..<i {
          least = min(least, zip(points[i], points[j]).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) })
        }
      }
      return least.squareRoot()
    }
    let start = try OptimisedLatinHypercube(count: 20, dimensions: 3, swaps: 0, seed: 2)
    #expect(start.criterion == start.criterionBefore && design.criterionBefore == start.criterion)
    #expect(design.criterion < 0.8 * design.criterionBefore)
    #expect(nearest(design.points) > 1.3 * nearest(start.points))
  }

  @Test func reportsWhatIsWrong() {
    let error = #expect(throws: InvalidSample.self) {
      try OptimisedLatinHypercube(count: 1, dimensions: 0, swaps: -1, seed: 1)
    }
    #expect(error?.problems.count == 3)
  }
}
