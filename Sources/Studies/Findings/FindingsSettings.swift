/// What a reader may choose about findings; what a study stores is by the defaults.
public struct FindingsSettings: Hashable, Sendable {
  /// The scale of the words for probabilities.
  public var words: ProbabilityScale
  /// By indicator what is good enough; of the others what the baseline reaches on average.
  public var thresholds: [String: Double]
  /// The share of futures, the worst ones, in which a course counts as failing on a number.
  public var worst: Double

  /// Settings; the defaults are what a study stores.
  ///
  /// - Parameters:
  ///   - words: the scale of the words for probabilities.
  ///   - thresholds: by indicator what is good enough.
  ///   - worst: the share of futures that count as failing, over 0 and under 1.
  public init(words: ProbabilityScale = .icd203, thresholds: [String: Double] = [:], worst: Double = 1.0 / 3) {
    self.words = words
    self.thresholds = thresholds
    self.worst = worst
  }
}
