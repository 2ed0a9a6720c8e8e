/// In which futures a course of action counts as failing.
public struct FailureCriterion: Codable, Hashable, Sendable {
  /// On which side of the threshold it fails.
  public enum Side: String, Codable, Sendable {
    /// Where the indicator is at the threshold or above.
    case atLeast = "at-least"
    /// Where it is at the threshold or below.
    case atMost = "at-most"
  }

  /// The indicator looked at.
  public var indicator: String
  /// The value from which on it fails; of events 0.5.
  public var threshold: Double
  /// On which side.
  public var side: Side
  /// The share of futures, the worst ones, from which the threshold was made; nil: it was given, or an event.
  public var worst: Double?

  /// - Parameter value: the indicator in one future.
  /// - Returns: whether the course fails in it.
  public func isFailed(_ value: Double) -> Bool { side == .atLeast ? value >= threshold : value <= threshold }

  /// What counts as failing on an indicator.
  ///
  /// An event that had better not happen fails where it happens, one that had better happen where it does not.
  /// A number fails in its worst futures, or beyond a threshold; where neither direction is better, high values
  /// count.
  ///
  /// - Parameters:
  ///   - indicator: of the study.
  ///   - values: under the course, in each future.
  ///   - threshold: given by the user; nil: by `worst`.
  ///   - worst: the share of futures that fail, over 0 and under 1.
  public init(
    _ indicator: StudyOutline.Indicator, values: [Double], threshold: Double? = nil, worst: Double = 1.0 / 3
  ) {
    self.indicator = indicator.id
    side = indicator.better == .higher ? .atMost : .atLeast
    if let threshold {
      self.threshold = threshold
      self.worst = nil
    } else if indicator.isEvent {
      self.threshold = 0.5
      self.worst = nil
    } else {
      let sorted = values.sorted()
      let place = Int((worst * Double(sorted.count)).rounded(.up)) - 1
      let rank = max(0, min(sorted.count - 1, place))
      self.threshold = sorted.isEmpty ? 0 : sorted[side == .atMost ? rank : sorted.count - 1 - rank]
      self.worst = worst
    }
  }
}
