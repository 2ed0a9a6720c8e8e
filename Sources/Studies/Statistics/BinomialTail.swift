import Chance

/// The probability of at least so many successes, for one-sided binomial tests.
///
/// The terms are summed away from the middle, where they fall at least geometrically, until they no longer
/// matter. Logarithms of factorials: Stirling's series (NIST DLMF 5.11.1).
enum BinomialTail {
  /// P(X ≥ `successes`), X of `trials` each with probability `share`.
  static func probability(atLeast successes: Int, of trials: Int, each share: Double) -> Double {
    if successes <= 0 { return 1 }
    if successes > trials || share <= 0 { return 0 }
    if share >= 1 { return 1 }
    let mean = Double(trials) * share
    return Double(successes) > mean
      ? min(1, upper(successes, trials, share)) : max(0, 1 - upper(trials - successes + 1, trials, 1 - share))
  }

  /// The sum from `first` upwards, which lies above the mean.
  private static func upper(_ first: Int, _ trials: Int, _ share: Double) -> Double {
    guard first <= trials else { return 0 }
    let (k, n) = (Double(first), Double(trials))
    let choices = logFactorial(trials) - logFactorial(first) - logFactorial(trials - first)
    var term = Elementary.exp(choices + k * Elementary.log(share) + (n - k) * Elementary.log(1 - share))
    var sum = term
    let odds = share / (1 - share)
    var count = first
    while count < trials, term > sum * 1e-17 {
      term *= Double(trials - count) / Double(count + 1) * odds
      sum += term
      count += 1
    }
    return sum
  }

  /// ln n!
  static func logFactorial(_ n: Int) -> Double {
    if n < 16 { return n < 2 ? 0 : Elementary.log((2...n).reduce(1.0) { $0 * Double($1) }) }
    let x = Double(n)
    let square = x * x
    let series = (1.0 / 12 - (1.0 / 360 - (1.0 / 1260 - 1.0 / 1680 / square) / square) / square) / x
    return (x + 0.5) * Elementary.log(x) - x + 0.918938533204672741780 + series
  }
}
