/// Orders to fight. They are carried out later in the week, by Attrition, Siege and LowLevelViolence.
extension Strategy {
  /// Takes down an order where no rule forbids it.
  ///
  /// - Returns: false if rules forbid it everywhere, or most of the force does not follow the order.
  func act(_ order: CompiledCombat, _ id: OrderID, _ state: inout State, _ memory: inout Memory) -> Bool {
    var isAllowed = false
    if let unit = order.unit, compliance(unit, model.blueprint.blocks[id.block].actor, state) < 0.5 { return false }
    switch order {
    case .engage(let order):
      for place in order.places
      where !order.attacks || !isForbidden(id, order.unit, place, state, &memory) {
        isAllowed = true
        for enemy in order.enemies {
          state.combat.add(
            Combat.Engagement(
              place: place, unit: order.unit, enemy: enemy, attacks: order.attacks,
              defendBelow: order.defendBelow.map { model[$0] } ?? 2,
              withdrawBelow: order.withdrawBelow.map { model[$0] } ?? model.parameters.combat.withdrawRatio,
              restraint: order.restraint))
        }
      }
    case .hide(let unit, let places):
      for place in places { state.combat.hide(unit, in: place) }
      isAllowed = true
    case .airSupport(let units, let places, let factor):
      for place in places {
        for unit in units {
          // Whether it comes is decided when everybody has moved.
          isAllowed = isAllowed || !isForbidden(id, unit, place, state, &memory)
          state.combat.airSupport.append(Combat.AirSupport(order: id, unit: unit, place: place, factor: model[factor]))
        }
      }
    case .besiege(let siege):
      for place in siege.places where !isForbidden(id, siege.unit, place, state, &memory) {
        isAllowed = true
        func lay(against besieged: Int, deaths: Double) {
          state.combat.sieges.append(
            Combat.Siege(
              unit: siege.unit, place: place, besieged: besieged, deaths: deaths,
              losses: siege.losses.map { model[$0] } ?? 0, stores: siege.stores.map { model[$0] } ?? 0))
        }
        lay(against: -1, deaths: siege.deaths.map { model[$0] } ?? 0)
        for besieged in siege.besieged { lay(against: besieged, deaths: 0) }
      }
    case .campaign(let campaign):
      for place in campaign.places where !isForbidden(id, campaign.unit, place, state, &memory) {
        isAllowed = true
        state.combat.campaigns.append(Combat.Campaign(index: campaign.index, unit: campaign.unit, place: place))
      }
    }
    return isAllowed
  }

  /// Withdraws help from the air that rules forbid now that everybody has moved: it stops, and comes
  /// again, in the very week in which its condition changes.
  func confirmAirSupport(_ state: inout State, _ memory: inout Memory) {
    guard !state.combat.airSupport.isEmpty else { return }
    var kept = 0
    for index in state.combat.airSupport.indices {
      let entry = state.combat.airSupport[index]
      if isForbidden(entry.order, entry.unit, entry.place, state, &memory) { continue }
      state.combat.airSupport[kept] = entry
      kept += 1
    }
    state.combat.airSupport.removeLast(state.combat.airSupport.count - kept)
  }
}
