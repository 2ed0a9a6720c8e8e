import Foundation
import Testing

@testable import Studies

@Suite struct GaussianProcessTests {
  private func truth(_ x: [Double]) -> Double { sin(5 * x[0]) + x[1] * x[1] }

  /// Noise-free values are met; between them the error is small and the stated variance is of its size.
  @Test func predicts() throws {
    let sobol = try SobolPoints(dimensions: 2, seed: 3)
    let rows = sobol.points(40)
    let process = try GaussianProcess(rows: rows, values: rows.map(truth))
    for row in rows { #expect(abs(process.predict(row).mean - truth(row)) < 1e-3) }
    var draws = Draws(seed: 1, purpose: .statistics)
    var (error, within) = (0.0, 0)
    for _ in 0..<200 {
      let row = [draws.uniform(), draws.uniform()]
      let (mean, variance) = process.predict(row)
      error = max(error, abs(mean - truth(row)))
      if abs(mean - truth(row)) <= 3 * variance.squareRoot() { within += 1 }
    }
    print("Gaussian process of 40 runs: largest error \(error), \(within) of 200 within three deviations")
    #expect(error < 0.2 && within >= 180)
    #expect(process.predict([5, 5]).variance > process.predict(rows[0]).variance)
  }

  @Test func reportsWhatIsWrong() {
    #expect(throws: InvalidSample.self) { try GaussianProcess(rows: [[1], [2, 3]], values: [1]) }
    #expect(throws: InvalidSample.self) { try GaussianProcess(rows: [], values: []) }
  }
}
