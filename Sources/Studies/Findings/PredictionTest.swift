/// What the futures say about one prediction.
public struct PredictionTest: Codable, Hashable, Sendable {
  /// The outcome of a test.
  public enum Verdict: String, Codable, Sendable {
    case holds
    case doesNotHold = "does not hold"
    case notDecided = "not decided"
    /// The study leaves out a course or an indicator that the prediction speaks of.
    case notStudied = "not studied"
  }
  /// What is predicted, and by which claim.
  public var prediction: StudyOutline.Prediction
  /// Mean over futures of (course − other course), or of (course − threshold), with its bootstrap
  /// interval; nil if not studied.
  public var difference: Estimate?
  /// Futures in which the predicted side is strictly the case; nil if not studied.
  public var share: Probability?
  /// Against another course: `holds` if the interval of the mean difference lies on the predicted
  /// side of 0, `does not hold` if on the other. Against a threshold: `holds` if the interval of the
  /// share lies above one half, `does not hold` if below.
  public var verdict: Verdict
}
