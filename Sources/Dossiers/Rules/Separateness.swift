extension DossierRule {
  /// Adjacency has no direction; stated on one side only, one of the two is a slip.
  static let symmetricAdjacency = DossierRule(codes: [.asymmetricAdjacency]) { dossier, context in
    for place in dossier.places.values {
      for neighbour in place.neighbours {
        if neighbour == place.id {
          context.warn(.asymmetricAdjacency, at: place.location, "`\(place.id)` is its own neighbour")
        } else if let other = dossier.places[neighbour], !other.neighbours.contains(place.id) {
          context.warn(
            .asymmetricAdjacency, at: place.location,
            "`\(place.id)` names `\(neighbour)` as a neighbour, but not the other way round",
            help: "add `\(place.id)` to the neighbours of `\(neighbour)`, or take it out here")
        }
      }
    }
  }

  /// Two ties of one kind between the same two at the same time would count twice.
  static let separateTies = DossierRule(codes: [.overlappingTies]) { dossier, context in
    struct Ends: Hashable {
      let from: String
      let to: String
      let kind: Tie.Kind
    }
    let groups = Dictionary(grouping: dossier.ties) { Ends(from: $0.from, to: $0.to, kind: $0.kind) }
    for ties in groups.values.filter({ $0.count > 1 }) {
      let ordered = ties.sorted {
        ($0.since?.dayNumber ?? Int.min, $0.location) < ($1.since?.dayNumber ?? Int.min, $1.location)
      }
      for (earlier, later) in zip(ordered, ordered.dropFirst()) {
        guard earlier.until?.dayNumber ?? Int.max >= later.since?.lastDayNumber ?? Int.min else { continue }
        let (first, second) = earlier.location < later.location ? (earlier, later) : (later, earlier)
        context.warn(
          .overlappingTies, at: second.location,
          "`\(second.from)` \(second.kind.rawValue) `\(second.to)` already, in \(first.location.file) line \(first.location.line)",
          help: "join their grounds in one tie, or give them times that do not overlap")
      }
    }
  }

  /// A feeling stated twice would silently take the later value.
  static let separateRelationships = DossierRule(codes: [.duplicateEntry]) { dossier, context in
    struct Ends: Hashable {
      let from: String
      let to: String
    }
    var first: [Ends: Location] = [:]
    for relationship in dossier.relationships where !relationship.from.isEmpty && !relationship.to.isEmpty {
      let ends = Ends(from: relationship.from, to: relationship.to)
      if let earlier = first[ends] {
        context.report(
          .duplicateEntry, at: relationship.location,
          "the feeling of `\(ends.from)` towards `\(ends.to)` is stated already, in \(earlier.file) line \(earlier.line)"
        )
      } else {
        first[ends] = relationship.location
      }
    }
  }

  /// Blocks of an actor go by name in `drops` and `happened`; two of one name cannot be told apart.
  static let separateBlocks = DossierRule(codes: [.duplicateEntry]) { dossier, context in
    for (actor, blocks) in dossier.strategies {
      var first: [String: Location] = [:]
      for block in blocks where !block.name.isEmpty {
        if let earlier = first[block.name] {
          context.report(
            .duplicateEntry, at: block.location,
            "`\(actor)` has a block of this name already, in line \(earlier.line)", help: "rename one of them")
        } else {
          first[block.name] = block.location
        }
      }
    }
  }

  /// There is one main indicator and one course that the others are compared with.
  static let oneMainIndicator = DossierRule(codes: [.conflictingKeys]) { dossier, context in
    for indicator in dossier.indicators.values.filter(\.isMain).dropFirst() {
      context.report(.conflictingKeys, at: indicator.location, "there is a main indicator already")
    }
    for course in dossier.courses.values.filter(\.isBaseline).dropFirst() {
      context.report(.conflictingKeys, at: course.location, "there is a baseline already")
    }
  }
}
