/// The sum of as many independent sizes as a negative binomial count says: deaths in the attacks of a period.
///
/// See Guides/LowLevelViolence.md.
public struct CompoundCount: Hashable, Sendable {
  /// How many attacks.
  public let count: NegativeBinomial
  /// Share of attacks that kill, 0…1.
  public let lethal: Double
  /// Deaths in an attack that kills.
  public let sizes: PowerLaw

  /// A sum over attacks.
  public init(count: NegativeBinomial, lethal: Double, sizes: PowerLaw) {
    self.count = count
    self.lethal = lethal
    self.sizes = sizes
  }

  /// Expected deaths.
  public var mean: Double { count.mean * lethal * sizes.mean }

  /// E N · E X² + (E N · E X)²/size.
  public var variance: Double {
    count.mean * lethal * sizes.secondMoment + mean * mean / count.size
  }

  /// The weekly count of attacks whose deaths have the mean and variance of observed totals (method of moments).
  ///
  /// Weeks are taken as independent, so that a month's totals are less dispersed than a week's.
  ///
  /// - Parameters:
  ///   - totals: deaths in equal periods, at least two.
  ///   - weeks: how many weeks a period has, greater than 0.
  ///   - lethal: share of attacks that kill.
  ///   - sizes: deaths in an attack that kills.
  /// - Returns: nil if the totals vary less than they would with independent attacks at a constant rate,
  ///   or if there are none: then no size fits.
  public static func weeklyCount(
    fitting totals: [Double], weeks: Double, lethal: Double, sizes: PowerLaw
  ) -> NegativeBinomial? {
    guard totals.count > 1, weeks > 0, lethal > 0 else { return nil }
    let mean = totals.reduce(0, +) / Double(totals.count)
    let variance = totals.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(totals.count - 1)
    let attacks = mean / weeks / (lethal * sizes.mean)
    let excess = variance / weeks - attacks * lethal * sizes.secondMoment
    guard attacks > 0, excess > 0 else { return nil }
    let deaths = mean / weeks
    return NegativeBinomial(mean: attacks, size: deaths * deaths / excess)
  }
}
