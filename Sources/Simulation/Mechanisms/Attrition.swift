/// Battles between forces in a place, and the people who die of them.
///
/// Forces that are ordered to attack fight the enemies they are pointed at; everybody splits its people
/// over its enemies. Pairs fight by Lanchester's equations until somebody's ratio of strength falls to
/// its limit or the week's hours are used up. See Guides/Attrition.md.
struct Attrition: Sendable {
  let structure: Structure
  let parameters: WeeklyParameters

  private var combat: CombatParameters { parameters.combat }
  private var reproducesAthena: Bool { parameters.reproducesAthena }

  func advance(_ state: inout State) {
    guard !state.combat.battles.isEmpty || !state.combat.engagements.isEmpty else { return }
    muster(&state)
    guard !state.combat.battles.isEmpty else { return }
    commit(&state)
    for index in state.combat.battles.indices {
      if reproducesAthena {
        fightAsAthena(&state.combat.battles[index])
      } else {
        fight(&state.combat.battles[index])
      }
    }
    state.ledger.charge(to: Cause.battle)
    bury(&state)
    harmCivilians(&state)
  }

  // MARK: Who fights whom

  /// Lists the battles: pairs of forces in a place of which at least one attacks the other, in order of
  /// place, first and second force.
  private func muster(_ state: inout State) {
    state.combat.battles.removeAll(keepingCapacity: true)
    for index in state.combat.engagements.indices {
      let order = state.combat.engagements[index]
      guard order.attacks, structure.owner[order.unit] != structure.owner[order.enemy],
        state.present[order.place * structure.unitCount + order.unit] > 0,
        state.present[order.place * structure.unitCount + order.enemy] > 0
      else { continue }
      let (first, second) = (min(order.unit, order.enemy), max(order.unit, order.enemy))
      var position = state.combat.battles.count
      var isKnown = false
      while position > 0 {
        let other = state.combat.battles[position - 1]
        let (placed, new) = (
          (other.place, other.first.unit, other.second.unit), (order.place, first, second)
        )
        isKnown = placed == new
        if placed <= new { break }
        position -= 1
      }
      if isKnown { continue }
      var battle = Combat.Battle(
        place: order.place, first: side(first, against: second, in: order.place, state),
        second: side(second, against: first, in: order.place, state), hours: combat.hours)
      scaleRatios(&battle)
      state.combat.battles.insert(battle, at: position)
    }
  }

  private func side(_ unit: Int, against enemy: Int, in place: Int, _ state: borrowing State) -> Combat.Side {
    let order = state.combat.order(of: unit, against: enemy, in: place)
    let people = state.present[place * structure.unitCount + unit]
    var strength = structure.arms[unit].strength * state.combat.support(of: unit, in: place)
    // Athena counts the strength of a force in whole units.
    if reproducesAthena { strength = (strength * people).rounded(.up) / people }
    return Combat.Side(
      unit: unit, attacks: order?.attacks ?? false, restraint: order?.restraint ?? Arms.restraint(.high),
      defendBelow: order.map { $0.attacks ? $0.defendBelow : 0 } ?? 0,
      withdrawBelow: order?.withdrawBelow ?? combat.withdrawRatio, strength: strength)
  }

  /// From ratios of strength to ratios of people. Athena uses one and the same factor for both sides.
  private func scaleRatios(_ battle: inout Combat.Battle) {
    let factor = battle.second.strength / battle.first.strength
    battle.first.defendBelow *= factor
    battle.first.withdrawBelow *= factor
    let other = reproducesAthena ? factor : battle.first.strength / battle.second.strength
    battle.second.defendBelow *= other
    battle.second.withdrawBelow *= other
  }

  /// Splits every force over its enemies in proportion to their strength; of the hidden only those who
  /// are found fight, and keep as large a share of their enemy busy.
  private func commit(_ state: inout State) {
    for index in state.combat.battles.indices {
      let battle = state.combat.battles[index]
      let (first, second) = (battle.first.unit, battle.second.unit)
      var firstShare = strength(second, battle.second, battle.place, state) / enemies(of: first, battle.place, state)
      var secondShare = strength(first, battle.first, battle.place, state) / enemies(of: second, battle.place, state)
      if state.combat.isHidden(first, in: battle.place) {
        let found = share(of: first, foundBy: second, in: battle.place, state)
        firstShare *= found
        secondShare *= min(found * combat.detectionGain, reproducesAthena ? .infinity : 1)
      } else if state.combat.isHidden(second, in: battle.place) {
        let found = share(of: second, foundBy: first, in: battle.place, state)
        secondShare *= found
        firstShare *= min(found * combat.detectionGain, reproducesAthena ? .infinity : 1)
      }
      let row = battle.place * structure.unitCount
      state.combat.battles[index].first.committed = committed(firstShare, of: state.present[row + first])
      state.combat.battles[index].second.committed = committed(secondShare, of: state.present[row + second])
    }
    for index in state.combat.battles.indices {
      state.combat.battles[index].first.people = state.combat.battles[index].first.committed
      state.combat.battles[index].second.people = state.combat.battles[index].second.committed
    }
  }

  private func committed(_ share: Double, of people: Double) -> Double {
    reproducesAthena ? max(1, share * people).rounded() : share * people
  }

  private func strength(
    _ unit: Int, _ side: Combat.Side, _ place: Int, _ state: borrowing State
  ) -> Double {
    side.strength * state.present[place * structure.unitCount + unit]
  }

  /// Strength of all whom a force fights in a place.
  private func enemies(of unit: Int, _ place: Int, _ state: borrowing State) -> Double {
    var sum = 0.0
    for index in state.combat.battles.indices where state.combat.battles[index].place == place {
      let battle = state.combat.battles[index]
      if battle.first.unit == unit { sum += strength(battle.second.unit, battle.second, place, state) }
      if battle.second.unit == unit { sum += strength(battle.first.unit, battle.first, place, state) }
    }
    return sum
  }

  /// The share of a hidden force that an enemy finds: what its activities show, and what people tell.
  func share(of hidden: Int, foundBy seeker: Int, in place: Int, _ state: borrowing State) -> Double {
    let activities = Activities(structure: structure, parameters: parameters)
    let first = (place * structure.unitCount + hidden) * State.activityCount
    var active = 0.0
    for activity in 1..<State.activityCount where state.assigned[first + activity] > 0 {
      guard activities.coverage(of: activity, by: hidden, in: place, state) > 0 else { continue }
      active += Attrition.activityVisibility * state.assigned[first + activity]
    }
    var (people, told) = (0.0, 0.0)
    for group in structure.residents[place] {
      people += state.population[group]
      told += state.population[group] * state.attitudes.cooperation(CivilianID(group), force: seeker)
    }
    let cooperation = people > 0 ? told / people / 100 : 0
    let seen = Attrition.visibility(
      personnel: Arms.visibility[structure.urbanisation[place]] * active, population: people)
    return seen * (1 - cooperation) + cooperation
  }

  /// How much more than others people are seen who are out and about.
  static let activityVisibility = 1.1
  static let visibility = CoverageFunction(10, per: 1000)

  // MARK: What a battle costs

  /// Takes the fallen out of their forces.
  private func bury(_ state: inout State) {
    for index in state.combat.battles.indices {
      let battle = state.combat.battles[index]
      for side in [battle.first, battle.second] where side.lost > 0 {
        state.fall(side.lost, unit: side.unit, in: battle.place)
      }
    }
  }

  /// Adds up whom each force killed besides its enemies, and spreads that over the residents.
  private func harmCivilians(_ state: inout State) {
    guard combat.civilianLimit > 0 else { return }
    for index in state.combat.battles.indices {
      let battle = state.combat.battles[index]
      let row = battle.place * structure.forceCount
      state.combat.caused[row + battle.first.unit] += harm(by: battle.first, killing: battle.second.lost, battle.place)
      state.combat.caused[row + battle.second.unit] += harm(by: battle.second, killing: battle.first.lost, battle.place)
    }
    var place = -1
    for index in state.combat.battles.indices where state.combat.battles[index].place != place {
      place = state.combat.battles[index].place
      if reproducesAthena {
        spreadAsAthena(&state, place, from: index)
      } else {
        state.killBystanders(in: place, limit: combat.civilianLimit, structure)
      }
    }
    for index in state.combat.battles.indices {
      let battle = state.combat.battles[index]
      let row = battle.place * structure.forceCount
      state.combat.battles[index].firstHarm = state.combat.caused[row + battle.first.unit]
      state.combat.battles[index].secondHarm = state.combat.caused[row + battle.second.unit]
    }
    for index in state.combat.battles.indices {
      let battle = state.combat.battles[index]
      let row = battle.place * structure.forceCount
      state.combat.caused[row + battle.first.unit] = 0
      state.combat.caused[row + battle.second.unit] = 0
    }
  }

  private func harm(by side: Combat.Side, killing enemies: Double, _ place: Int) -> Double {
    structure.arms[side.unit].harm * Arms.density[structure.urbanisation[place]] * side.restraint * enemies
      * combat.civilianHarm
  }
}

extension State {
  /// Kills residents of a place: what forces `combat.caused` there, in whole people; parts wait.
  ///
  /// Of each group as many as it has people; blame by share.
  mutating func killBystanders(in place: Int, limit: Double, _ structure: Structure) {
    let row = place * structure.forceCount
    var (sum, people) = (0.0, 0.0)
    for force in 0..<structure.forceCount { sum += combat.caused[row + force] }
    for group in structure.residents[place] { people += population[group] }
    guard sum > 0, people > 0 else { return }
    let factor = min(1, limit * people / sum)
    for force in 0..<structure.forceCount { combat.caused[row + force] *= factor }
    sum *= factor
    for group in structure.residents[place] where population[group] > 0 {
      let due = sum * population[group] / people + combat.deathRemainders[group]
      let dead = min(due.rounded(.down), population[group])
      combat.deathRemainders[group] = due - due.rounded(.down)
      guard dead > 0 else { continue }
      ledger.charge(to: ledger.cause, source: place)
      kill(dead, of: group)
      for force in 0..<structure.forceCount where combat.caused[row + force] > 0 {
        blame[group * structure.forceCount + force] += dead * combat.caused[row + force] / sum
      }
    }
  }
}
