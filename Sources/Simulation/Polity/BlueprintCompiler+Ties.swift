import Dossiers

/// Finds the ties that matter to a future: those that something asks for or changes, those along which
/// one simulated actor keeps another, and those through which orders reach a force.
extension BlueprintCompiler {
  /// The ties as the dossier has them, and what they make possible. Call after everything that may ask for a tie.
  mutating func tieStructure() -> TieStructure {
    let represented = Representation(dossier, actors: actorPositions, groups: groupPositions, owner: owners)
    let channels = channels(represented)
    let chains = chains(represented)
    for position in 0..<ties.count { ties.set(periods(of: ties.entries[position].key), at: position) }
    return TieStructure(channels: channels, chains: chains)
  }

  mutating func link(_ link: Action.Link) -> CompiledBlock.Link {
    CompiledBlock.Link(
      tie: ties.position(TieTable.Key(from: link.from, kind: link.kind, to: link.to)), holds: link.holds,
      strength: link.strength.map { numbers.add($0) })
  }

  /// Ties by which somebody commands, runs or leads an institution, a force or an actor, now or after an action.
  mutating func commands(over office: String) -> [Int] {
    let made = dossier.allActions.flatMap { action -> [TieTable.Key] in
      switch action.kind {
      case .ties(let links): links.map { TieTable.Key(from: $0.from, kind: $0.kind, to: $0.to) }
      case .appoint(let who, let office): [TieTable.Key(from: who, kind: .runs, to: office)]
      default: []
      }
    }
    var seen: Set<TieTable.Key> = []
    return (possibleTies + made).filter {
      $0.to == office && Tie.Kind.command.contains($0.kind) && seen.insert($0).inserted
    }.map { ties.position($0) }
  }

  private var owners: [Int] { structure.owner }

  /// Every tie that the dossier states or an action may make.
  var possibleTies: [TieTable.Key] {
    dossier.ties.filter { lastDay($0) >= dossier.start.dayNumber }.map {
      TieTable.Key(from: $0.from, kind: $0.kind, to: $0.to)
    } + ties.entries.map(\.key)
  }

  private func lastDay(_ tie: Tie) -> Int { tie.until?.lastDayNumber ?? Int.max }

  private mutating func channels(_ represented: Representation) -> [TieStructure.Channel] {
    var seen: Set<TieTable.Key> = []
    var channels: [TieStructure.Channel] = []
    for key in possibleTies where seen.insert(key).inserted {
      guard let kind = PatronageChannel(key.kind), let patron = represented.actor(of: key.from),
        let client = represented.actor(of: key.to), patron != client
      else { continue }
      channels.append(
        TieStructure.Channel(client: client, patron: patron, tie: ties.position(key), kind: kind))
    }
    return channels.sorted {
      ($0.client, $0.patron, $0.kind.rawValue, $0.tie) < ($1.client, $1.patron, $1.kind.rawValue, $1.tie)
    }
  }

  private mutating func chains(_ represented: Representation) -> [[TieStructure.Chain]] {
    var holders: [String: [(from: String, kind: Int, key: TieTable.Key)]] = [:]
    var seen: Set<TieTable.Key> = []
    for key in possibleTies where seen.insert(key).inserted {
      guard let rank = Tie.Kind.command.firstIndex(of: key.kind) else { continue }
      holders[key.to, default: []].append((key.from, rank, key))
    }
    for id in holders.keys { holders[id]?.sort { ($0.kind, $0.from) < ($1.kind, $1.from) } }
    return (0..<structure.unitCount).map { unit in
      let id = groups[structure.civilianCount + unit]
      var found: [TieStructure.Chain] = []
      var visited: Set<String> = [id]
      var front: [(id: String, way: [TieTable.Key])] = [(id, [])]
      for _ in 0..<4 where !front.isEmpty {
        var next: [(id: String, way: [TieTable.Key])] = []
        var fallbacks: [(actor: Int, way: [TieTable.Key])] = []
        for (node, way) in front {
          for holder in holders[node] ?? [] where visited.insert(holder.from).inserted {
            let way = way + [holder.key]
            if let actor = actorPositions[holder.from] {
              found.append(TieStructure.Chain(actor: actor, ties: way.map { ties.position($0) }))
            } else {
              next.append((holder.from, way))
              // Whom it stands for, where nobody is said to command it.
              if let actor = represented.actor(of: holder.from) { fallbacks.append((actor, way)) }
            }
          }
        }
        for (actor, way) in fallbacks where !next.contains(where: { holders[$0.id] != nil }) {
          found.append(TieStructure.Chain(actor: actor, ties: way.map { ties.position($0) }))
        }
        front = next
      }
      return found
    }
  }

  private mutating func periods(of key: TieTable.Key) -> [TieTable.Period] {
    dossier.ties.compactMap { tie in
      guard TieTable.Key(from: tie.from, kind: tie.kind, to: tie.to) == key, lastDay(tie) >= dossier.start.dayNumber
      else { return nil }
      let starts = tie.since.map { $0.dayNumber > dossier.start.dayNumber ? firstWeek(.date($0)) : 0 } ?? 0
      let certain = tie.grounds.contains { id in
        guard let claim = dossier.claims[id] else { return true }
        if case .probability(let credence) = claim.credence { return credence >= 1 }
        return false
      }
      return TieTable.Period(
        from: starts, until: tie.until.map { lastWeek(.date($0)) } ?? Int.max,
        claims: certain ? [] : tie.grounds.map { numbers.claim($0) }, strength: tie.strength.map { numbers.add($0) })
    }
  }
}

/// For which simulated actor an entity acts: its own, the one that owns it, or the one it leads, works
/// for, is part of, represents or is a member of, as far as the dossier says so at the start.
private struct Representation {
  private let dossier: Dossier
  private let actors: [String: Int]
  private let groups: [String: Int]
  private let owner: [Int]
  private var leads: [String: [String]] = [:]

  init(_ dossier: Dossier, actors: [String: Int], groups: [String: Int], owner: [Int]) {
    self.dossier = dossier
    self.actors = actors
    self.groups = groups
    self.owner = owner
    let start = dossier.start.dayNumber
    for kind in [Tie.Kind.leads, .partOf, .worksFor, .represents, .memberOf] {
      for tie in dossier.ties where tie.kind == kind {
        guard tie.since?.dayNumber ?? Int.min <= start, tie.until?.lastDayNumber ?? Int.max >= start else { continue }
        leads[tie.from, default: []].append(tie.to)
      }
    }
  }

  func actor(of id: String) -> Int? {
    var front = [id]
    var visited: Set<String> = [id]
    for _ in 0..<5 {
      for id in front { if let actor = here(id) { return actor } }
      front = front.flatMap { id in
        ((dossier.institutions[id]?.of).map { [$0] } ?? []) + (leads[id] ?? [])
      }.filter { visited.insert($0).inserted }
    }
    return nil
  }

  private func here(_ id: String) -> Int? {
    if let actor = actors[id] { return actor }
    guard let group = groups[id] else { return nil }
    let unit = group - (groups.count - owner.count)
    return unit >= 0 ? owner[unit] : nil
  }
}
