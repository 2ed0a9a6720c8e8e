import Chance
import Dossiers

/// What actors do and what befalls them: the blocks of strategies, hazards and courses of action.
///
/// Whether a block happens is decided for all blocks on the state at the start of the week; then
/// they act one after another. See Guides/Strategy.md.
struct Strategy: Sendable {
  let model: Model
  /// By station action: whom it stations.
  let stationUnits: [Int]

  init(model: Model) {
    self.model = model
    var units = Array(repeating: -1, count: model.blueprint.means.stations)
    for block in model.blueprint.blocks {
      for case .station(let station, let unit, _, _, _, _) in block.actions { units[station] = unit }
    }
    stationUnits = units
  }

  /// Storage that lasts from week to week.
  struct Memory {
    var around: Surroundings
    /// By block.
    var isDue: [Bool]
    /// By rule: the last week in which it is kept from the vote.
    var withheldUntil: [Int]
    /// By block: whether an option was chosen at its actor's last decision.
    var isChosen: [Bool]
    var stack: [Double]
    var coffer = Coffer()
  }

  /// What has been done before the first week: only blocks that say so, whatever else they ask for.
  func start(_ state: inout State, _ memory: inout Memory) {
    openMeans(&state, &memory)
    for block in model.course.blocks where model.blueprint.blocks[block].isAtStart {
      if act(block, &state, &memory) { memory.around.happened[block] = true }
    }
    closeMeans(&state)
  }

  func advance(_ state: inout State, _ memory: inout Memory, stream: RandomStream) {
    beginWeek(&state)
    for block in model.course.blocks { memory.isDue[block] = isDue(block, state, &memory, stream) }
    openMeans(&state, &memory)
    for block in model.course.blocks where memory.isDue[block] {
      if act(block, &state, &memory) {
        memory.around.happened[block] = true
        state.ledger.record(.happened, block, 1)
      }
    }
    closeMeans(&state)
    confirmAirSupport(&state, &memory)
    for group in 0..<model.structure.civilianCount where state.population[group] < 1 {
      state.attitudes.isEmpty[group] = true
    }
  }

  /// Orders of the last week end.
  func beginWeek(_ state: inout State) {
    if !state.stances.isEmpty { state.stances.removeAll(keepingCapacity: true) }
    state.combat.beginWeek()
    for index in state.beneficiary.indices { state.beneficiary[index] = state.defaultBeneficiary[index] }
  }

  private func isDue(_ index: Int, _ state: borrowing State, _ memory: inout Memory, _ stream: RandomStream) -> Bool {
    if model.blueprint.schedules[index].isOption, !memory.isChosen[index] { return false }
    guard isAdmissible(index, state, &memory) else { return false }
    if let chance = model.blueprint.schedules[index].chance,
      stream.uniform(.blocks, week: state.week, entity: index) >= model[chance]
    {
      return false
    }
    return true
  }

  /// Whether its time and its condition allow a block, whatever its chance.
  func isAdmissible(_ index: Int, _ state: borrowing State, _ memory: inout Memory) -> Bool {
    let schedule = model.blueprint.schedules[index]
    guard state.week >= schedule.from, state.week <= schedule.until else { return false }
    if schedule.once, memory.around.happened[index] { return false }
    // Asked in place: a copy of the program would retain its steps.
    return model.blueprint.blocks[index].when?.evaluate(
      state, model.structure, memory.around, stack: &memory.stack) != 0
  }

  /// Does what a block says.
  ///
  /// - Returns: false if rules forbade all of it: then it has not happened, and may once they allow it.
  func act(_ index: Int, _ state: inout State, _ memory: inout Memory) -> Bool {
    let needsMeans = model.blueprint.blocks[index].needsMeans
    if needsMeans, !grant(index, state, &memory) { return false }
    var forbidden = 0
    let cause = Cause.firstBlock + Int32(truncatingIfNeeded: index)
    let actor = model.blueprint.blocks[index].actor
    for (position, action) in model.blueprint.blocks[index].actions.enumerated() {
      func driver(_ input: CompiledBlock.Input) -> Attitudes.Driver {
        Attitudes.Driver(id: Int32(truncatingIfNeeded: position), cause: input.cause ?? cause)
      }
      if needsMeans, memory.coffer.isRefused[position] {
        forbidden += 1
        continue
      }
      state.ledger.charge(to: cause, source: position)
      if let rule = prohibition(against: index, position, state, &memory) {
        state.ledger.record(.forbidden, index, 1, cause: cause, source: rule)
        forbidden += 1
        continue
      }
      switch action {
      case .deploy(let unit, let to, let from, let amount, let activity):
        if state.combat.cutsOff(unit, from: from, to: to) {
          forbidden += 1
          continue
        }
        let available = from.map { state.present[$0 * model.structure.unitCount + unit] } ?? state.reserve[unit]
        let people = people(amount, of: available, following: compliance(unit, actor, state))
        if let from { state.remove(people, unit: unit, from: from) } else { state.addToReserve(-people, unit: unit) }
        state.place(people, unit: unit, in: to, activity: activity)
      case .withdraw(let unit, let from, let amount):
        if state.combat.cutsOff(unit, from: from, to: nil) {
          forbidden += 1
          continue
        }
        let people = people(
          amount, of: state.present[from * model.structure.unitCount + unit],
          following: compliance(unit, actor, state))
        state.remove(people, unit: unit, from: from)
        state.addToReserve(people, unit: unit)
      case .mobilize(let unit, let to, let personnel, let activity):
        let people = max(0, model[personnel].rounded())
        if let to {
          state.place(people, unit: unit, in: to, activity: activity)
        } else {
          state.addToReserve(people, unit: unit)
        }
      case .demobilize(let unit, let from, let amount):
        demobilize(unit, from, amount, &state)
      case .support(let actor, let beneficiary, let places):
        guard actor >= 0 else { continue }
        for place in places {
          let position = place * model.structure.actorCount + actor
          state.beneficiary[position] = beneficiary
          state.ledger.record(.beneficiary, position, Double(beneficiary), cause: cause)
        }
      case .stance(let unit, let groups, let value):
        for group in groups {
          state.stances.append(
            State.Stance(
              unit: unit, group: group, place: -1,
              value: ordered(model[value], unit, group, compliance(unit, actor, state), state)))
        }
        state.ledger.record(.stance, unit, model[value], cause: cause, source: position)
      case .casualties(let groups, let forces, let amount):
        if model.parameters.reproducesAthena {
          state.holdings.deaths.append(Holdings.Deaths(block: index, position: position))
        } else {
          kill(groups, forces, amount, &state)
        }
      case .fallen: state.holdings.deaths.append(Holdings.Deaths(block: index, position: position))
      case .satisfaction(let groups, let concern, let input):
        let points = model[input.points] * model.parameters.gainSatisfaction
        for group in groups {
          state.attitudes.affectSatisfaction(
            of: CivilianID(group), concern, by: points, spread: spread(input), driver(input), input.lasting)
        }
      case .horizontal(let groups, let toward, let input):
        let points = model[input.points] * model.parameters.gainHorizontal
        for group in groups {
          for other in toward where other != group {
            state.attitudes.affectHorizontal(GroupID(group), GroupID(other), by: points, driver(input), input.lasting)
          }
        }
      case .vertical(let groups, let actors, let input):
        let points = model[input.points] * model.parameters.gainVertical
        for group in groups {
          for actor in actors {
            state.attitudes.affectVertical(GroupID(group), ActorID(actor), by: points, driver(input), input.lasting)
          }
        }
      case .cooperation(let groups, let forces, let input):
        let points = model[input.points] * model.parameters.gainCooperation
        for group in groups {
          for force in forces {
            state.attitudes.affectCooperation(
              of: CivilianID(group), withForce: force, by: points, spread: spread(input), driver(input), input.lasting)
          }
        }
      // MARK: People and money as means
      case .station, .assign, .raise, .release, .fund, .deposit, .draw, .spend, .flow, .trickle:
        use(action, position, &state, &memory)
      case .ties(let links): link(links, &state)
      case .appoint(let tie, let ends):
        end(ends, &state)
        state.ties.holds[tie] = true
        state.ledger.record(.tie, tie, 1)
      case .purge(let ends): end(ends, &state)
      case .defect(let unit, let side, let place, let amount): defect(unit, side, place, amount, &state)
      case .bill(let bill): if !act(bill, &state, &memory) { forbidden += 1 }
      case .decision(let decision): if !act(decision, &state) { forbidden += 1 }
      case .custody(let custody): act(custody, actor: actor, &state)
      case .combat(let order):
        if !act(order, OrderID(block: index, action: position), &state, &memory) { forbidden += 1 }
      // MARK: Information, services, situations, events, consumption
      case .civil(let civil):
        if needsMeans { use(action, position, &state, &memory) }
        act(civil, &state, driver: cause)
      }
    }
    let actions = model.blueprint.blocks[index].actions.count
    return forbidden == 0 || forbidden < actions
  }

  private func spread(_ input: CompiledBlock.Input) -> Attitudes.Spread {
    Attitudes.Spread(
      here: input.here.map { model[$0] } ?? 1, near: input.near.map { model[$0] } ?? 0,
      far: input.far.map { model[$0] } ?? 0)
  }

  /// Whole people, never more than there are; only those who follow the order.
  func people(_ amount: CompiledBlock.Amount, of available: Double, following compliance: Double) -> Double {
    let people = people(amount, of: available)
    return compliance == 1 ? people : (compliance * people).rounded()
  }

  /// How a unit behaves that follows an order to some degree.
  private func ordered(_ value: Double, _ unit: Int, _ group: Int, _ compliance: Double, _ state: borrowing State)
    -> Double
  {
    if compliance == 1 { return value }
    let own = state.attitudes.horizontal(GroupID(model.structure.civilianCount + unit), GroupID(group))
    return own + compliance * (value - own)
  }

  /// Whole people, never more than there are.
  func people(_ amount: CompiledBlock.Amount, of available: Double) -> Double {
    switch amount {
    case .personnel(let number): min(max(0, model[number].rounded()), available)
    case .share(let number): (min(max(0, model[number]), 1) * available).rounded()
    case .all: available
    }
  }

  private func demobilize(_ unit: Int, _ from: Int?, _ amount: CompiledBlock.Amount, _ state: inout State) {
    let units = model.structure.unitCount
    if let from {
      let people = people(amount, of: state.present[from * units + unit])
      state.remove(people, unit: unit, from: from)
      state.lose(people, unit: unit)
      return
    }
    var available = state.reserve[unit]
    for place in 0..<model.structure.placeCount { available += state.present[place * units + unit] }
    var left = people(amount, of: available)
    state.lose(left, unit: unit)
    for place in 0..<model.structure.placeCount where available > 0 {
      let there = state.present[place * units + unit]
      let taken = min(there, (left * there / available).rounded())
      state.remove(taken, unit: unit, from: place)
      left -= taken
      available -= there
    }
    state.addToReserve(-left, unit: unit)
  }

  /// Spreads deaths over groups by population, in whole people.
  private func kill(_ groups: [Int], _ forces: [Int], _ amount: CompiledBlock.Amount, _ state: inout State) {
    var people = 0.0
    for group in groups { people += state.population[group] }
    var left = self.people(amount, of: people)
    for group in groups where people > 0 {
      let there = state.population[group]
      let deaths = min(there, (left * there / people).rounded())
      left -= deaths
      people -= there
      state.kill(deaths, of: group)
      for force in forces { state.blame[group * model.structure.forceCount + force] += deaths }
    }
  }

  /// The rule in force that stands against an action of a block, wherever it acts.
  private func prohibition(
    against index: Int, _ action: Int, _ state: borrowing State, _ memory: inout Memory
  ) -> Int? {
    let block = model.blueprint.blocks[index]
    guard !block.prohibitions[action].isEmpty else { return nil }
    // Orders to fight are looked at place by place.
    if case .combat = block.actions[action] { return nil }
    let order = OrderID(block: index, action: action)
    let scope = block.scopes[action]
    if scope.places.isEmpty { return prohibition(order, scope.unit, nil, state, &memory) }
    for place in scope.places {
      if let rule = prohibition(order, scope.unit, place, state, &memory) { return rule }
    }
    return nil
  }

  /// Whether a rule in force stands against an action with a unit in a place; without a place only rules that
  /// hold everywhere do.
  func isForbidden(
    _ order: OrderID, _ unit: Int?, _ place: Int?, _ state: borrowing State, _ memory: inout Memory
  ) -> Bool {
    prohibition(order, unit, place, state, &memory) != nil
  }

  private func prohibition(
    _ order: OrderID, _ unit: Int?, _ place: Int?, _ state: borrowing State, _ memory: inout Memory
  ) -> Int? {
    for prohibition in model.blueprint.blocks[order.block].prohibitions[order.action] {
      let rule = model.blueprint.prohibitions[prohibition]
      guard memory.around.rules[rule.rule] else { continue }
      guard rule.units.isEmpty || unit.map(rule.units.contains) ?? false,
        rule.places.isEmpty || place.map(rule.places.contains) ?? false
      else { continue }
      guard let unless = rule.unless else { return rule.rule }
      if unless.evaluate(state, model.structure, memory.around, stack: &memory.stack) == 0 { return rule.rule }
    }
    return nil
  }
}
