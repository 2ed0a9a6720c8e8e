extension Attrition {
  /// A battle until nobody can hurt anybody, or time is up.
  ///
  /// A side that comes down to its ratio steps back and does not step forward again this week, so there
  /// are few rounds.
  func fight(_ battle: inout Combat.Battle) {
    takePostures(&battle)
    (battle.first.start, battle.second.start) = (battle.first.posture, battle.second.posture)
    for _ in 0..<Attrition.roundsAtMost {
      let duel = duel(battle)
      guard duel.firstKills > 0 || duel.secondKills > 0, battle.hours > 0, battle.first.people > 0,
        battle.second.people > 0
      else { break }
      let outcome = duel.fight(battle.first.people, battle.second.people, hours: battle.hours)
      battle.first.people = min(battle.first.people, outcome.first)
      battle.second.people = min(battle.second.people, outcome.second)
      battle.hours -= outcome.hours
      switch outcome.end {
      case .first: battle.first.isSpent = true
      case .second: battle.second.isSpent = true
      case .time: battle.hours = 0
      }
      let (before, beforeThat) = (battle.first.posture, battle.second.posture)
      takePostures(&battle)
      if outcome.end == .first { stepBack(&battle.first, from: before) }
      if outcome.end == .second { stepBack(&battle.second, from: beforeThat) }
    }
    battle.first.lost = battle.first.committed - battle.first.people
    battle.second.lost = battle.second.committed - battle.second.people
  }

  /// More than postures can change: each side at most up twice and down twice.
  static let roundsAtMost = 12

  /// The posture that a ratio asks for; who is spent takes none that is bolder than before.
  private func takePostures(_ battle: inout Combat.Battle) {
    let (first, second) = (battle.first.people, battle.second.people)
    guard first > 0, second > 0 else { return }
    take(posture(battle.first, ratio: first / second), &battle.first)
    take(posture(battle.second, ratio: second / first), &battle.second)
  }

  private func take(_ posture: Combat.Posture, _ side: inout Combat.Side) {
    side.posture = side.isSpent && posture.rawValue < side.posture.rawValue ? side.posture : posture
  }

  private func stepBack(_ side: inout Combat.Side, from posture: Combat.Posture) {
    let next = Combat.Posture(rawValue: posture.rawValue + 1) ?? .withdraw
    if side.posture.rawValue < next.rawValue { side.posture = next }
  }

  private func posture(_ side: Combat.Side, ratio: Double) -> Combat.Posture {
    if side.attacks, ratio >= side.defendBelow { return .attack }
    return ratio < side.withdrawBelow ? .withdraw : .defend
  }

  /// Rates and ratios for the postures as they are.
  func duel(_ battle: Combat.Battle) -> Lanchester {
    let terrain = Arms.terrain[structure.urbanisation[battle.place]]
    func kills(_ side: Combat.Side, _ enemy: Combat.Side) -> Double {
      let strength = side.strength * terrain / Arms.reference
      return parameters.combat.kills[side.posture.rawValue * 3 + enemy.posture.rawValue] * side.restraint * strength
        * parameters.combat.lethality
    }
    func ratio(_ side: Combat.Side) -> Double {
      switch side.posture {
      case .attack: side.defendBelow
      case .defend: side.withdrawBelow
      case .withdraw: 0
      }
    }
    return Lanchester(
      firstKills: kills(battle.first, battle.second), secondKills: kills(battle.second, battle.first),
      firstRatio: ratio(battle.first), secondRatio: ratio(battle.second))
  }

  // MARK: As Athena does

  /// A battle in whole people: after each round all take a posture anew, and the attacker loses at
  /// least one in each; of two attackers the first.
  func fightAsAthena(_ battle: inout Combat.Battle) {
    takeAnyPostures(&battle)
    (battle.first.start, battle.second.start) = (battle.first.posture, battle.second.posture)
    while battle.first.people > 0, battle.second.people > 0, battle.hours > 0 {
      let duel = duel(battle)
      guard duel.firstKills > 0 || duel.secondKills > 0 else { break }
      var outcome = duel.run(battle.first.people, battle.second.people, hours: battle.hours).floored
      // There Athena fails: nobody shoots.
      if outcome.hours.isNaN || outcome.first.isNaN || outcome.second.isNaN {
        outcome = Lanchester.Outcome(first: battle.first.people, second: battle.second.people, hours: 0, end: .time)
      }
      var lost = max(0, battle.first.people - outcome.first)
      var killed = max(0, battle.second.people - outcome.second)
      if battle.first.attacks { lost = max(1, lost) } else { killed = max(1, killed) }
      battle.first.people -= lost
      battle.second.people -= killed
      battle.first.lost += lost
      battle.second.lost += killed
      battle.hours = max(0, battle.hours - outcome.hours)
      takeAnyPostures(&battle)
    }
  }

  private func takeAnyPostures(_ battle: inout Combat.Battle) {
    let (first, second) = (battle.first.people, battle.second.people)
    guard first > 0, second > 0 else { return }
    battle.first.posture = posture(battle.first, ratio: first / second)
    battle.second.posture = posture(battle.second, ratio: second / first)
  }

  /// Civilian deaths by force in the order of the battles, each spread over groups by size, the largest
  /// first, rounding up until there are no more.
  func spreadAsAthena(_ state: inout State, _ place: Int, from start: Int) {
    var people = 0.0
    for group in structure.residents[place] { people += state.population[group] }
    let most = parameters.combat.civilianLimit * people
    let row = place * structure.forceCount
    for force in 0..<structure.forceCount {
      let caused = state.combat.caused[row + force]
      state.combat.caused[row + force] = min(caused, most).rounded(.down)
    }
    // A force that has had its turn is marked by a negative number.
    for index in start..<state.combat.battles.count where state.combat.battles[index].place == place {
      for force in [state.combat.battles[index].first.unit, state.combat.battles[index].second.unit] {
        let dead = state.combat.caused[row + force]
        guard dead > 0 else { continue }
        killLargestFirst(&state, dead, by: force, in: place)
        state.combat.caused[row + force] = -dead
      }
    }
    for force in 0..<structure.forceCount { state.combat.caused[row + force] = abs(state.combat.caused[row + force]) }
  }

  private func killLargestFirst(_ state: inout State, _ dead: Double, by force: Int, in place: Int) {
    var people = 0.0
    for group in structure.residents[place] {
      state.combat.sizes[group] = state.population[group]
      people += state.population[group]
    }
    guard people > 0 else { return }
    let actual = min(dead, people)
    var (left, before, beforeGroup) = (actual, Double.infinity, -1)
    // Selection by falling size: there are few groups in a place, and nothing may be allocated.
    for _ in structure.residents[place].indices where left > 0 {
      var (largest, size) = (-1, -1.0)
      for group in structure.residents[place] {
        let population = state.combat.sizes[group]
        guard population < before || (population == before && group > beforeGroup) else { continue }
        if population > size { (largest, size) = (group, population) }
      }
      guard largest >= 0 else { break }
      let share = actual * (size / people)
      let take = min(size, min(left, share.rounded(.up)))
      left -= take
      (before, beforeGroup) = (size, largest)
      if take > 0 {
        state.ledger.charge(to: Cause.battle, source: place)
        state.kill(take, of: largest)
        state.blame[largest * structure.forceCount + force] += take
      }
    }
  }
}
