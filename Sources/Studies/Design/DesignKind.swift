/// How the inputs of a study's futures are chosen.
public enum DesignKind: String, Codable, Hashable, Sendable, CaseIterable {
  /// One future in each of N equal strata of every input.
  case latinHypercube = "latin-hypercube"
  /// A Latin hypercube whose points keep their distance; up to 2,000 futures.
  case optimisedLatinHypercube = "optimised-latin-hypercube"
  /// Sobol' points, scrambled.
  case sobol
  /// Rows for Sobol' indices.
  case saltelli
  /// Trajectories that move one input at a time.
  case morris
  /// Every combination of the disputed claims' truths, or a fraction of them.
  case factorial
  /// Two-level rows in which every two disputed claims are uncorrelated.
  case plackettBurman = "plackett-burman"
  /// Each combination of linked disputed claims equally often, put together at random.
  case balanced
  /// Independent draws.
  case random
  /// Rows that somebody else chose.
  case table

  /// The kinds that a program can make: all but `table`.
  public static let made = allCases.filter { $0 != .table }

  /// What it is, in a line.
  public var summary: String {
    switch self {
    case .latinHypercube: "one future in each stratum of every input"
    case .optimisedLatinHypercube: "the same, points kept apart; to 2,000 futures"
    case .sobol: "Sobol' points; best a power of two of them"
    case .saltelli: "rows for first-order and total Sobol' indices"
    case .morris: "one input moved at a time, for screening"
    case .factorial: "disputed claims in all combinations"
    case .plackettBurman: "few rows with uncorrelated disputed claims"
    case .balanced: "disputed claims equally often true and false"
    case .random: "independent draws"
    case .table: "rows read from a table"
    }
  }

  /// Whether the first futures of a design are a smaller design of the kind, so that it may be stopped early.
  public var mayBeCutShort: Bool {
    switch self {
    case .latinHypercube, .optimisedLatinHypercube, .sobol, .balanced, .random, .table: true
    case .saltelli, .morris, .factorial, .plackettBurman: false
    }
  }

  /// Whether its rows may be put into another order, so that numbers can be correlated.
  var mayBeReordered: Bool {
    switch self {
    case .latinHypercube, .optimisedLatinHypercube, .sobol, .random, .factorial, .plackettBurman, .balanced: true
    case .saltelli, .morris, .table: false
    }
  }
}
