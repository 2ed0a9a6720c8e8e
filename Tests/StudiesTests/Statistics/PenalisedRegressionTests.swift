import Foundation
import Testing

@testable import Studies

@Suite struct PenalisedRegressionTests {
  /// A straight line is kept whatever the penalty, as second differences do not see it.
  @Test func keepsALine() throws {
    let x = (0..<60).map { Double($0 * $0 % 61) }
    let fit = try #require(PenalisedRegression.spline(x).fit(x.map { 3 - 0.5 * $0 }))
    for (value, x) in zip(fit.fitted, x) { #expect(abs(value - (3 - 0.5 * x)) < 1e-6) }
  }

  /// A sine under noise of 0.3 is found to within 0.1, by a curve of a handful of parameters.
  @Test func findsACurve() throws {
    var draws = Draws(seed: 1, purpose: .statistics)
    let x = (0..<400).map { _ in draws.uniform() }
    let fit = try #require(PenalisedRegression.spline(x).fit(x.map { sin(6 * $0) + 0.3 * draws.normal() }))
    let error = zip(fit.fitted, x).reduce(0) { $0 + ($1.0 - sin(6 * $1.1)) * ($1.0 - sin(6 * $1.1)) } / 400
    #expect(error.squareRoot() < 0.1 && (4...16).contains(fit.freedom))
  }

  /// The same for a product of two inputs.
  @Test func findsASurface() throws {
    var draws = Draws(seed: 2, purpose: .statistics)
    let rows = (0..<300).map { _ in [draws.uniform(), draws.uniform()] }
    func truth(_ row: [Double]) -> Double { 4 * row[0] * row[1] + sin(4 * row[0]) }
    let fit = try #require(
      PenalisedRegression.surface(rows, reach: 1).fit(rows.map { truth($0) + 0.3 * draws.normal() }))
    let error = zip(fit.fitted, rows).reduce(0) { $0 + ($1.0 - truth($1.1)) * ($1.0 - truth($1.1)) } / 300
    #expect(error.squareRoot() < 0.12)
  }
}
