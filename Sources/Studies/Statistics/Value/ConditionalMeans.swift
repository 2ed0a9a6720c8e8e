import Chance

/// The means of several outcomes given some inputs, by regression, with draws of what the means might be.
struct ConditionalMeans: Sendable {
  /// For each outcome its conditional mean at each row.
  let fitted: [[Double]]
  /// The rows at which means are drawn: all, or 2,000 evenly over them.
  let thinned: [Int]

  private enum Model: Sendable {
    /// The cell of each row, and how many rows each cell has.
    case cells([Int], counts: [Double])
    case curves(PenalisedRegression, fits: [PenalisedRegression.Fit])
  }
  private let model: Model
  /// The factor of the covariance of residuals between outcomes.
  private let noise: [[Double]]

  /// - Parameters:
  ///   - group: positions of the inputs.
  ///   - differences: the outcomes.
  init(inputs: InputTable, group: [Int], differences: [[Double]]) {
    let columns = group.map { inputs.columns[$0] }
    let count = inputs.count
    let step = max(1, (count + 1999) / 2000)
    thinned = Array(stride(from: 0, to: count, by: step))
    let isCategorical = columns.allSatisfy { if case .categorical = $0.values { true } else { false } }
    var residuals: [[Double]]
    var freedom: Double
    if isCategorical {
      let (cellOf, cells) = Self.cells(columns, count)
      var counts = [Double](repeating: 0, count: cells)
      for cell in cellOf { counts[cell] += 1 }
      fitted = differences.map { column in
        var sums = [Double](repeating: 0, count: cells)
        for (row, cell) in cellOf.enumerated() { sums[cell] += column[row] }
        let means = zip(sums, counts).map { $0 / $1 }
        return cellOf.map { means[$0] }
      }
      residuals = zip(differences, fitted).map { zip($0, $1).map { $0 - $1 } }
      freedom = Double(cells)
      model = .cells(cellOf, counts: counts)
    } else {
      let bases = Self.bases(columns, count)
      // One basis for all outcomes, that with the least sum of relative GCV.
      let tried = bases.compactMap { basis in basis.fit(differences).map { (basis: basis, fits: $0) } }
      let least = differences.indices.map { outcome in
        tried.reduce(Double.infinity) { min($0, $1.fits[outcome].gcv) }
      }
      let scores = tried.map { candidate in
        zip(candidate.fits, least).reduce(0) { $0 + ($1.1 > 0 ? $1.0.gcv / $1.1 : 0) }
      }
      if let chosen = scores.indices.min(by: { (scores[$0], $0) < (scores[$1], $1) }) {
        let final = tried[chosen].fits
        fitted = final.map(\.fitted)
        residuals = final.map(\.residuals)
        freedom = final.reduce(0) { $0 + $1.freedom } / Double(final.count)
        model = .curves(tried[chosen].basis, fits: final)
      } else {
        // Too few rows for any curve: the means.
        fitted = differences.map { [Double](repeating: mean($0), count: count) }
        residuals = zip(differences, fitted).map { zip($0, $1).map { $0 - $1 } }
        freedom = 1
        model = .cells([Int](repeating: 0, count: count), counts: [Double(count)])
      }
    }
    noise = Self.factor(ofCovarianceOf: residuals, freedom: max(1, Double(count) - freedom))
  }

  /// The combinations of categories that occur, numbered.
  private static func cells(_ columns: [InputTable.Column], _ count: Int) -> ([Int], Int) {
    var cellOf = [Int](repeating: 0, count: count)
    var cells = 1
    for column in columns {
      guard case .categorical(let codes, let labels) = column.values else { continue }
      // Renumbered after every input, so that the number of combinations stays below that of rows.
      let raw = zip(cellOf, codes).map { $0 * max(1, labels.count) + $1 }
      var numbers: [Int: Int] = [:]
      for value in raw where numbers[value] == nil { numbers[value] = numbers.count }
      cellOf = raw.map { numbers[$0] ?? 0 }
      cells = numbers.count
    }
    return (cellOf, cells)
  }

  private static func bases(_ columns: [InputTable.Column], _ count: Int) -> [PenalisedRegression] {
    if columns.count == 1, let column = columns.first {
      return [.spline(column.numbers)]
    }
    let scaled = columns.flatMap { column -> [[Double]] in
      if case .categorical(let codes, let labels) = column.values {
        return labels.indices.dropFirst().map { label in codes.map { $0 == label ? 1 : 0 } }
      }
      let numbers = column.numbers
      let low = numbers.min() ?? 0
      let width = (numbers.max() ?? 0) - low
      return [numbers.map { width > 0 ? ($0 - low) / width : 0 }]
    }
    let coordinates = (0..<count).map { row in scaled.map { $0[row] } }
    let size = Double(max(1, scaled.count)).squareRoot()
    return [0.3, 0.8, 2].map { .surface(coordinates, reach: $0 * size) }
  }

  /// The lower factor of the residuals' covariance; outcomes without residuals get zeros.
  private static func factor(ofCovarianceOf residuals: [[Double]], freedom: Double) -> [[Double]] {
    let size = residuals.count
    var factor = [[Double]](repeating: [Double](repeating: 0, count: size), count: size)
    for row in 0..<size {
      for column in 0...row {
        var sum = zip(residuals[row], residuals[column]).reduce(0) { $0 + $1.0 * $1.1 } / freedom
        let whole = sum
        for k in 0..<column { sum -= factor[row][k] * factor[column][k] }
        if row == column {
          factor[row][row] = sum > 1e-12 * whole ? sum.squareRoot() : 0
        } else {
          factor[row][column] = factor[column][column] > 0 ? sum / factor[column][column] : 0
        }
      }
    }
    return factor
  }

  /// Means as they might be, at the thinned rows, for each outcome.
  func simulate(_ draws: inout Draws) -> [[Double]] {
    let outcomes = fitted.count
    func correlated(_ count: Int) -> [[Double]] {
      let independent = (0..<outcomes).map { _ in (0..<count).map { _ in draws.normal() } }
      return (0..<outcomes).map { outcome in
        (0..<count).map { place in
          (0...outcome).reduce(0) { $0 + noise[outcome][$1] * independent[$1][place] }
        }
      }
    }
    switch model {
    case .cells(let cellOf, let counts):
      let errors = correlated(counts.count)
      return (0..<outcomes).map { outcome in
        thinned.map { row in
          let cell = cellOf[row]
          return fitted[outcome][row] + errors[outcome][cell] / counts[cell].squareRoot()
        }
      }
    case .curves(let basis, let fits):
      let errors = correlated(fits.first?.coefficients.count ?? 0)
      return (0..<outcomes).map { outcome in
        let shift = fits[outcome].system.backward(errors[outcome])
        return thinned.map { row in
          let functions = basis.basis[row]
          var sum = fitted[outcome][row]
          for (index, value) in functions.enumerated() { sum += value * shift[index] }
          return sum
        }
      }
    }
  }
}
