/// Thresholds written with as few digits as keep two numbers apart.
enum ShortDecimal {
  /// The middle of two numbers, rounded to the coarsest power of ten that leaves it between them; where
  /// rounding leaves none, the middle in full.
  ///
  /// - Parameters:
  ///   - low: less than `high`.
  ///   - high: either may be infinite.
  static func text(between low: Double, and high: Double) -> String {
    guard low.isFinite, high.isFinite else { return "\(low.isFinite ? low : high)" }
    let middle = low + (high - low) / 2
    var scale = 1.0
    // From the largest power of ten that may matter down to 15 decimals.
    while scale * 10 <= max(abs(low), abs(high)) { scale *= 10 }
    var decimals = scale > 1 ? 0 : -1
    while decimals <= 15 {
      let candidate: Double
      if scale > 1 {
        candidate = (middle / scale).rounded() * scale
        scale = (scale / 10).rounded()
        if candidate > low && candidate < high { return whole(candidate) }
        continue
      }
      decimals = max(0, decimals)
      let power = powerOfTen(decimals)
      candidate = (middle * power).rounded() / power
      if candidate > low && candidate < high { return decimals == 0 ? whole(candidate) : "\(candidate)" }
      decimals += 1
    }
    return "\(middle)"
  }

  private static func powerOfTen(_ exponent: Int) -> Double { (0..<exponent).reduce(1.0) { power, _ in power * 10 } }

  private static func whole(_ number: Double) -> String {
    abs(number) < 0x1p53 ? "\(Int(number))" : "\(number)"
  }
}
