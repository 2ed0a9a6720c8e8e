/// What civilians make of their mood under a controller, and of deaths among them.
///
/// See Guides/Reactions.md.
struct Reactions: Sendable {
  let structure: Structure
  let parameters: WeeklyParameters

  static let deathToll = ZCurve(0.3, 1, 100, 2)
  static let casualtySpread = Attitudes.Spread(here: 1, near: 0.25, far: 0.1)

  /// A controller is credited with or blamed for what has happened to mood since it took control.
  func assessMood(_ state: inout State) {
    for group in 0..<structure.civilianCount where state.population[group] > 0 {
      let driver = Attitudes.Driver(id: Int32(truncatingIfNeeded: group), cause: Cause.mood)
      let controller = state.controller[structure.home[group]]
      guard controller >= 0 else { continue }
      let points = credit(for: state.mood[group] - state.moodAtControl[group])
      if points == 0 { continue }
      state.attitudes.affectVertical(
        GroupID(group), ActorID(controller), by: points * parameters.gainVertical, driver, .transient)
    }
  }

  /// Points of the vertical relationship to a controller, for a change of mood under it.
  func credit(for change: Double) -> Double {
    abs(change) >= parameters.moodThreshold ? change / 3 : 0
  }

  /// What the deaths of the week do to attitudes; then they are forgotten.
  func assessCasualties(_ state: inout State) {
    for group in 0..<structure.civilianCount where state.deaths[group] > 0 {
      mourn(&state, group)
      state.deaths[group] = 0
      for force in 0..<structure.forceCount { state.blame[group * structure.forceCount + force] = 0 }
    }
  }

  /// How strongly deaths weigh, from 0.3 at one to 2 at a hundred. Athena stays at 0.3 below one; scaled
  /// to a large population that would make a single death shake millions.
  private func toll(_ deaths: Double) -> Double {
    let size = Reactions.deathToll(deaths)
    return parameters.reproducesAthena ? size : size * min(1, deaths)
  }

  private func mourn(_ state: inout State, _ group: Int) {
    let deaths = state.deaths[group]
    guard state.population[group] > 0 else { return }
    typealias M = Magnitude
    let driver = Attitudes.Driver(id: Int32(truncatingIfNeeded: group), cause: Cause.casualties)
    // Athena counts heads; a village and a city then feel a hundred deaths alike.
    let scale = parameters.reproducesAthena ? 1 : parameters.casualtyReference / state.population[group]
    let size = toll(deaths * scale)
    for (concern, points) in [(Attitudes.Kind.autonomy, M.l), (.safety, M.xl), (.qualityOfLife, M.l)] {
      state.attitudes.affectSatisfaction(
        of: CivilianID(group), concern, by: -points * size * parameters.gainSatisfaction,
        spread: Reactions.casualtySpread, driver, .persistent)
    }
    let person = GroupID(group)
    for force in 0..<structure.forceCount where state.blame[group * structure.forceCount + force] > 0 {
      let size = toll(state.blame[group * structure.forceCount + force] * scale)
      let unit = GroupID(structure.civilianCount + force)
      let felt = RelationshipMultiplier.enemiesMore(state.attitudes.horizontal(person, unit))
      state.attitudes.affectCooperation(
        of: CivilianID(group), withForce: force, by: -M.m * size * felt * parameters.gainCooperation,
        spread: Reactions.casualtySpread, driver, .persistent)
      state.attitudes.affectHorizontal(
        person, unit, by: -M.m * size * felt * parameters.gainHorizontal, driver, .persistent)
      let owner = ActorID(structure.owner[force])
      state.attitudes.affectVertical(
        person, owner,
        by: -M.m * size * RelationshipMultiplier.enemiesMore(state.attitudes.vertical(person, owner))
          * parameters.gainVertical, driver, .persistent)
    }
  }
}
