/// How much of its weight a voter puts behind the better of two options, given the difference in utility.
///
/// Source: the KAPSARC Toolkit for Behavioral Analysis (B. Wise, L. Lester and B. Efird, 2015).
public enum VotingRule: String, CaseIterable, Hashable, Sendable {
  /// All of it.
  case binary
  /// A fifth of it, and four fifths in proportion.
  case proportionalBinary = "proportional-binary"
  /// In proportion to the difference.
  case proportional
  /// Half in proportion to the difference, half to its cube.
  case proportionalCubic = "proportional-cubic"
  /// In proportion to the cube: small differences hardly count.
  case cubic
  /// Losses in proportion, gains at two thirds. Between options without an order, the mean of both orders counts.
  case asymmetric

  /// The vote, positive for the first option, with a weight of 1.
  ///
  /// - Parameter difference: the utility of the first option minus that of the second.
  @inline(__always) func vote(_ difference: Double) -> Double {
    switch self {
    case .proportional: difference
    case .binary: VotingRule.sign(difference)
    case .proportionalBinary: 0.8 * difference + 0.2 * VotingRule.sign(difference)
    case .proportionalCubic: 0.5 * difference + 0.5 * (difference * difference * difference)
    case .cubic: difference * difference * difference
    case .asymmetric: difference > 0 ? 2 * difference / 3 : difference
    }
  }

  /// The sign, with a steep slope instead of a jump at 0.
  @inline(__always) private static func sign(_ difference: Double) -> Double { max(-1, min(1, difference / 1e-8)) }
}

/// The chance of the stronger of two coalitions.
///
/// Source: as for `VotingRule`.
public enum VictoryModel: String, CaseIterable, Hashable, Sendable {
  /// In proportion to strength.
  case linear
  /// To its square.
  case square
  /// To its fourth power.
  case quartic
  /// To its eighth power.
  case octic
  /// Certain, but for a millionth, from a tenth more strength; linear between.
  case binary

  /// The probability that the first wins; both strengths are above 0.
  @inline(__always) func probability(_ first: Double, _ second: Double) -> Double {
    var (a, b) = (first, second)
    switch self {
    case .linear: break
    case .square:
      a *= a
      b *= b
    case .quartic:
      a *= a
      a *= a
      b *= b
      b *= b
    case .octic:
      a *= a
      a *= a
      a *= a
      b *= b
      b *= b
      b *= b
    case .binary:
      if first >= 1.1 * second { return 1 / (1 + 1e-6) }
      if second >= 1.1 * first { return 1e-6 / (1 + 1e-6) }
      return (first / (first + second) * 2.1 - 1) / 0.1
    }
    return a / (a + b)
  }
}
