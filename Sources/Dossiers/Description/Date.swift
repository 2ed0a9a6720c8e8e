/// A calendar date known to the day, the month or the year.
public struct PartialDate: Hashable, Sendable {
  /// 1000…9999.
  public let year: Int
  /// 1…12; nil: known to the year only.
  public let month: Int?
  /// 1…31; nil: known to the month only.
  public let day: Int?

  /// Days since 1970-01-01 of the date's first day (proleptic Gregorian calendar).
  public var dayNumber: Int {
    PartialDate.dayNumber(year: year, month: month ?? 1, day: day ?? 1)
  }

  /// Days from civil date: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms".
  static func dayNumber(year: Int, month: Int, day: Int) -> Int {
    let shifted = month <= 2 ? year - 1 : year
    let era = (shifted >= 0 ? shifted : shifted - 399) / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }
}
