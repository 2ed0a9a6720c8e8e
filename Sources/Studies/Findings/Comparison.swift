/// A course of action against the baseline, future by future: both are simulated with the same
/// inputs and the same random numbers, so that only the course differs.
public struct Comparison: Codable, Hashable, Sendable {
  /// The course of action.
  public var course: String
  /// The baseline it is compared with.
  public var baseline: String
  /// The indicator.
  public var indicator: String
  /// Mean of (course − baseline) with its percentile-bootstrap interval.
  public var difference: Estimate
  /// Share of futures in which the course is better; nil where neither direction is better.
  public var better: Double?
  /// Share of futures in which the course is worse; the rest are equal.
  public var worse: Double?
}
