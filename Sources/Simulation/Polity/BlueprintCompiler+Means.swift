import Dossiers

extension BlueprintCompiler {
  /// Money, pools of people and growth; what blocks need of them is known once they are compiled.
  mutating func means(_ blocks: [CompiledBlock]) -> MeansBlueprint {
    var means = MeansBlueprint()
    for id in actors {
      let money = dossier.actors[id]?.money
      means.budgets.append(money?.budget.map { numbers.add($0) })
      means.incomes.append(money?.income.map { numbers.add($0) })
      means.cash.append(money?.cash.map { numbers.add($0) })
      means.savings.append(money?.savings.map { numbers.add($0) })
      means.usesMoney = means.usesMoney || money != nil
    }
    means.usesMoney = means.usesMoney || dossier.parliaments.values.contains { $0.formation?.spoils != nil }
    for id in groups {
      switch dossier.groups[id]?.kind {
      case .civilian(let civilian):
        means.growth.append(civilian.growth.map { numbers.add($0) })
        means.hasGrowth = means.hasGrowth || civilian.growth != nil
      case .force(let force):
        means.reserves.append(force.reserve.map { numbers.add($0) })
        means.costs.append(force.cost.map { numbers.add($0) })
      case .organisation(let organisation):
        means.reserves.append(organisation.reserve.map { numbers.add($0) })
        means.costs.append(organisation.cost.map { numbers.add($0) })
      case nil: break
      }
    }
    means.stations = stations
    var isStationed = Array(repeating: false, count: structure.unitCount)
    for block in blocks {
      means.isUsed = means.isUsed || block.needsMeans
      for case .station(_, let unit, _, _, _, _) in block.actions { isStationed[unit] = true }
    }
    means.stationed = isStationed.indices.filter { isStationed[$0] }
    return means
  }

  mutating func deployments(
    _ deployments: [Group.Deployment], _ group: Int
  ) -> [PopulationBlueprint.Deployment] {
    deployments.compactMap { deployment in
      placePositions[deployment.place].map {
        PopulationBlueprint.Deployment(
          unit: group - structure.civilianCount, place: $0, activity: position(deployment.activity),
          personnel: numbers.add(deployment.personnel))
      }
    }
  }

  /// The belief system of each group and actor.
  var beliefPositions: [String: Int] {
    let systems = Dictionary(uniqueKeysWithValues: dossier.beliefs.keys.enumerated().map { ($1, $0) })
    var positions: [String: Int] = [:]
    for id in actors { positions[id] = dossier.actors[id]?.beliefs.flatMap { systems[$0] } }
    for id in groups {
      switch dossier.groups[id]?.kind {
      case .civilian(let civilian): positions[id] = systems[civilian.beliefs]
      case .force(let force): positions[id] = positions[force.owner]
      case .organisation(let organisation): positions[id] = positions[organisation.owner]
      case nil: break
      }
    }
    return positions
  }

  private mutating func compile(_ portion: Action.Portion) -> CompiledBlock.Portion {
    switch portion {
    case .all: .all
    case .number(let quantity): .number(numbers.add(quantity))
    case .share(let quantity): .share(numbers.add(quantity))
    case .between(let least, let most): .between(least: least.map { numbers.add($0) }, most: numbers.add(most))
    case .allBut(let quantity): .allBut(numbers.add(quantity))
    }
  }

  private func compile(_ places: Action.Places) -> CompiledBlock.Places {
    switch places {
    case .named(let ids): .named(ids.compactMap { placePositions[$0] })
    case .controlled(let actors, let isSo): .controlled(by: actors.compactMap { actorPositions[$0] }, isSo: isSo)
    case .holding(let forces, let presence):
      .holding(units: forces.compactMap { groupPositions[$0].map { $0 - structure.civilianCount } }, presence)
    }
  }

  /// The number of a cause that has a name: that of the first block that gives it.
  mutating func cause(_ name: String) -> Int32 {
    let first = causes[name] ?? currentBlock
    causes[name] = first
    return Cause.firstBlock + Int32(truncatingIfNeeded: first)
  }

  /// Actions that move people and money.
  mutating func compileMeans(_ kind: Action.Kind, actor: Int) -> CompiledBlock.Action? {
    func unit(_ id: String) -> Int { (groupPositions[id] ?? structure.civilianCount) - structure.civilianCount }
    func group(_ id: String) -> Int { groupPositions[id] ?? 0 }
    switch kind {
    case .station(let force, let places, let portion, let allocation, let isRenewed):
      defer { stations += 1 }
      return .station(
        stations, unit: unit(force), places: compile(places), portion: compile(portion), allocation: allocation,
        isRenewed: isRenewed)
    case .assign(let force, let place, let activity, let portion):
      return .assign(
        unit: unit(force), place: placePositions[place] ?? 0, activity: position(activity), portion: compile(portion))
    case .raise(let force, let size):
      let size: CompiledBlock.Raise =
        switch size {
        case .number(let quantity): .number(numbers.add(quantity))
        case .share(let quantity): .share(numbers.add(quantity))
        case .total(let quantity): .total(numbers.add(quantity))
        case .undeployed(let quantity): .undeployed(numbers.add(quantity))
        }
      return .raise(unit: unit(force), size: size)
    case .release(let force, let portion): return .release(unit: unit(force), portion: compile(portion))
    case .fund(let recipient, let portion):
      return .fund(actor: actor, recipient: actorPositions[recipient] ?? actor, portion: compile(portion))
    case .deposit(let portion): return .deposit(actor: actor, portion: compile(portion))
    case .draw(let portion): return .draw(actor: actor, portion: compile(portion))
    case .spend(let portion): return .spend(actor: actor, portion: compile(portion))
    case .flow(let from, let to, let portion):
      return .flow(from: group(from), to: group(to), portion: compile(portion))
    case .trickle(let from, let to, let rate):
      return .trickle(from: group(from), to: group(to), perYear: numbers.add(rate))
    case .fallen(let force, let place, let amount):
      return .fallen(unit: unit(force), place: placePositions[place] ?? 0, amount: compile(amount))
    default: return nil
    }
  }
}
