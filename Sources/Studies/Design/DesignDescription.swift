/// What a design decides about, for programs that make designs of their own.
public struct DesignDescription: Codable, Hashable, Sendable {
  /// A claim that is free, or several that constraints link.
  public struct Claims: Codable, Hashable, Sendable {
    /// The columns of the table.
    public var columns: [String]
    /// The combinations of truths that the constraints leave, in the order of the columns.
    public var combinations: [[Bool]]
    /// The probability of each combination: independent claims given the constraints, disputed ones at one half.
    public var probabilities: [Double]
    /// Whether for some of the claims no probability is agreed.
    public var isDisputed: Bool
  }

  /// An uncertain number.
  public struct Number: Codable, Hashable, Sendable {
    /// The column of the table: the position in the distribution.
    public var column: String
    /// The column for values instead of positions.
    public var valueColumn: String
    /// The least and the greatest value.
    public var low, high: Double
    /// The value at the middle of the distribution.
    public var median: Double
  }

  /// An indicator.
  public struct Indicator: Codable, Hashable, Sendable {
    /// Its id.
    public var id: String
    /// Its name.
    public var name: String
    /// Whether `higher` or `lower` values are preferred, or `neither`.
    public var better: String
  }

  /// The free claims.
  public var claims: [Claims]
  /// The uncertain numbers.
  public var numbers: [Number]
  /// Ids of the courses of action, the baseline first.
  public var courses: [String]
  /// The indicators.
  public var indicators: [Indicator]
}

extension Design {
  /// What the design decides about.
  ///
  /// - Throws: `DesignError` if linked claims have too many combinations to be listed.
  public var described: DesignDescription {
    get throws(DesignError) {
      let clusters = try ClaimClusters(
        ids: blueprint.openClaims.map(\.id), credences: blueprint.openClaims.map(\.credence), forced: forced,
        exclusions: exclusions)
      let columns = Array(tableHeader.dropFirst(2))
      let own = blueprint.openClaims.count
      return DesignDescription(
        claims: clusters.clusters.map { cluster in
          DesignDescription.Claims(
            columns: cluster.claims.map { columns[$0] }, combinations: cluster.assignments,
            probabilities: cluster.edges.indices.map { cluster.edges[$0] - ($0 > 0 ? cluster.edges[$0 - 1] : 0) },
            isDisputed: cluster.isDisputed)
        },
        numbers: blueprint.parameters.indices.map { index in
          let (low, high) = blueprint.extremes(ofParameter: index)
          return DesignDescription.Number(
            column: columns[own + index], valueColumn: columns[own + index] + ":value", low: low, high: high,
            median: blueprint.value(ofParameter: index, quantile: 0.5))
        },
        courses: courses.map { blueprint.courses[$0] },
        indicators: blueprint.indicators.map {
          DesignDescription.Indicator(id: $0.id, name: $0.name, better: $0.better.rawValue)
        })
    }
  }
}
