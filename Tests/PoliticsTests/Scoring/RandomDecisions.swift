import Chance

@testable import Politics

/// Made-up decisions: issues of proposals, decided by a model and noise.
struct RandomDecisions {
  let issues: DecidedIssues

  init(seed: Int, issues count: Int, perProposal: Int = 2, model: CompromiseModel, noise: Double) throws {
    let stream = RandomStream(seed: UInt64(seed), future: 79)
    issues = try DecidedIssues(
      try (0..<count).map { index in
        let made = try RandomIssue(seed: seed * 1000 + index, actors: 4 + index % 6, coarse: true).issue
        let issue = try BargainingIssue(
          name: "issue \(index)", actors: made.actors, positions: made.positions, saliences: made.saliences,
          capabilities: made.capabilities, scale: 0...100,
          referencePoint: index.isMultiple(of: 3) ? nil : (index.isMultiple(of: 2) ? 0 : 100))
        let error = noise * (2 * stream.uniform(.design, week: 0, entity: index) - 1)
        return try DecidedIssue(
          issue, proposal: "proposal \(index / perProposal)",
          outcome: min(max(model.forecast(issue) + error, 0), 100))
      })
  }

  /// The same decisions in another order, each with its actors in another order.
  static func shuffled(_ issues: DecidedIssues, seed: Int) throws -> DecidedIssues {
    let order = RandomIssue.permutation(issues.issues.count, seed: seed)
    return try DecidedIssues(
      try order.map { index in
        let item = issues.issues[index]
        return try DecidedIssue(
          RandomIssue.permuted(item.issue, seed: seed + index), proposal: item.proposal, outcome: item.outcome)
      })
  }
}
