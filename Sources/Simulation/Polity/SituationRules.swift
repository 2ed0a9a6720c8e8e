import Dossiers

extension Situations {
  private typealias M = Magnitude

  /// By position in `Situation.Kind.allCases`; the numbers are Athena's.
  static let rules: [Rule] = Situation.Kind.allCases.map { kind in
    switch kind {
    case .contaminatedFood:
      return Rule(
        first: [-M.m, -M.xxxs, 0, -M.xxl], later: [-M.m, -M.xxxs, 0, -M.l],
        pride: M.s, spread: Attitudes.Spread(here: 1, near: 0, far: 0), weeks: 2, cause: Cause.hunger)
    case .contaminatedWater:
      return Rule(
        first: [-M.m, -M.xxxs, 0, -M.xxl], later: [-M.m, -M.xxxs, 0, -M.l],
        pride: M.s, spread: Attitudes.Spread(here: 1, near: 0, far: 0), weeks: 1, cause: Cause.thirst)
    case .communicationsOutage:
      return Rule(
        first: [0, -M.l, -M.m, -M.xxl], later: [0, -M.s, -M.s, -M.xl],
        pride: 0, spread: Attitudes.Spread(here: 1, near: 0.1, far: 0.1), weeks: 1, cause: Cause.communications)
    case .damagedCulturalSite:
      return Rule(
        first: [0, 0, -M.xxxxl, -M.xxxs], later: [0, 0, -M.xl, 0],
        pride: 0, spread: Attitudes.Spread(here: 1, near: 0.1, far: 0.1), weeks: 6, cause: Cause.culturalSite)
    case .disaster:
      return Rule(
        first: [0, -M.xxl, 0, -M.xxxxl], later: [0, -M.l, 0, -M.xxl],
        pride: M.s, spread: Attitudes.Spread(here: 1, near: 0, far: 0), weeks: 6, cause: Cause.disaster)
    case .disease:
      return Rule(
        first: [-M.l, -M.xxl, 0, -M.xxxl], later: [-M.s, -M.l, 0, -M.xl],
        pride: M.l, spread: Attitudes.Spread(here: 1, near: 0, far: 0), weeks: 4, cause: Cause.disease)
    case .drought:
      return Rule(
        first: [-M.xs, 0, 0, -M.xs], later: [-M.xs, 0, 0, -M.xs],
        subsistence: [-M.l, -M.xs, 0, -M.l],
        pride: 0, spread: Attitudes.Spread(here: 1, near: 0, far: 0), weeks: 52, cause: Cause.disaster)
    case .epidemic:
      return Rule(
        first: [-M.xxl, -M.xl, 0, -M.xxxxl], later: [-M.l, -M.l, 0, -M.xxl],
        pride: M.m, spread: Attitudes.Spread(here: 1, near: 0.5, far: 0.2), weeks: 52, cause: Cause.sickness)
    case .foodShortage:
      return Rule(
        first: [-M.m, 0, 0, -M.xl], later: [-M.m, 0, 0, -M.l],
        pride: M.l, spread: Attitudes.Spread(here: 1, near: 0.1, far: 0), weeks: 26, cause: Cause.hunger)
    case .fuelShortage:
      return Rule(
        first: [-M.m, 0, 0, -M.xxxl], later: [-M.m, 0, 0, -M.xl],
        pride: M.s, spread: Attitudes.Spread(here: 1, near: 0.1, far: 0), weeks: 4, cause: Cause.fuel)
    case .garbage:
      return Rule(
        first: [-M.l, -M.xl, 0, -M.xl], later: [-M.m, -M.m, 0, -M.l],
        pride: M.s, spread: Attitudes.Spread(here: 1, near: 0, far: 0), weeks: 6, cause: Cause.garbage)
    case .industrialSpill:
      return Rule(
        first: [-M.m, -M.xl, 0, -M.xxl], later: [-M.m, -M.s, 0, -M.l],
        pride: M.m, spread: Attitudes.Spread(here: 1, near: 0, far: 0), weeks: 12, cause: Cause.spill)
    case .minefield:
      return Rule(
        first: [-M.xxl, -M.xxxxl, 0, -M.xxxxl], later: [-M.l, -M.xxl, 0, -M.xxl],
        pride: M.xxl, spread: Attitudes.Spread(here: 1, near: 0.2, far: 0), weeks: 156, cause: Cause.ordnance)
    case .unexplodedOrdnance:
      return Rule(
        first: [-M.xl, -M.xxxxl, 0, -M.xxxl], later: [-M.l, -M.xxl, 0, -M.xxl],
        pride: M.s, spread: Attitudes.Spread(here: 1, near: 0, far: 0), weeks: 78, cause: Cause.ordnance)
    case .pipelineFire:
      return Rule(
        first: [-M.l, -M.s, 0, -M.xxxxl], later: [-M.m, -M.xxs, 0, -M.xxl],
        pride: M.s, spread: Attitudes.Spread(here: 1, near: 0, far: 0), weeks: 1, cause: Cause.pipeline)
    case .refineryFire:
      return Rule(
        first: [-M.xxl, -M.l, 0, -M.xxxxl], later: [-M.l, -M.m, 0, -M.xxl],
        pride: M.xl, spread: Attitudes.Spread(here: 1, near: 0, far: 0), weeks: 1, cause: Cause.refinery)
    case .damagedReligiousSite:
      return Rule(
        first: [-M.m, -M.xl, -M.xxxl, -M.l], later: [-M.s, -M.s, -M.xl, -M.xs],
        pride: M.m, spread: Attitudes.Spread(here: 1, near: 0.1, far: 0.1), weeks: 6, cause: Cause.religiousSite)
    case .sewage:
      return Rule(
        first: [-M.l, 0, 0, -M.xxxl], later: [-M.m, 0, 0, -M.xl],
        pride: M.s, spread: Attitudes.Spread(here: 1, near: 0.2, far: 0), weeks: 9, cause: Cause.sewage)
    }
  }

  /// Kinds of situations as bits.
  static func mask(_ kinds: [Situation.Kind]) -> UInt32 {
    kinds.reduce(0) { mask, kind in mask | 1 << UInt32(Situation.Kind.allCases.firstIndex(of: kind) ?? 31) }
  }
}
