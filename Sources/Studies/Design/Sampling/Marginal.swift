public import Chance

/// What one input may be, for designs of positions in (0, 1): a distribution of numbers, a range of whole
/// numbers, or categories with weights.
public enum Marginal: Hashable, Sendable {
  /// Numbers.
  case distribution(Distribution)
  /// Whole numbers from `low` to `high`, all alike probable.
  case whole(low: Int, high: Int)
  /// Categories with their weights, in any unit.
  case categorical(labels: [String], weights: [Double])

  /// The values at some positions, as a column of a table of inputs.
  ///
  /// - Parameters:
  ///   - name: of the input.
  ///   - positions: 0 < … < 1.
  /// - Throws: `InvalidSample` if a position or the marginal is out of range.
  public func column(_ name: String, at positions: [Double]) throws(InvalidSample) -> InputTable.Column {
    var problems: [String] = []
    if let row = positions.firstIndex(where: { !($0 > 0 && $0 < 1) }) {
      problems.append("Position \(row) of input \(name) is \(positions[row]); it must be over 0 and under 1.")
    }
    switch self {
    case .distribution: break
    case .whole(let low, let high):
      if low > high { problems.append("Input \(name) ranges from \(low) to \(high); the second must not be less.") }
    case .categorical(let labels, let weights):
      if labels.isEmpty || labels.count != weights.count {
        problems.append("Input \(name) has \(labels.count) categories and \(weights.count) weights.")
      }
      if weights.contains(where: { !($0 >= 0 && $0.isFinite) }) || !(weights.reduce(0, +) > 0) {
        problems.append("The weights of input \(name) must not be negative, and not all be 0.")
      }
    }
    try InvalidSample.check(problems)
    switch self {
    case .distribution(let distribution):
      return .init(name, .continuous(positions.map { distribution.quantile($0) }))
    case .whole(let low, let high):
      let width = Double(high) - Double(low) + 1
      return .init(name, .whole(positions.map { min(high, low + Int($0 * width)) }))
    case .categorical(let labels, let weights):
      let whole = weights.reduce(0, +)
      var sum = 0.0
      let edges = weights.map { weight in
        sum += weight / whole
        return sum
      }
      // Rounding may leave the last edge below 1; a category without weight is never drawn.
      let last = weights.indices.last { weights[$0] > 0 } ?? 0
      let codes = positions.map { position in edges.firstIndex { position < $0 } ?? last }
      return .init(name, .categorical(codes: codes, labels: labels))
    }
  }
}
