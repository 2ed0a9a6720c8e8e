import Dossiers

/// Questions about violence and about ways through held ground.
enum CombatStep: Sendable {
  case attacks(Int)
  case deaths(Range<Int>)
  case killed(unit: Int)
  case besieged(Int)
  case corridor(Range<Int>, from: Int, to: Int)
  case largestCorridor(Range<Int>)
  case largestCorridorPlaces(Range<Int>)
}

extension Program {
  mutating func add(_ query: Expression.CombatQuery, _ names: Names) {
    func list(_ ids: [String], _ positions: [String: Int]) -> Range<Int> {
      let start = lists.count
      lists += ids.compactMap { positions[$0] }
      return start..<lists.count
    }
    func place(_ id: String) -> Int { names.places[id] ?? 0 }
    let step: CombatStep
    switch query {
    case .attacks(let id): step = .attacks(place(id))
    case .deaths(let ids): step = .deaths(list(ids, names.groups))
    case .killed(let force): step = .killed(unit: (names.groups[force] ?? 0) - names.structure.civilianCount)
    case .besieged(let id): step = .besieged(place(id))
    case .corridor(let actors, let from, let to):
      step = .corridor(list(actors, names.actors), from: place(from), to: place(to))
      scratch = 2 * names.structure.placeCount
    case .largestCorridor(let actors):
      step = .largestCorridor(list(actors, names.actors))
      scratch = 2 * names.structure.placeCount
    case .largestCorridorPlaces(let actors):
      step = .largestCorridorPlaces(list(actors, names.actors))
      scratch = 2 * names.structure.placeCount
    }
    steps.append(.combat(step))
  }

  func answer(
    _ step: CombatStep, _ state: borrowing State, _ structure: Structure, scratch: Int, stack: inout [Double]
  ) -> Double {
    switch step {
    case .attacks(let place): return state.combat.attacks[place]
    case .deaths(let range):
      var sum = 0.0
      for group in lists[range] { sum += state.combat.deathsThisWeek[group] }
      return sum
    case .killed(let unit): return state.combat.killed[unit]
    case .besieged(let place): return state.combat.besiegedWeeks[place]
    case .corridor(let actors, let from, let to):
      return Corridor(structure: structure).connects(
        from, to, by: lists[actors], state.controller, scratch: scratch, &stack) ? 1 : 0
    case .largestCorridor(let actors):
      let population = state.population
      var people = 0.0
      for group in population.indices { people += population[group] }
      guard people > 0 else { return 0 }
      return Corridor(structure: structure).largest(
        of: lists[actors], state.controller, scratch: scratch, &stack
      ) { place in
        var residents = 0.0
        for group in structure.residents[place] { residents += population[group] }
        return residents
      } / people
    case .largestCorridorPlaces(let actors):
      return Corridor(structure: structure).largest(
        of: lists[actors], state.controller, scratch: scratch, &stack, weight: { _ in 1 })
        / Double(structure.placeCount)
    }
  }
}
