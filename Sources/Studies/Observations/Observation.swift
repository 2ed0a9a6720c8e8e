public import Dossiers

/// Something that was measured in the world and that a study can be held against.
public struct Observation: Hashable, Sendable {
  /// How an observation is made of what a study records.
  public enum Kind: String, CaseIterable, Codable, Sendable {
    /// An indicator at the end of the period; a condition: whether it holds then.
    case level
    /// An indicator's mean over the period.
    case mean
    /// By how much an indicator that is a running total grew in the period.
    case increase
    /// The sum over the period of an indicator that says how much there was in the last week.
    case sum
    /// Who controls a place at the end of the period.
    case control
  }

  /// What was seen.
  public enum Value: Hashable, Sendable {
    /// A number.
    case number(Double)
    /// The id of an actor, or nil: nobody.
    case controller(String?)
  }

  /// The day, month or year it is about.
  public var period: Period
  /// How it is made of what a study records.
  public var kind: Kind
  /// The id of an indicator or, for `control`, of a place.
  public var key: String
  /// What was seen.
  public var value: Value
  /// The standard error of the value; nil: none is known.
  public var error: Double?
  /// What it is scored together with: things of one unit.
  public var group: String

  /// An observation.
  ///
  /// - Parameters:
  ///   - period: the day, month or year it is about.
  ///   - kind: how it is made of what a study records.
  ///   - key: the id of an indicator or, for `control`, of a place.
  ///   - value: what was seen; a controller for `control`, else a number.
  ///   - error: the standard error of the value, 0 or more; nil: none is known.
  ///   - group: what it is scored together with; nil: all of its kind.
  public init(
    period: Period, kind: Kind, key: String, value: Value, error: Double? = nil, group: String? = nil
  ) {
    (self.period, self.kind, self.key, self.value, self.error) = (period, kind, key, value, error)
    self.group = group ?? kind.rawValue
  }

  /// The number that was seen; nil for `control`.
  public var number: Double? {
    if case .number(let number) = value { number } else { nil }
  }

  /// What it is a measurement of: observations that differ only in time have the same.
  public var series: Series { Series(group: group, kind: kind, key: key) }

  /// A quantity that is observed again and again.
  public struct Series: Hashable, Sendable {
    /// What it is scored together with.
    public var group: String
    /// How it is made of what a study records.
    public var kind: Kind
    /// The id of an indicator or of a place.
    public var key: String
  }

  /// A span of whole days: a day, a month or a year.
  public struct Period: Hashable, Comparable, Sendable {
    /// Its first day, in days since 1970-01-01.
    public let start: Int
    /// The day after its last one.
    public let end: Int
    /// As it was written.
    public let date: PartialDate

    /// All days of a date.
    ///
    /// - Parameter date: known to the day, the month or the year.
    public init(_ date: PartialDate) {
      self.date = date
      start = date.dayNumber
      // A day well inside what follows, less how far inside it is.
      func first(after days: Int) -> Int {
        let date = date.adding(days: days)
        return date.dayNumber - (date.day ?? 1) + 1
      }
      end = date.day != nil ? start + 1 : first(after: date.month != nil ? 31 : 366)
    }

    /// Whether one ends before another, or begins before it if they end together.
    ///
    /// - Parameters:
    ///   - one: a period.
    ///   - other: another.
    /// - Returns: whether `one` comes first.
    public static func < (one: Period, other: Period) -> Bool { (one.end, one.start) < (other.end, other.start) }
  }
}
