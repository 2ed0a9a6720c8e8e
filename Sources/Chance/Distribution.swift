/// A one-dimensional distribution, sampled through its quantile function so that a design decides
/// where in the distribution a future stands.
public enum Distribution: Hashable, Sendable {
  case constant(Double)
  case uniform(low: Double, high: Double)
  /// `low ≤ mode ≤ high`.
  case triangular(low: Double, mode: Double, high: Double)
  case normal(mean: Double, standardDeviation: Double)
  /// `deviation` is the geometric standard deviation, greater than 1.
  case lognormal(median: Double, deviation: Double)
  case beta(alpha: Double, beta: Double)

  /// The value below which the distribution has probability `u`.
  ///
  /// - Parameter u: 0 < u < 1.
  public func quantile(_ u: Double) -> Double {
    switch self {
    case .constant(let value): value
    case .uniform(let low, let high): low + u * (high - low)
    case .triangular(let low, let mode, let high): Distribution.triangular(u, low, mode, high)
    case .normal(let mean, let deviation): mean + deviation * Normal.quantile(u)
    case .lognormal(let median, let deviation):
      median * Elementary.exp(Normal.quantile(u) * Elementary.log(deviation))
    case .beta(let alpha, let beta): Beta(alpha: alpha, beta: beta).quantile(u)
    }
  }

  private static func triangular(_ u: Double, _ low: Double, _ mode: Double, _ high: Double) -> Double {
    let width = high - low
    guard width > 0 else { return low }
    let share = (mode - low) / width
    return u < share
      ? low + (u * width * (mode - low)).squareRoot()
      : high - ((1 - u) * width * (high - mode)).squareRoot()
  }
}
