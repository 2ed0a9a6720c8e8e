import Dossiers

/// Shortages, disasters and damage that weigh on a place for weeks.
///
/// The first week weighs most; deployed people who work against a situation are thanked more for it.
/// See Guides/Situations.md.
struct Situations: Sendable {
  /// What residents feel, in points of autonomy, safety, culture and quality of life.
  typealias Points = SIMD4<Double>

  struct Rule: Sendable {
    /// In its first week, and after that.
    let first: Points
    let later: Points
    /// For those who live on what they grow; nil: as the others.
    var subsistence: Points? = nil
    /// Points of autonomy when locals have put it right.
    let pride: Double
    let spread: Attitudes.Spread
    /// How long it lasts unless the dossier says otherwise.
    let weeks: Int
    let cause: Int32
  }

  /// One of each kind may go on in each place.
  struct Slot {
    enum Phase: UInt8 { case none, begun, ongoing, resolved }
    var phase = Phase.none
    var isNew = false
    var coverage = 0.0
    /// The week in which it is over; −1: until somebody resolves it.
    var until = -1
    /// A group, or −1.
    var resolver = -1
    /// What it is charged to.
    var driver: Int32 = 0
  }

  struct Board {
    /// place × kind
    var slots: [Slot]
    /// By place: kinds that go on, a bit each.
    var ongoing: [UInt32]
    /// Whether no slot is in use.
    var isEmpty = true

    init(places: Int) {
      slots = Array(repeating: Slot(), count: places * Situations.kinds)
      ongoing = Array(repeating: 0, count: places)
    }
  }

  static let kinds = Situation.Kind.allCases.count
  static let nominalCoverage = 1.0

  let structure: Structure
  let parameters: WeeklyParameters
  let isLocal: [Bool]
  let isSubsistence: [Bool]

  init(structure: Structure, parameters: WeeklyParameters, isLocal: [Bool], isSubsistence: [Bool]) {
    self.structure = structure
    self.parameters = parameters
    self.isLocal = isLocal
    self.isSubsistence = isSubsistence
  }

  /// What situations do this week: those that are new, those that go on, those that are over.
  func advance(_ state: inout State) {
    if state.situations.isEmpty { return }
    var isEmpty = true
    for place in 0..<structure.placeCount {
      var ongoing: UInt32 = 0
      for kind in 0..<Situations.kinds {
        let index = place * Situations.kinds + kind
        move(&state.situations.slots[index], week: state.week)
        let slot = state.situations.slots[index]
        if slot.phase == .none { continue }
        isEmpty = false
        if slot.phase == .ongoing { ongoing |= 1 << UInt32(kind) }
        weigh(slot, kind, place, &state)
        state.situations.slots[index].isNew = false
      }
      state.situations.ongoing[place] = ongoing
    }
    state.situations.isEmpty = isEmpty
  }

  private func move(_ slot: inout Slot, week: Int) {
    switch slot.phase {
    case .none: break
    case .begun: slot.phase = .ongoing
    case .ongoing: if slot.until == week { slot.phase = .resolved }
    // What somebody resolved this week is felt this week, and gone the next.
    case .resolved: if slot.until < week { slot.phase = .none }
    }
  }

  private func weigh(_ slot: Slot, _ kind: Int, _ place: Int, _ state: inout State) {
    let rule = Situations.rules[kind]
    let driver = Attitudes.Driver(id: slot.driver, cause: cause(rule))
    for group in structure.residents[place] where state.population[group] > 0 {
      var points = slot.isNew ? rule.first : rule.later
      if isSubsistence[group], let subsistence = rule.subsistence { points = subsistence }
      if slot.phase == .resolved {
        guard slot.resolver >= 0, isLocal[slot.resolver], rule.pride != 0 else { continue }
        points = [rule.pride, 0, 0, 0]
      }
      state.attitudes.affectSatisfaction(
        of: CivilianID(group), by: points * (slot.coverage / Situations.nominalCoverage) * parameters.gainSatisfaction,
        spread: rule.spread, driver, .transient)
    }
  }

  /// Athena counts disease and consumption as one cause, of which only the extremes count.
  private func cause(_ rule: Rule) -> Int32 {
    rule.cause == Cause.disease && parameters.reproducesAthena ? Cause.consumption : rule.cause
  }
}

// MARK: - What blocks do

extension State {
  /// A situation begins, unless one of its kind goes on there.
  ///
  /// - Parameter weeks: 0: until somebody resolves it.
  mutating func begin(
    _ kind: Int, in place: Int, coverage: Double, weeks: Int, isNew: Bool = true, resolver: Int, driver: Int32
  ) {
    let index = place * Situations.kinds + kind
    switch situations.slots[index].phase {
    case .begun, .ongoing: return
    case .none, .resolved: break
    }
    guard coverage > 0 else { return }
    situations.slots[index] = Situations.Slot(
      phase: .begun, isNew: isNew, coverage: coverage, until: weeks > 0 ? week + weeks : -1, resolver: resolver,
      driver: driver)
    situations.isEmpty = false
  }

  /// A situation is over; what its resolver earns is felt this week.
  mutating func resolve(_ kind: Int, in place: Int, by resolver: Int) {
    let index = place * Situations.kinds + kind
    switch situations.slots[index].phase {
    case .begun, .ongoing: break
    case .none, .resolved: return
    }
    situations.slots[index].phase = .resolved
    situations.slots[index].until = week
    if resolver >= 0 { situations.slots[index].resolver = resolver }
  }
}

extension Situations {
  init(model: Model) {
    let blueprint = model.blueprint.situations
    self.init(
      structure: model.structure, parameters: model.parameters, isLocal: blueprint.isLocal,
      isSubsistence: blueprint.isSubsistence)
  }

  /// Puts the dossier's situations on the board.
  func start(_ model: Model, _ state: inout State) {
    for situation in model.blueprint.situations.start {
      state.begin(
        situation.kind, in: situation.place, coverage: situation.coverage.map { model[$0] } ?? 1,
        weeks: situation.weeks, isNew: situation.isNew, resolver: situation.resolver,
        driver: -1)
    }
  }
}
