/// Sizes 1, 2, 3 … of which large ones are rare but not rare enough to forget: P(X ≥ x) = (2x − 1)^(1 − α).
///
/// A Pareto distribution from ½ on, rounded to the nearest whole number, and cut off at a largest size.
/// See Guides/PowerLaw.md.
///
/// Source: A. Clauset, C. R. Shalizi and M. E. J. Newman, "Power-law distributions in empirical data",
/// SIAM Review 51(4), 2009, appendix D.
public struct PowerLaw: Hashable, Sendable {
  /// α, greater than 1: the density falls like x^(−α).
  public let exponent: Double
  /// The largest size, 1 or more.
  public let largest: Int

  private let power: Double
  private let beyond: Double

  /// A distribution of sizes up to `largest`.
  public init(exponent: Double, largest: Int) {
    self.exponent = exponent
    self.largest = max(1, largest)
    power = 1 - exponent
    beyond = Elementary.power(2 * Double(self.largest) + 1, 1 - exponent)
  }

  /// The probability of a size of at least `size`.
  public func probability(atLeast size: Int) -> Double {
    if size <= 1 { return 1 }
    if size > largest { return 0 }
    return (Elementary.power(2 * Double(size) - 1, power) - beyond) / (1 - beyond)
  }

  /// The smallest size up to which the distribution has probability `u`.
  ///
  /// - Parameter u: 0 < u < 1.
  public func quantile(_ u: Double) -> Int {
    let tail = 1 - u * (1 - beyond)
    let size = (0.5 * Elementary.power(tail, 1 / power) + 0.5).rounded(.down)
    return size < Double(largest) ? max(1, Int(size)) : largest
  }

  /// The expected size.
  public var mean: Double { (1...largest).reduce(0) { $0 + probability(atLeast: $1) } }

  /// The expected square of a size.
  public var secondMoment: Double {
    (1...largest).reduce(0) { $0 + (2 * Double($1) - 1) * probability(atLeast: $1) }
  }
}
