import Dossiers

/// What stands against actions, and what actors choose among.
extension BlueprintCompiler {
  /// What rules forbid, as written and compiled.
  typealias Prohibition = (written: Rule.Prohibition, compiled: CompiledProhibition)

  mutating func prohibitions() -> [Prohibition] {
    dossier.rules.values.enumerated().compactMap { position, rule in
      guard let forbids = rule.forbids else { return nil }
      return (
        forbids,
        CompiledProhibition(
          rule: position, units: forbids.forces.compactMap { groupPositions[$0].map { $0 - structure.civilianCount } },
          places: forbids.places.compactMap { placePositions[$0] }, unless: forbids.unless.map { program($0) })
      )
    }
  }

  mutating func choices(_ sources: [BlockSource]) -> [CompiledChoice] {
    var options: [(actor: Int, name: String, blocks: [Int])] = []
    for (position, source) in sources.enumerated() {
      guard let name = source.block.option, let actor = source.actor.flatMap({ actorPositions[$0] }) else { continue }
      if let known = options.firstIndex(where: { $0.actor == actor && $0.name == name }) {
        options[known].blocks.append(position)
      } else {
        options.append((actor, name, [position]))
      }
    }
    return options.map { option in
      let actor = dossier.actors[actors[option.actor]]
      return CompiledChoice(
        actor: option.actor, name: option.name, blocks: option.blocks,
        goals: (actor?.goals ?? []).map { goal in
          CompiledChoice.Goal(
            measure: program(goal.measure), weight: numbers.add(goal.weight), scale: goal.scale.map { numbers.add($0) })
        },
        rationality: (actor?.rationality).map { numbers.add($0) }, every: actor?.decides ?? 4)
    }
  }
}

extension Rule.Prohibition {
  /// Whether it may stand against an action of a block.
  func binds(_ action: Action, of actor: String?) -> Bool {
    tactics.contains(action.name) && (actors.isEmpty || actor.map(actors.contains) ?? false)
  }
}
