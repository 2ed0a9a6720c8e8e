/// The beta distribution.
public struct Beta: Hashable, Sendable {
  /// Shape parameters, both positive.
  public let alpha, beta: Double

  /// A distribution with two positive shape parameters.
  public init(alpha: Double, beta: Double) {
    self.alpha = alpha
    self.beta = beta
  }

  /// The probability below `x`: the regularised incomplete beta function by its continued fraction.
  ///
  /// Source: NIST Digital Library of Mathematical Functions, 8.17.22, evaluated by Lentz's method.
  ///
  /// - Parameter x: 0…1.
  public func probability(below x: Double) -> Double {
    if x <= 0 { return 0 }
    if x >= 1 { return 1 }
    if x > (alpha + 1) / (alpha + beta + 2) {
      return 1 - Beta(alpha: beta, beta: alpha).probability(below: 1 - x)
    }
    let front = Elementary.exp(
      logGamma(alpha + beta) - logGamma(alpha) - logGamma(beta) + alpha * Elementary.log(x)
        + beta * Elementary.log(1 - x))
    return front * continuedFraction(x) / alpha
  }

  /// The value below which the distribution has probability `u`, by bisection to the last bit.
  ///
  /// - Parameter u: 0 < u < 1.
  public func quantile(_ u: Double) -> Double {
    var (low, high) = (0.0, 1.0)
    while true {
      let middle = low + (high - low) / 2
      if middle <= low || middle >= high { return middle }
      if probability(below: middle) < u { low = middle } else { high = middle }
      if high - low < 1e-15 * high { return low + (high - low) / 2 }
    }
  }

  private func continuedFraction(_ x: Double) -> Double {
    let tiny = 1e-300
    var c = 1.0
    var d = 1 - (alpha + beta) * x / (alpha + 1)
    if abs(d) < tiny { d = tiny }
    d = 1 / d
    var h = d
    for step in 1...500 {
      let m = Double(step)
      let even = m * (beta - m) * x / ((alpha + 2 * m - 1) * (alpha + 2 * m))
      let odd = -(alpha + m) * (alpha + beta + m) * x / ((alpha + 2 * m) * (alpha + 2 * m + 1))
      for term in [even, odd] {
        d = 1 + term * d
        if abs(d) < tiny { d = tiny }
        c = 1 + term / c
        if abs(c) < tiny { c = tiny }
        d = 1 / d
        h *= d * c
      }
      if abs(d * c - 1) < 1e-16 { break }
    }
    return h
  }

  /// ln Γ(x) for x > 0: Stirling's series after shifting the argument above 10 (DLMF 5.11.1).
  private func logGamma(_ x: Double) -> Double {
    var (shifted, product) = (x, 1.0)
    while shifted < 10 {
      product *= shifted
      shifted += 1
    }
    let inverse = 1 / shifted
    let square = inverse * inverse
    let series =
      inverse
      * (1.0 / 12 - square
        * (1.0 / 360 - square * (1.0 / 1260 - square * (1.0 / 1680 - square * (1.0 / 1188 - square * 691.0 / 360360)))))
    return (shifted - 0.5) * Elementary.log(shifted) - shifted + 0.918938533204672741780 + series
      - Elementary.log(product)
  }
}
