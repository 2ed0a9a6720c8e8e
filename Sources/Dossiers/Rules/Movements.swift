extension DossierRule {
  /// A force's people are counted by origin and motive once; two movements would each count all of them.
  static let oneMovementForEachForce = DossierRule(codes: [.duplicateEntry]) { dossier, context in
    var first: [String: Movement] = [:]
    for movement in dossier.movements.values {
      if let earlier = first[movement.force] {
        context.report(
          .duplicateEntry, at: movement.location,
          "`\(movement.force)` has a movement already, `\(earlier.id)`",
          help: "name all groups under `from` of one movement, or give the other a force of its own")
      } else {
        first[movement.force] = movement
      }
    }
  }
}
