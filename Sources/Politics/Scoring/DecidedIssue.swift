/// An issue on which it is known what was decided: what models of bargaining are scored on.
public struct DecidedIssue: Hashable, Sendable {
  /// Who wanted what; its name is unique among the issues scored together.
  public let issue: BargainingIssue
  /// What the issue was a part of. Issues of one proposal are decided together and are not independent: they are
  /// never on both sides of a cross-validation, and the bootstrap draws whole proposals.
  public let proposal: String
  /// What was decided, on the issue's scale.
  public let outcome: Double

  /// An issue with its outcome.
  ///
  /// - Throws: `InvalidInput` if the proposal has no name or the outcome is outside the scale.
  public init(_ issue: BargainingIssue, proposal: String, outcome: Double) throws(InvalidInput) {
    var problems: [String] = []
    if proposal.isEmpty { problems.append("Issue '\(issue.name)' has no proposal: name it.") }
    if !issue.scale.contains(outcome) {
      problems.append(
        "The outcome of issue '\(issue.name)' is \(outcome), outside the scale from \(issue.scale.lowerBound) to "
          + "\(issue.scale.upperBound).")
    }
    guard problems.isEmpty else { throw InvalidInput(problems) }
    self.issue = issue
    self.proposal = proposal
    self.outcome = outcome
  }
}

/// Decided issues on one scale, grouped by proposal.
public struct DecidedIssues: Hashable, Sendable {
  /// In the order given.
  public let issues: [DecidedIssue]
  /// The proposals, sorted by name.
  public let proposals: [String]
  /// For each proposal, its issues: positions in `issues`, sorted by name.
  public let members: [[Int]]
  /// The scale of all issues.
  public let scale: ClosedRange<Double>

  /// What was decided, issue by issue.
  public var outcomes: [Double] { issues.map(\.outcome) }

  /// Positions in `issues`, proposal by proposal: an order that does not depend on the order of the input.
  public var sortedPositions: [Int] { members.flatMap(\.self) }

  /// Decided issues.
  ///
  /// - Throws: `InvalidInput` if there is none, two have the same name, or their scales differ.
  public init(_ issues: [DecidedIssue]) throws(InvalidInput) {
    guard let first = issues.first else { throw InvalidInput(["There is no issue: give two or more."]) }
    var problems: [String] = []
    var names: Set<String> = []
    for item in issues {
      if !names.insert(item.issue.name).inserted { problems.append("Two issues are called '\(item.issue.name)'.") }
      if item.issue.scale != first.issue.scale {
        problems.append(
          "The scale of issue '\(item.issue.name)' is not that of '\(first.issue.name)': errors on different scales "
            + "cannot be averaged.")
      }
    }
    guard problems.isEmpty else { throw InvalidInput(problems) }
    let order = issues.indices.sorted {
      (issues[$0].proposal, issues[$0].issue.name) < (issues[$1].proposal, issues[$1].issue.name)
    }
    var proposals: [String] = []
    var members: [[Int]] = []
    for index in order {
      if issues[index].proposal != proposals.last {
        proposals.append(issues[index].proposal)
        members.append([])
      }
      members[members.count - 1].append(index)
    }
    self.issues = issues
    self.proposals = proposals
    self.members = members
    scale = first.issue.scale
  }
}
