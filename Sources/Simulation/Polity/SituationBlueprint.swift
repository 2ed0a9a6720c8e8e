import Dossiers

/// Situations at the start, and what groups bring to services, situations and consumption.
struct SituationBlueprint: Sendable {
  struct Start: Sendable {
    /// Position among the kinds.
    let kind: Int
    let place: Int
    let coverage: NumberID?
    /// 0: until somebody resolves it.
    let weeks: Int
    let isNew: Bool
    /// A group, or −1.
    let resolver: Int
  }

  let start: [Start]
  /// By group: whether what it puts right is credited to locals.
  let isLocal: [Bool]
  /// By civilian group.
  let isSubsistence: [Bool]
  /// By civilian group; nil: not modelled.
  let poverty: [NumberID?]
}

extension BlueprintCompiler {
  mutating func situations() -> SituationBlueprint {
    let start = dossier.situations.values.map { situation in
      SituationBlueprint.Start(
        kind: position(situation.kind), place: placePositions[situation.place] ?? 0,
        coverage: situation.coverage.map { numbers.add($0) }, weeks: weeks(situation.weeks, situation.kind),
        isNew: situation.isNew, resolver: situation.resolver.flatMap { groupPositions[$0] } ?? -1)
    }
    var (isLocal, isSubsistence, poverty): ([Bool], [Bool], [NumberID?]) = ([], [], [])
    for id in groups {
      switch dossier.groups[id]?.kind {
      case .civilian(let civilian):
        isLocal.append(true)
        isSubsistence.append(civilian.isSubsistence)
        poverty.append(civilian.poverty.map { numbers.add($0) })
      case .force(let force): isLocal.append(force.isLocal)
      case .organisation, nil: isLocal.append(false)
      }
    }
    return SituationBlueprint(start: start, isLocal: isLocal, isSubsistence: isSubsistence, poverty: poverty)
  }

  func position(_ kind: Situation.Kind) -> Int { Situation.Kind.allCases.firstIndex(of: kind) ?? 0 }

  func weeks(_ weeks: Int?, _ kind: Situation.Kind) -> Int { weeks ?? Situations.rules[position(kind)].weeks }
}
