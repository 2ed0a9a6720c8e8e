import Dossiers

/// Questions about recruits, detainees and displaced people.
enum PeopleStep: Sendable {
  case natives(unit: Int)
  case motive(unit: Int, Int)
  case recruits(unit: Int)
  case detained(Range<Int>)
  case captured(unit: Int)
  case displaced(Range<Int>)
}

extension Program {
  mutating func add(_ query: Expression.PeopleQuery, _ names: Names) {
    func list(_ ids: [String]) -> Range<Int> {
      let start = lists.count
      lists += ids.compactMap { names.groups[$0] }
      return start..<lists.count
    }
    func unit(_ id: String) -> Int { (names.groups[id] ?? 0) - names.structure.civilianCount }
    let step: PeopleStep =
      switch query {
      case .natives(let force): .natives(unit: unit(force))
      case .motive(let force, let motive):
        .motive(unit: unit(force), Movement.Motive.allCases.firstIndex(of: motive) ?? 0)
      case .recruits(let force): .recruits(unit: unit(force))
      case .detained(let groups): .detained(list(groups))
      case .captured(let force): .captured(unit: unit(force))
      case .displaced(let groups): .displaced(list(groups))
      }
    steps.append(.people(step))
  }

  func answer(_ step: PeopleStep, _ state: borrowing State, _ structure: Structure) -> Double {
    let groups = structure.civilianCount
    switch step {
    case .natives(let unit):
      return share(unit, of: structure.movementUnits, state, groups) { movement in
        (0..<groups).reduce(0) { $0 + state.folk.members[movement * groups + $1] }
      }
    case .motive(let unit, let motive):
      return share(unit, of: structure.movementUnits, state, groups) {
        state.folk.byMotive[$0 * PeopleState.motives + motive]
      }
    case .recruits(let unit):
      var sum = 0.0
      for (movement, of) in structure.movementUnits.enumerated() where of == unit {
        sum += state.folk.recruits[movement]
      }
      return sum
    case .detained(let range):
      if state.folk.detained.isEmpty { return 0 }
      return lists[range].reduce(0) { $0 + state.folk.detained[$1] }
    case .captured(let unit): return state.folk.captured.isEmpty ? 0 : state.folk.captured[unit]
    case .displaced(let range):
      var sum = 0.0
      for (route, origin) in structure.routeOrigins.enumerated() where lists[range].contains(origin) {
        sum += state.folk.displaced[route]
      }
      return sum
    }
  }

  /// Of all members of a force's movements.
  private func share(
    _ unit: Int, of units: [Int], _ state: borrowing State, _ groups: Int, _ part: (Int) -> Double
  ) -> Double {
    var (sum, all) = (0.0, 0.0)
    for (movement, of) in units.enumerated() where of == unit {
      sum += part(movement)
      all += state.folk.membership(movement, groups: groups)
    }
    return all > 0 ? sum / all : 0
  }
}
