import Chance

/// When a study has run enough futures for a mean or probability to be known to within a half-width.
///
/// Two rules, both 95 %:
/// - `sequential`: Y. S. Chow and H. Robbins, "On the asymptotic theory of fixed-width sequential confidence
///   intervals for the mean", Annals of Mathematical Statistics 36, 1965: stop at the first n at which
///   s² + 1/n ≤ n·d²/z². The interval at the stop covers with 95 % as d goes to 0; for few futures rather less.
/// - `anytime`: the asymptotic confidence sequence of I. Waudby-Smith, D. Arbour, R. Sinha, E. H. Kennedy and
///   A. Ramdas, "Time-uniform central limit theory and asymptotic confidence sequences", Annals of Statistics
///   52(6), 2024, theorem 2.2: wide enough that one may look after every future and stop for any reason.
public struct StoppingRule: Sendable {
  /// Which rule.
  public enum Kind: String, Sendable, Codable, CaseIterable { case sequential, anytime }

  /// Which rule.
  public let kind: Kind
  /// The half-width asked for, in the outcome's unit.
  public let halfWidth: Double
  /// The least number of futures.
  public let least: Int
  /// The number of futures at which the sequence of `anytime` is narrowest.
  public let expected: Int
  /// The futures seen.
  public private(set) var count = 0
  /// Their mean.
  public private(set) var mean = 0.0
  private var squares = 0.0

  /// A rule.
  ///
  /// - Parameters:
  ///   - kind: which rule.
  ///   - halfWidth: over 0, for instance 0.02 for ± 2 points of a probability.
  ///   - least: futures before any stop, 2 or more; few make the first rule stop too early.
  ///   - expected: about how many futures it will take, decided beforehand; only `anytime` uses it.
  /// - Throws: `InvalidSample` if a number is out of range.
  public init(_ kind: Kind, halfWidth: Double, least: Int = 30, expected: Int = 1000) throws(InvalidSample) {
    var problems: [String] = []
    if !(halfWidth > 0 && halfWidth.isFinite) {
      problems.append("The half-width is \(halfWidth); it must be over 0 and finite.")
    }
    if least < 2 { problems.append("At least \(least) futures are asked for; it must be 2 or more.") }
    if expected < 1 { problems.append("About \(expected) futures are expected; it must be at least one.") }
    try InvalidSample.check(problems)
    (self.kind, self.halfWidth, self.least, self.expected) = (kind, halfWidth, least, expected)
  }

  /// Takes one more future; outcomes that are not finite are an error of the caller and never let it stop.
  public mutating func add(_ outcome: Double) {
    count += 1
    let gap = outcome - mean
    mean += gap / Double(count)
    squares += gap * (outcome - mean)
  }

  /// The half-width reached; infinite before two futures.
  public var reached: Double {
    guard count > 1 else { return .infinity }
    let n = Double(count)
    let variance = squares / (n - 1)
    switch kind {
    case .sequential: return Interval.normalPoint * ((variance + 1 / n) / n).squareRoot()
    case .anytime:
      let rho = Self.narrowest / Double(expected)
      let spread = n * rho + 1
      return (variance * 2 * spread / (n * n * rho) * Elementary.log(spread.squareRoot() / 0.05)).squareRoot()
    }
  }

  /// n·ρ² at which a 95 % sequence is narrowest: −2 ln α + ln(1 − 2 ln α).
  private static let narrowest = 2 * 2.995732273553991 + Elementary.log(1 + 2 * 2.995732273553991)

  /// Whether the half-width asked for is reached.
  public var isReached: Bool { count >= least && reached <= halfWidth }

  /// Mean ± reached half-width; nil before two futures.
  public var interval: Interval? {
    count > 1 ? Interval(low: mean - reached, high: mean + reached) : nil
  }
}
