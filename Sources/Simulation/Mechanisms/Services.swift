import Dossiers

/// Schools and clinics, electricity, water and transport: what groups get, expect and need, and whom they credit.
///
/// See Guides/Services.md.
struct Services: Sendable {
  /// One service, with its numbers by civilian group.
  struct Offer: Sendable {
    let kind: Service.Kind
    let isFunded: Bool
    let isServed: [Bool]
    let required: [Double]
    /// Money per head and week for saturation.
    let cost: [Double]
    /// The level at the start.
    let level: [Double]
  }

  /// service × civilian group.
  struct Levels {
    /// 0…1, of the saturation level.
    var actual: [Double] = []
    var expected: [Double] = []
    /// The week in which somebody last set the level; −1: nobody.
    var setIn: [Int] = []
    /// service × civilian group × actor: money this week.
    var funding: [Double] = []
    var isFunded = false
  }

  /// How the actual level compares.
  enum Case: Int, Sendable { case belowRequired, belowExpected, asExpected, aboveExpected }
  /// An actor's share of the credit.
  enum Credit: Int, Sendable { case most, some, negligible }

  /// Expectations rise faster than they fall.
  static let rise = 0.5
  static let fall = 0.25
  /// Share of what is expected within which it is as expected.
  static let tolerance = 0.1
  static let gainExpectations = 2.0
  static let gainNeeds = 2.0
  /// Factors smaller than this count as nothing.
  static let least = 0.01

  let structure: Structure
  let parameters: WeeklyParameters
  let offers: [Offer]

  func start() -> Levels {
    let count = offers.count * structure.civilianCount
    // Athena knows nothing of what was paid before the start.
    let levels = offers.flatMap { offer in
      offer.isFunded && parameters.reproducesAthena ? offer.level.map { _ in 0 } : offer.level
    }
    return Levels(
      actual: levels, expected: levels, setIn: Array(repeating: -1, count: count),
      funding: Array(repeating: 0, count: count * structure.actorCount))
  }

  /// Works out levels and lets groups react; what was paid is spent.
  ///
  /// - Parameter isStart: at the start people expect what they get.
  func advance(_ state: inout State, isStart: Bool = false) {
    if offers.isEmpty { return }
    for (service, offer) in offers.enumerated() {
      for group in 0..<structure.civilianCount where offer.isServed[group] {
        let index = service * structure.civilianCount + group
        guard state.population[group] > 0 else {
          // Who comes to an empty place has no experience of its services.
          if offer.isFunded { (state.services.actual[index], state.services.expected[index]) = (0, 0) }
          continue
        }
        // Before the first week of payments a service goes on as it was.
        if offer.isFunded, !isStart || state.services.isFunded {
          state.services.actual[index] = fundedLevel(service, group, state)
        }
        let actual = state.services.actual[index]
        let last = isStart ? min(1, actual) : state.services.expected[index]
        let expected = last + (actual > last ? Services.rise : Services.fall) * (min(1, actual) - last)
        state.services.expected[index] = expected
        react(service, group, actual: actual, expected: expected, &state)
      }
    }
    if state.services.isFunded {
      for index in state.services.funding.indices { state.services.funding[index] = 0 }
      state.services.isFunded = false
    }
  }

  /// Money for the saturation level of a group in a week.
  func saturation(_ service: Int, _ group: Int, _ state: borrowing State) -> Double {
    state.population[group] * offers[service].cost[group]
  }

  private func funding(_ service: Int, _ group: Int, _ actor: Int, _ state: borrowing State) -> Double {
    state.services.funding[(service * structure.civilianCount + group) * structure.actorCount + actor]
  }

  private func fundedLevel(_ service: Int, _ group: Int, _ state: borrowing State) -> Double {
    guard state.services.isFunded else { return 0 }
    var total = 0.0
    for actor in 0..<structure.actorCount { total += funding(service, group, actor, state) }
    return min(1, total / saturation(service, group, state))
  }

  // MARK: Reactions

  /// How far what is given exceeds what is expected, in points of the scale −2…2.
  func expectation(actual: Double, expected: Double) -> Double {
    let factor = Services.gainExpectations * (min(1, actual) - expected)
    return abs(factor) < Services.least ? 0 : factor
  }

  /// How far what is given falls short of what is required, 0…2.
  func need(actual: Double, required: Double) -> Double {
    if actual >= required { return 0 }
    let factor = Services.gainNeeds * (actual == 0 ? 1 : (required - actual) / required)
    return abs(factor) < Services.least ? 0 : factor
  }

  /// nil: nothing is given, expected or required, and nothing is felt. There Athena finds the service better
  /// than expected.
  func compare(actual: Double, expected: Double, required: Double) -> Case? {
    if actual < required { return .belowRequired }
    if !parameters.reproducesAthena, actual == 0, expected == 0 { return nil }
    if abs(actual - expected) < Services.tolerance * expected { return .asExpected }
    return actual < expected ? .belowExpected : .aboveExpected
  }

  private func react(_ service: Int, _ group: Int, actual: Double, expected: Double, _ state: inout State) {
    let offer = offers[service]
    let required = offer.required[group]
    guard let finding = compare(actual: actual, expected: expected, required: required) else { return }
    let cause = Services.cause(offer.kind)
    let driver = Attitudes.Driver(id: Int32(truncatingIfNeeded: service), cause: cause)
    let points = Services.satisfaction(
      offer.kind, finding, expectation: expectation(actual: actual, expected: expected),
      need: need(actual: actual, required: required))
    state.attitudes.affectSatisfaction(
      of: CivilianID(group), by: points * parameters.gainSatisfaction, spread: Services.spread(offer.kind), driver,
      .transient)
    let controller = state.controller[structure.home[group]]
    guard offer.kind == .essential else {
      if controller >= 0 {
        let points = Services.vertical(finding) * parameters.gainVertical
        state.attitudes.affectVertical(GroupID(group), ActorID(controller), by: points, driver, .transient)
      }
      return
    }
    for actor in 0..<structure.actorCount {
      let credit = offer.isFunded ? credit(service, group, actor, controller, state) : actor == controller ? 1 : 0
      let points = Services.vertical(finding, isController: actor == controller, self.word(credit))
      state.attitudes.affectVertical(
        GroupID(group), ActorID(actor), by: points * parameters.gainVertical, driver, .transient)
    }
  }

  /// An actor's share of the credit, 0…1: the controller first, up to saturation; the others share the rest.
  func credit(_ service: Int, _ group: Int, _ actor: Int, _ controller: Int, _ state: borrowing State) -> Double {
    let own = funding(service, group, actor, state)
    if own == 0 { return 0 }
    var (total, others) = (0.0, 0.0)
    for other in 0..<structure.actorCount {
      let money = funding(service, group, other, state)
      total += money
      if other != controller { others += money }
    }
    let first = controller < 0 ? 0 : funding(service, group, controller, state)
    let share = first == 0 ? 0 : min(1, first / min(total, saturation(service, group, state)))
    return actor == controller ? share : own / others * (1 - share)
  }

  /// Athena rounds to two decimals first.
  func word(_ credit: Double) -> Credit {
    let share = parameters.reproducesAthena ? (credit * 100).rounded(.toNearestOrEven) / 100 : credit
    return share >= 0.5 ? .most : share >= 0.2 ? .some : .negligible
  }
}

// MARK: - Magnitudes

extension Services {
  private typealias M = Magnitude

  /// Points of autonomy, safety, culture and quality of life.
  static func satisfaction(
    _ kind: Service.Kind, _ finding: Case, expectation: Double, need: Double
  ) -> SIMD4<Double> {
    func points(_ autonomy: Double, _ life: Double) -> SIMD4<Double> {
      [
        expectation * autonomy - (finding == .belowRequired ? need * autonomy : 0), 0, 0,
        expectation * life - (finding == .belowRequired ? need * life : 0),
      ]
    }
    switch (finding, kind) {
    case (.asExpected, _): return .zero
    case (.belowRequired, .water): return points(M.xs, M.l)
    case (.belowExpected, .water): return points(M.xxs, M.xs)
    case (.aboveExpected, .transport): return points(M.xs, M.xs)
    default: return points(M.xxs, M.xxs)
    }
  }

  /// Points of the vertical relationship to the controller.
  static func vertical(_ finding: Case) -> Double { [-M.l, -M.m, 0, M.xl][finding.rawValue] }

  /// Points of the vertical relationship to an actor where credit goes to who pays.
  static func vertical(_ finding: Case, isController: Bool, _ credit: Credit) -> Double {
    let scale: [Double] =
      switch (finding, isController) {
      case (.aboveExpected, true): [M.xl, M.xl, M.xl]
      case (.asExpected, true): [M.l, M.l, M.l]
      case (.belowExpected, true): [-M.m, -M.l, -M.xl]
      case (.belowRequired, true): [-M.l, -M.xl, -M.xxl]
      case (.aboveExpected, false): [M.xxl, M.xl, 0]
      case (.asExpected, false): [M.xl, M.l, 0]
      case (.belowExpected, false): [M.l, M.m, 0]
      case (.belowRequired, false): [M.m, M.s, 0]
      }
    return scale[credit.rawValue]
  }

  static func spread(_ kind: Service.Kind) -> Attitudes.Spread {
    switch kind {
    case .essential, .energy: Attitudes.Spread(here: 1, near: 0.25, far: 0)
    case .water: Attitudes.Spread(here: 1, near: 0.4, far: 0)
    case .transport: Attitudes.Spread(here: 1, near: 0.25, far: 0.1)
    }
  }

  static func cause(_ kind: Service.Kind) -> Int32 {
    switch kind {
    case .essential: Cause.essentialServices
    case .energy: Cause.energy
    case .water: Cause.water
    case .transport: Cause.transport
    }
  }
}
