/// Places that a force cuts off: who is inside lives on stores and dies when they are used up.
///
/// See Guides/Siege.md.
struct Siege: Sendable {
  let structure: Structure

  func advance(_ state: inout State) {
    guard !state.combat.sieges.isEmpty || !state.combat.standing.isEmpty else { return }
    state.combat.standing.removeAll(keepingCapacity: true)
    for index in state.combat.sieges.indices {
      let siege = state.combat.sieges[index]
      guard canReach(siege.place, siege.unit, state) else { continue }
      state.combat.sieges[index].holds = true
      state.combat.isCutOff[siege.place] = true
      state.combat.standing.append((siege.besieged, siege.place))
    }
    for place in 0..<structure.placeCount {
      // Relief: whoever is cut off again starts with full stores.
      state.combat.besiegedWeeks[place] = state.combat.isCutOff[place] ? state.combat.besiegedWeeks[place] + 1 : 0
      state.combat.isCutOff[place] = false
    }
    state.ledger.charge(to: Cause.siege)
    for index in state.combat.sieges.indices where state.combat.sieges[index].holds {
      let siege = state.combat.sieges[index]
      if state.combat.besiegedWeeks[siege.place] > siege.stores { starve(&state, siege) }
    }
    for place in 0..<structure.placeCount where state.combat.besiegedWeeks[place] > 0 {
      state.killBystanders(in: place, limit: 1, structure)
      for force in 0..<structure.forceCount { state.combat.caused[place * structure.forceCount + force] = 0 }
    }
  }

  /// Whether a force stands in a place or next to it.
  private func canReach(_ place: Int, _ unit: Int, _ state: borrowing State) -> Bool {
    if state.present[place * structure.unitCount + unit] > 0 { return true }
    for neighbour in structure.neighbours[place] where state.present[neighbour * structure.unitCount + unit] > 0 {
      return true
    }
    return false
  }

  private func starve(_ state: inout State, _ siege: Combat.Siege) {
    if siege.besieged >= 0 {
      let there = state.present[siege.place * structure.unitCount + siege.besieged]
      state.fall(siege.losses * there, unit: siege.besieged, in: siege.place)
      return
    }
    var people = 0.0
    for group in structure.residents[siege.place] { people += state.population[group] }
    state.combat.caused[siege.place * structure.forceCount + siege.unit] += siege.deaths * people
  }
}
