/// How many of a total are needed.
public enum Quota {
  /// More than half: ⌊n/2⌋ + 1.
  public static func absoluteMajority(of total: Int) -> Int { total / 2 + 1 }

  /// Two thirds or more: ⌈2n/3⌉.
  public static func twoThirds(of total: Int) -> Int { share(2, of: 3, total: total) }

  /// The least whole number that is at least a share of a total: ⌈total · numerator / denominator⌉.
  ///
  /// - Parameters:
  ///   - numerator: 0 or more.
  ///   - denominator: 1 or more.
  ///   - total: 0 or more.
  public static func share(_ numerator: Int, of denominator: Int, total: Int) -> Int {
    guard numerator > 0, denominator > 0, total > 0 else { return 0 }
    let product = numerator.multipliedFullWidth(by: total)
    // A quotient that does not fit is above any total.
    guard product.high < denominator else { return Int.max }
    let (quotient, remainder) = denominator.dividingFullWidth(product)
    return remainder > 0 ? quotient + 1 : quotient
  }
}
