import Dossiers

/// Who directs, pays, helps and fights whom: the dossier's ties with what supports them.
struct PowerNetwork {
  struct Link {
    let tie: Tie
    let from: String
    let to: String
    /// `runs`, `allied with`
    let kind: String
    let period: String?
    /// It has not ended before the start.
    let isPresent: Bool
    let support: Support
    /// The claims, or the assumption, it stands on.
    let attribution: String
    let locators: String
  }

  /// What a tie stands on, in falling order of strength.
  enum Support: String {
    /// At least one claim asserts or reports it, and a probability of one half or more is agreed.
    case asserted
    /// Only hedged or disputed claims.
    case hedged
    /// An assumption of the analyst.
    case assumed
  }

  struct Member {
    let id: String
    let name: String
    let kind: String
    let role: String?
    /// Actors and institutions that it directs or pays itself.
    let directs: Int
    /// Those it reaches so, directly or through others, and the simulated places that it or they control.
    let reaches: Int
    /// Like `reaches`, by ties that somebody asserts plainly only.
    let reachesPlainly: Int
    let ties: Int
    let allies: Int
    let opponents: Int
    /// Simulated places that it controls at the start.
    let places: [String]
    let isSimulated: Bool
  }

  let links: [Link]
  /// Most influential first.
  let members: [Member]

  /// The kinds of tie by which the one can make the other do something.
  static func conveysPower(_ kind: Tie.Kind) -> Bool {
    switch kind {
    case .leads, .commands, .directs, .controls, .runs, .owns, .funds, .arms, .sponsors: true
    default: false
    }
  }

  init(_ material: Material) {
    let dossier = material.dossier
    let names = material.names
    let belongs = { (id: String) in dossier.actors[id] != nil || dossier.institutions[id] != nil }
    links = dossier.ties.map { tie in
      let claims = tie.grounds.compactMap { material.claim($0) }
      let assumptions = tie.grounds.compactMap { dossier.assumptions[$0] }
      let support: Support =
        claims.contains { !$0.isHedged } ? .asserted : (claims.isEmpty ? .assumed : .hedged)
      let parts = claims.map(\.attribution) + assumptions.map { "assumed by the analyst: \($0.says)" }
      return Link(
        tie: tie, from: names.entity(tie.from), to: names.entity(tie.to),
        kind: tie.kind.rawValue.replacing("-", with: " "),
        period: DateText.period(since: tie.since, until: tie.until),
        isPresent: tie.until.map { $0.dayNumber >= dossier.start.dayNumber } ?? true, support: support,
        attribution: PowerNetwork.distinct(parts).joined(separator: " · "),
        locators: PowerNetwork.distinct(claims.map(\.locators)).joined(separator: "; "))
    }
    let power = links.filter {
      PowerNetwork.conveysPower($0.tie.kind) && $0.isPresent && belongs($0.tie.from) && belongs($0.tie.to)
    }
    let places = Array(dossier.places.values)
    let reach = PowerNetwork.reach(power, places)
    let plainReach = PowerNetwork.reach(power.filter { $0.support == .asserted }, places)
    let links = links
    let ids = Array(dossier.actors.keys) + Array(dossier.institutions.keys)
    let found = ids.map { id -> Member in
      let own = links.filter { $0.isPresent && ($0.tie.from == id || $0.tie.to == id) }
      let places = dossier.places.values.filter { $0.controller == .actor(id) }
      return Member(
        id: id, name: names.entity(id), kind: names.kind(id), role: dossier.actors[id]?.role,
        directs: PowerNetwork.distinct(power.filter { $0.tie.from == id }.map(\.tie.to)).count,
        reaches: reach[id]?.count ?? 0, reachesPlainly: plainReach[id]?.count ?? 0, ties: own.count,
        allies: own.filter { $0.tie.sign > 0 }.count, opponents: own.filter { $0.tie.sign < 0 }.count,
        places: places.map(\.name), isSimulated: dossier.actors[id]?.beliefs != nil)
    }
    members = found.filter { $0.ties > 0 || !$0.places.isEmpty }.enumerated().sorted {
      let one = $0.element
      let other = $1.element
      if one.reaches != other.reaches { return one.reaches > other.reaches }
      if one.places.count != other.places.count { return one.places.count > other.places.count }
      if one.ties != other.ties { return one.ties > other.ties }
      return $0.offset < $1.offset
    }.map(\.element)
  }

  /// The ids in order of first appearance.
  static func distinct(_ ids: [String]) -> [String] {
    var seen: Set<String> = []
    return ids.filter { seen.insert($0).inserted }
  }

  /// All that can be reached from each node along the links, and the places that those control.
  private static func reach(_ links: [Link], _ places: [Place]) -> [String: [String]] {
    var targets: [String: [String]] = [:]
    for place in places {
      guard case .actor(let holder)? = place.controller else { continue }
      targets[holder, default: []].append(place.id)
    }
    for link in links { targets[link.tie.from, default: []].append(link.tie.to) }
    return targets.keys.reduce(into: [:]) { result, start in
      var seen: Set<String> = [start]
      var reached: [String] = []
      var open = [start]
      while let node = open.popLast() {
        for target in targets[node] ?? [] where seen.insert(target).inserted {
          reached.append(target)
          open.append(target)
        }
      }
      result[start] = reached
    }
  }
}
