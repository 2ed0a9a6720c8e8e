public import BigInt

/// A rational number, exact and in lowest terms.
public struct Fraction: Hashable, Sendable, Comparable, CustomStringConvertible, ExpressibleByIntegerLiteral {
  /// Carries the sign.
  public let numerator: BigInt
  /// At least 1.
  public let denominator: BigUInt

  /// A fraction, brought to lowest terms. A denominator of 0 gives nil.
  public init?(_ numerator: BigInt, over denominator: BigInt) {
    guard !denominator.isZero else { return nil }
    let negative = (numerator.sign == .minus) != (denominator.sign == .minus)
    self.init(reducing: numerator.magnitude, over: denominator.magnitude, negative: negative)
  }

  /// A fraction of whole numbers that are not negative, brought to lowest terms.
  ///
  /// - Parameter denominator: at least 1; 0 is taken as 1.
  init(reducing numerator: BigUInt, over denominator: BigUInt, negative: Bool = false) {
    let divisor = denominator.isZero ? 1 : numerator.greatestCommonDivisor(with: denominator)
    self.init(
      reduced: BigInt(sign: negative && !numerator.isZero ? .minus : .plus, magnitude: numerator / divisor),
      denominator.isZero ? 1 : denominator / divisor)
  }

  private init(reduced numerator: BigInt, _ denominator: BigUInt) {
    self.numerator = numerator
    self.denominator = denominator
  }

  /// A whole number.
  public init(_ whole: Int) { self.init(reduced: BigInt(whole), 1) }

  /// A whole number.
  public init(integerLiteral value: Int) { self.init(value) }

  /// Reads `7/30`, `-2` or a plain decimal such as `0.25`.
  public init?(_ text: some StringProtocol) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    if parts.count == 2 {
      guard let numerator = BigInt(String(parts[0])), let denominator = BigInt(String(parts[1])) else { return nil }
      self.init(numerator, over: denominator)
    } else {
      let pieces = text.split(separator: ".", omittingEmptySubsequences: false)
      guard pieces.count <= 2, let digits = BigInt(pieces.joined()), pieces.allSatisfy({ !$0.isEmpty }) else {
        return nil
      }
      self.init(digits, over: pieces.count == 2 ? BigInt(10).power(pieces[1].count) : 1)
    }
  }

  /// `7/30`, or `2` for a whole number.
  public var description: String { denominator == 1 ? "\(numerator)" : "\(numerator)/\(denominator)" }

  /// The nearest number of double precision.
  public var doubleValue: Double {
    let size = Fraction.ratio(numerator.magnitude, denominator)
    return numerator.sign == .minus ? -size : size
  }

  /// The quotient rounded to the nearest number of double precision.
  static func ratio(_ numerator: BigUInt, _ denominator: BigUInt) -> Double {
    guard !numerator.isZero, !denominator.isZero else { return 0 }
    let shift = 56 - (numerator.bitWidth - denominator.bitWidth)
    let (quotient, remainder) =
      shift >= 0
      ? (numerator << shift).quotientAndRemainder(dividingBy: denominator)
      : numerator.quotientAndRemainder(dividingBy: denominator << -shift)
    // A last bit that stands for all that follows makes the one rounding below right.
    let bits = UInt64(quotient) | (remainder.isZero ? 0 : 1)
    return Double(sign: .plus, exponent: -shift, significand: Double(bits))
  }

  /// By size.
  public static func < (left: Fraction, right: Fraction) -> Bool {
    left.numerator * BigInt(right.denominator) < right.numerator * BigInt(left.denominator)
  }

  /// The sum.
  public static func + (left: Fraction, right: Fraction) -> Fraction {
    sum(left, right.numerator, right.denominator)
  }

  /// The difference.
  public static func - (left: Fraction, right: Fraction) -> Fraction {
    sum(left, -right.numerator, right.denominator)
  }

  /// The product.
  public static func * (left: Fraction, right: Fraction) -> Fraction {
    let product = left.numerator * right.numerator
    return Fraction(
      reducing: product.magnitude, over: left.denominator * right.denominator, negative: product.sign == .minus)
  }

  /// The quotient; nil for a divisor of 0.
  public func divided(by divisor: Fraction) -> Fraction? {
    Fraction(numerator * BigInt(divisor.denominator), over: divisor.numerator * BigInt(denominator))
  }

  private static func sum(_ left: Fraction, _ numerator: BigInt, _ denominator: BigUInt) -> Fraction {
    let total = left.numerator * BigInt(denominator) + numerator * BigInt(left.denominator)
    return Fraction(
      reducing: total.magnitude, over: left.denominator * denominator, negative: total.sign == .minus)
  }
}
