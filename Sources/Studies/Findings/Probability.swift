/// A share of futures, read as a probability.
public struct Probability: Codable, Hashable, Sendable {
  /// Futures in which it is the case.
  public var count: Int
  /// All futures looked at.
  public var futures: Int
  /// `count / futures`.
  public var share: Double
  /// The Wilson interval.
  public var interval: Interval
  /// The word for `share`: of ICD 203, or of the scale that was asked for.
  public var word: String
}
