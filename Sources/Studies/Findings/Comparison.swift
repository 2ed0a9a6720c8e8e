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

  init(
    course: String, baseline: String, indicator: StudyOutline.Indicator, values: [Double], baselineValues: [Double],
    bootstrap: Bootstrap
  ) {
    self.course = course
    self.baseline = baseline
    self.indicator = indicator.id
    let differences = zip(values, baselineValues).map { $0 - $1 }
    difference = bootstrap.mean(differences)
    guard indicator.better != .neither else { return }
    let higher = Double(differences.count { $0 > 0 }) / Double(differences.count)
    let lower = Double(differences.count { $0 < 0 }) / Double(differences.count)
    (better, worse) = indicator.better == .higher ? (higher, lower) : (lower, higher)
  }
}
