/// A smooth curve or surface through noisy values: least squares on a basis with a penalty whose weight is
/// chosen by generalised cross-validation (GCV).
///
/// One number: cubic B-splines with a penalty on second differences. Source: P. H. C. Eilers and B. D. Marx,
/// "Flexible smoothing with B-splines and penalties", Statistical Science 11(2), 1996. Several: a plane
/// and Matérn-5/2 bumps about up to 50 of the rows, penalised by their covariance, which is a Gaussian process
/// of low rank (Wood, "Thin plate regression splines", JRSS B 65(1), 2003, for the idea; Rasmussen and
/// Williams, "Gaussian Processes for Machine Learning", 2006, chapters 4 and 8). GCV: P. Craven and G. Wahba,
/// Numerische Mathematik 31, 1979.
struct PenalisedRegression: Sendable {
  /// The basis functions at each row.
  let basis: [[Double]]
  /// Row by row the penalty matrix.
  private let penalty: [Double]
  private let gram: [Double]
  private var size: Int { basis.first?.count ?? 0 }

  /// A fit of one column of values.
  struct Fit: Sendable {
    /// The curve at the rows.
    let fitted: [Double]
    let coefficients: [Double]
    /// The factor of XᵀX + λS.
    let system: Cholesky
    /// The effective number of parameters.
    let freedom: Double
    let gcv: Double
    let residuals: [Double]
  }

  private init(basis: [[Double]], penalty: [Double]) {
    self.basis = basis
    self.penalty = penalty
    let size = basis.first?.count ?? 0
    var gram = [Double](repeating: 0, count: size * size)
    gram.withUnsafeMutableBufferPointer { gram in
      for row in basis {
        row.withUnsafeBufferPointer { row in
          for i in 0..<size where row[i] != 0 {
            let value = row[i]
            for j in 0...i { gram[i * size + j] += value * row[j] }
          }
        }
      }
      for i in 0..<size { for j in 0..<i { gram[j * size + i] = gram[i * size + j] } }
    }
    self.gram = gram
  }

  /// A basis of B-splines over the range of `values`.
  static func spline(_ values: [Double]) -> PenalisedRegression {
    let segments = max(1, min(20, values.count / 10))
    let low = values.min() ?? 0
    let width = ((values.max() ?? 0) - low) / Double(segments)
    let size = segments + 3
    let basis = values.map { value -> [Double] in
      var row = [Double](repeating: 0, count: size)
      let position = width > 0 ? (value - low) / width : 0
      let segment = min(segments - 1, Int(position))
      let t = position - Double(segment)
      let s = 1 - t
      row[segment] = s * s * s / 6
      row[segment + 1] = (3 * t * t * t - 6 * t * t + 4) / 6
      row[segment + 2] = (3 * s * s * s - 6 * s * s + 4) / 6
      row[segment + 3] = t * t * t / 6
      return row
    }
    var penalty = [Double](repeating: 0, count: size * size)
    for start in 0..<max(0, size - 2) {
      for (i, a) in [1.0, -2, 1].enumerated() {
        for (j, b) in [1.0, -2, 1].enumerated() { penalty[(start + i) * size + start + j] += a * b }
      }
    }
    return PenalisedRegression(basis: basis, penalty: penalty)
  }

  /// A basis of bumps about some of the rows.
  ///
  /// - Parameters:
  ///   - coordinates: by row, each scaled to a range of about 1.
  ///   - reach: how far a bump goes.
  static func surface(_ coordinates: [[Double]], reach: Double) -> PenalisedRegression {
    let inputs = coordinates.first?.count ?? 0
    let centres = spread(coordinates, most: 50)
    let size = 1 + inputs + centres.count
    func bump(_ a: [Double], _ b: [Double]) -> Double {
      let distance = zip(a, b).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }.squareRoot()
      return GaussianProcess.matern52(distance / reach)
    }
    let basis = coordinates.map { row in [1] + row + centres.map { bump(row, $0) } }
    var penalty = [Double](repeating: 0, count: size * size)
    for i in centres.indices {
      for j in centres.indices {
        penalty[(1 + inputs + i) * size + 1 + inputs + j] = bump(centres[i], centres[j]) + (i == j ? 1e-8 : 0)
      }
    }
    return PenalisedRegression(basis: basis, penalty: penalty)
  }

  /// Rows far from each other: each next one is the farthest from those chosen (Gonzalez 1985).
  private static func spread(_ rows: [[Double]], most: Int) -> [[Double]] {
    guard let first = rows.first else { return [] }
    // A thousand candidates, evenly over the rows, are enough to cover the space.
    let step = max(1, rows.count / 1000)
    let candidates = stride(from: 0, to: rows.count, by: step).map { rows[$0] }
    var chosen = [first]
    var distances = candidates.map { squaredDistance($0, first) }
    while chosen.count < most {
      guard let next = distances.indices.max(by: { (distances[$0], -$0) < (distances[$1], -$1) }),
        distances[next] > 1e-12
      else { break }
      chosen.append(candidates[next])
      for (index, row) in candidates.enumerated() {
        distances[index] = min(distances[index], squaredDistance(row, candidates[next]))
      }
    }
    return chosen
  }

  private static func squaredDistance(_ a: [Double], _ b: [Double]) -> Double {
    zip(a, b).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
  }

  /// Fits a column of values with the penalty weight of least GCV.
  func fit(_ values: [Double]) -> Fit? { fit([values])?.first }

  /// Fits columns of values, each with the penalty weight of least GCV among 10⁻⁶ … 10⁶ times the scale of
  /// the problem; nil if there are too few rows.
  func fit(_ columns: [[Double]]) -> [Fit]? {
    let size = size
    let moments = columns.map { column in
      var moments = [Double](repeating: 0, count: size)
      for (row, value) in zip(basis, column) { for i in 0..<size { moments[i] += row[i] * value } }
      return moments
    }
    func trace(_ matrix: [Double]) -> Double { (0..<size).reduce(0) { $0 + matrix[$1 * size + $1] } }
    let scale = trace(gram) / max(trace(penalty), 1e-300)
    let count = Double(basis.count)
    var best = [Fit?](repeating: nil, count: columns.count)
    for power in Self.powersOfTen {
      let weight = scale * power
      // A trace of ridge keeps directions without data out of trouble.
      var matrix = zip(gram, penalty).map { $0 + weight * $1 }
      let ridge = 1e-10 * trace(matrix) / Double(size)
      for i in 0..<size { matrix[i * size + i] += ridge }
      guard let system = Cholesky(matrix, size: size) else { continue }
      let freedom = freedom(system)
      guard count > freedom else { continue }
      for (column, values) in columns.enumerated() {
        let coefficients = system.solve(moments[column])
        let fitted = basis.map { row in
          var sum = 0.0
          for i in 0..<size { sum += row[i] * coefficients[i] }
          return sum
        }
        let residuals = zip(values, fitted).map { $0 - $1 }
        let gcv = count * residuals.reduce(0) { $0 + $1 * $1 } / ((count - freedom) * (count - freedom))
        if let found = best[column], gcv >= found.gcv { continue }
        best[column] = Fit(
          fitted: fitted, coefficients: coefficients, system: system, freedom: freedom, gcv: gcv,
          residuals: residuals)
      }
    }
    let fits = best.compactMap { $0 }
    return fits.count == columns.count ? fits : nil
  }

  /// The trace of (XᵀX + λS)⁻¹·XᵀX.
  private func freedom(_ system: Cholesky) -> Double {
    (0..<size).reduce(0) { sum, column in
      sum + system.solve((0..<size).map { gram[$0 * size + column] })[column]
    }
  }

  private static let powersOfTen = [1e-6, 1e-5, 1e-4, 1e-3, 1e-2, 0.1, 1, 10, 100, 1e3, 1e4, 1e5, 1e6]
}
