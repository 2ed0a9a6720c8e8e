/// Positions of parties on issues, and how far a coalition is spread over them.
public struct PolicySpace: Hashable, Sendable {
  /// For each party, its position on each dimension.
  public let positions: [[Double]]
  /// The weight of each dimension, above 0.
  public let salience: [Double]

  /// A space.
  ///
  /// - Parameters:
  ///   - positions: for each party, as many finite numbers as there are dimensions.
  ///   - salience: weights of the dimensions; all 1 if none are given.
  /// - Throws: ``InvalidInput`` for parties with different numbers of positions, numbers that are not finite, and
  ///   salience that is not above 0.
  public init(positions: [[Double]], salience: [Double]? = nil) throws(InvalidInput) {
    let dimensions = positions.first?.count ?? 0
    var problems: [String] = []
    for (party, values) in positions.enumerated() {
      if values.count != dimensions {
        problems.append("party \(party + 1) has \(values.count) positions, party 1 has \(dimensions)")
      }
      if !values.allSatisfy(\.isFinite) { problems.append("a position of party \(party + 1) is not a finite number") }
    }
    let salience = salience ?? [Double](repeating: 1, count: dimensions)
    if salience.count != dimensions {
      problems.append("there are \(salience.count) saliences for \(dimensions) dimensions")
    }
    if !salience.allSatisfy({ $0 > 0 && $0.isFinite }) { problems.append("saliences must be finite and above 0") }
    guard problems.isEmpty else { throw InvalidInput(problems) }
    self.positions = positions
    self.salience = salience
  }

  /// The range of a coalition: over the dimensions, Σ salience · (highest − lowest) / Σ salience.
  ///
  /// Source for one dimension: A. de Swaan, "Coalition Theories and Cabinet Formations", 1973.
  public func range(of coalition: PartySet) -> Double {
    let members = coalition.members.filter { $0 < positions.count }
    guard !members.isEmpty, !salience.isEmpty else { return 0 }
    var sum = 0.0
    for dimension in salience.indices {
      let values = members.map { positions[$0][dimension] }
      sum += salience[dimension] * ((values.max() ?? 0) - (values.min() ?? 0))
    }
    return sum / salience.reduce(0, +)
  }

  /// The weighted Euclidean distance between two points, with the square root of the mean weighted square.
  public func distance(_ one: [Double], _ other: [Double]) -> Double {
    var sum = 0.0
    for (dimension, weight) in salience.enumerated() {
      let difference = one[dimension] - other[dimension]
      sum += weight * difference * difference
    }
    return (sum / salience.reduce(0, +)).squareRoot()
  }

  /// The mean distance of members from their mean position, both weighted, for example by seats.
  public func spread(of coalition: PartySet, weights: [Int]) -> Double {
    let members = coalition.members.filter { $0 < positions.count && weights[$0] > 0 }
    let total = members.reduce(0.0) { $0 + Double(weights[$1]) }
    guard total > 0 else { return 0 }
    let center = salience.indices.map { dimension in
      members.reduce(0.0) { $0 + Double(weights[$1]) * positions[$1][dimension] } / total
    }
    return members.reduce(0.0) { $0 + Double(weights[$1]) * distance(positions[$1], center) } / total
  }
}
