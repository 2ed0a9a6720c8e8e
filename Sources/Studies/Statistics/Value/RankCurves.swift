import Chance

/// The value of knowing one number before choosing (EVPPI), for many numbers and the same courses of action.
///
/// As `ValueOfInformation` does it: a cubic P-spline of the gains on the number, smoothed by GCV. The number's
/// rank is used in its place, which changes nothing about what knowing it is worth; then all numbers share one
/// basis, its moments and its thirteen factors, and each costs one pass over the futures.
///
/// Sources: M. Strong, J. E. Oakley and A. Brennan, "Estimating multiparameter partial expected value of
/// perfect information from a probabilistic sensitivity analysis sample: a nonparametric regression approach",
/// Medical Decision Making 34(3), 2014; P. H. C. Eilers and B. D. Marx, Statistical Science 11(2), 1996.
struct RankCurves: Sendable {
  /// The value of knowing a number, and what is best where.
  struct Value: Sendable {
    /// Never negative, and too high by chance.
    var naive: Double
    /// From the curves' uncertainty and the number of futures.
    var standardError: Double
    /// By ascending rank the best course.
    var choices: [Int]
  }

  /// The course with the best mean.
  let best: Int
  private let futures: Int
  private let size: Int
  private let segments: Int
  /// For each course its gain over the best course, future by future.
  private let differences: [[Double]]
  /// Products of differences summed over the futures.
  private let products: [[Double]]
  /// By rank the first function that is not 0, and the four values.
  private let starts: [Int]
  private let weights: [(Double, Double, Double, Double)]
  private let gram: [Double]
  private let systems: [(factor: Cholesky, freedom: Double)]

  /// - Parameter gains: for each course its value in each future, higher being better; at least two futures.
  init(gains: [[Double]]) {
    let futures = gains.first?.count ?? 0
    self.futures = futures
    let means = gains.map { mean($0) }
    let best = means.indices.max { (means[$0], -$0) < (means[$1], -$1) } ?? 0
    self.best = best
    let differences = gains.map { course in zip(course, gains[best]).map { $0 - $1 } }
    self.differences = differences
    products = differences.map { a in differences.map { b in zip(a, b).reduce(0) { $0 + $1.0 * $1.1 } } }

    let segments = max(1, min(20, futures / 10))
    let size = segments + 3
    (self.segments, self.size) = (segments, size)
    let pieces = (0..<futures).map { rank in
      Self.functions(at: futures > 1 ? Double(rank) / Double(futures - 1) : 0, segments: segments)
    }
    starts = pieces.map(\.start)
    weights = pieces.map(\.values)
    var gram = [Double](repeating: 0, count: size * size)
    for piece in pieces {
      let values = [piece.values.0, piece.values.1, piece.values.2, piece.values.3]
      for i in 0..<4 {
        for j in 0..<4 { gram[(piece.start + i) * size + piece.start + j] += values[i] * values[j] }
      }
    }
    self.gram = gram
    systems = Self.systems(gram: gram, size: size, futures: futures)
  }

  /// The four B-splines that are not 0 at a position of 0…1.
  private static func functions(
    at position: Double, segments: Int
  ) -> (start: Int, values: (Double, Double, Double, Double)) {
    let place = position * Double(segments)
    let segment = min(segments - 1, Int(place))
    let t = place - Double(segment)
    let s = 1 - t
    return (
      segment,
      (
        s * s * s / 6, (3 * t * t * t - 6 * t * t + 4) / 6, (3 * s * s * s - 6 * s * s + 4) / 6, t * t * t / 6
      )
    )
  }

  /// XᵀX + λS for penalties of 10⁻⁶ … 10⁶ times the scale of the problem, with their effective parameters.
  private static func systems(gram: [Double], size: Int, futures: Int) -> [(Cholesky, Double)] {
    var penalty = [Double](repeating: 0, count: size * size)
    for start in 0..<max(0, size - 2) {
      for (i, a) in [1.0, -2, 1].enumerated() {
        for (j, b) in [1.0, -2, 1].enumerated() { penalty[(start + i) * size + start + j] += a * b }
      }
    }
    func trace(_ matrix: [Double]) -> Double { (0..<size).reduce(0) { $0 + matrix[$1 * size + $1] } }
    let scale = trace(gram) / max(trace(penalty), 1e-300)
    return [1e-6, 1e-5, 1e-4, 1e-3, 1e-2, 0.1, 1, 10, 100, 1e3, 1e4, 1e5, 1e6].compactMap { power in
      var matrix = zip(gram, penalty).map { $0 + scale * power * $1 }
      let ridge = 1e-10 * trace(matrix) / Double(size)
      for i in 0..<size { matrix[i * size + i] += ridge }
      guard let factor = Cholesky(matrix, size: size) else { return nil }
      let freedom = (0..<size).reduce(0.0) { sum, column in
        sum + factor.solve((0..<size).map { gram[$0 * size + column] })[column]
      }
      return Double(futures) > freedom ? (factor, freedom) : nil
    }
  }

  private struct Fit {
    var coefficients: [Double]
    var moments: [Double]
    var system: Int
    var gcv: Double
  }

  /// The curve of least GCV of each course; nil: too few futures for any.
  private func fits(_ order: [UInt32]) -> [Fit]? {
    let fits = differences.indices.compactMap { course -> Fit? in
      let moments = moments(differences[course], order)
      var best: Fit?
      for (system, (factor, freedom)) in systems.enumerated() {
        let coefficients = factor.solve(moments)
        let residual = max(0, crossResidual(course, course, coefficients, coefficients, moments, moments))
        let free = Double(futures) - freedom
        let gcv = Double(futures) * residual / (free * free)
        if let found = best, gcv >= found.gcv { continue }
        best = Fit(coefficients: coefficients, moments: moments, system: system, gcv: gcv)
      }
      return best
    }
    return fits.count == differences.count ? fits : nil
  }

  /// Xᵀy.
  private func moments(_ column: [Double], _ order: [UInt32]) -> [Double] {
    var moments = [Double](repeating: 0, count: size)
    for rank in 0..<futures {
      let value = column[Int(order[rank])]
      let start = starts[rank]
      let weight = weights[rank]
      moments[start] += weight.0 * value
      moments[start + 1] += weight.1 * value
      moments[start + 2] += weight.2 * value
      moments[start + 3] += weight.3 * value
    }
    return moments
  }

  /// The product of two courses' residuals, summed over the futures, without computing any residual.
  private func crossResidual(
    _ a: Int, _ b: Int, _ alpha: [Double], _ beta: [Double], _ momentsA: [Double], _ momentsB: [Double]
  ) -> Double {
    var sum = products[a][b]
    for i in 0..<size {
      var image = 0.0
      for j in 0..<size { image += gram[i * size + j] * beta[j] }
      sum += alpha[i] * (image - momentsB[i]) - beta[i] * momentsA[i]
    }
    return sum
  }

  private func value(_ coefficients: [Double], rank: Int) -> Double {
    let start = starts[rank]
    let weight = weights[rank]
    return weight.0 * coefficients[start] + weight.1 * coefficients[start + 1] + weight.2 * coefficients[start + 2]
      + weight.3 * coefficients[start + 3]
  }

  /// The naive value of knowing a number alone.
  ///
  /// - Parameter order: the futures by ascending value of the number.
  func naive(_ order: [UInt32]) -> Double {
    guard let fits = fits(order) else { return 0 }
    return surplus(fits.map(\.coefficients)).naive
  }

  /// The value of knowing a number, with its error and what would be chosen.
  ///
  /// - Parameters:
  ///   - order: the futures by ascending value of the number.
  ///   - simulations: how many sets of curves are drawn for the error.
  ///   - draws: where they are drawn from.
  func value(_ order: [UInt32], simulations: Int = 100, draws: inout Draws) -> Value {
    guard let fits = fits(order) else {
      return Value(naive: 0, standardError: 0, choices: [Int](repeating: best, count: futures))
    }
    let (naive, sampling, choices) = surplus(fits.map(\.coefficients))
    // Some two hundred ranks tell a smooth curve's mean and maximum.
    let step = max(1, futures / 200)
    let grid = Array(stride(from: step / 2, to: futures, by: step))
    let noise = noise(fits)
    let values = (0..<simulations).map { _ -> Double in
      let independent = fits.map { _ in (0..<size).map { _ in draws.normal() } }
      let drawn = fits.indices.map { course -> [Double] in
        let mixed = (0..<size).map { i in
          (0...course).reduce(0.0) { $0 + noise[course][$1] * independent[$1][i] }
        }
        let shift = systems[fits[course].system].factor.backward(mixed)
        return zip(fits[course].coefficients, shift).map { $0 + $1 }
      }
      var sums = [Double](repeating: 0, count: drawn.count)
      var top = 0.0
      for rank in grid {
        var greatest = -Double.infinity
        for course in drawn.indices {
          let value = value(drawn[course], rank: rank)
          sums[course] += value
          greatest = max(greatest, value)
        }
        top += greatest
      }
      return (top - (sums.max() ?? 0)) / Double(grid.count)
    }
    let spread = standardDeviation(values)
    return Value(
      naive: naive, standardError: (sampling * sampling + spread * spread).squareRoot(), choices: choices)
  }

  /// What choosing by the curves gains over the best course, its sampling error, and the choices.
  private func surplus(_ curves: [[Double]]) -> (naive: Double, sampling: Double, choices: [Int]) {
    var gains = [Double](repeating: 0, count: futures)
    var choices = [Int](repeating: best, count: futures)
    for rank in 0..<futures {
      let own = value(curves[best], rank: rank)
      var top = own
      for course in curves.indices where course != best {
        let value = value(curves[course], rank: rank)
        // Rounding must not make another course of those equally good the choice.
        if value > top + 1e-12 * abs(top) {
          top = value
          choices[rank] = course
        }
      }
      gains[rank] = top - own
    }
    return (max(0, mean(gains)), standardDeviation(gains) / Double(futures).squareRoot(), choices)
  }

  /// The lower factor of the residuals' covariance between courses; courses without residuals get zeros.
  private func noise(_ fits: [Fit]) -> [[Double]] {
    let freedom = fits.reduce(0) { $0 + systems[$1.system].freedom } / Double(max(1, fits.count))
    var factor = fits.map { _ in [Double](repeating: 0, count: fits.count) }
    for row in fits.indices {
      for column in 0...row {
        let (a, b) = (fits[row], fits[column])
        var sum =
          crossResidual(row, column, a.coefficients, b.coefficients, a.moments, b.moments)
          / max(1, Double(futures) - freedom)
        let whole = sum
        for k in 0..<column { sum -= factor[row][k] * factor[column][k] }
        if row == column {
          factor[row][row] = sum > 1e-12 * abs(whole) && sum > 0 ? sum.squareRoot() : 0
        } else {
          factor[row][column] = factor[column][column] > 0 ? sum / factor[column][column] : 0
        }
      }
    }
    return factor
  }
}
