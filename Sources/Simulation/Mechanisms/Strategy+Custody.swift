/// Arrests, releases and amnesties, as blocks order them.
extension Strategy {
  func act(_ custody: CompiledCustody, actor: Int, _ state: inout State) {
    switch custody {
    case .detain(let unit, let groups, let against, let place, let personnel, let accuracy):
      let people = model[personnel] * compliance(unit, actor, state)
      detain(people, unit, groups, against, place, accuracy.map { model[$0] }, &state)
    case .release(let groups, let unit, let share):
      for group in groups {
        let people = (model[share] * state.folk.detained[group]).rounded()
        state.folk.detained[group] -= people
        state.settle(people, in: group)
      }
      if let unit {
        free(model[share], of: unit, &state)
      }
    case .amnesty(let unit, let share): pardon(unit, model[share], &state)
    }
  }

  private func detain(
    _ people: Double, _ unit: Int, _ groups: [Int], _ against: Int, _ place: Int?, _ accuracy: Double?,
    _ state: inout State
  ) {
    let structure = model.structure
    let among = groups.filter { place == nil || structure.home[$0] == place }
    var residents = 0.0
    for group in among { residents += state.population[group] }
    var left = people.rounded()
    var ahead = residents
    for group in among where ahead > 0 && left > 0 {
      let there = state.population[group]
      let here = (left * there / ahead).rounded()
      ahead -= there
      left -= here
      let slot = structure.home[group] * structure.unitCount + against
      let present = state.present[slot]
      let share = accuracy ?? (present + there > 0 ? present / (present + there) : 0)
      let insurgents = min((here * share).rounded(), present)
      let bystanders = min((here - (here * share).rounded()), there)
      if insurgents > 0 {
        state.remove(insurgents, unit: against, from: structure.home[group])
        state.folk.captured[against] += insurgents
        imprison(insurgents, group, against, &state)
      }
      if bystanders > 0 {
        state.settle(-bystanders, in: group)
        state.folk.detained[group] += bystanders
        if unit < structure.forceCount {
          state.folk.taken[group * structure.forceCount + unit] += bystanders
          state.folk.tookAny = true
        }
      }
    }
  }

  /// Those who are taken where a group lives are of that group first, then strangers.
  private func imprison(_ people: Double, _ group: Int, _ unit: Int, _ state: inout State) {
    let groups = model.structure.civilianCount
    for (movement, of) in model.structure.movementUnits.enumerated() where of == unit {
      let slot = movement * groups + group
      let natives = min(people, state.folk.members[slot])
      let strangers = min(people - natives, state.folk.strangers[movement])
      state.folk.forget(natives + strangers, of: movement, groups: groups)
      state.folk.members[slot] -= natives
      state.folk.imprisoned[slot] += natives
      state.folk.strangers[movement] -= strangers
    }
  }

  /// Captured people go back to their force: natives to where their group lives, the others to the reserve.
  private func free(_ share: Double, of unit: Int, _ state: inout State) {
    let structure = model.structure
    let groups = structure.civilianCount
    var left = (share * state.folk.captured[unit]).rounded()
    state.folk.captured[unit] -= left
    for (movement, of) in structure.movementUnits.enumerated() where of == unit {
      for group in 0..<groups {
        let slot = movement * groups + group
        let natives = min(left, (share * state.folk.imprisoned[slot]).rounded(.down))
        guard natives > 0 else { continue }
        left -= natives
        state.folk.imprisoned[slot] -= natives
        state.folk.members[slot] += natives
        // Prison has not changed why they were in it; what it was is not kept: they count as resentful.
        state.folk.byMotive[movement * PeopleState.motives + 1] += natives
        state.place(natives, unit: unit, in: structure.home[group], activity: 0)
      }
    }
    state.addToReserve(left, unit: unit)
  }

  /// Members who do not believe go home, wherever they are from; strangers leave the country.
  private func pardon(_ unit: Int, _ share: Double, _ state: inout State) {
    let structure = model.structure
    let groups = structure.civilianCount
    for (movement, of) in structure.movementUnits.enumerated() where of == unit {
      let all = state.folk.membership(movement, groups: groups)
      let believers = state.folk.byMotive[movement * PeopleState.motives]
      guard all > 0 else { continue }
      let doubting = max(0, 1 - believers / all)
      for group in 0..<groups {
        let members = state.folk.members[movement * groups + group]
        let place = structure.home[group]
        let people = min(
          (share * doubting * members).rounded(.down), state.present[place * structure.unitCount + unit])
        guard people > 0 else { continue }
        state.remove(people, unit: unit, from: place)
        state.settle(people, in: group)
        state.folk.members[movement * groups + group] -= people
        let motives = movement * PeopleState.motives + 1..<(movement + 1) * PeopleState.motives
        let doubters = state.folk.byMotive[motives].reduce(0, +)
        for motive in motives where doubters > 0 { state.folk.byMotive[motive] *= max(0, 1 - people / doubters) }
      }
    }
  }
}
