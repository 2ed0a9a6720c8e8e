/// What somebody without a model would have forecast: of each quantity only what was seen of it before the
/// first day that is compared.
public enum ForecastBaseline: String, CaseIterable, Codable, Sendable {
  /// The last value, for ever.
  case persistence
  /// The values of the last twelve months, all alike probable.
  case lastTwelveMonths = "last-twelve-months"
  /// Nothing: 0. Says nothing about who controls a place.
  case zero

  /// The forecast of a quantity.
  ///
  /// - Parameters:
  ///   - past: what was seen of it before the start, in any order.
  ///   - start: the first day that is compared, in days since 1970-01-01.
  /// - Returns: alike probable values; nil if too little was seen: nothing, or nothing in the twelve months.
  func ensemble(past: [(period: Observation.Period, value: Double)], start: Int) -> [Double]? {
    switch self {
    case .zero: return [0]
    case .persistence: return past.max { $0.period < $1.period }.map { [$0.value] }
    case .lastTwelveMonths:
      let recent = past.filter { $0.period.start >= start - 366 }.map(\.value)
      return recent.isEmpty ? nil : recent
    }
  }
}
