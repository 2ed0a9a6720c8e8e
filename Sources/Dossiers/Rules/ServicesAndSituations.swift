extension DossierRule {
  /// Money cannot raise a service whose level is set, and what is paid for cannot be set.
  static let servicesFitActions = DossierRule(codes: [.wrongKind]) { dossier, context in
    for action in dossier.allBlocks.flatMap(\.actions) {
      switch action.kind {
      case .fundServices(let id, _, _, _):
        if let service = dossier.services[id], !service.isFunded {
          context.report(
            .wrongKind, at: action.location, "the level of `\(id)` does not follow from what is paid for it",
            help: "use `service-level`, or write `funded: true` in the service")
        }
      case .serviceLevel(let id, _, _):
        if let service = dossier.services[id], service.isFunded {
          context.report(
            .wrongKind, at: action.location, "the level of `\(id)` follows from what is paid for it",
            help: "use `fund-services`, or write `funded: false` in the service")
        }
      default: break
      }
    }
  }

  /// At most one situation of a kind goes on in a place.
  static let separateSituations = DossierRule(codes: [.duplicateEntry]) { dossier, context in
    struct Slot: Hashable {
      let kind: Situation.Kind
      let place: String
    }
    var first: [Slot: Situation] = [:]
    for situation in dossier.situations.values where !situation.place.isEmpty {
      let slot = Slot(kind: situation.kind, place: situation.place)
      if let earlier = first[slot] {
        context.report(
          .duplicateEntry, at: situation.location,
          "`\(earlier.id)` is a \(slot.kind.rawValue) in `\(slot.place)` already",
          help: "join them, or let one begin later with the action `situation`")
      } else {
        first[slot] = situation
      }
    }
  }
}
