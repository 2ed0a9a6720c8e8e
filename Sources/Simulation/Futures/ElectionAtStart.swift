import Chance
public import Politics

extension Blueprint {
  /// The election of a parliament as it would be at the start: from what groups feel then to votes by district.
  ///
  /// - Parameters:
  ///   - parliament: the id of one of the dossier's parliaments.
  ///   - course: a position among the courses of action.
  ///   - inputs: of the future whose start it is.
  /// - Returns: nil if the parliament is not elected, or nobody may vote.
  public func election(of parliament: String, course: Int, inputs: Inputs) -> Election? {
    guard let index = decisions.parliaments.firstIndex(where: { $0.id == parliament }) else { return nil }
    var election: Election?
    var simulator = Simulator(self, weeks: 0)
    // Nothing is drawn: votes are expected votes.
    _ = simulator.run(course: course, inputs: inputs, stream: RandomStream(seed: 0, future: 0)) { future in
      election = Decisions(model: future.model).election(index, future.state)
    }
    return election
  }
}
