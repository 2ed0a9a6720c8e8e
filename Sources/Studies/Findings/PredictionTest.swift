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
  /// side of 0, `does not hold` if on the other or if no future differs. Against a threshold: `holds` if the interval of the
  /// share lies above one half, `does not hold` if below. Fewer than ten futures decide nothing.
  public var verdict: Verdict

  /// Intervals from fewer futures than this say too little: of one future every mean is certain.
  private static let fewestFutures = 10

  /// A prediction that the study has nothing to say about.
  init(notStudied prediction: StudyOutline.Prediction) {
    self.prediction = prediction
    verdict = .notStudied
  }

  /// - Parameters:
  ///   - values: the indicator under the course in each future.
  ///   - others: under the course it is compared with; nil: against the threshold.
  init(_ prediction: StudyOutline.Prediction, values: [Double], others: [Double]?, bootstrap: Bootstrap) {
    self.prediction = prediction
    let differences = values.indices.map { values[$0] - (others?[$0] ?? prediction.threshold ?? 0) }
    let difference = bootstrap.mean(differences)
    let share = Probability(
      count: differences.count { prediction.direction == .higher ? $0 > 0 : $0 < 0 }, of: differences.count)
    self.difference = difference
    self.share = share
    if values.count < PredictionTest.fewestFutures {
      verdict = .notDecided
    } else if others == nil {
      verdict = share.interval.low > 0.5 ? .holds : share.interval.high < 0.5 ? .doesNotHold : .notDecided
    } else {
      let above = difference.interval.low > 0
      let below = difference.interval.high < 0
      let (predicted, opposite) = prediction.direction == .higher ? (above, below) : (below, above)
      // Not one future differs: nothing of what is predicted is seen.
      let equal = differences.allSatisfy { $0 == 0 }
      verdict = predicted ? .holds : opposite || equal ? .doesNotHold : .notDecided
    }
  }
}
