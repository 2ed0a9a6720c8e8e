import Chance

/// One simulated run in progress: a model, its state, and the week's mechanisms in their order.
struct Future {
  let model: Model
  private(set) var state: State
  var memory: Strategy.Memory
  var stream: RandomStream
  private let growth: PopulationGrowth
  private let strategy: Strategy
  private let security: Security
  private let support: Support
  private let activities: Activities
  private let attrition: Attrition
  private let siege: Siege
  private let violence: LowLevelViolence
  private let reactions: Reactions
  private let control: Control
  private let patronage: Patronage
  private let mobilisation: Mobilisation
  private let detention: Detention
  private let displacement: Displacement
  private let decisions: Decisions
  // MARK: Information, services, situations, events, consumption
  private let information: Information
  private let services: Services
  private let situations: Situations
  private let events: Events
  private let consumption: Consumption

  /// A future at its start: attitudes have taken in who is there and what they do.
  ///
  /// - Parameters:
  ///   - ledger: what is recorded of what changes what.
  ///   - midweek: sees the state when support has been assessed.
  init(
    _ blueprint: Blueprint, course: Int, inputs: Inputs, stream: RandomStream, stack: [Double],
    ledger: Ledger.Detail = .none, midweek: ((State) -> Void)? = nil
  ) {
    (model, state) = Model.make(blueprint, course: course, inputs: inputs, ledger: ledger)
    self.stream = stream
    let (structure, parameters) = (model.structure, model.parameters)
    growth = PopulationGrowth(model: model)
    strategy = Strategy(model: model)
    security = Security(structure: structure, parameters: parameters)
    support = Support(structure: structure, parameters: parameters)
    activities = Activities(structure: structure, parameters: parameters)
    attrition = Attrition(structure: structure, parameters: parameters)
    siege = Siege(structure: structure)
    violence = LowLevelViolence(model: model)
    reactions = Reactions(structure: structure, parameters: parameters)
    control = Control(structure: structure, parameters: parameters)
    patronage = Patronage(model: model, parameters: model.parametersInFull)
    mobilisation = Mobilisation(model: model)
    detention = Detention(model: model)
    displacement = Displacement(model: model)
    decisions = Decisions(model: model)
    information = Information(model: model)
    services = Services(model: model)
    situations = Situations(model: model)
    events = Events(structure: structure, parameters: parameters)
    consumption = Consumption(model: model)
    state.information = information.start(model)
    state.services = services.start()
    situations.start(model, &state)
    state.livelihoods = consumption.start(model.blueprint.situations.poverty.map { [model] in $0.map { model[$0] } })
    memory = Strategy.Memory(
      around: Surroundings(
        truth: model.truth, grounds: model.grounds, rules: model.course.rules,
        happened: Array(repeating: false, count: blueprint.blocks.count),
        affinities: model.affinities,
        systems: model.systems.count, ownersShare: model.parameters.ownerCompliance),
      isDue: Array(repeating: false, count: blueprint.blocks.count),
      withheldUntil: Array(repeating: -1, count: model.course.rules.count),
      isChosen: Array(repeating: false, count: blueprint.blocks.count), stack: stack, coffer: Coffer(blueprint))
    patronage.begin(&state)
    mobilisation.begin(&state)
    displacement.begin(&state)
    decisions.begin(&state, stream: stream)
    strategy.start(&state, &memory)
    information.advance(&state)
    situations.advance(&state)
    security.advance(&state, isStart: true)
    support.advance(&state)
    midweek?(state)
    activities.advance(&state)
    services.advance(&state, isStart: true)
    consumption.advance(&state)
    follow()
    state.attitudes.advance(isStart: true, recordingIn: &state.ledger)
    security.assessMood(&state)
    for group in state.mood.indices { state.moodAtControl[group] = state.mood[group] }
  }

  /// One week. Every mechanism sees the attitudes of the end of the last week; what they do to
  /// attitudes appears together at the end of this one.
  ///
  /// - Parameter midweek: sees the state when support has been assessed.
  mutating func advance(midweek: ((State) -> Void)? = nil) {
    state.week += 1
    state.ledger.week = Int32(truncatingIfNeeded: state.week)
    growth.advance(&state)
    decide()
    strategy.advance(&state, &memory, stream: stream)
    advanceMechanisms(midweek: midweek)
  }

  /// Records nothing from now on.
  mutating func forget() {
    state.ledger = Ledger()
  }

  /// Whether a block could be taken this week, whatever its chance.
  mutating func isAdmissible(_ block: Int) -> Bool {
    model.isPursued[block] && strategy.isAdmissible(block, state, &memory)
  }

  /// Does one block and no other.
  mutating func act(only block: Int) {
    _ = strategy.act(block, &state, &memory)
    strategy.confirmAirSupport(&state, &memory)
  }

  /// Ends the orders of the last week.
  mutating func beginWeek() { strategy.beginWeek(&state) }

  /// What follows in a week from what has been done.
  mutating func advanceMechanisms(midweek: ((State) -> Void)? = nil) {
    information.advance(&state)
    situations.advance(&state)
    security.advance(&state)
    reactions.assessMood(&state)
    support.advance(&state)
    midweek?(state)
    activities.advance(&state)
    services.advance(&state)
    events.advance(&state)
    strategy.bury(&state)
    attrition.advance(&state)
    siege.advance(&state)
    violence.advance(&state, stream: stream)
    state.combat.endWeek(deaths: state.deaths)
    reactions.assessCasualties(&state)
    detention.advance(&state)
    mobilisation.advance(&state, stream: stream)
    displacement.advance(&state, stream: stream)
    consumption.advance(&state)
    decisions.advance(&state, rules: &memory.around.rules, stream: stream)
    control.advance(&state)
    patronage.advance(&state)
    follow()
    repopulate()
    state.attitudes.advance(recordingIn: &state.ledger)
    rememberMood()
  }

  /// A new controller is credited with or blamed for what comes after the week in which it took over.
  private mutating func rememberMood() {
    for place in state.controller.indices where state.controlledSince[place] == state.week {
      for group in model.structure.residents[place] { state.moodAtControl[group] = state.presentMood(group) }
    }
  }

  /// Where people have come to an empty group, it begins to feel something.
  private mutating func repopulate() {
    for group in state.population.indices where state.attitudes.isEmpty[group] && state.population[group] >= 1 {
      state.attitudes.isEmpty[group] = false
    }
  }

  /// The natural level of safety is the security of the group where it lives.
  private mutating func follow() {
    // Read in place: a copy of the structure would retain all of its arrays.
    for group in 0..<model.structure.civilianCount {
      state.attitudes.natural[state.attitudes.curve(.safety, CivilianID(group))] =
        state.security[model.structure.home[group] * model.structure.groupCount + group]
    }
  }

  /// The value of an expression in the present state.
  mutating func value(of program: Program) -> Double {
    program.evaluate(state, model.structure, memory.around, stack: &memory.stack)
  }
}

extension State {
  /// FNV-1a over the bits of everything that later weeks depend on.
  var digest: UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    func add(_ bits: UInt64) {
      var rest = bits
      for _ in 0..<8 {
        hash = (hash ^ (rest & 0xff)) &* 0x100_0000_01b3
        rest >>= 8
      }
    }
    for value in attitudes.current { add(value.bitPattern) }
    for value in attitudes.baseline { add(value.bitPattern) }
    for value in population { add(value.bitPattern) }
    for value in assigned where value != 0 { add(value.bitPattern) }
    for value in reserve { add(value.bitPattern) }
    for value in holdings.cash where value != 0 { add(value.bitPattern) }
    for value in holdings.savings where value != 0 { add(value.bitPattern) }
    for value in holdings.fraction where value != 0 { add(value.bitPattern) }
    for value in holdings.standing where value != 0 { add(value.bitPattern) }
    for controller in controller { add(UInt64(bitPattern: Int64(controller))) }
    for (tie, holds) in ties.holds.enumerated() {
      add(holds ? 1 : 0)
      add(ties.strength[tie].bitPattern)
    }
    if !ties.holds.isEmpty {
      for position in ties.positions { add(position.bitPattern) }
      for means in ties.usualMeans { add(means.bitPattern) }
    }
    combat.visit { add($0) }
    folk.visit { add($0) }
    politics.visit { add($0) }
    // MARK: Services, situations, consumption
    for value in services.actual { add(value.bitPattern) }
    for value in services.expected { add(value.bitPattern) }
    for slot in situations.slots where slot.phase != .none {
      add(UInt64(slot.phase.rawValue))
      add(slot.coverage.bitPattern)
      add(UInt64(bitPattern: Int64(slot.until)))
    }
    for (group, isModelled) in livelihoods.isModelled.enumerated() where isModelled {
      add(livelihoods.level[group].bitPattern)
      add(livelihoods.expected[group].bitPattern)
      add(livelihoods.poverty[group].bitPattern)
    }
    return hash
  }
}
