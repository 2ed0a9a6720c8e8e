import Dossiers

/// People and money as means of blocks: what a week brings, what a block is granted of it, and what is
/// left at the end. See Guides/Means.md.
extension Strategy {
  /// Money comes in and stationed people return to the reserve.
  func openMeans(_ state: inout State, _ memory: inout Memory) {
    if model.blueprint.means.usesMoney, state.week > 0 {
      for actor in state.holdings.cash.indices {
        state.holdings.cash[actor] += weekly(actor)
      }
    }
    for unit in model.blueprint.means.stationed { recall(unit, &state) }
    if model.blueprint.means.isUsed { memory.coffer.fill(state) }
  }

  func weekly(_ actor: Int) -> Double {
    (model.blueprint.means.budgets[actor] ?? model.blueprint.means.incomes[actor]).map { max(0, model[$0]) } ?? 0
  }

  /// Gifts arrive, budgets lapse, people who flow join their new groups, and who is not deployed may leave.
  func closeMeans(_ state: inout State) {
    if model.blueprint.means.usesMoney, state.week > 0 {
      for actor in state.holdings.cash.indices {
        if model.blueprint.means.budgets[actor] != nil {
          state.holdings.lapsed[actor] += state.holdings.cash[actor]
          state.holdings.cash[actor] = 0
          // In Athena what is given to an actor with a budget lapses with it.
          if model.parameters.reproducesAthena {
            state.holdings.lapsed[actor] += state.holdings.gifts[actor]
            state.holdings.gifts[actor] = 0
          }
        }
        state.holdings.cash[actor] += state.holdings.gifts[actor]
        state.holdings.gifts[actor] = 0
      }
    }
    if model.parameters.undeployedLeave {
      for unit in state.reserve.indices {
        let people = state.reserve[unit]
        if people == 0 { continue }
        state.addToReserve(-people, unit: unit)
        state.lose(people, unit: unit)
      }
    }
    if !state.holdings.flows.isEmpty {
      for flow in state.holdings.flows {
        let people = min(flow.people, state.population[flow.from])
        state.adjust(flow.from, by: -people)
        state.adjust(flow.to, by: people)
      }
      state.holdings.flows.removeAll(keepingCapacity: true)
    }
  }

  // MARK: What a block is granted

  /// Counts out people and money to the actions of a block.
  ///
  /// - Returns: whether anything of it can be done.
  func grant(_ index: Int, _ state: borrowing State, _ memory: inout Memory) -> Bool {
    let block = model.blueprint.blocks[index]
    // Athena takes from later blocks what a block that then fails had been granted.
    if !model.parameters.reproducesAthena { memory.coffer.fill(state) }
    var refused = 0
    for (position, action) in block.actions.enumerated() {
      let isGranted = grant(
        action, OrderID(block: index, action: position), block, state, &memory)
      memory.coffer.isRefused[position] = !isGranted
      if isGranted { continue }
      refused += 1
      if block.how == .all { return false }
    }
    return refused == 0 || refused < block.actions.count
  }

  func grant(
    _ action: CompiledBlock.Action, _ order: OrderID, _ block: CompiledBlock, _ state: borrowing State,
    _ memory: inout Memory
  ) -> Bool {
    let (position, how) = (order.action, block.how)
    let units = model.structure.unitCount
    var amount: Double?
    switch action {
    case .station(let station, let unit, let places, let portion, let allocation, let isRenewed):
      return grantStation(
        Station(
          index: station, unit: unit, places: places, portion: portion, allocation: allocation, isRenewed: isRenewed),
        order, block, state, &memory)
    case .assign(let unit, let place, _, let portion):
      let slot = place * units + unit
      amount = people(portion, of: memory.coffer.unassigned[slot], how)
      if let amount { memory.coffer.unassigned[slot] -= amount }
    case .raise(let unit, let size):
      let people = max(0, raised(unit, size, memory.coffer))
      amount = people
      memory.coffer.reserve[unit] += people
      memory.coffer.mobilised[unit] += people
    case .release(let unit, let portion):
      amount = people(portion, of: memory.coffer.reserve[unit], how)
      if let amount {
        memory.coffer.reserve[unit] -= amount
        memory.coffer.mobilised[unit] -= amount
      }
    case .fund(let actor, _, let portion), .deposit(let actor, let portion), .spend(let actor, let portion):
      guard actor >= 0 else { return false }
      amount = money(portion, of: memory.coffer.cash[actor], how)
      if let amount { memory.coffer.cash[actor] = max(0, memory.coffer.cash[actor] - amount) }
      if case .deposit = action, let amount { memory.coffer.savings[actor] += amount }
    case .draw(let actor, let portion):
      guard actor >= 0 else { return false }
      amount = money(portion, of: memory.coffer.savings[actor], how)
      if let amount {
        memory.coffer.savings[actor] -= amount
        memory.coffer.cash[actor] += amount
      }
    case .civil(let civil):
      guard let actor = payer(of: civil), hasMoney(actor), state.week > 0 else { return true }
      let price = cost(of: civil, state)
      if price > memory.coffer.cash[actor] { return false }
      memory.coffer.cash[actor] -= price
      amount = price
    case .mobilize(let unit, let place, let personnel, _):
      let people = max(0, model[personnel].rounded())
      if place == nil { memory.coffer.reserve[unit] += people }
      memory.coffer.mobilised[unit] += people
      return true
    case .deploy(let unit, _, nil, let portion, _):
      guard covers(portion, memory.coffer.reserve[unit], how) else { return false }
      memory.coffer.reserve[unit] -= people(portion, of: memory.coffer.reserve[unit])
      return true
    case .deploy(let unit, _, let from?, let portion, _), .withdraw(let unit, let from, let portion):
      return covers(portion, state.present[from * units + unit], how)
    case .demobilize(let unit, let place, let portion):
      return covers(portion, place.map { state.present[$0 * units + unit] } ?? memory.coffer.mobilised[unit], how)
    default: return true
    }
    guard let amount else { return false }
    memory.coffer.granted[position] = amount
    return true
  }

  /// Who pays for what, if anybody does.
  func payer(of action: CivilAction) -> Int? {
    switch action {
    case .broadcast(_, _, let sender, _, _): sender >= 0 ? sender : nil
    case .fundServices(_, _, let actor, _): actor >= 0 ? actor : nil
    default: nil
    }
  }

  /// Who has neither budget, income, cash nor savings is outside of the world of money: what it does is free.
  func hasMoney(_ actor: Int) -> Bool {
    let means = model.blueprint.means
    return means.budgets[actor] != nil || means.incomes[actor] != nil || means.cash[actor] != nil
      || means.savings[actor] != nil
  }

  /// Whether there are as many people as a plain number says, where the block asks for all it says.
  func covers(_ amount: CompiledBlock.Amount, _ available: Double, _ how: Block.How?) -> Bool {
    guard how != nil, case .personnel(let number) = amount else { return true }
    return model[number].rounded() <= available
  }

  /// Whole people; nil if there are too few.
  func people(
    _ portion: CompiledBlock.Portion, of available: Double, affordable: Double = .infinity, _ how: Block.How?
  ) -> Double? {
    let bound = max(0, min(available, affordable))
    switch portion {
    case .all: return bound
    case .number(let number):
      let wanted = max(0, model[number].rounded())
      return wanted <= bound ? wanted : how == nil ? bound : nil
    case .share(let number):
      // The margin keeps a share such as 0.07 of 100 from becoming 8.
      let wanted = max(0, (min(model[number], 1) * available - 1e-6).rounded(.up))
      return wanted <= bound ? wanted : how == nil ? bound : nil
    case .between(let least, let most):
      if let least, model[least].rounded() > bound { return how == nil ? bound : nil }
      return min(bound, max(0, model[most].rounded()))
    case .allBut(let number):
      let wanted = max(0, available - model[number].rounded())
      return wanted <= bound ? wanted : how == nil ? bound : nil
    }
  }

  /// Money; nil if there is too little.
  func money(_ portion: CompiledBlock.Portion, of available: Double, _ how: Block.How?) -> Double? {
    switch portion {
    case .all: return available
    case .number(let number):
      let wanted = max(0, model[number])
      return wanted <= available ? wanted : how == nil ? available : nil
    case .share(let number): return min(max(0, model[number]), 1) * available
    case .between(_, let most): return min(available, max(0, model[most]))
    case .allBut(let number): return max(0, available - model[number])
    }
  }

  func raised(_ unit: Int, _ size: CompiledBlock.Raise, _ coffer: Coffer) -> Double {
    switch size {
    case .number(let number): model[number].rounded()
    case .share(let number): (model[number] * coffer.mobilised[unit] - 1e-6).rounded(.up)
    case .total(let number): model[number].rounded() - coffer.mobilised[unit]
    case .undeployed(let number): model[number].rounded() - coffer.reserve[unit]
    }
  }

  // MARK: What is done with it

  /// Does with people and money what a block has been granted.
  func use(_ action: CompiledBlock.Action, _ position: Int, _ state: inout State, _ memory: inout Memory) {
    let units = model.structure.unitCount
    switch action {
    case .station(let station, let unit, _, _, _, _): send(station, unit, &state, memory)
    case .assign(let unit, let place, let activity, _):
      let slot = place * units + unit
      let idle = slot * State.activityCount
      let people = min(memory.coffer.granted[position], state.assigned[idle])
      state.assigned[idle] -= people
      state.assigned[idle + activity] += people
      let first = state.holdings.firstAssigned[activity]
      if unit < model.structure.forceCount, first < 0 || slot < first { state.holdings.firstAssigned[activity] = slot }
    case .raise(let unit, _): state.addToReserve(memory.coffer.granted[position], unit: unit)
    case .release(let unit, _):
      let people = min(memory.coffer.granted[position], state.reserve[unit])
      state.addToReserve(-people, unit: unit)
      state.lose(people, unit: unit)
    case .fund(let actor, let recipient, _):
      let money = min(memory.coffer.granted[position], state.holdings.cash[actor])
      state.holdings.cash[actor] -= money
      state.holdings.gifts[recipient] += money
    case .deposit(let actor, _):
      let money = min(memory.coffer.granted[position], state.holdings.cash[actor])
      state.holdings.cash[actor] -= money
      state.holdings.savings[actor] += money
    case .draw(let actor, _):
      let money = min(memory.coffer.granted[position], state.holdings.savings[actor])
      state.holdings.savings[actor] -= money
      state.holdings.cash[actor] += money
    case .civil(let civil):
      if let actor = payer(of: civil), hasMoney(actor) { pay(memory.coffer.granted[position], from: actor, &state) }
    case .spend(let actor, _): pay(memory.coffer.granted[position], from: actor, &state)
    case .flow(let from, let to, let portion):
      let people = people(portion, of: state.population[from], nil) ?? 0
      state.holdings.flows.append(Holdings.Flow(from: from, to: to, people: people))
    case .trickle(let from, let to, let rate):
      state.holdings.flows.append(
        Holdings.Flow(from: from, to: to, people: state.population[from] * (model[rate] / 5200)))
    default: break
    }
  }

  /// Money leaves the polity; at the start nothing is paid.
  func pay(_ money: Double, from actor: Int, _ state: inout State) {
    guard state.week > 0 else { return }
    let paid = min(money, state.holdings.cash[actor])
    state.holdings.cash[actor] -= paid
    state.holdings.spent[actor] += paid
  }
}

extension State {
  func holds(_ unit: Int, _ place: Int, _ units: Int) -> Bool { present[place * units + unit] > 0 }

  /// Changes the number of people in a civilian group, remembering the fraction of a person.
  mutating func adjust(_ group: Int, by people: Double) {
    var exact = max(0, population[group] + holdings.fraction[group] + people)
    if exact < 1 { exact = 0 }
    let before = population[group]
    population[group] = exact.rounded(.toNearestOrAwayFromZero)
    ledger.record(.population, group, population[group] - before)
    holdings.fraction[group] = exact - population[group]
  }
}
