import Dossiers

/// Movements and routes of flight, with names resolved.
struct PeopleBlueprint: Sendable {
  struct Movement: Sendable {
    let unit: Int
    let against: Int
    let groups: [Int]
    let potential: NumberID
    let pace: NumberID?
    let threshold: NumberID?
    /// By motive; nil: it does not count.
    let motives: [NumberID?]
    let natives: NumberID?
    let believers: NumberID?
  }
  struct Route: Sendable {
    let from: Int
    let to: Int
    let start: NumberID?
  }

  let movements: [Movement]
  let routes: [Route]
}

/// An action on people's freedom, with names resolved.
enum CompiledCustody: Sendable {
  case detain(unit: Int, groups: [Int], against: Int, place: Int?, personnel: NumberID, accuracy: NumberID?)
  case release(groups: [Int], unit: Int?, share: NumberID)
  case amnesty(unit: Int, share: NumberID)
}

extension BlueprintCompiler {
  mutating func people() -> PeopleBlueprint {
    PeopleBlueprint(
      movements: dossier.movements.values.map { movement in
        PeopleBlueprint.Movement(
          unit: (groupPositions[movement.force] ?? structure.civilianCount) - structure.civilianCount,
          against: actorPositions[movement.against] ?? 0, groups: movement.from.compactMap { groupPositions[$0] },
          potential: numbers.add(movement.potential), pace: movement.pace.map { numbers.add($0) },
          threshold: movement.threshold.map { numbers.add($0) },
          motives: Dossiers.Movement.Motive.allCases.map { movement.motives[$0].map { numbers.add($0) } },
          natives: movement.natives.map { numbers.add($0) }, believers: movement.believers.map { numbers.add($0) })
      },
      routes: dossier.routes.map { route in
        PeopleBlueprint.Route(
          from: groupPositions[route.from] ?? 0, to: groupPositions[route.to] ?? 0,
          start: route.start.map { numbers.add($0) })
      })
  }

  mutating func compile(_ custody: Action.Custody) -> CompiledCustody {
    func unit(_ id: String) -> Int { (groupPositions[id] ?? structure.civilianCount) - structure.civilianCount }
    switch custody {
    case .detain(let by, let of, let against, let place, let personnel, let accuracy):
      return .detain(
        unit: unit(by), groups: of.compactMap { groupPositions[$0] }, against: unit(against),
        place: place.flatMap { placePositions[$0] }, personnel: numbers.add(personnel),
        accuracy: accuracy.map { numbers.add($0) })
    case .release(let of, let force, let share):
      return .release(
        groups: of.compactMap { groupPositions[$0] }, unit: force.map(unit), share: numbers.add(share))
    case .amnesty(let force, let share): return .amnesty(unit: unit(force), share: numbers.add(share))
    }
  }
}
