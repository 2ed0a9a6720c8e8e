/// Sets that are described by rules, as places controlled by an actor.
extension AthenaImport {
  /// What a set consists of.
  enum SetKind { case places, groups, civilians, forces, actors }

  /// A member of a set, and when it is one; nil: always.
  typealias Member = (name: String, when: String?)

  /// Members of a set in the order of Athena: as written if they are named, else by name.
  func members(_ gofer: String, of kind: SetKind) throws(AthenaExpression.Failure) -> [Member] {
    guard let entries = TclReader.dictionary(gofer), entries.contains(where: { $0.key == "_rule" }) else {
      return try named(TclReader.list(gofer) ?? [])
    }
    func list(_ name: String) -> [String] {
      entries.last { $0.key == name }.flatMap { TclReader.list($0.value) } ?? []
    }
    var rule = list("_rule").first?.uppercased() ?? ""
    let isAny = list("anyall").first?.uppercased() != "ALL"
    if rule == "BY_VALUE" { return try named(kind == .places ? list("nlist") + list("raw_value") : list("raw_value")) }
    var candidates = candidates(kind)
    for (prefix, narrower) in [("CIV_", names.civilians.map(\.name)), ("FRC_", names.forces)]
    where rule.hasPrefix(prefix) {
      rule = String(rule.dropFirst(prefix.count))
      candidates = narrower
    }
    let (places, actors, groups) = (list("nlist"), list("alist"), list("glist"))
    func join(_ parts: [String]) -> String {
      parts.isEmpty ? "false" : parts.map { "(\($0))" }.joined(separator: isAny ? " or " : " and ")
    }
    switch (kind, rule) {
    case (.places, "CONTROLLED_BY"):
      return candidates.map { place in (place, actors.map { "control(\(place)) == \($0)" }.joined(separator: " or ")) }
    case (.places, "NOT_CONTROLLED_BY"):
      return candidates.map { place in (place, actors.map { "control(\(place)) != \($0)" }.joined(separator: " and ")) }
    case (.places, "WITH_DEPLOYMENT"):
      return candidates.map { place in (place, join(groups.map { "personnel(\($0), \(place)) > 0" })) }
    case (.places, "WITHOUT_DEPLOYMENT"):
      return candidates.map { place in
        (place, groups.map { "personnel(\($0), \(place)) == 0" }.joined(separator: " and "))
      }
    case (.actors, "CONTROLLING"):
      return candidates.map { actor in (actor, places.map { "control(\($0)) == \(actor)" }.joined(separator: " or ")) }
    case (.actors, "INFLUENCE_IN"):
      return candidates.map { actor in (actor, join(places.map { "influence(\(actor), \($0)) > 0" })) }
    case (.civilians, "RESIDENT_IN"), (.groups, "RESIDENT_IN"):
      return candidates.filter { names.home(of: $0).map(places.contains) == true }.map { ($0, nil) }
    case (.civilians, "NOT_RESIDENT_IN"), (.groups, "NOT_RESIDENT_IN"):
      return candidates.filter { names.home(of: $0).map(places.contains) == false }.map { ($0, nil) }
    case (.forces, "OWNED_BY"), (.groups, "OWNED_BY"):
      return candidates.filter { owner(of: $0).map(actors.contains) == true }.map { ($0, nil) }
    case (.actors, "OWNING"):
      return candidates.filter { actor in groups.contains { owner(of: $0) == actor } }.map { ($0, nil) }
    case (.forces, "DEPLOYED_TO"), (.groups, "DEPLOYED_TO"):
      return candidates.map { force in (force, join(places.map { "personnel(\(force), \($0)) > 0" })) }
    case (.forces, "NOT_DEPLOYED_TO"), (.groups, "NOT_DEPLOYED_TO"):
      return candidates.map { force in (force, join(places.map { "personnel(\(force), \($0)) == 0" })) }
    case (_, "MOOD_IS_GOOD"): return candidates.map { ($0, "mood(\($0)) >= 20") }
    case (_, "MOOD_IS_BAD"): return candidates.map { ($0, "mood(\($0)) <= -20") }
    case (_, "MOOD_IS_AMBIVALENT"): return candidates.map { ($0, "mood(\($0)) > -20 and mood(\($0)) < 20") }
    case (_, "LIKING_ACTOR") where !actors.isEmpty && kind != .actors:
      return candidates.map { group in (group, join(actors.map { "vertical(\(group), \($0)) >= 0.2" })) }
    case (_, "DISLIKING_ACTOR") where kind != .actors:
      return candidates.map { group in (group, join(actors.map { "vertical(\(group), \($0)) <= -0.2" })) }
    case (_, "LIKING_GROUP") where kind != .actors:
      return candidates.map { group in (group, join(groups.map { "horizontal(\(group), \($0)) >= 0.2" })) }
    case (_, "DISLIKING_GROUP") where kind != .actors:
      return candidates.map { group in (group, join(groups.map { "horizontal(\(group), \($0)) <= -0.2" })) }
    case (_, "LIKED_BY_GROUP"):
      let function = kind == .actors ? "vertical" : "horizontal"
      return candidates.map { name in (name, join(groups.map { "\(function)(\($0), \(name)) >= 0.2" })) }
    case (_, "DISLIKED_BY_GROUP"):
      let function = kind == .actors ? "vertical" : "horizontal"
      return candidates.map { name in (name, join(groups.map { "\(function)(\($0), \(name)) <= -0.2" })) }
    default: throw AthenaExpression.Failure(message: "the set `\(rule)` is not understood")
    }
  }

  private func candidates(_ kind: SetKind) -> [String] {
    switch kind {
    case .places: names.places
    case .groups: (names.civilians.map(\.name) + names.forces + names.organisations).sorted()
    case .civilians: names.civilians.map(\.name)
    case .forces: names.forces
    case .actors: names.actors
    }
  }

  private func named(_ list: [String]) throws(AthenaExpression.Failure) -> [Member] {
    for name in list where !names.isEntity(name) { throw AthenaExpression.Failure(message: "there is no `\(name)`") }
    return list.map { ($0, nil) }
  }

  func owner(of group: String) -> String? {
    let orders = script.orders("FRCGROUP:CREATE") + script.orders("ORGGROUP:CREATE")
    return orders.first { $0["g"] == group }?["a"]
  }

  /// Places as the dossier writes them where people are stationed.
  func places(_ gofer: String, sortedByName: Bool) throws(AthenaExpression.Failure) -> String {
    guard let entries = TclReader.dictionary(gofer), entries.contains(where: { $0.key == "_rule" }) else {
      return YAMLText.list(try named(TclReader.list(gofer) ?? []).map(\.name))
    }
    func list(_ name: String) -> [String] {
      entries.last { $0.key == name }.flatMap { TclReader.list($0.value) } ?? []
    }
    let keys = [
      "CONTROLLED_BY": "controlled-by", "NOT_CONTROLLED_BY": "not-controlled-by", "WITHOUT_DEPLOYMENT": "without",
      "WITH_DEPLOYMENT": list("anyall").first?.uppercased() == "ALL" ? "with-all" : "with-any",
    ]
    if let key = keys[list("_rule").first?.uppercased() ?? ""] {
      return YAMLText.map([(key, YAMLText.list(list(key.hasSuffix("by") ? "alist" : "glist")))])
    }
    let places = try members(gofer, of: .places).map(\.name)
    return YAMLText.list(sortedByName ? places.sorted() : places)
  }
}
