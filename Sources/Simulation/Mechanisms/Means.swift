import Dossiers

/// People and money as means of blocks: what a week brings, what a block is granted of it, and what is
/// left at the end. See Guides/Means.md.
extension Strategy {
  /// Money comes in and stationed people return to the reserve.
  func openMeans(_ state: inout State, _ memory: inout Memory) {
    let means = model.blueprint.means
    if means.usesMoney, state.week > 0 {
      for actor in state.holdings.cash.indices {
        state.holdings.cash[actor] += weekly(actor)
      }
    }
    for unit in means.stationed { recall(unit, &state) }
    if means.isUsed { memory.coffer.fill(state) }
  }

  private func weekly(_ actor: Int) -> Double {
    let means = model.blueprint.means
    return (means.budgets[actor] ?? means.incomes[actor]).map { max(0, model[$0]) } ?? 0
  }

  /// Gifts arrive, budgets lapse, people who flow join their new groups, and who is not deployed may leave.
  func closeMeans(_ state: inout State) {
    let means = model.blueprint.means
    if means.usesMoney, state.week > 0 {
      for actor in state.holdings.cash.indices {
        if means.budgets[actor] != nil {
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
        state.losses[unit] += state.reserve[unit]
        state.reserve[unit] = 0
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

  // MARK: Stations

  /// Takes a unit's people back to the reserve, and what it has lost since from what each action had sent.
  private func recall(_ unit: Int, _ state: inout State) {
    let (units, places) = (model.structure.unitCount, model.structure.placeCount)
    for place in 0..<places {
      let slot = place * units + unit
      let there = state.present[slot]
      charge(unit, place, there, &state)
      if there == 0 { continue }
      state.reserve[unit] += there
      state.present[slot] = 0
      for activity in slot * State.activityCount..<(slot + 1) * State.activityCount { state.assigned[activity] = 0 }
    }
  }

  /// Losses in a place are borne by the actions that had sent people there, in proportion, larger ones first.
  private func charge(_ unit: Int, _ place: Int, _ there: Double, _ state: inout State) {
    let places = model.structure.placeCount
    var sent = 0.0
    for (station, owner) in stationUnits.enumerated() where owner == unit {
      if state.holdings.standingSince[station] == state.week - 1 {
        sent += state.holdings.standing[station * places + place]
      }
    }
    let lost = sent - there
    guard lost > 0 else { return }
    var left = lost
    var limit = Double.infinity
    var last = Int.max
    // From the largest share to the smallest; equal ones in order.
    while left > 0 {
      var (best, size) = (-1, -1.0)
      for (station, owner) in stationUnits.enumerated()
      where owner == unit && state.holdings.standingSince[station] == state.week - 1 {
        let people = state.holdings.standing[station * places + place]
        let isAfter = people < limit || (people == limit && station > last)
        if isAfter, people > size { (best, size) = (station, people) }
      }
      guard best >= 0 else { return }
      let taken = min(size, left, (lost * size / sent).rounded(.up))
      state.holdings.standing[best * places + place] -= taken
      left -= taken
      (limit, last) = (size, best)
    }
  }

  // MARK: What a block is granted

  /// Counts out people and money to the actions of a block.
  ///
  /// - Returns: whether anything of it can be done.
  func grant(_ block: CompiledBlock, _ state: borrowing State, _ memory: inout Memory) -> Bool {
    // Athena takes from later blocks what a block that then fails had been granted.
    if !model.parameters.reproducesAthena { memory.coffer.fill(state) }
    var refused = 0
    for (position, action) in block.actions.enumerated() {
      let isGranted = grant(action, position, block.how, state, &memory)
      memory.coffer.isRefused[position] = !isGranted
      if isGranted { continue }
      refused += 1
      if block.how == .all { return false }
    }
    return refused == 0 || refused < block.actions.count
  }

  private func grant(
    _ action: CompiledBlock.Action, _ position: Int, _ how: Block.How?, _ state: borrowing State,
    _ memory: inout Memory
  ) -> Bool {
    let units = model.structure.unitCount
    var amount: Double?
    switch action {
    case .station(let station, let unit, let places, let portion, let allocation, let isRenewed):
      return grantStation(
        Station(
          index: station, unit: unit, places: places, portion: portion, allocation: allocation, isRenewed: isRenewed),
        position, how, state, &memory)
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
  private func payer(of action: CivilAction) -> Int? {
    switch action {
    case .broadcast(_, _, let sender, _, _): sender >= 0 ? sender : nil
    case .fundServices(_, _, let actor, _): actor >= 0 ? actor : nil
    default: nil
    }
  }

  /// Who has neither budget, income, cash nor savings is outside of the world of money: what it does is free.
  private func hasMoney(_ actor: Int) -> Bool {
    let means = model.blueprint.means
    return means.budgets[actor] != nil || means.incomes[actor] != nil || means.cash[actor] != nil
      || means.savings[actor] != nil
  }

  /// Whether there are as many people as a plain number says, where the block asks for all it says.
  private func covers(_ amount: CompiledBlock.Amount, _ available: Double, _ how: Block.How?) -> Bool {
    guard how != nil, case .personnel(let number) = amount else { return true }
    return model[number].rounded() <= available
  }

  /// Whole people; nil if there are too few.
  private func people(
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
  private func money(_ portion: CompiledBlock.Portion, of available: Double, _ how: Block.How?) -> Double? {
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

  private func raised(_ unit: Int, _ size: CompiledBlock.Raise, _ coffer: Coffer) -> Double {
    switch size {
    case .number(let number): model[number].rounded()
    case .share(let number): (model[number] * coffer.mobilised[unit] - 1e-6).rounded(.up)
    case .total(let number): model[number].rounded() - coffer.mobilised[unit]
    case .undeployed(let number): model[number].rounded() - coffer.reserve[unit]
    }
  }

  // MARK: Where people are stationed

  private struct Station {
    let index: Int
    let unit: Int
    let places: CompiledBlock.Places
    let portion: CompiledBlock.Portion
    let allocation: CompiledBlock.Allocation
    let isRenewed: Bool
  }

  private func grantStation(
    _ station: Station, _ position: Int, _ how: Block.How?, _ state: borrowing State, _ memory: inout Memory
  ) -> Bool {
    let count = model.structure.placeCount
    let first = station.index * count
    let unit = station.unit
    // What stands at the start has been paid for before.
    let owner = model.structure.owner[unit]
    let isFree = state.week == 0 || !hasMoney(owner)
    let cost = isFree ? 0 : model.blueprint.means.costs[unit].map { model[$0] } ?? 0
    let available = memory.coffer.reserve[unit]
    let affordable = cost > 0 ? (memory.coffer.cash[owner] / cost).rounded(.down) : .infinity
    let isStanding =
      !station.isRenewed && state.week > 0 && state.holdings.standingSince[station.index] == state.week - 1
    var sum = 0.0
    if isStanding {
      for place in 0..<count { sum += state.holdings.standing[first + place] }
      if sum > min(available, affordable), how != nil { return false }
      for place in 0..<count { memory.coffer.division[first + place] = state.holdings.standing[first + place] }
      if sum > min(available, affordable) { sum = shrink(first, to: min(available, affordable), &memory) }
    } else {
      choose(station, state, &memory)
      removeForbidden(unit, state, &memory)
      if memory.coffer.places.isEmpty { return false }
      guard let people = people(station.portion, of: available, affordable: affordable, how) else { return false }
      // All of those there are, but nobody can be paid: that is no deployment.
      if people == 0, available > 0, affordable < 1, how != nil { return false }
      sum = people
      divide(people, station, first, state, &memory)
    }
    memory.coffer.granted[position] = sum
    memory.coffer.reserve[unit] -= sum
    memory.coffer.cash[owner] = max(0, memory.coffer.cash[owner] - sum * cost)
    for place in 0..<count {
      memory.coffer.unassigned[place * model.structure.unitCount + unit] += memory.coffer.division[first + place]
    }
    return true
  }

  /// Cuts a division to so many people, the last places first.
  private func shrink(_ first: Int, to people: Double, _ memory: inout Memory) -> Double {
    var left = people
    for place in 0..<model.structure.placeCount {
      let kept = min(left, memory.coffer.division[first + place])
      memory.coffer.division[first + place] = kept
      left -= kept
    }
    return people - left
  }

  /// Puts the places that an action is about into the coffer; by population, only those where people live.
  private func choose(_ station: Station, _ state: borrowing State, _ memory: inout Memory) {
    memory.coffer.places.removeAll(keepingCapacity: true)
    select(station.places, state, &memory.coffer.places)
    let isByPopulation = station.allocation == .population
    memory.coffer.places.removeAll { place in
      isByPopulation && residents(of: place, state) == 0
    }
  }

  /// Rules in force may stand against some of the places.
  private func removeForbidden(_ unit: Int, _ state: borrowing State, _ memory: inout Memory) {
    if model.blueprint.rules.isEmpty { return }
    var index = 0
    while index < memory.coffer.places.count {
      if isForbidden(.deploy, unit, memory.coffer.places[index], state, &memory) {
        memory.coffer.places.remove(at: index)
      } else {
        index += 1
      }
    }
  }

  /// The places that are meant.
  func select(_ places: CompiledBlock.Places, _ state: borrowing State, _ chosen: inout [Int]) {
    let (count, units) = (model.structure.placeCount, model.structure.unitCount)
    switch places {
    case .named(let places): chosen.append(contentsOf: places)
    case .controlled(let actors, let isSo):
      for place in 0..<count where actors.contains(state.controller[place]) == isSo { chosen.append(place) }
    case .holding(let forces, let presence):
      for place in 0..<count {
        var there = 0
        for unit in forces where state.holds(unit, place, units) { there += 1 }
        let isMeant =
          switch presence {
          case .any: there > 0
          case .all: there == forces.count
          case .none: there == 0
          }
        if isMeant { chosen.append(place) }
      }
    }
  }

  private func residents(of place: Int, _ state: borrowing State) -> Double {
    var people = 0.0
    for group in model.structure.residents[place] { people += state.population[group] }
    return people
  }

  private func divide(
    _ people: Double, _ station: Station, _ first: Int, _ state: borrowing State, _ memory: inout Memory
  ) {
    for place in 0..<model.structure.placeCount { memory.coffer.division[first + place] = 0 }
    let count = memory.coffer.places.count
    guard count > 0 else { return }
    switch station.allocation {
    case .evenly:
      let each = (people / Double(count)).rounded(.down)
      let remainder = people - each * Double(count)
      for index in 0..<count {
        memory.coffer.division[first + memory.coffer.places[index]] += each + (Double(index) < remainder ? 1 : 0)
      }
    case .population:
      var total = 0.0
      for index in 0..<count { total += residents(of: memory.coffer.places[index], state) }
      var left = people
      for index in 0..<count {
        let place = memory.coffer.places[index]
        let share =
          index == count - 1 ? left : min(left, (residents(of: place, state) / total * people).rounded(.down))
        memory.coffer.division[first + place] += share
        left -= share
      }
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
      if state.holdings.firstAssigned[activity] < 0, unit < model.structure.forceCount {
        state.holdings.firstAssigned[activity] = slot
      }
    case .raise(let unit, _): state.reserve[unit] += memory.coffer.granted[position]
    case .release(let unit, _):
      let people = min(memory.coffer.granted[position], state.reserve[unit])
      state.reserve[unit] -= people
      state.losses[unit] += people
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

  private func send(_ station: Int, _ unit: Int, _ state: inout State, _ memory: borrowing Memory) {
    let count = model.structure.placeCount
    state.holdings.standingSince[station] = state.week
    var sum = 0.0
    for place in 0..<count {
      let people = min(memory.coffer.division[station * count + place], state.reserve[unit])
      state.holdings.standing[station * count + place] = people
      if people == 0 { continue }
      state.reserve[unit] -= people
      state.place(people, unit: unit, in: place, activity: 0)
      sum += people
    }
    if let cost = model.blueprint.means.costs[unit], hasMoney(model.structure.owner[unit]) {
      pay(sum * model[cost], from: model.structure.owner[unit], &state)
    }
  }
}

// MARK: - Deaths that blocks ask for

extension Strategy {
  /// Lets those die who blocks say die where battles are fought.
  func bury(_ state: inout State) {
    if state.holdings.deaths.isEmpty { return }
    for deaths in state.holdings.deaths {
      switch model.blueprint.blocks[deaths.block].actions[deaths.position] {
      case .fallen(let unit, let place, let amount):
        state.fall(people(amount, of: state.present[place * model.structure.unitCount + unit]), unit: unit, in: place)
      case .casualties(let groups, let forces, let amount):
        var sum = 0.0
        for group in groups { sum += state.population[group] }
        let dead = people(amount, of: sum)
        if forces.isEmpty { state.killLargestFirst(dead, groups, by: -1, forces: model.structure.forceCount) }
        for (index, force) in forces.enumerated() {
          state.killLargestFirst(
            dead, groups, by: force, forces: model.structure.forceCount, isBlameOnly: index > 0)
        }
      default: break
      }
    }
    state.holdings.deaths.removeAll(keepingCapacity: true)
  }
}

extension State {
  /// Deaths over groups by size as Athena spreads them: of each its share rounded up, the largest first.
  mutating func killLargestFirst(
    _ dead: Double, _ groups: [Int], by force: Int, forces: Int, isBlameOnly: Bool = false
  ) {
    var people = 0.0
    for group in groups {
      combat.sizes[group] = population[group] + (isBlameOnly ? holdings.lastDead[group] : 0)
      people += combat.sizes[group]
      if !isBlameOnly { holdings.lastDead[group] = 0 }
    }
    let actual = min(dead, people)
    var (left, size, last) = (actual, Double.infinity, -1)
    while left > 0 {
      var (largest, next) = (-1, -1.0)
      for group in groups {
        let here = combat.sizes[group]
        if here < size || (here == size && group > last), here > next { (largest, next) = (group, here) }
      }
      guard largest >= 0 else { return }
      (size, last) = (next, largest)
      let taken = min(size, left, (actual * (size / people)).rounded(.up))
      left -= taken
      if !isBlameOnly {
        kill(taken, of: largest)
        holdings.lastDead[largest] = taken
      }
      if force >= 0 { blame[largest * forces + force] += taken }
    }
  }

  func holds(_ unit: Int, _ place: Int, _ units: Int) -> Bool { present[place * units + unit] > 0 }

  /// Changes the number of people in a civilian group, remembering the fraction of a person.
  mutating func adjust(_ group: Int, by people: Double) {
    var exact = max(0, population[group] + holdings.fraction[group] + people)
    if exact < 1 { exact = 0 }
    population[group] = exact.rounded(.toNearestOrAwayFromZero)
    holdings.fraction[group] = exact - population[group]
  }
}
