import Dossiers

/// Ties that a block makes or ends, and people who change sides. They take effect at the end of the week.
extension Strategy {
  func link(_ links: [CompiledBlock.Link], _ state: inout State) {
    for link in links {
      guard link.holds else {
        state.ties.holds[link.tie] = false
        state.ledger.record(.tie, link.tie, -1)
        continue
      }
      let strength = link.strength.map { model[$0] }
      state.ties.holds[link.tie] = strength != 0
      state.ledger.record(.tie, link.tie, strength != 0 ? 1 : -1)
      if let strength { state.ties.strength[link.tie] = strength }
    }
  }

  func end(_ ties: [Int], _ state: inout State) {
    for tie in ties {
      state.ties.holds[tie] = false
      state.ledger.record(.tie, tie, -1)
    }
  }

  /// People of a unit join another where they stand, and begin there without an activity.
  func defect(_ unit: Int, _ side: Int, _ place: Int?, _ amount: CompiledBlock.Amount, _ state: inout State) {
    guard unit != side else { return }
    let units = model.structure.unitCount
    if let place {
      let people = people(amount, of: state.present[place * units + unit])
      state.remove(people, unit: unit, from: place)
      state.place(people, unit: side, in: place, activity: 0)
      return
    }
    var available = state.reserve[unit]
    for place in 0..<model.structure.placeCount { available += state.present[place * units + unit] }
    var left = people(amount, of: available)
    for place in 0..<model.structure.placeCount where available > 0 {
      let there = state.present[place * units + unit]
      let taken = min(there, (left * there / available).rounded())
      state.remove(taken, unit: unit, from: place)
      state.place(taken, unit: side, in: place, activity: 0)
      left -= taken
      available -= there
    }
    state.addToReserve(-left, unit: unit)
    state.addToReserve(left, unit: side)
  }

  /// Which share of a unit follows the orders of a block's actor.
  func compliance(_ unit: Int, _ actor: Int, _ state: borrowing State) -> Double {
    state.ties.compliance(
      of: unit, with: actor, owner: model.structure.owner[unit], ownersShare: model.parameters.ownerCompliance)
  }
}
