import Chance

/// Who joins an armed movement, and why: believers, the resentful, the paid and the frightened.
///
/// See Guides/Mobilisation.md. Sources: J. M. Epstein, "Modeling civil violence: an agent-based
/// computational approach", PNAS 99 (suppl. 3), 2002; M. Granovetter, "Threshold models of collective
/// behavior", American Journal of Sociology 83(6), 1978; S. N. Kalyvas, The Logic of Violence in Civil
/// War, 2006.
struct Mobilisation: Sendable {
  private let model: Model
  private let structure: Structure
  private let movements: [PeopleBlueprint.Movement]
  private let pace, threshold, arrest: Double
  private let roundsOdds: Bool

  init(model: Model) {
    self.model = model
    structure = model.structure
    movements = model.blueprint.people.movements
    pace = model.parametersInFull[.mobilisationPace]
    threshold = model.parametersInFull[.mobilisationThreshold]
    arrest = model.parametersInFull[.mobilisationArrest]
    roundsOdds = model.parametersInFull[.mobilisationWholeOdds] >= 0.5
  }

  /// Who is in each force at the start, as far as the dossier says.
  func begin(_ state: inout State) {
    let groups = structure.civilianCount
    for (index, movement) in movements.enumerated() {
      let all = people(of: movement.unit, state)
      let natives = all * (movement.natives.map { model[$0] } ?? 1)
      let believers = movement.believers.map { model[$0] } ?? 0.5
      state.folk.strangers[index] = all - natives
      var residents = 0.0
      for group in movement.groups { residents += state.population[group] }
      for group in movement.groups where residents > 0 {
        state.folk.members[index * groups + group] += natives * state.population[group] / residents
      }
      if residents <= 0 { state.folk.strangers[index] = all }
      state.folk.byMotive[index * PeopleState.motives] = all * believers
      state.folk.byMotive[index * PeopleState.motives + 1] = all * (1 - believers)
    }
  }

  func advance(_ state: inout State, stream: RandomStream) {
    guard !movements.isEmpty else { return }
    state.ledger.charge(to: Cause.mobilisation)
    for (index, movement) in movements.enumerated() {
      reconcile(&state, index, movement)
      for group in movement.groups { move(&state, index, movement, group, stream) }
    }
  }

  private func people(of unit: Int, _ state: borrowing State) -> Double {
    var sum = state.reserve[unit]
    for place in 0..<structure.placeCount { sum += state.present[place * structure.unitCount + unit] }
    return sum
  }

  /// Losses hit members alike; whoever came otherwise is a stranger who believes.
  private func reconcile(_ state: inout State, _ index: Int, _ movement: PeopleBlueprint.Movement) {
    let groups = structure.civilianCount
    let (now, booked) = (people(of: movement.unit, state), state.folk.membership(index, groups: groups))
    if now < booked, booked > 0 {
      state.folk.scale(index, groups: groups, by: now / booked)
    } else if now > booked {
      state.folk.strangers[index] += now - booked
      state.folk.byMotive[index * PeopleState.motives] += now - booked
    }
  }

  /// How many of a group would be in the movement, by motive.
  func willing(
    _ movement: PeopleBlueprint.Movement, _ group: Int, _ base: Double, _ state: borrowing State
  ) -> SIMD4<Double> {
    let place = structure.home[group]
    let fighters = state.present[place * structure.unitCount + movement.unit]
    var guards = 0.0
    for unit in 0..<structure.forceCount where structure.owner[unit] == movement.against {
      guards += state.present[place * structure.unitCount + unit]
    }
    func weight(_ motive: Int) -> Double { movement.motives[motive].map { model[$0] } ?? 0 }
    let person = GroupID(group)
    let owner = structure.owner[movement.unit]
    let odds = guards / (fighters + 1)
    let risk = 1 - Elementary.exp(-arrest * (roundsOdds ? odds.rounded() : odds))
    let legitimacy = min(1, max(0, (1 + state.attitudes.vertical(person, ActorID(movement.against))) / 2))
    let shares = SIMD4(
      weight(0) * max(0, state.attitudes.vertical(person, ActorID(owner))),
      weight(1)
        * Mobilisation.rebellious(
          legitimacy: legitimacy, risk: risk, threshold: movement.threshold.map { model[$0] } ?? threshold),
      weight(2) * min(1, state.unemployment[group] / 100) * min(2, state.ties.means[owner]),
      weight(3) * (fighters > 0 ? fighters / (fighters + guards) : 0))
    let sum = shares.sum()
    return (sum > 1 ? shares / sum : shares) * (base * model[movement.potential])
  }

  /// Epstein's share of rebels: grievance H(1 − L) less net risk R·P beyond a threshold, with hardship H and
  /// risk aversion R uniform over 0…1.
  static func rebellious(legitimacy: Double, risk: Double, threshold: Double) -> Double {
    let room = 1 - legitimacy - threshold
    guard room > 0 else { return 0 }
    let scale = 1 - legitimacy
    // The share is the mean over R of 1 − (T + R·P)/(1 − L), as far as that is positive.
    if risk <= 0 { return room / scale }
    let reach = min(1, room / risk)
    return (room * reach - risk * reach * reach / 2) / scale
  }

  private func move(
    _ state: inout State, _ index: Int, _ movement: PeopleBlueprint.Movement, _ group: Int, _ stream: RandomStream
  ) {
    let groups = structure.civilianCount
    let slot = index * groups + group
    let members = state.folk.members[slot]
    let willing = willing(movement, group, state.population[group] + members, state)
    let gap = willing.sum() - members
    let change = (movement.pace.map { model[$0] } ?? pace) * gap
    let draw = stream.uniform(.mobilisation, week: state.week, entity: slot)
    // Whole people, right on average.
    let whole = (abs(change) + draw).rounded(.down)
    let place = structure.home[group]
    state.ledger.charge(to: Cause.mobilisation, source: group)
    if change > 0 {
      let joining = min(whole, state.population[group])
      guard joining > 0 else { return }
      state.settle(-joining, in: group)
      state.place(joining, unit: movement.unit, in: place, activity: 0)
      state.folk.members[slot] += joining
      state.folk.recruits[index] += joining
      let sum = willing.sum()
      for motive in 0..<PeopleState.motives {
        state.folk.byMotive[index * PeopleState.motives + motive] += joining * willing[motive] / sum
      }
    } else if members > 0 {
      let leaving = min(whole, min(members, state.present[place * structure.unitCount + movement.unit]).rounded(.down))
      guard leaving > 0 else { return }
      state.remove(leaving, unit: movement.unit, from: place)
      state.settle(leaving, in: group)
      state.folk.forget(leaving, of: index, groups: groups)
      state.folk.members[slot] -= leaving
    }
  }
}

extension State {
  /// People who join or leave a civilian group alive.
  mutating func settle(_ people: Double, in group: Int) {
    population[group] += people
    ledger.record(.population, group, people)
    attitudes.isEmpty[group] = population[group] < 1
  }
}
