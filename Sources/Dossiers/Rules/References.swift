extension DossierRule {
  /// A course drops blocks by name; a misspelt name would silently drop nothing.
  static let droppedBlocksExist = DossierRule(codes: [.unknownBlock]) { dossier, context in
    for course in dossier.courses.values {
      for (actor, blocks) in course.drops {
        let names = (dossier.strategies[actor] ?? []).map(\.name)
        for block in blocks where !names.contains(block) {
          context.report(
            .unknownBlock, at: course.location, "`\(actor)` has no block `\(block.prefix(80))` to drop",
            help: context.decoding.nearest(
              block, among: names,
              otherwise: names.isEmpty ? "it has no strategy" : "its blocks are \(names.joined(separator: ", "))"))
        }
      }
    }
  }

  /// Tables are cited by line, texts by paragraph.
  static let citationsFitSources = DossierRule(codes: [.wrongKind]) { dossier, context in
    for claim in dossier.claims.values {
      for citation in claim.citations {
        guard let source = dossier.sources[citation.source] else { continue }
        switch citation.passage {
        case .line:
          if source.kind != .dataset {
            context.report(
              .wrongKind, at: citation.location, "`\(source.id)` is no data set; its text is cited by paragraph",
              help: "write `paragraph:` and `characters:`, or `kind: dataset` in its source")
          }
        case .characters:
          if source.kind == .dataset {
            context.report(
              .wrongKind, at: citation.location, "`\(source.id)` is a data set; it is cited by line",
              help: "write `line:`, and `column:` if the claim has a value")
          }
        }
      }
    }
  }

  /// What nothing refers to is either forgotten or can go. Disputed claims are shown to the reader as such and
  /// may stand alone; so may predictions that a study tests.
  static let everythingIsUsed = DossierRule(codes: [.unusedClaim, .unusedAssumption], needsSoundDossier: true) {
    dossier, context in
    let used = context.decoding.usedGrounds
    for claim in dossier.claims.values where !used.contains(claim.id) {
      guard claim.credence != .disputed, claim.predicts == nil, claim.contradicts.isEmpty else { continue }
      context.warn(
        .unusedClaim, at: claim.location, "nothing refers to the claim `\(claim.id)`",
        help: "name it in a `because`, or delete it")
    }
    for assumption in dossier.assumptions.values where !used.contains(assumption.id) {
      context.warn(
        .unusedAssumption, at: assumption.location, "nothing refers to the assumption `\(assumption.id)`",
        help: "name it in a `because` or take its value, or delete it")
    }
  }
}
