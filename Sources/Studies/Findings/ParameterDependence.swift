/// How much the main indicator hangs on one parameter.
public struct ParameterDependence: Codable, Hashable, Sendable {
  /// Under one course of action.
  public struct Effect: Codable, Hashable, Sendable {
    /// The course of action.
    public var course: String
    /// Spearman's rank correlation between parameter and main indicator over futures; nil: one of
    /// them does not vary.
    public var correlation: Double?
  }
  /// The parameter.
  public var parameter: String
  /// One for each course of action.
  public var effects: [Effect]
  /// The greatest absolute correlation under any course.
  public var strongest: Double

  /// - Parameters:
  ///   - positions: ranks of the parameter's values.
  ///   - outcomes: for each course ranks of the main indicator's values.
  init(parameter: String, courses: [String], positions: [Double], outcomes: [[Double]]) {
    self.parameter = parameter
    effects = courses.indices.map {
      Effect(course: courses[$0], correlation: Studies.correlation(positions, outcomes[$0]))
    }
    strongest = effects.reduce(0) { max($0, abs($1.correlation ?? 0)) }
  }
}
