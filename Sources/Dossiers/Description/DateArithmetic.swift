extension PartialDate {
  /// A date as it is written in a dossier: `2016`, `2016-05` or `2016-05-30`; nil if the text is none.
  ///
  /// - Parameter text: ISO 8601, known to the year, the month or the day; years from 1000 to 9999.
  public init?(iso text: String) {
    guard case .success(let date) = PartialDate.read(text) else { return nil }
    self = date
  }

  /// The date some days after the first day of this one.
  public func adding(days: Int) -> PartialDate {
    PartialDate(dayNumber: dayNumber + days)
  }

  /// ISO 8601, as precisely as the date is known: `2016`, `2016-05` or `2016-05-30`.
  public var text: String {
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return ([String(year)] + [month, day].compactMap { $0.map(two) }).joined(separator: "-")
  }

  /// Civil date from days: the inverse of `dayNumber`, by the same author.
  private init(dayNumber: Int) {
    let shifted = dayNumber + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    self.init(
      year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month: month,
      day: dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
  }
}
