import Dossiers

/// One dossier under one course of action and one assignment of uncertain inputs: all that a future
/// needs and never changes.
///
/// A class, so that each mechanism holds a reference: copies of the hundreds of arrays in it, one for each
/// mechanism of each future, cost more than a week of a small dossier.
final class Model: Sendable {
  let blueprint: Blueprint
  let course: CompiledCourse
  /// Every number of the dossier.
  let numbers: [Double]
  let parameters: WeeklyParameters
  let truth: [Bool]
  let grounds: [Double]
  /// Belief system × belief system: what one's holders feel for the other's.
  let affinities: [Double]
  /// Belief systems in the order of the dossier, and the relevance of each topic.
  let systems: [BeliefSystemVector]
  let relevances: [Double]
  let parametersInFull: Parameters
  /// By block: whether the course of action has it.
  let isPursued: [Bool]

  var structure: Structure { blueprint.structure }

  private init(
    blueprint: Blueprint, course: CompiledCourse, numbers: [Double], parameters: WeeklyParameters, truth: [Bool],
    grounds: [Double], affinities: [Double], systems: [BeliefSystemVector], relevances: [Double],
    parametersInFull: Parameters, isPursued: [Bool]
  ) {
    self.blueprint = blueprint
    self.course = course
    self.numbers = numbers
    self.parameters = parameters
    self.truth = truth
    self.grounds = grounds
    self.affinities = affinities
    self.systems = systems
    self.relevances = relevances
    self.parametersInFull = parametersInFull
    self.isPursued = isPursued
  }

  @inline(__always) subscript(_ number: NumberID) -> Double { numbers[number.index] }

  /// The model of one course and one set of inputs, and the state it starts from.
  ///
  /// - Parameter ledger: what the state's ledger records.
  static func make(
    _ blueprint: Blueprint, course: Int, inputs: Inputs, ledger: Ledger.Detail = .none
  ) -> (model: Model, state: State) {
    let compiled = blueprint.compiledCourses[course]
    let truth = blueprint.truth(inputs)
    let numbers = blueprint.numbers.resolve(
      truth: truth, quantiles: inputs.quantiles, groundNumbers: compiled.groundNumbers)
    var parameters = Parameters()
    let settings = blueprint.population.settings
    if settings.contains(where: { $0.setting == .athenaCompatibility && numbers[$0.value.index] >= 0.5 }) {
      parameters.restoreAthenaDefaults()
    }
    for (setting, value) in settings { parameters[setting] = numbers[value.index] }
    func value(_ number: NumberID?, or fallback: Double) -> Double { number.map { numbers[$0.index] } ?? fallback }
    var isPursued = Array(repeating: false, count: blueprint.blocks.count)
    for block in compiled.blocks { isPursued[block] = true }
    let systems = blueprint.population.beliefs.map { belief in
      BeliefSystemVector(
        positions: belief.positions.map { value($0, or: 0) }, emphases: belief.emphases.map { value($0, or: 0.5) },
        commonality: value(belief.commonality, or: 1))
    }
    let relevances = blueprint.population.relevances.map { value($0, or: 1) }
    let affinities = systems.flatMap { system in
      systems.map { other in
        Affinity.affinity(
          of: system, for: other, relevances: relevances, counts: blueprint.population.countsForAffinity,
          commonGround: parameters[.affinityCommonGround])
      }
    }
    let model = Model(
      blueprint: blueprint, course: compiled, numbers: numbers, parameters: WeeklyParameters(parameters), truth: truth,
      grounds: compiled.groundNumbers.map { numbers[$0.index] }, affinities: affinities, systems: systems,
      relevances: relevances, parametersInFull: parameters, isPursued: isPursued)
    var state = model.initialState(parameters, keepsInputs: ledger == .sources)
    state.ledger = Ledger(ledger)
    return (model, state)
  }

  private func initialState(_ parameters: Parameters, keepsInputs: Bool) -> State {
    let population = blueprint.population
    var state = State(
      structure, attitudes: attitudes(parameters, keepsInputs: keepsInputs),
      ties: TieState(structure, ties: blueprint.ties.count, topics: population.relevances.count),
      stations: blueprint.means.stations)
    state.folk = PeopleState(
      movements: blueprint.people.movements.count, routes: blueprint.people.routes.count, structure)
    for group in 0..<structure.civilianCount {
      state.population[group] = self[population.population[group]].rounded()
      state.unemployment[group] = population.unemployment[group].map { self[$0] } ?? 0
      state.attitudes.isEmpty[group] = state.population[group] < 1
    }
    for (index, saliency) in population.saliency.enumerated() {
      state.saliency[index] = saliency.map { self[$0] } ?? 1
    }
    for deployment in population.deployments {
      let slot = deployment.place * structure.unitCount + deployment.unit
      let people = self[deployment.personnel].rounded()
      state.assigned[slot * State.activityCount + deployment.activity] += people
      state.present[slot] += people
    }
    for (unit, reserve) in blueprint.means.reserves.enumerated() {
      if let reserve { state.reserve[unit] = self[reserve].rounded() }
    }
    for actor in 0..<structure.actorCount where blueprint.means.usesMoney {
      state.holdings.cash[actor] = blueprint.means.cash[actor].map { self[$0] } ?? 0
      state.holdings.savings[actor] = blueprint.means.savings[actor].map { self[$0] } ?? 0
    }
    state.controller = population.controllers
    state.defaultBeneficiary = (0..<structure.placeCount).flatMap { _ in population.beneficiaries }
    state.beneficiary = state.defaultBeneficiary
    return state
  }

  private func attitudes(_ parameters: Parameters, keepsInputs: Bool) -> Attitudes {
    var attitudes = Attitudes(
      civilians: structure.civilianCount, forces: structure.forceCount, organisations: structure.organisationCount,
      actors: structure.actorCount, proximity: structure.proximity, keepsInputs: keepsInputs)
    attitudes.spreadPositive = parameters[.spreadPositive]
    attitudes.spreadNegative = parameters[.spreadNegative]
    attitudes.cooperationLimit = parameters[.cooperationRelationshipLimit]
    let factors: [(Setting, Setting)] = [
      (.adaptationAutonomy, .regressionAutonomy), (.adaptationSafety, .regressionSafety),
      (.adaptationCulture, .regressionCulture), (.adaptationQualityOfLife, .regressionQualityOfLife),
      (.adaptationHorizontal, .regressionHorizontal), (.adaptationVertical, .regressionVertical),
      (.adaptationCooperation, .regressionCooperation),
    ]
    for (family, (adaptation, regression)) in factors.enumerated() {
      attitudes.families[family].adaptation = parameters[adaptation]
      attitudes.families[family].regression = parameters[regression]
    }
    setNaturalLevels(&attitudes)
    attitudes.baseline = attitudes.natural
    for (index, satisfaction) in blueprint.population.satisfaction.enumerated() {
      attitudes.baseline[index] = satisfaction.map { self[$0] } ?? 0
    }
    for (from, to, value, _) in blueprint.population.horizontal {
      attitudes.baseline[attitudes.curve(GroupID(from), GroupID(to))] = self[value]
    }
    for (from, actor, value, _) in blueprint.population.vertical {
      attitudes.baseline[attitudes.curve(GroupID(from), ActorID(actor))] = self[value]
    }
    attitudes.current = attitudes.baseline
    for (from, to, _, current) in blueprint.population.horizontal {
      if let current { attitudes.current[attitudes.curve(GroupID(from), GroupID(to))] = self[current] }
    }
    for (from, actor, _, current) in blueprint.population.vertical {
      if let current { attitudes.current[attitudes.curve(GroupID(from), ActorID(actor))] = self[current] }
    }
    for (group, force, level) in blueprint.population.naturalCooperation {
      attitudes.natural[attitudes.curve(CivilianID(group), force: force)] = self[level]
    }
    return attitudes
  }

  /// Relationships return to affinity, a group's own actor to full support, cooperation to its start.
  private func setNaturalLevels(_ attitudes: inout Attitudes) {
    let population = blueprint.population
    let count = systems.count
    for from in 0..<structure.groupCount {
      let own = population.groupBeliefs[from] * count
      for to in 0..<structure.groupCount {
        attitudes.natural[attitudes.curve(GroupID(from), GroupID(to))] =
          from == to ? 1 : affinities[own + population.groupBeliefs[to]]
      }
      for actor in 0..<structure.actorCount {
        let isOwner = from >= structure.civilianCount && structure.owner[from - structure.civilianCount] == actor
        attitudes.natural[attitudes.curve(GroupID(from), ActorID(actor))] =
          isOwner ? 1 : affinities[own + population.actorBeliefs[actor]]
      }
    }
    for group in 0..<structure.civilianCount {
      for force in 0..<structure.forceCount {
        attitudes.natural[attitudes.curve(CivilianID(group), force: force)] = 50
      }
    }
    for (group, force, level) in population.cooperation {
      attitudes.natural[attitudes.curve(CivilianID(group), force: force)] = self[level]
    }
  }
}
