/// Powers of positive numbers, correctly rounded in all but about one of a thousand cases.
///
/// `Elementary.power` is good to a few units in the last place. That is not enough here: the challenge model decides by
/// the sign of differences of powers, and where these are near zero a last bit changes who yields. With powers rounded
/// correctly the same bits come out as from a good C library, on every machine.
///
/// Method: logarithm by the series of the inverse hyperbolic tangent and exponential by its own series, in sums of two
/// numbers (T. J. Dekker, "A floating-point technique for extending the available precision", Numerische Mathematik 18,
/// 1971).
enum Power {
  /// xʸ for x ≥ 0 and |y log x| < 700.
  static func of(_ x: Double, _ y: Double) -> Double {
    if y == 1 || x == 1 { return x }
    if y == 2 { return x * x }
    if y == 0.5 { return x.squareRoot() }
    if y == 0 { return 1 }
    if x == 0 { return y > 0 ? 0 : .infinity }
    return exponential(of: logarithm(of: x) * y)
  }

  /// The unevaluated sum of two numbers, the second no more than a rounding error of the first.
  private struct Pair {
    var high, low: Double

    init(_ high: Double, _ low: Double = 0) {
      self.high = high
      self.low = low
    }

    /// a + b exactly, in any order of size (D. E. Knuth).
    static func sum(_ a: Double, _ b: Double) -> Pair {
      let total = a + b
      let part = total - a
      return Pair(total, (a - (total - part)) + (b - part))
    }

    /// a · b exactly.
    static func product(_ a: Double, _ b: Double) -> Pair {
      let (a1, a2) = halves(a)
      let (b1, b2) = halves(b)
      let whole = a * b
      return Pair(whole, ((a1 * b1 - whole) + a1 * b2 + a2 * b1) + a2 * b2)
    }

    private static func halves(_ a: Double) -> (Double, Double) {
      let scaled = a * 134_217_729
      let high = scaled - (scaled - a)
      return (high, a - high)
    }

    static func + (a: Pair, b: Pair) -> Pair {
      let total = sum(a.high, b.high)
      return sum(total.high, total.low + a.low + b.low)
    }

    static func * (a: Pair, b: Pair) -> Pair {
      let whole = product(a.high, b.high)
      return sum(whole.high, whole.low + a.high * b.low + a.low * b.high)
    }

    static func * (a: Pair, b: Double) -> Pair { a * Pair(b) }

    static func / (a: Pair, b: Pair) -> Pair {
      let first = a.high / b.high
      let rest = a + b * -first
      return sum(first, (rest.high + rest.low) / b.high)
    }
  }

  /// ln 2 to 107 bits.
  private static let ln2 = Pair(0.6931471805599453, 2.3190468138462996e-17)

  private static func logarithm(of x: Double) -> Pair {
    var exponent = Double(x.exponent)
    var significand = x.significand
    if significand > 1.4142135623730951 {
      significand /= 2
      exponent += 1
    }
    // ln m = 2 artanh s, s = (m − 1)/(m + 1), |s| < 0.172.
    let s = Pair(significand - 1) / Pair.sum(significand, 1)
    let square = s * s
    var tail = 0.0
    for k in stride(from: 31.0, through: 7, by: -2) { tail = (tail + 1 / k) * square.high }
    var series = Pair(tail) + Pair(1) / Pair(5)
    series = series * square + Pair(1) / Pair(3)
    series = series * square + Pair(1)
    return ln2 * exponent + series * s * 2
  }

  private static func exponential(of x: Pair) -> Double {
    let scale = (x.high * 1.4426950408889634).rounded(.toNearestOrEven)
    guard scale > -1000 else { return 0 }
    guard scale < 1000 else { return .infinity }
    // A quarter of the rest, |r| < 0.087, whose exponential is squared twice.
    let r = (x + ln2 * -scale) * 0.25
    var tail = 0.0
    for k in stride(from: 17.0, through: 7, by: -1) { tail = (tail + 1) * r.high / k }
    var series = Pair.sum(1, tail)
    for k in stride(from: 6.0, through: 1, by: -1) { series = series * r / Pair(k) + Pair(1) }
    let fourth = (series * series) * (series * series)
    let value = fourth.high + fourth.low
    let half = (scale / 2).rounded(.down)
    return value * Double(sign: .plus, exponent: Int(half), significand: 1)
      * Double(sign: .plus, exponent: Int(scale - half), significand: 1)
  }
}
