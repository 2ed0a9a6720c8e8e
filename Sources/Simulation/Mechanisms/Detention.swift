import Chance

/// Arrests of insurgents and of bystanders, and what the bystanders' people make of it.
///
/// See Guides/Detention.md. Source of the question: D. S. Bennett, "Governments, civilians, and the evolution
/// of insurgency: modeling the early dynamics of insurgencies", JASSS 11(4)7, 2008.
struct Detention: Sendable {
  private let structure: Structure
  private let parameters: WeeklyParameters
  private let grievance: Double

  init(model: Model) {
    structure = model.structure
    parameters = model.parameters
    grievance = model.parametersInFull[.detentionGrievance]
  }

  /// What bystanders' people feel towards those who took them this week.
  func advance(_ state: inout State) {
    guard state.folk.tookAny else { return }
    state.folk.tookAny = false
    let forces = structure.forceCount
    for group in 0..<structure.civilianCount {
      for force in 0..<forces where state.folk.taken[group * forces + force] > 0 {
        let taken = state.folk.taken[group * forces + force]
        state.folk.taken[group * forces + force] = 0
        guard state.population[group] > 0 else { continue }
        state.ledger.charge(to: Cause.detention, source: group)
        // As deaths weigh: by how many of how many.
        let weight = taken * parameters.casualtyReference / state.population[group]
        let points = -grievance * Reactions.deathToll(weight) * min(1, weight)
        let driver = Attitudes.Driver(id: Int32(truncatingIfNeeded: group), cause: Cause.detention)
        let (person, owner) = (GroupID(group), ActorID(structure.owner[force]))
        state.attitudes.affectVertical(
          person, owner,
          by: points * RelationshipMultiplier.enemiesMore(state.attitudes.vertical(person, owner))
            * parameters.gainVertical, driver, .persistent)
        state.attitudes.affectSatisfaction(
          of: CivilianID(group), .autonomy, by: points * parameters.gainSatisfaction,
          spread: Reactions.casualtySpread, driver, .persistent)
        state.attitudes.affectCooperation(
          of: CivilianID(group), withForce: force, by: points * parameters.gainCooperation,
          spread: Reactions.casualtySpread, driver, .persistent)
      }
    }
  }
}
