/// How a number about a period is made of an indicator's values in the recorded weeks: a weighted sum of them.
///
/// A value recorded for week w is the state when w weeks are over, at the beginning of day start + 7w. Between
/// recorded weeks a level is taken to change evenly, so a week that belongs to two months is split by days.
struct RecordedSeries: Sendable {
  /// Weights of recorded values.
  struct Functional: Hashable, Sendable {
    /// Positions among the recorded weeks, ascending, and their weights.
    var terms: [Term]

    struct Term: Hashable, Sendable {
      var position: Int
      var weight: Double
    }

    /// The weighted sum of a series.
    func value(of points: [Float]) -> Double {
      terms.reduce(0) { $0 + $1.weight * Double(points[$1.position]) }
    }
  }

  /// Why there is no number about a period.
  enum Gap: Error, Hashable {
    /// The period is not within the recorded weeks.
    case notCovered
    /// A sum of weekly numbers needs every week.
    case notEveryWeek
  }

  /// The day of each recorded week, in days since 1970-01-01.
  let days: [Int]

  /// - Parameters:
  ///   - start: the day on which week 0 begins, in days since 1970-01-01.
  ///   - weeks: the recorded weeks, ascending.
  init(start: Int, weeks: [Int]) {
    days = weeks.map { start + 7 * $0 }
  }

  /// The weights of a kind of number about a period.
  func functional(_ kind: Observation.Kind, over period: Observation.Period) throws(Gap) -> Functional {
    switch kind {
    case .level: try level(on: period.end)
    case .increase: try combined([(1, level(on: period.end)), (-1, level(on: period.start))])
    case .mean: try mean(period)
    case .sum: try sum(period)
    case .control: Functional(terms: [.init(position: try position(on: period.end), weight: 1)])
    }
  }

  /// The last recorded week that is over when a day begins.
  func position(on day: Int) throws(Gap) -> Int {
    guard let first = days.first, let last = days.last, day >= first, day <= last else { throw .notCovered }
    return (days.firstIndex { $0 > day } ?? days.count) - 1
  }

  private func level(on day: Int) throws(Gap) -> Functional {
    let before = try position(on: day)
    guard before + 1 < days.count else { return Functional(terms: [.init(position: before, weight: 1)]) }
    let share = Double(day - days[before]) / Double(days[before + 1] - days[before])
    return combined(
      [(1 - share, Functional(terms: [.init(position: before, weight: 1)]))]
        + [(share, Functional(terms: [.init(position: before + 1, weight: 1)]))])
  }

  /// The mean of a line through the recorded values, exact because it only bends at whole days.
  private func mean(_ period: Observation.Period) throws(Gap) -> Functional {
    var parts: [(Double, Functional)] = []
    let share = 1 / Double(period.end - period.start)
    for day in period.start..<period.end {
      parts.append((share / 2, try level(on: day)))
      parts.append((share / 2, try level(on: day + 1)))
    }
    return combined(parts)
  }

  /// A value of week w is about the seven days before; each belongs to the period as far as its days do.
  private func sum(_ period: Observation.Period) throws(Gap) -> Functional {
    let (first, last) = (try position(on: period.start), try position(on: period.end))
    let reach = first + 1..<min(days.count, last + 2)
    var terms: [Functional.Term] = []
    for position in reach {
      let shared = min(period.end, days[position]) - max(period.start, days[position - 1])
      guard shared > 0 else { continue }
      guard days[position] - days[position - 1] == 7 else { throw .notEveryWeek }
      terms.append(.init(position: position, weight: Double(shared) / 7))
    }
    return Functional(terms: terms)
  }

  private func combined(_ parts: [(weight: Double, functional: Functional)]) -> Functional {
    var weights = [Double](repeating: 0, count: days.count)
    for part in parts {
      for term in part.functional.terms { weights[term.position] += part.weight * term.weight }
    }
    return Functional(
      terms: weights.indices.compactMap { weights[$0] == 0 ? nil : .init(position: $0, weight: weights[$0]) })
  }
}
