import Dossiers

/// Names, numbers, dates and sentences of explanations.
struct ExplainerWords {
  let blueprint: Blueprint
  private let attitudes: Attitudes
  private var dossier: Dossier { blueprint.dossier }
  private var structure: Structure { blueprint.structure }

  init(_ blueprint: Blueprint) {
    self.blueprint = blueprint
    let structure = blueprint.structure
    attitudes = Attitudes(
      civilians: structure.civilianCount, forces: structure.forceCount, organisations: structure.organisationCount,
      actors: structure.actorCount, proximity: structure.proximity)
  }

  // MARK: Names

  func group(_ index: Int) -> String {
    guard blueprint.groupIDs.indices.contains(index) else { return "nobody" }
    return dossier.groups[blueprint.groupIDs[index]]?.name ?? blueprint.groupIDs[index]
  }
  func unit(_ index: Int) -> String { group(structure.civilianCount + index) }
  func place(_ index: Int) -> String {
    guard blueprint.places.indices.contains(index) else { return "nowhere" }
    return dossier.places[blueprint.places[index]]?.name ?? blueprint.places[index]
  }
  func actor(_ index: Int) -> String {
    guard blueprint.actors.indices.contains(index) else { return "nobody" }
    return dossier.actors[blueprint.actors[index]]?.name ?? blueprint.actors[index]
  }
  func course(_ index: Int) -> String { course(blueprint.courses[index]) }
  func course(_ id: String) -> String { dossier.courses[id]?.name ?? id }
  func entity(_ id: String) -> String {
    dossier.actors[id]?.name ?? dossier.voices[id]?.name ?? dossier.institutions[id]?.name ?? dossier.places[id]?.name
      ?? dossier.groups[id]?.name ?? id
  }
  private func groups(_ groups: [Int]) -> String {
    groups.count > 3 ? "\(groups.count) groups" : ExplainerWords.list(groups.map(group))
  }
  static func list(_ names: [String]) -> String {
    guard let last = names.last, names.count > 1 else { return names.first ?? "" }
    return names.dropLast().joined(separator: ", ") + " and " + last
  }

  /// `week 18 (2016-10-03)`
  func week(_ week: Int) -> String { "week \(week) (\(dossier.start.adding(days: 7 * week).text))" }

  func blockSource(_ index: Int) -> BlockSource { blueprint.blockSources[index] }

  // MARK: Curves

  func kind(ofCurve curve: Int) -> Attitudes.Kind? {
    attitudes.families.firstIndex { $0.range.contains(curve) }.flatMap { Attitudes.Kind(rawValue: $0) }
  }

  /// Whose attitude, and towards whom: a group, an actor, or a force counted from the first.
  func ends(ofCurve curve: Int) -> (from: Int, to: Int)? {
    guard let kind = kind(ofCurve: curve) else { return nil }
    let position = curve - attitudes.families[kind.rawValue].range.lowerBound
    switch kind {
    case .autonomy, .safety, .culture, .qualityOfLife: return (position, position)
    case .horizontal: return (position / structure.groupCount, position % structure.groupCount)
    case .vertical: return (position / structure.actorCount, position % structure.actorCount)
    case .cooperation: return (position / structure.forceCount, position % structure.forceCount)
    }
  }

  func civilian(ofCurve curve: Int) -> Int? {
    ends(ofCurve: curve).flatMap { $0.from < structure.civilianCount ? $0.from : nil }
  }

  // MARK: Numbers

  /// A fixed number of decimals with a true minus sign; large whole numbers as they are.
  func decimal(_ value: Double, _ decimals: Int) -> String {
    guard value.isFinite, abs(value) < 1e15 else { return "–" }
    var scale = 1.0
    for _ in 0..<decimals { scale *= 10 }
    let scaled = (abs(value) * scale).rounded()
    guard scaled < 1e18 else { return "\(value)" }
    let (whole, fraction) = Int(scaled).quotientAndRemainder(dividingBy: Int(scale))
    let digits = String(fraction)
    let tail = decimals == 0 ? "" : "." + String(repeating: "0", count: decimals - digits.count) + digits
    return (value < 0 && scaled > 0 ? "−" : "") + String(whole) + tail
  }

  func plain(_ value: Double) -> String {
    value == value.rounded() ? decimal(value, 0) : decimal(value, abs(value) < 1 ? 4 : 2)
  }

  func people(_ count: Double) -> String { decimal(count, 0) + (count == 1 ? " person" : " people") }

  func unit(_ subject: ExplainedSubject) -> String {
    switch subject {
    case .curve(let curve):
      switch kind(ofCurve: curve) {
      case .horizontal, .vertical: "of relationship"
      default: "points"
      }
    case .vertical: "of relationship"
    case .influence, .lead(.influence, _, _, _): "of influence"
    case .support, .lead: "of support"
    case .security, .volatility, .mood, .satisfaction, .cooperation: "points"
    case .stock: "people"
    case .placesControlled: "places"
    case .populationControlled: "of all people"
    case .controls, .condition: ""
    case .indicator(let index): blueprint.indicators[index].unit ?? ""
    }
  }

  func number(_ value: Double, _ subject: ExplainedSubject) -> String {
    switch subject {
    case .stock, .placesControlled: decimal(value, 0)
    case .controls, .condition: value != 0 ? "yes" : "no"
    case .indicator: plain(value)
    default: decimal(value, unit(subject) == "points" ? 1 : 3)
    }
  }

  // MARK: Subjects

  func name(_ subject: ExplainedSubject) -> String {
    switch subject {
    case .curve(let curve): return name(ofCurve: curve)
    case .influence(let place, let actor): return "influence of \(self.actor(actor)) in \(self.place(place))"
    case .support(let place, let actor): return "support for \(self.actor(actor)) in \(self.place(place))"
    case .lead(let standing, let place, let actor, let rival):
      return
        "lead\(standing == .support ? " in support" : "") of \(self.actor(actor)) over \(self.actor(rival)) in \(self.place(place))"
    case .security(let place, let group):
      return group.map { "security of \(self.group($0)) in \(self.place(place))" } ?? "security of \(self.place(place))"
    case .volatility(let place): return "volatility of \(self.place(place))"
    case .mood(let groups): return "mood of \(self.groups(groups))"
    case .satisfaction(let groups, let concern):
      return "satisfaction of \(self.groups(groups)) with \(ExplainerWords.concern(concern))"
    case .vertical(let groups, let actor): return "trust of \(self.groups(groups)) in \(self.actor(actor))"
    case .cooperation(let groups, let force): return "cooperation of \(self.groups(groups)) with \(unit(force))"
    case .stock(let table, let positions): return name(table, positions)
    case .placesControlled(let actor): return "places that \(self.actor(actor)) controls"
    case .populationControlled(let actor): return "people under the control of \(self.actor(actor))"
    case .controls(let place, let actor): return "control of \(self.place(place)) by \(self.actor(actor))"
    case .indicator(let index): return blueprint.indicators[index].name
    case .condition(let block): return "condition of “\(blueprint.blockSources[block].block.title)”"
    }
  }

  private func name(ofCurve curve: Int) -> String {
    guard let kind = kind(ofCurve: curve), let (from, to) = ends(ofCurve: curve) else { return "an attitude" }
    switch kind {
    case .horizontal: return "what \(group(from)) feel about \(group(to))"
    case .vertical: return "trust of \(group(from)) in \(actor(to))"
    case .cooperation: return "cooperation of \(group(from)) with \(unit(to))"
    default: return "satisfaction of \(group(from)) with \(ExplainerWords.concern(kind.rawValue))"
    }
  }

  static func concern(_ position: Int) -> String {
    ["autonomy", "safety", "culture", "quality of life"][min(max(position, 0), 3)]
  }

  private func name(_ table: Ledger.Table, _ positions: [Int]) -> String {
    switch table {
    case .present:
      guard let first = positions.first else { return "people deployed" }
      let unit = unit(first % structure.unitCount)
      return positions.count == 1 ? "\(unit) in \(place(first / structure.unitCount))" : "\(unit), deployed"
    case .reserve: return "reserve of " + ExplainerWords.list(positions.map(unit))
    case .losses: return "losses of " + ExplainerWords.list(positions.map(unit))
    case .casualties: return "deaths among \(groups(positions))"
    default: return "population of \(groups(positions))"
    }
  }

  func start(_ table: Ledger.Table, _ position: Int, _ value: Double) -> String {
    "\(name(table, [position])) at the start: \(decimal(value, 0))"
  }

  func beneficiary(_ actor: Int, _ place: Int, _ old: Int, _ new: Int) -> String {
    func gives(_ to: Int) -> String { to == actor ? "keeps it" : "gives it to \(self.actor(to))" }
    return "support for \(self.actor(actor)) in \(self.place(place)): \(gives(old)) → \(gives(new))"
  }
}
