/// Counts of events that come in bursts: Poisson counts whose rate is gamma distributed.
///
/// The variance is mean + mean²/size: a small size means long quiet and sudden bursts, a large one the
/// Poisson distribution. See Guides/NegativeBinomial.md.
public struct NegativeBinomial: Hashable, Sendable {
  /// Expected count, 0 or more.
  public let mean: Double
  /// Shape of the gamma distribution of rates, greater than 0.
  public let size: Double

  /// A distribution with a mean of at least 0 and a positive size.
  public init(mean: Double, size: Double) {
    self.mean = mean
    self.size = size
  }

  /// mean + mean²/size.
  public var variance: Double { mean + mean * mean / size }

  /// The smallest count up to which the distribution has probability `u`.
  ///
  /// Adds probabilities from 0 upwards while that is quick and exact, and goes on by bisection in the
  /// regularised incomplete beta function.
  ///
  /// - Parameters:
  ///   - u: 0 < u < 1.
  ///   - limit: counts above it are cut off to it.
  public func quantile(_ u: Double, limit: Int = 1_000_000_000) -> Int {
    guard mean > 0, limit > 0 else { return 0 }
    let ratio = mean / (size + mean)
    let exponent = -size * NegativeBinomial.logOnePlus(mean / size)
    var low = 0
    if exponent > -700 {
      var probability = Elementary.exp(exponent)
      var sum = probability
      while sum < u {
        if low >= limit { return limit }
        if low == NegativeBinomial.summed { return bisect(u, above: low, limit: limit) }
        probability *= (Double(low) + size) / Double(low + 1) * ratio
        low += 1
        sum += probability
        // What is still missing is smaller than the rounding of the sum.
        if probability < sum * 0x1p-56, Double(low) > mean { break }
      }
      return low
    }
    low = -1
    return bisect(u, above: low, limit: limit)
  }

  /// How many probabilities are added up before bisection takes over.
  static let summed = 2_000

  /// The probability of at most `count`.
  public func probability(upTo count: Int) -> Double {
    if count < 0 { return 0 }
    if mean <= 0 { return 1 }
    return Beta(alpha: size, beta: Double(count) + 1).probability(below: size / (size + mean))
  }

  private func bisect(_ u: Double, above start: Int, limit: Int) -> Int {
    var low = start
    var step = max(1, Int(min(mean, 1e9)))
    var high = low + step
    while high < limit, probability(upTo: high) < u {
      low = high
      step *= 2
      high = min(limit, low + step)
    }
    high = min(high, limit)
    while high - low > 1 {
      let middle = low + (high - low) / 2
      if probability(upTo: middle) < u { low = middle } else { high = middle }
    }
    return high
  }

  /// ln(1 + x) for x > 0, exact for small x too: W. Kahan's quotient.
  private static func logOnePlus(_ x: Double) -> Double {
    let sum = 1 + x
    return sum == 1 ? x : Elementary.log(sum) * x / (sum - 1)
  }
}
