import Dossiers
import Politics

/// What follows from a government: the office, ties to it, and what voters make of who is in and who is left out.
extension Decisions {
  /// A coalition takes over.
  ///
  /// - Parameters:
  ///   - coalition: its lists, as positions in the parliament.
  ///   - formateur: who formed it, alone or merged.
  func install(_ index: Int, _ coalition: PartySet, formateur: PartySet, _ state: inout State) {
    let parliament = blueprint.parliaments[index]
    state.politics.vacantSince[index] = -1
    state.ledger.charge(to: Cause.government, source: index)
    for (member, list) in parliament.lists.enumerated() {
      let isIn = coalition.contains(member)
      if isIn != state.politics.governs[list] { state.ledger.record(.governs, list, isIn ? 1 : -1) }
      state.politics.governs[list] = isIn
      let tie = blueprint.lists[list].membership
      if tie >= 0, state.ties.holds[tie] != isIn {
        state.ties.holds[tie] = isIn
        state.ledger.record(.tie, tie, isIn ? 1 : -1)
      }
    }
    appoint(parliament, formateur, &state)
    for group in 0..<model.structure.civilianCount where state.population[group] >= 1 {
      judge(index, group, &state)
    }
  }

  /// The leader of the formateur's largest list gets the office.
  private func appoint(_ parliament: DecisionsBlueprint.Parliament, _ formateur: PartySet, _ state: inout State) {
    var largest = -1
    for member in formateur.members {
      let list = parliament.lists.lowerBound + member
      if largest < 0 || state.politics.seats[list] > state.politics.seats[largest] { largest = list }
    }
    guard largest >= 0, blueprint.lists[largest].office >= 0 else { return }
    for tie in blueprint.lists[largest].officeEnds where state.ties.holds[tie] {
      state.ties.holds[tie] = false
      state.ledger.record(.tie, tie, -1)
    }
    let tie = blueprint.lists[largest].office
    if !state.ties.holds[tie] { state.ledger.record(.tie, tie, 1) }
    state.ties.holds[tie] = true
  }

  /// What a group makes of a government: it gains trust as far as the lists for which it would vote are in it, and loses
  /// trust as far as they have seats and were left out.
  private func judge(_ index: Int, _ group: Int, _ state: inout State) {
    let parliament = blueprint.parliaments[index]
    guard parliament.government >= 0 else { return }
    guard parliament.lists.contains(where: { list in blueprint.lists[list].voters.contains { $0.group == group } })
    else { return }
    let ballots = ballots(of: group, in: index, state)
    let total = ballots.reduce(0, +)
    guard total > 0 else { return }
    var (included, excluded) = (0.0, 0.0)
    var (friend, loser) = (-1, -1)
    for (member, list) in parliament.lists.enumerated() where ballots[member] > 0 {
      let share = ballots[member] / total
      if state.politics.governs[list] {
        included += share
        if friend < 0 || ballots[member] > ballots[friend - parliament.lists.lowerBound] { friend = list }
      } else if state.politics.seats[list] > 0 {
        excluded += share
        if loser < 0 || ballots[member] > ballots[loser - parliament.lists.lowerBound] { loser = list }
      }
    }
    affect(
      group, parliament.government, inclusionTrust * included, inclusionSatisfaction * included,
      Attitudes.Driver(id: Int32(truncatingIfNeeded: friend), cause: Cause.inclusion), &state)
    affect(
      group, parliament.government, -exclusionTrust * excluded, -exclusionSatisfaction * excluded,
      Attitudes.Driver(id: Int32(truncatingIfNeeded: loser), cause: Cause.exclusion), &state)
  }

  private func affect(
    _ group: Int, _ government: Int, _ trust: Double, _ satisfaction: Double, _ driver: Attitudes.Driver,
    _ state: inout State
  ) {
    if trust != 0 {
      state.attitudes.affectVertical(
        GroupID(group), ActorID(government), by: trust * model.parameters.gainVertical, driver, .persistent)
    }
    if satisfaction != 0 {
      state.attitudes.affectSatisfaction(
        of: CivilianID(group), .autonomy, by: satisfaction * model.parameters.gainSatisfaction, spread: .alone, driver,
        .persistent)
    }
  }
}
