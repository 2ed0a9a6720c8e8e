/// How much the main indicator hangs on whether one open claim is true.
public struct ClaimDependence: Codable, Hashable, Sendable {
  /// Under one course of action.
  public struct Effect: Codable, Hashable, Sendable {
    /// The course of action.
    public var course: String
    /// Mean of the main indicator over the futures in which the claim is true; nil: there are none.
    public var meanIfTrue: Double?
    /// Mean over the futures in which it is false; nil: there are none.
    public var meanIfFalse: Double?
    /// The former minus the latter, with a bootstrap interval (both parts resampled).
    public var difference: Estimate?
    /// Share of the indicator's variance over futures that the claim explains (η²), 0…1.
    public var explained: Double
  }

  /// The claim.
  public var claim: String
  /// Futures in which it is true.
  public var futuresTrue: Int
  /// Futures in which it is false.
  public var futuresFalse: Int
  /// One for each course of action.
  public var effects: [Effect]
  /// What it is worth to know the claim's truth before choosing; nil where neither direction of the
  /// main indicator is better, or the claim never or always true.
  public var knowing: ValueOfKnowing?
}

/// The expected value of knowing whether one claim is true before choosing a course of action
/// (EVPPI), in units of the main indicator.
public struct ValueOfKnowing: Codable, Hashable, Sendable {
  /// By conditional means: Σ P(truth) · max over courses E[indicator | truth] − max over courses
  /// E[indicator]. Never negative, and too high by chance: the maximum prefers lucky courses.
  public var naive: Double
  /// The naive value less its bias as estimated by bootstrap; never below 0.
  public var corrected: Double
  /// Percentile-bootstrap interval of the naive value.
  public var interval: Interval
  /// The best course without knowing.
  public var best: String
  /// The best course if the claim is true.
  public var bestIfTrue: String
  /// The best course if it is false.
  public var bestIfFalse: String
  /// Knowing may change the choice: the best course differs between true and false.
  public var flips: Bool
}
