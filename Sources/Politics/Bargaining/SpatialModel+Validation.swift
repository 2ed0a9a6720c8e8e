extension SpatialModel {
  /// What is wrong with an input or an option.
  func problems(with input: BargainingInput) -> [String] {
    var problems: [String] = []
    for actor in input.actors {
      let stances = input.issues.compactMap { issue in issue.actors.firstIndex(of: actor).map { (issue, $0) } }
      let absent = input.issues.filter { !$0.actors.contains(actor) }.map { "'\($0.name)'" }
      if !absent.isEmpty {
        problems.append(
          "'\(actor)' has no stance on \(absent.joined(separator: ", ")): this model needs one on every issue "
            + "(with a low salience if it hardly cares).")
      }
      let capabilities = stances.map { $0.0.capabilities[$0.1] }
      if let first = capabilities.first, let other = capabilities.first(where: { $0 != first }) {
        problems.append(
          "'\(actor)' has different capabilities, \(first) and \(other): this model needs the same on every issue.")
      }
      let salience = stances.reduce(0) { $0 + $1.0.saliences[$1.1] }
      if !(salience > 0) {
        problems.append("The saliences of '\(actor)' are all 0: leave it out, or give one above 0.")
      } else if salience > 1 + 1e-9 {
        problems.append(
          "The saliences of '\(actor)' add to \(salience): in this model they share out one attention, so they must "
            + "add to at most 1.")
      }
    }
    if turns < 1 { problems.append("The number of turns is \(turns): it must be 1 or more.") }
    if !(settled >= 0 && settled < 1) {
      problems.append("The share of movement at which turns end is \(settled): it must be from 0 to below 1.")
    }
    return problems + accommodationProblems(input.actors)
  }

  private func accommodationProblems(_ actors: [String]) -> [String] {
    guard let accommodation else { return [] }
    guard accommodation.count == actors.count, accommodation.allSatisfy({ $0.count == actors.count }) else {
      return ["The accommodation matrix must have \(actors.count) rows and columns, one for each actor."]
    }
    return zip(actors, accommodation).compactMap { actor, row in
      guard row.allSatisfy({ $0 >= 0 }), row.reduce(0, +) <= 1 + 1e-9 else {
        return "The accommodation row of '\(actor)' must have numbers of 0 or more that add to at most 1."
      }
      return nil
    }
  }
}
