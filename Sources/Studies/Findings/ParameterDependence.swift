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
}
