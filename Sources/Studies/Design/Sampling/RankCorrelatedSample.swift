import Chance

/// Gives independent columns a wanted rank correlation by reordering them: the values of each column, and so
/// its distribution and strata, stay as they are.
///
/// Source: R. L. Iman and W. J. Conover, "A distribution-free approach to inducing rank correlation among
/// input variables", Communications in Statistics B 11(3), 1982, with van der Waerden scores and the
/// correction for the scores' own correlation.
public enum RankCorrelatedSample {
  /// The columns in their new orders.
  ///
  /// - Parameters:
  ///   - columns: of equal length, more rows than columns.
  ///   - correlation: wanted, symmetric, 1 on the diagonal, positive definite.
  ///   - seed: of the shuffle of scores.
  /// - Throws: `InvalidSample` if the columns or the correlation cannot be used.
  public static func columns(
    _ columns: [[Double]], correlation: [[Double]], seed: UInt64
  ) throws(InvalidSample) -> [[Double]] {
    let size = columns.count
    let count = columns.first?.count ?? 0
    var problems = columns.enumerated().flatMap { InvalidSample.problems(in: $1, named: "Column \($0)", count: count) }
    if count <= size { problems.append("There are \(count) rows of \(size) columns; there must be more rows.") }
    if correlation.count != size || correlation.contains(where: { $0.count != size }) {
      problems.append("The correlation must have \(size) rows and columns, as many as there are inputs.")
    } else {
      for i in 0..<size {
        if correlation[i][i] != 1 { problems.append("The correlation of input \(i) with itself must be 1.") }
        for j in 0..<i where correlation[i][j] != correlation[j][i] {
          problems.append("The correlations of inputs \(i) and \(j) differ between their two places.")
        }
      }
    }
    try InvalidSample.check(problems)
    guard let wanted = Cholesky(correlation.flatMap { $0 }, size: size) else {
      throw InvalidSample(["The correlations contradict each other: the matrix is not positive definite."])
    }
    let scores = (0..<size).map { column -> [Double] in
      var draws = Draws(seed: seed, purpose: .sampling, entity: column)
      return draws.order(count).map { Normal.quantile(Double($0 + 1) / Double(count + 1)) }
    }
    var own = [Double](repeating: 0, count: size * size)
    let norm = scores[0].reduce(0) { $0 + $1 * $1 }
    for i in 0..<size {
      for j in 0..<size { own[i * size + j] = zip(scores[i], scores[j]).reduce(0) { $0 + $1.0 * $1.1 } / norm }
    }
    guard let actual = Cholesky(own, size: size) else {
      throw InvalidSample(["There are too few rows to make \(size) inputs independent of each other."])
    }
    // Each row of scores r becomes P·Q⁻¹·r, Q·Qᵀ the scores' correlation and P·Pᵀ the wanted one.
    var targets = scores
    for row in 0..<count {
      let whitened = actual.forward(scores.map { $0[row] })
      for i in 0..<size {
        targets[i][row] = (0...i).reduce(0) { $0 + wanted.factor[i * size + $1] * whitened[$1] }
      }
    }
    return zip(columns, targets).map { column, target in
      let sorted = column.sorted()
      var result = column
      for (rank, row) in SortedOrder.ascending(target).enumerated() { result[Int(row)] = sorted[rank] }
      return result
    }
  }
}
