extension DossierRule {
  /// Only somebody who wants something can choose; and what nobody is told to choose never happens.
  static let optionsHaveGoals = DossierRule(codes: [.missingKey, .unusedGoals]) { dossier, context in
    var choosers: Set<String> = []
    func check(_ blocks: [Block], of actor: String?) {
      for block in blocks {
        guard let option = block.option else { continue }
        guard let actor else {
          context.report(
            .missingKey, at: block.location, "`\(option)` is a choice, and nobody is there to make it",
            help: "write the block under an actor's strategy, or take out `option`")
          continue
        }
        choosers.insert(actor)
        if dossier.actors[actor]?.goals.isEmpty ?? false {
          context.report(
            .missingKey, at: block.location, "`\(actor)` has no `goals` to choose `\(option)` by",
            help: "give the actor `goals`, or take out `option`")
        }
      }
    }
    for (actor, blocks) in dossier.strategies { check(blocks, of: actor) }
    check(Array(dossier.hazards.values), of: nil)
    for course in dossier.courses.values {
      for (actor, blocks) in course.strategies { check(blocks, of: actor) }
      check(course.blocks, of: nil)
    }
    for actor in dossier.actors.values where !actor.goals.isEmpty && !choosers.contains(actor.id) {
      context.warn(
        .unusedGoals, at: actor.location, "`\(actor.id)` has goals and nothing to choose from",
        help: "mark blocks of its strategy with `option`")
    }
  }
}
