/// What choosing a course of action costs against having known the future: in each future, the best
/// course's value minus the chosen course's, where all courses met the same future.
public struct Regret: Codable, Hashable, Sendable {
  /// The mean over futures.
  public var mean: Double
  /// The maximum over futures.
  public var maximum: Double
}
