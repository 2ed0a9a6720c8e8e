public import Politics

/// The parliaments of a dossier as values of Politics, as they are at the start: for tables and pictures.
extension Blueprint {
  /// The vote on a bill as it would be held at the start.
  ///
  /// - Parameters:
  ///   - bill: its id.
  ///   - version: 0 the bill itself, 1 its first dilution and so on.
  ///   - course: index into `courses`.
  ///   - inputs: in the orders of the blueprint.
  /// - Returns: nil if there is no such bill or version.
  public func rollCall(bill: String, version: Int = 0, course: Int = 0, inputs: Inputs) -> RollCall? {
    guard let index = decisions.bills.firstIndex(where: { $0.id == bill }),
      decisions.bills[index].versions.indices.contains(version)
    else { return nil }
    let (mechanism, state) = politics(course, inputs)
    return mechanism.rollCall(index, version: version, state)
  }

  /// The version of a bill that would come to the vote at the start, and how likely it passes.
  ///
  /// - Parameters:
  ///   - bill: its id.
  ///   - course: index into `courses`.
  ///   - inputs: in the orders of the blueprint.
  /// - Returns: nil if there is no such bill; a nil version: it would be withheld.
  public func agenda(bill: String, course: Int = 0, inputs: Inputs) -> (version: Int?, passage: Double)? {
    guard let index = decisions.bills.firstIndex(where: { $0.id == bill }) else { return nil }
    let (mechanism, state) = politics(course, inputs)
    let (version, passage) = mechanism.decision(index, state)
    return (version < 0 ? nil : version, passage)
  }

  /// The formation of a government with the seats of the start.
  ///
  /// - Parameters:
  ///   - parliament: its id.
  ///   - merged: which of its mergers come about, in the order of their first list's id; nil: all whose chance is above
  ///     0.
  ///   - course: index into `courses`.
  ///   - inputs: in the orders of the blueprint.
  /// - Returns: nil if there is no such parliament. Players are the lists in the order of their ids.
  /// - Throws: `InvalidInput` where no government can be formed at all, as with no seats.
  public func formation(
    parliament: String, merged: [Bool]? = nil, course: Int = 0, inputs: Inputs
  ) throws(InvalidInput) -> GovernmentFormation? {
    guard let index = decisions.parliaments.firstIndex(where: { $0.id == parliament }) else { return nil }
    let (mechanism, state) = politics(course, inputs)
    let mergers = decisions.parliaments[index].formation.mergers
    return try mechanism.formation(
      index, merged: merged ?? mergers.map { mechanism.value($0.chance, or: 1) > 0 }, state)
  }

  /// The election as it would be held at the start.
  ///
  /// - Parameters:
  ///   - parliament: its id.
  ///   - course: index into `courses`.
  ///   - inputs: in the orders of the blueprint.
  /// - Returns: nil if there is no such parliament, or it has no elections.
  public func election(parliament: String, course: Int = 0, inputs: Inputs) -> Election? {
    guard let index = decisions.parliaments.firstIndex(where: { $0.id == parliament }) else { return nil }
    let (mechanism, state) = politics(course, inputs)
    return mechanism.election(index, state)
  }

  private func politics(_ course: Int, _ inputs: Inputs) -> (Decisions, State) {
    let future = Future(
      self, course: course, inputs: inputs, stream: .init(seed: 0, future: 0),
      stack: Simulator(self, weeks: 1).scratch)
    return (Decisions(model: future.model), future.state)
  }
}
