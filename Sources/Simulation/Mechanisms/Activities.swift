import Dossiers

/// What deployed people do, how much of a place it reaches, and what its residents make of it.
///
/// See Guides/Activities.md.
struct Activities: Sendable {
  let structure: Structure
  let parameters: WeeklyParameters
  private let rules = Activities.rules
  private let factors: [Factors] = Activities.factors

  init(structure: Structure, parameters: WeeklyParameters) {
    self.structure = structure
    self.parameters = parameters
  }

  /// What an activity does to one attitude: points, scaled by the relationship to who does it.
  struct Response: Sendable {
    let points: Double
    let multiplier: RelationshipMultiplier
    static let none = Response(0)
    init(_ points: Double, _ multiplier: RelationshipMultiplier = .constant) {
      self.points = points
      self.multiplier = multiplier
    }
  }

  /// Responses in the order autonomy, safety, culture, quality of life, cooperation.
  typealias Responses = InlineArray<5, Response>

  /// What an activity does, where and to whom.
  struct Rule: Sendable {
    let friendly: Responses
    let hostile: Responses
    /// By an organisation: no effect on cooperation.
    let organisation: Responses
    let spread: Attitudes.Spread
    /// Personnel per people for two thirds of coverage.
    let coverage: CoverageFunction
    /// Below this security of the group the activity does not happen.
    let minimumSecurity: Double
  }

  /// Coverage at which an activity has its nominal effect.
  static let nominalCoverage = 0.66

  func advance(_ state: inout State) {
    let units = structure.unitCount
    for place in 0..<structure.placeCount {
      let residents = structure.residents[place]
      for unit in 0..<units where state.present[place * units + unit] > 0 {
        for activity in 1..<State.activityCount
        where state.assigned[(place * units + unit) * State.activityCount + activity] > 0 {
          let coverage = coverage(of: activity, by: unit, in: place, state)
          guard coverage > 0 else { continue }
          let mitigates = state.situations.ongoing[place] & Activities.mitigates[activity] != 0
          for group in residents where state.population[group] > 0 {
            respond(&state, group, to: activity, by: unit, coverage: coverage, mitigates: mitigates)
          }
        }
      }
    }
  }

  /// The share of a place's people that an activity reaches; 0 where it is too insecure.
  func coverage(of activity: Int, by unit: Int, in place: Int, _ state: borrowing State) -> Double {
    Activities.coverage(of: activity, by: unit, in: place, state, structure)
  }

  static func coverage(
    of activity: Int, by unit: Int, in place: Int, _ state: borrowing State, _ structure: Structure
  ) -> Double {
    let group = structure.civilianCount + unit
    guard activity > 0,
      state.security[place * structure.groupCount + group] >= rules[activity].minimumSecurity
    else { return 0 }
    let personnel = state.assigned[(place * structure.unitCount + unit) * State.activityCount + activity]
    return rules[activity].coverage(personnel: personnel, population: state.people[place])
  }

  /// One group's response to one activity of one force or organisation.
  ///
  /// - Parameter mitigates: whether it works against a situation that goes on there.
  func respond(
    _ state: inout State, _ group: Int, to activity: Int, by unit: Int, coverage: Double, mitigates: Bool = false
  ) {
    let isForce = unit < structure.forceCount
    let relationship = state.attitudes.horizontal(GroupID(group), GroupID(structure.civilianCount + unit))
    let position = Activities.factorPosition(
      activity, isForce: isForce, isHostile: relationship < 0, mitigates: mitigates)
    let reach = coverage / Activities.nominalCoverage
    let driver = Attitudes.Driver(
      id: Int32(truncatingIfNeeded: unit), cause: Cause.firstActivity + Int32(truncatingIfNeeded: activity))
    state.attitudes.affectSatisfaction(
      of: CivilianID(group), by: factors[position].satisfaction(relationship) * (reach * parameters.gainSatisfaction),
      spread: rules[activity].spread, driver, .transient)
    let cooperation = factors[position].cooperation(relationship)
    if cooperation != 0 {
      state.attitudes.affectCooperation(
        of: CivilianID(group), withForce: unit, by: cooperation * (reach * parameters.gainCooperation),
        spread: rules[activity].spread, driver, .transient)
    }
  }
}

extension Activities {
  private static let allButDrought = Situations.mask(Situation.Kind.allCases.filter { $0 != .drought })

  /// By position in `Activity.allCases`: the kinds of situations that it works against.
  static let mitigates: [UInt32] = Activity.allCases.map { activity in
    switch activity {
    case .construction, .relief: allButDrought
    case .industry:
      Situations.mask([
        .communicationsOutage, .foodShortage, .fuelShortage, .industrialSpill, .pipelineFire, .refineryFire,
      ])
    case .infrastructure: Situations.mask([.contaminatedWater, .communicationsOutage, .sewage])
    case .medical: Situations.mask([.disaster, .disease, .epidemic])
    default: 0
    }
  }

  private typealias M = Magnitude
  private static let low = -25.0
  private static let medium = 5.0
  private static let high = 25.0

  /// By position in `Activity.allCases`; the numbers are Athena's.
  static let rules: [Rule] = Activity.allCases.map { activity in
    func force(
      _ friendly: Responses, _ hostile: Responses? = nil, near: Double, far: Double, per thousand: Double = 25,
      of population: Double = 1000, from security: Double
    ) -> Rule {
      Rule(
        friendly: friendly, hostile: hostile ?? friendly, organisation: [.none, .none, .none, .none, .none],
        spread: Attitudes.Spread(here: 1, near: near, far: far),
        coverage: CoverageFunction(thousand, per: population), minimumSecurity: security)
    }
    func aid(
      safety: Double, culture: Response, life: Double, cooperation: Double, organisationCulture: Response,
      near: Double,
      far: Double
    ) -> Rule {
      let responses: Responses = [
        Response(M.s, .quadratic), Response(safety), culture, Response(life), Response(cooperation, .friendsMore),
      ]
      return Rule(
        friendly: responses, hostile: responses,
        organisation: [Response(M.s), Response(safety), organisationCulture, Response(life), .none],
        spread: Attitudes.Spread(here: 1, near: near, far: far), coverage: CoverageFunction(20, per: 1000),
        minimumSecurity: high)
    }
    switch activity {
    case .none:
      return force([.none, .none, .none, .none, .none], near: 0, far: 0, from: 101)
    case .checkpoint:
      return force(
        [
          Response(M.s, .quadratic), Response(M.s, .quadratic), Response(-M.xxs), Response(-M.xs),
          Response(M.xxxs, .quadratic),
        ],
        [
          Response(M.s, .quadratic), Response(M.s, .quadratic), Response(-M.s), Response(-M.s),
          Response(M.xxxs, .quadratic),
        ], near: 0.25, far: 0, from: low)
    case .coercion:
      return force(
        [
          Response(-M.xl, .enemiesQuadratic), Response(-M.xxl, .enemiesQuadratic), Response(-M.xs, .enemiesQuadratic),
          Response(-M.m, .enemiesQuadratic), Response(M.xxxl, .enemiesMore),
        ], near: 0.5, far: 0.2, per: 12, from: medium)
    case .crime:
      return force(
        [
          Response(-M.l, .enemiesQuadratic), Response(-M.xl, .enemiesQuadratic), .none,
          Response(-M.l, .enemiesQuadratic), .none,
        ], near: 0.5, far: 0.2, per: 10, from: medium)
    case .curfew:
      return force(
        [
          Response(-M.s), Response(M.s, .friendsQuadratic), Response(-M.s), Response(-M.s),
          Response(M.m, .quadratic),
        ],
        [
          Response(-M.s), Response(-M.m, .enemiesQuadratic), Response(-M.s), Response(-M.s),
          Response(M.m, .quadratic),
        ], near: 0.5, far: 0, from: medium)
    case .guard:
      return force(
        [
          Response(-M.l, .enemiesMore), Response(-M.l, .enemiesMore), Response(-M.l, .enemiesMore),
          Response(-M.m, .enemiesMore), Response(M.s, .quadratic),
        ], near: 0.5, far: 0, from: low)
    case .lawEnforcement:
      return force(
        [Response(M.m, .quadratic), Response(M.s, .quadratic), .none, .none, Response(M.m, .quadratic)],
        near: 0.5, far: 0.25, from: medium)
    case .patrol:
      return force(
        [
          Response(-M.m, .enemiesMore), Response(-M.m, .enemiesMore), Response(-M.s, .enemiesMore),
          Response(-M.l, .enemiesMore), Response(M.s, .quadratic),
        ], near: 0.5, far: 0, from: low)
    case .psyop:
      return force(
        [Response(M.s), Response(M.s), Response(M.s), Response(M.s), Response(M.xl, .friendsMore)],
        [Response(M.xs), Response(M.xs), Response(M.xs), Response(M.xs), Response(M.xl, .friendsMore)],
        near: 0.1, far: 0, per: 1, of: 50_000, from: low)
    case .construction:
      return aid(
        safety: M.s, culture: Response(M.xs), life: M.l, cooperation: M.m, organisationCulture: Response(M.xs),
        near: 0.75, far: 0.25)
    case .relief:
      return aid(
        safety: M.s, culture: Response(M.xs), life: M.l, cooperation: M.m, organisationCulture: Response(M.xs),
        near: 0.25, far: 0.1)
    case .education:
      return aid(
        safety: M.xxs, culture: Response(M.xxs, .quadratic), life: M.l, cooperation: M.m,
        organisationCulture: Response(M.xxs), near: 0.75, far: 0.5)
    case .employment:
      return aid(
        safety: M.xxs, culture: Response(M.xxs), life: M.l, cooperation: M.m, organisationCulture: Response(M.xxs),
        near: 0.75, far: 0.5)
    case .industry:
      return aid(
        safety: M.xxs, culture: Response(M.xxs), life: M.l, cooperation: M.m, organisationCulture: Response(M.xxs),
        near: 0.75, far: 0.25)
    case .infrastructure:
      return aid(
        safety: M.xxs, culture: Response(M.xxs), life: M.m, cooperation: M.m, organisationCulture: Response(M.xxs),
        near: 0.75, far: 0.25)
    case .medical:
      return aid(
        safety: M.xxs, culture: .none, life: M.l, cooperation: M.l, organisationCulture: Response(M.xxs), near: 0.75,
        far: 0.25)
    }
  }
}
