/// Elementary functions whose result is the same bits on every machine.
///
/// The C library's `exp` and `log` differ in the last bit between versions, and between processors
/// with and without fused multiply-add. These use only IEEE 754 addition, multiplication, division
/// and square root, which are exact everywhere, and stay within 1 ulp of the true value.
///
/// Method: argument reduction and the minimax coefficients of W. Kahan and K. C. Ng as published in
/// fdlibm (Sun Microsystems, 1993).
public enum Elementary {
  @usableFromInline static let ln2High = 6.93147180369123816490e-01
  @usableFromInline static let ln2Low = 1.90821492927058770002e-10

  /// eˣ: infinity above 709.78, 0 below −745.13, NaN for NaN.
  public static func exp(_ x: Double) -> Double {
    guard x < 709.782712893384 else { return x.isNaN ? x : .infinity }
    guard x > -745.1332191019411 else { return x.isNaN ? x : 0 }
    let scale = (x * 1.44269504088896338700).rounded(.toNearestOrEven)
    let high = x - scale * ln2High
    let low = scale * ln2Low
    let r = high - low
    let t = r * r
    let p =
      t
      * (1.66666666666666019037e-01
        + t
        * (-2.77777777770155933842e-03
          + t * (6.61375632143793436117e-05 + t * (-1.65339022054652515390e-06 + t * 4.13813679705723846039e-08))))
    let c = r - p
    let y = 1 - ((low - (r * c) / (2 - c)) - high)
    // Two steps keep the scale factor representable for results near the ends of the range.
    let exponent = Int(scale)
    let half = exponent / 2
    return y * power(of2: half) * power(of2: exponent - half)
  }

  /// The natural logarithm: NaN below 0, −infinity at 0.
  public static func log(_ x: Double) -> Double {
    guard x > 0 else { return x == 0 ? -.infinity : .nan }
    guard x.isFinite else { return x }
    var exponent = Double(x.exponent)
    var significand = x.significand
    if significand > 1.4142135623730951 {
      significand /= 2
      exponent += 1
    }
    let f = significand - 1
    let s = f / (2 + f)
    let z = s * s
    let w = z * z
    let even =
      w * (3.999999999940941908e-01 + w * (2.222219843214978396e-01 + w * 1.531383769920937332e-01))
    let odd =
      z
      * (6.666666666666735130e-01
        + w * (2.857142874366239149e-01 + w * (1.818357216161805012e-01 + w * 1.479819860511658591e-01)))
    let r = odd + even
    let halfSquare = 0.5 * f * f
    return exponent * ln2High - ((halfSquare - (s * (halfSquare + r) + exponent * ln2Low)) - f)
  }

  /// xʸ for x ≥ 0, by way of exp and log: relative error grows with |y·log x|, below 10⁻¹³ up to 100.
  public static func power(_ x: Double, _ y: Double) -> Double {
    if y == 0 { return 1 }
    if x == 0 { return y > 0 ? 0 : .infinity }
    return exp(y * log(x))
  }

  /// 2ⁿ for −1022 ≤ n ≤ 1023.
  private static func power(of2 n: Int) -> Double {
    Double(bitPattern: UInt64(n + 1023) << 52)
  }
}
