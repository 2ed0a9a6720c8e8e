import Dossiers

/// Dates as people write them, without a calendar library: `30 May 2016`, `May 2016`, `2016`.
enum DateText {
  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
  ]

  static func text(_ date: PartialDate) -> String {
    guard let month = date.month, months.indices.contains(month - 1) else { return String(date.year) }
    guard let day = date.day else { return "\(months[month - 1]) \(date.year)" }
    return "\(day) \(months[month - 1]) \(date.year)"
  }

  /// `since 2014`, `2003 to 2005`, `until May 2016`; nil if nothing is known.
  static func period(since: PartialDate?, until: PartialDate?) -> String? {
    switch (since, until) {
    case (nil, nil): nil
    case (let since?, nil): "since \(text(since))"
    case (nil, let until?): "until \(text(until))"
    case (let since?, let until?): "\(text(since)) to \(text(until))"
    }
  }

  /// `2016-05-30`: the day a number of weeks after the start.
  static func day(_ start: PartialDate, week: Int) -> String {
    let (year, month, day) = civil(dayNumber: start.dayNumber + 7 * week)
    func padded(_ value: Int) -> String { value < 10 ? "0\(value)" : String(value) }
    return "\(year)-\(padded(month))-\(padded(day))"
  }

  /// The day a number of weeks after the start, as people write it.
  static func readable(_ start: PartialDate, week: Int) -> String {
    let (year, month, day) = civil(dayNumber: start.dayNumber + 7 * week)
    return "\(day) \(months[month - 1]) \(year)"
  }

  /// Civil date from days since 1970-01-01: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms".
  private static func civil(dayNumber: Int) -> (year: Int, month: Int, day: Int) {
    let shifted = dayNumber + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
  }
}
