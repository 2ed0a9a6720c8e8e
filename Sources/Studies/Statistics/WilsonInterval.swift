extension Interval {
  /// The 97.5 % point of the standard normal distribution.
  static let normalPoint = 1.959963984540054

  /// The 95 % score interval of a probability from a count of successes.
  ///
  /// Source: E. B. Wilson, "Probable inference, the law of succession, and statistical inference",
  /// JASA 22(158), 1927; without continuity correction. Unlike the textbook interval it keeps within
  /// 0…1 and says something at 0 and n successes.
  ///
  /// - Parameters:
  ///   - successes: 0…`trials`.
  ///   - trials: 0 gives the interval 0…1.
  public static func wilson(successes: Int, trials: Int) -> Interval {
    guard trials > 0 else { return Interval(low: 0, high: 1) }
    let n = Double(trials)
    let share = Double(successes) / n
    let z2 = normalPoint * normalPoint
    let centre = share + z2 / (2 * n)
    let margin = normalPoint * (share * (1 - share) / n + z2 / (4 * n * n)).squareRoot()
    let scale = 1 + z2 / n
    // Rounding leaves the ends at 0 and n successes a few bits off their exact values.
    return Interval(
      low: successes == 0 ? 0 : max(0, (centre - margin) / scale),
      high: successes == trials ? 1 : min(1, (centre + margin) / scale))
  }
}

extension Probability {
  /// The share of futures in which something is the case.
  public init(count: Int, of futures: Int) {
    let share = futures > 0 ? Double(count) / Double(futures) : 0
    self.init(
      count: count, futures: futures, share: share, interval: .wilson(successes: count, trials: futures),
      word: EstimativeProbability(share).rawValue)
  }
}
