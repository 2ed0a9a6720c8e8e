import Chance

/// Predictions with errors of a slow or noisy function from some of its values: a Gaussian process with a
/// linear trend, Matérn-5/2 covariance and noise, for calibration by history matching.
///
/// Source: C. E. Rasmussen and C. K. I. Williams, "Gaussian Processes for Machine Learning", 2006, chapters
/// 2 (regression, explicit basis functions) and 4 (Matérn). The reach and the share of noise are those of the
/// greatest marginal likelihood on a grid.
public struct GaussianProcess: Sendable {
  /// The reach of correlation, in units of the scaled inputs (each has range 1).
  public let reach: Double
  /// The variance of the noise over that of the function.
  public let noise: Double
  /// The variance of the function about its trend.
  public let variance: Double
  private let low, width: [Double]
  private let rows: [[Double]]
  private let trend: [Double]
  private let weights: [Double]
  private let system: Cholesky

  /// Learns from rows and values.
  ///
  /// - Parameters:
  ///   - rows: inputs of the runs, all of one length; 500 at most are sensible, as work grows with the cube.
  ///   - values: of the function.
  /// - Throws: `InvalidSample` if lengths differ, a number is not finite, or there are too few runs for
  ///   a trend.
  public init(rows: [[Double]], values: [Double]) throws(InvalidSample) {
    let inputs = rows.first?.count ?? 0
    var problems = InvalidSample.problems(in: values, named: "The list of values", count: rows.count)
    if rows.count < inputs + 3 {
      problems.append("There are \(rows.count) runs; a trend over \(inputs) inputs needs at least \(inputs + 3).")
    }
    for (number, row) in rows.enumerated() {
      problems += InvalidSample.problems(in: row, named: "Run \(number)", count: inputs)
    }
    try InvalidSample.check(problems)
    let low = (0..<inputs).map { input in rows.reduce(Double.infinity) { min($0, $1[input]) } }
    let width = (0..<inputs).map { input in rows.reduce(-Double.infinity) { max($0, $1[input]) } - low[input] }
    let scaled = rows.map { Self.scaled($0, low, width) }
    let trend = Self.leastSquares(scaled, values)
    let residuals = zip(scaled, values).map { $1 - Self.line(trend, $0) }
    var best: (likelihood: Double, reach: Double, noise: Double, system: Cholesky, weights: [Double], variance: Double)?
    for reach in [0.1, 0.2, 0.4, 0.8, 1.6, 3.2] {
      for noise in [1e-8, 1e-4, 1e-3, 1e-2, 0.05, 0.2, 1, 5] {
        let size = rows.count
        var matrix = [Double](repeating: 0, count: size * size)
        for i in 0..<size {
          for j in 0...i {
            let value = Self.covariance(scaled[i], scaled[j], reach) + (i == j ? noise : 0)
            matrix[i * size + j] = value
            matrix[j * size + i] = value
          }
        }
        guard let system = Cholesky(matrix, size: size) else { continue }
        let weights = system.solve(residuals)
        let variance = zip(weights, residuals).reduce(0) { $0 + $1.0 * $1.1 } / Double(size)
        let determinant = (0..<size).reduce(0) { $0 + Elementary.log(system.factor[$1 * size + $1]) }
        // The likelihood with the variance at its best value.
        let likelihood = -0.5 * Double(size) * Elementary.log(max(variance, 1e-300)) - determinant
        if let found = best, likelihood <= found.likelihood { continue }
        best = (likelihood, reach, noise, system, weights, variance)
      }
    }
    guard let best else { throw InvalidSample(["No Gaussian process fits these runs; are all rows the same?"]) }
    (reach, noise, variance) = (best.reach, best.noise, best.variance)
    (system, weights) = (best.system, best.weights)
    (self.low, self.width, self.trend) = (low, width, trend)
    self.rows = scaled
  }

  /// The mean of the function at a row, and the variance of the mean.
  public func predict(_ row: [Double]) -> (mean: Double, variance: Double) {
    let scaled = Self.scaled(row, low, width)
    let covariances = rows.map { Self.covariance(scaled, $0, reach) }
    let mean = Self.line(trend, scaled) + zip(covariances, weights).reduce(0) { $0 + $1.0 * $1.1 }
    let explained = system.forward(covariances).reduce(0) { $0 + $1 * $1 }
    return (mean, variance * max(0, 1 - explained))
  }

  /// (1 + √5 d + 5d²/3)·exp(−√5 d).
  static func matern52(_ distance: Double) -> Double {
    let scaled = 2.23606797749979 * distance
    return (1 + scaled + scaled * scaled / 3) * Elementary.exp(-scaled)
  }

  private static func covariance(_ a: [Double], _ b: [Double], _ reach: Double) -> Double {
    matern52(zip(a, b).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }.squareRoot() / reach)
  }

  private static func scaled(_ row: [Double], _ low: [Double], _ width: [Double]) -> [Double] {
    row.indices.map { width[$0] > 0 ? (row[$0] - low[$0]) / width[$0] : 0 }
  }

  private static func line(_ trend: [Double], _ row: [Double]) -> Double {
    trend[0] + zip(trend.dropFirst(), row).reduce(0) { $0 + $1.0 * $1.1 }
  }

  /// Intercept and slopes, with a trace of ridge for inputs that do not vary.
  static func leastSquares(_ rows: [[Double]], _ values: [Double], weights: [Double]? = nil) -> [Double] {
    let size = (rows.first?.count ?? 0) + 1
    var matrix = [Double](repeating: 0, count: size * size)
    var moments = [Double](repeating: 0, count: size)
    for (number, row) in rows.enumerated() {
      let full = [1] + row
      let weight = weights?[number] ?? 1
      for i in 0..<size {
        moments[i] += weight * full[i] * values[number]
        for j in 0..<size { matrix[i * size + j] += weight * full[i] * full[j] }
      }
    }
    let ridge = 1e-12 * (0..<size).reduce(0) { $0 + matrix[$1 * size + $1] }
    for i in 0..<size { matrix[i * size + i] += ridge }
    return Cholesky(matrix, size: size)?.solve(moments) ?? [mean(values)] + [Double](repeating: 0, count: size - 1)
  }
}
