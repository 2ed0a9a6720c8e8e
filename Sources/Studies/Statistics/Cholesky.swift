/// The lower triangular factor L of a symmetric positive definite matrix, L·Lᵀ.
struct Cholesky: Sendable {
  let size: Int
  /// Row by row; the upper triangle is 0.
  private(set) var factor: [Double]

  /// - Parameter matrix: symmetric, row by row.
  /// - Returns: nil if it is not positive definite to working accuracy.
  init?(_ matrix: [Double], size: Int) {
    self.size = size
    var factor = [Double](repeating: 0, count: size * size)
    var isDefinite = true
    factor.withUnsafeMutableBufferPointer { factor in
      for row in 0..<size {
        for column in 0...row {
          var sum = matrix[row * size + column]
          for k in 0..<column { sum -= factor[row * size + k] * factor[column * size + k] }
          if row == column {
            guard sum > 1e-14 * abs(matrix[row * size + row]) else {
              isDefinite = false
              return
            }
            factor[row * size + row] = sum.squareRoot()
          } else {
            factor[row * size + column] = sum / factor[column * size + column]
          }
        }
      }
    }
    guard isDefinite else { return nil }
    self.factor = factor
  }

  /// Solves L·x = b.
  func forward(_ b: [Double]) -> [Double] {
    var x = b
    for row in 0..<size {
      var sum = x[row]
      for k in 0..<row { sum -= factor[row * size + k] * x[k] }
      x[row] = sum / factor[row * size + row]
    }
    return x
  }

  /// Solves Lᵀ·x = b.
  func backward(_ b: [Double]) -> [Double] {
    var x = b
    for row in (0..<size).reversed() {
      var sum = x[row]
      for k in row + 1..<max(size, row + 1) { sum -= factor[k * size + row] * x[k] }
      x[row] = sum / factor[row * size + row]
    }
    return x
  }

  /// Solves L·Lᵀ·x = b.
  func solve(_ b: [Double]) -> [Double] { backward(forward(b)) }
}
