import Dossiers

/// Who is stationed where: people who hold places for a week at a time. See Guides/Means.md.
extension Strategy {
  // MARK: Stations

  /// Takes a unit's people back to the reserve, and what it has lost since from what each action had sent.
  func recall(_ unit: Int, _ state: inout State) {
    let (units, places) = (model.structure.unitCount, model.structure.placeCount)
    for place in 0..<places {
      let slot = place * units + unit
      let there = state.present[slot]
      charge(unit, place, there, &state)
      state.holdings.recalled[slot] = 0
      if there == 0 { continue }
      state.reserve[unit] += there
      state.present[slot] = 0
      state.holdings.recalled[slot] = there
      for activity in slot * State.activityCount..<(slot + 1) * State.activityCount { state.assigned[activity] = 0 }
    }
  }

  /// Losses in a place are borne by the actions that had sent people there, in proportion, larger ones first.
  func charge(_ unit: Int, _ place: Int, _ there: Double, _ state: inout State) {
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

  // MARK: Where people are stationed

  struct Station {
    let index: Int
    let unit: Int
    let places: CompiledBlock.Places
    let portion: CompiledBlock.Portion
    let allocation: CompiledBlock.Allocation
    let isRenewed: Bool
  }

  func grantStation(
    _ station: Station, _ order: OrderID, _ block: CompiledBlock, _ state: borrowing State, _ memory: inout Memory
  ) -> Bool {
    let (position, how) = (order.action, block.how)
    let count = model.structure.placeCount
    let first = station.index * count
    let unit = station.unit
    // What stands at the start has been paid for before.
    let owner = model.structure.owner[unit]
    let isFree = state.week == 0 || !hasMoney(owner)
    let cost = isFree ? 0 : model.blueprint.means.costs[unit].map { model[$0] } ?? 0
    let followed = compliance(unit, block.actor, state)
    let available = followed < 1 ? (memory.coffer.reserve[unit] * followed).rounded() : memory.coffer.reserve[unit]
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
      removeForbidden(order, unit, state, &memory)
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
  func shrink(_ first: Int, to people: Double, _ memory: inout Memory) -> Double {
    var left = people
    for place in 0..<model.structure.placeCount {
      let kept = min(left, memory.coffer.division[first + place])
      memory.coffer.division[first + place] = kept
      left -= kept
    }
    return people - left
  }

  /// Puts the places that an action is about into the coffer; by population, only those where people live.
  func choose(_ station: Station, _ state: borrowing State, _ memory: inout Memory) {
    memory.coffer.places.removeAll(keepingCapacity: true)
    select(station.places, state, &memory.coffer.places)
    let isByPopulation = station.allocation == .population
    memory.coffer.places.removeAll { place in
      isByPopulation && residents(of: place, state) == 0
    }
  }

  /// Rules in force may stand against some of the places.
  func removeForbidden(
    _ order: OrderID, _ unit: Int, _ state: borrowing State, _ memory: inout Memory
  ) {
    if model.blueprint.blocks[order.block].prohibitions[order.action].isEmpty { return }
    var index = 0
    while index < memory.coffer.places.count {
      if isForbidden(order, unit, memory.coffer.places[index], state, &memory) {
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

  func residents(of place: Int, _ state: borrowing State) -> Double {
    var people = 0.0
    for group in model.structure.residents[place] { people += state.population[group] }
    return people
  }

  func divide(
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

  func send(_ station: Int, _ unit: Int, _ state: inout State, _ memory: borrowing Memory) {
    let count = model.structure.placeCount
    state.holdings.standingSince[station] = state.week
    var sum = 0.0
    for place in 0..<count {
      let people = min(memory.coffer.division[station * count + place], state.reserve[unit])
      state.holdings.standing[station * count + place] = people
      if people == 0 { continue }
      let slot = place * model.structure.unitCount + unit
      state.reserve[unit] -= people
      state.present[slot] += people
      state.assigned[slot * State.activityCount] += people
      // Who was there last week is nobody's doing this week.
      state.ledger.record(.present, slot, people - state.holdings.recalled[slot])
      state.holdings.recalled[slot] = 0
      sum += people
    }
    if let cost = model.blueprint.means.costs[unit], hasMoney(model.structure.owner[unit]) {
      pay(sum * model[cost], from: model.structure.owner[unit], &state)
    }
  }
}
