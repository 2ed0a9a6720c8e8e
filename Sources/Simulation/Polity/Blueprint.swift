public import Chance
public import Dossiers

/// A dossier with its names resolved: what all futures of all courses of action share.
public struct Blueprint: Sendable {
  /// A claim that the simulation depends on and that is not settled.
  public struct OpenClaim: Sendable {
    /// The claim's id.
    public let id: String
    /// 0 < p < 1; nil: disputed.
    public let credence: Double?
  }

  /// An uncertain number.
  public struct Parameter: Sendable {
    /// The id of the claim or assumption that holds it, or else the path of the number.
    public let id: String
    /// Where a quantile finds its value; clipped to `range`.
    public let distribution: Distribution
    /// The values its field admits.
    public let range: ClosedRange<Double>
    /// Ids of the claims and assumptions it stands on.
    public let grounds: [String]
  }

  /// The dossier it was compiled from.
  public let dossier: Dossier
  /// Ids of the courses of action, the baseline first.
  public let courses: [String]
  /// Ids of the simulated actors.
  public let actors: [String]
  /// Ids of the simulated places.
  public let places: [String]
  /// The indicators in the order of a trace.
  public let indicators: [Indicator]
  /// What a design decides about claims.
  public let openClaims: [OpenClaim]
  /// What a design decides about numbers.
  public let parameters: [Parameter]

  /// Compiles a dossier.
  ///
  /// - Throws: `CompilationError` if the dossier, though well formed, cannot be simulated: no
  ///   simulated place, no civilian group, no course of action.
  public init(compiling dossier: Dossier) throws {
    self.dossier = dossier
    courses = []
    actors = []
    places = []
    indicators = Array(dossier.indicators.values)
    openClaims = []
    parameters = []
  }

  /// The value of a parameter at a position in its distribution.
  ///
  /// - Parameters:
  ///   - index: into `parameters`.
  ///   - quantile: 0 < u < 1.
  public func value(ofParameter index: Int, quantile: Double) -> Double {
    let parameter = parameters[index]
    return min(max(parameter.distribution.quantile(quantile), parameter.range.lowerBound), parameter.range.upperBound)
  }
}

/// Why a well-formed dossier cannot be simulated.
public struct CompilationError: Error, CustomStringConvertible {
  /// What is missing and what would be right.
  public let description: String
}
