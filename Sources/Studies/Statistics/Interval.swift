/// A closed interval; in findings always a 95 % confidence interval.
public struct Interval: Codable, Hashable, Sendable {
  /// The lower end.
  public var low: Double
  /// The upper end.
  public var high: Double

  /// An interval from `low` to `high`.
  public init(low: Double, high: Double) {
    self.low = low
    self.high = high
  }
}

/// A number computed from a sample, and how exact the sample makes it.
public struct Estimate: Codable, Hashable, Sendable {
  /// The number.
  public var value: Double
  /// Its 95 % interval.
  public var interval: Interval

  /// An estimate with its interval.
  public init(value: Double, interval: Interval) {
    self.value = value
    self.interval = interval
  }
}
