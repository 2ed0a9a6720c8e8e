/// Decided issues as a JSON document holds them: the form of the DEU files.
///
///     {"capability_tables": {"nice": {"de": 29, "fr": 29}},
///      "issues": [{"id": "a1", "proposal": "a", "regime": "nice", "reference_point": 0, "outcome": 50,
///                  "actors": [["de", 100, 80], ["fr", 0, 40]]}]}
///
/// An actor is a name, a position, a salience in percent and, if there are no tables, a capability. Other members of
/// the document are ignored.
public struct DecidedIssueDocument: Decodable, Hashable, Sendable {
  struct Stance: Decodable, Hashable, Sendable {
    let actor: String
    let position: Double
    let salience: Double
    let capability: Double?

    init(from decoder: any Decoder) throws {
      var list = try decoder.unkeyedContainer()
      actor = try list.decode(String.self)
      position = try list.decode(Double.self)
      salience = try list.decode(Double.self)
      capability = list.isAtEnd ? nil : try list.decode(Double.self)
    }
  }

  struct Issue: Decodable, Hashable, Sendable {
    let id, proposal: String
    let regime: String?
    let outcome: Double
    let reference: Double?
    let actors: [Stance]

    enum CodingKeys: String, CodingKey {
      case id, proposal, regime, outcome, actors
      case reference = "reference_point"
    }
  }

  let tables: [String: [String: Double]]?
  let issues: [Issue]

  enum CodingKeys: String, CodingKey {
    case issues
    case tables = "capability_tables"
  }

  /// The issues, checked, on a scale from 0 to 100.
  ///
  /// Capabilities are those written beside the actors, else those of the table that the issue's `regime` names. The
  /// Commission (`com`) and the Parliament (`ep`) then take the largest value of a state that is present, a state that
  /// the table lacks the lowest.
  ///
  /// - Throws: `InvalidInput` with everything that is wrong, by issue.
  public func decidedIssues() throws(InvalidInput) -> DecidedIssues {
    var problems: [String] = []
    var decided: [DecidedIssue] = []
    for issue in issues {
      do throws(InvalidInput) {
        let bargaining = try BargainingIssue(
          name: issue.id, actors: issue.actors.map(\.actor), positions: issue.actors.map(\.position),
          saliences: issue.actors.map { $0.salience / 100 }, capabilities: try capabilities(issue), scale: 0...100,
          referencePoint: issue.reference)
        decided.append(try DecidedIssue(bargaining, proposal: issue.proposal, outcome: issue.outcome))
      } catch {
        problems += error.problems
      }
    }
    guard problems.isEmpty else { throw InvalidInput(problems) }
    return try DecidedIssues(decided)
  }

  private func capabilities(_ issue: Issue) throws(InvalidInput) -> [Double] {
    let written = issue.actors.compactMap(\.capability)
    if written.count == issue.actors.count { return written }
    guard let regime = issue.regime, let table = tables?[regime] else {
      throw InvalidInput([
        "Issue '\(issue.id)' has actors without a capability and "
          + (issue.regime.map { "its regime '\($0)' is not in `capability_tables`" } ?? "no `regime`")
          + ": give each actor a fourth number, or a table."
      ])
    }
    let present = issue.actors.compactMap { table[$0.actor] }
    guard let least = present.min(), let most = present.max() else {
      throw InvalidInput(["No actor of issue '\(issue.id)' is in the capability table '\(regime)'."])
    }
    let all = issue.actors.map { stance in
      stance.capability ?? table[stance.actor] ?? (["com", "ep"].contains(stance.actor) ? most : least)
    }
    guard let largest = all.max(), largest > 0 else { return all }
    return all.map { $0 / largest * 100 }
  }
}
