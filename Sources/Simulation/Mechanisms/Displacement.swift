import Chance

/// Flight from places where a group is not safe towards safe places with kin, and return.
///
/// See Guides/Displacement.md. Sources: N. B. Weidmann and I. Salehyan, "Violence and ethnic segregation",
/// International Studies Quarterly 57(1), 2013; W. H. Moore and S. M. Shellman, "Fear of persecution",
/// Journal of Conflict Resolution 48(5), 2004.
struct Displacement: Sendable {
  private let model: Model
  private let structure: Structure
  private let routes: [PeopleBlueprint.Route]
  private let flight, threshold, homecoming: Double

  init(model: Model) {
    self.model = model
    structure = model.structure
    routes = model.blueprint.people.routes
    flight = model.parametersInFull[.displacementFlight]
    threshold = model.parametersInFull[.displacementThreshold]
    homecoming = model.parametersInFull[.displacementReturn]
  }

  func begin(_ state: inout State) {
    for (index, route) in routes.enumerated() {
      state.folk.displaced[index] = route.start.map { min(model[$0].rounded(), state.population[route.to]) } ?? 0
    }
  }

  func advance(_ state: inout State, stream: RandomStream) {
    guard !routes.isEmpty else { return }
    for (index, route) in routes.enumerated() {
      let security = security(of: route.from, state)
      state.ledger.charge(to: Cause.displacement, source: route.from)
      let draws = stream.uniforms(.displacement, week: state.week, entity: index)
      let danger = (-security - threshold) / max(1, 100 - threshold)
      if danger > 0, state.population[route.from] > 0 {
        let share = weight(route, state) / weights(from: route.from, state)
        let leaving = whole(flight * danger * share * state.population[route.from], draws.0)
        let people = min(leaving, state.population[route.from])
        move(&state, people, from: route.from, to: route.to)
        state.folk.displaced[index] += people
      } else if security > 0, state.folk.displaced[index] > 0 {
        let returning = min(
          whole(homecoming * security / 100 * state.folk.displaced[index], draws.1),
          min(state.folk.displaced[index], state.population[route.to]))
        move(&state, returning, from: route.to, to: route.from)
        state.folk.displaced[index] -= returning
      }
    }
  }

  private func whole(_ people: Double, _ draw: Double) -> Double { (people + draw).rounded(.down) }

  private func move(_ state: inout State, _ people: Double, from: Int, to: Int) {
    guard people > 0 else { return }
    state.settle(-people, in: from)
    state.settle(people, in: to)
  }

  /// A group that is gone looks at the place as a whole.
  private func security(of group: Int, _ state: borrowing State) -> Double {
    let place = structure.home[group]
    return state.population[group] > 0
      ? state.security[place * structure.groupCount + group] : state.placeSecurity[place]
  }

  /// Safety, kinship and nearness of where a route leads.
  private func weight(_ route: PeopleBlueprint.Route, _ state: borrowing State) -> Double {
    let safety = (security(of: route.to, state) + 100) / 200
    let kinship = max(0.1, state.attitudes.horizontal(GroupID(route.from), GroupID(route.to)))
    let nearness = [1, 1, 0.5, 0.25][Int(structure.proximity[route.to * structure.civilianCount + route.from])]
    return safety * kinship * nearness + 1e-9
  }

  private func weights(from group: Int, _ state: borrowing State) -> Double {
    var sum = 0.0
    for route in routes where route.from == group { sum += weight(route, state) }
    return sum
  }
}
