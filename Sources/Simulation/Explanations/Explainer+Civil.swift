import Dossiers
import OrderedCollections

/// What messages, services, situations, events and consumption go back to.
extension Explainer {
  /// nil: a cause of another mechanism.
  func civilReasons(for key: CauseKey, curve: Int?, from: Moment?, to: Moment) -> [Part]? {
    if let block = Cause.block(ofSource: key.source) { return reasons(forBlock: block, from: from, to: to) }
    switch key.cause {
    case Cause.essentialServices...Cause.transport:
      let services = dossier.services.values
      let index = Int(key.source)
      guard services.indices.contains(index) else { return [] }
      return providers(of: index, curve: curve, from: from, to: to) + groundParts(services[index].grounds, to.replay)
    case Cause.hunger...Cause.sewage: return groundParts(groundsOfSituations(key.cause, curve), to.replay)
    case Cause.consumption:
      guard case .civilian(let civilian)? = dossier.groups[blueprint.groupIDs[Int(key.source)]]?.kind else { return [] }
      return groundParts(civilian.poverty?.grounds ?? [], to.replay)
    case Cause.unemployment:
      let ids = structure.residents[Int(key.source)].flatMap { group -> [String] in
        guard case .civilian(let civilian)? = dossier.groups[blueprint.groupIDs[group]]?.kind else { return [] }
        return civilian.unemployment?.grounds ?? []
      }
      return groundParts(ids.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }, to.replay)
    case Cause.information, Cause.demonstration: return []
    default: return nil
    }
  }

  /// The blocks that have paid for a service or set its level.
  private func providers(of service: Int, curve: Int?, from: Moment?, to: Moment) -> [Part] {
    blueprint.blocks.indices.compactMap { block in
      let provides = blueprint.blocks[block].actions.contains { action in
        switch action {
        case .civil(.fundServices(service, _, _, _)), .civil(.serviceLevel(service, _, _)): true
        default: false
        }
      }
      guard provides, !replays[to.replay].weeksActed(block, until: to.week).isEmpty else { return nil }
      let key = CauseKey(cause: Cause.firstBlock + Int32(truncatingIfNeeded: block), source: -1)
      return Part(
        kind: .cause, text: words.block(block), amount: nil, follow: .cause(key, curve: curve, from: from, to: to))
    }
  }

  /// Of the situations at the start with a cause, where the group lives that feels it, or else everywhere.
  private func groundsOfSituations(_ cause: Int32, _ curve: Int?) -> [String] {
    let home = curve.flatMap { words.civilian(ofCurve: $0) }.map { blueprint.places[structure.home[$0]] }
    let alike = dossier.situations.values.filter { situation in
      let position = Situation.Kind.allCases.firstIndex(of: situation.kind) ?? 0
      return Situations.rules[position].cause == cause
    }
    let here = alike.filter { $0.place == home }
    return (here.isEmpty ? alike : here).flatMap(\.grounds).reduce(into: []) {
      if !$0.contains($1) { $0.append($1) }
    }
  }
}

extension ExplainerWords {
  /// A cause with what it is about; nil: of another mechanism.
  func civilCause(_ key: CauseKey) -> String? {
    if let block = Cause.block(ofSource: key.source) {
      return "\(civilCause(key.cause) ?? "violence"): \(self.block(block))"
    }
    switch key.cause {
    case Cause.essentialServices...Cause.transport:
      let services = blueprint.dossier.services.values
      let index = Int(key.source)
      return services.indices.contains(index) ? "the level of \(services[index].name)" : civilCause(key.cause)
    case Cause.consumption: return "what \(group(Int(key.source))) can buy"
    case Cause.unemployment: return "unemployment in \(place(Int(key.source)))"
    default: return civilCause(key.cause)
    }
  }

  /// A cause by itself; nil: of another mechanism.
  func civilCause(_ cause: Int32) -> String? {
    switch cause {
    case Cause.information: "a message"
    case Cause.hunger: "food that is short or bad"
    case Cause.thirst: "bad water"
    case Cause.communications: "an outage of communications"
    case Cause.culturalSite: "a damaged cultural site"
    case Cause.disaster: "a disaster, drought or accident"
    case Cause.disease: "disease"
    case Cause.sickness: "an epidemic"
    case Cause.fuel: "short fuel"
    case Cause.garbage: "garbage in the streets"
    case Cause.spill: "an industrial spill"
    case Cause.ordnance: "mines or ordnance"
    case Cause.pipeline: "a burning pipeline"
    case Cause.refinery: "a burning refinery"
    case Cause.religiousSite: "a damaged religious site"
    case Cause.sewage: "sewage in the streets"
    case Cause.demonstration: "a demonstration"
    case Cause.essentialServices: "essential services"
    case Cause.energy: "the supply of energy"
    case Cause.water: "the supply of water"
    case Cause.transport: "transport"
    case Cause.consumption: "what people can buy"
    case Cause.unemployment: "unemployment"
    default: nil
    }
  }
}
