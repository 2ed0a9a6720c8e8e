extension DecidedIssues {
  /// Decided issues from a table with a row for each actor on each issue.
  ///
  /// Columns: `issue`, `proposal`, `actor`, `position` and `outcome` (0 to 100), `salience` (0 to 1), `capability` (0 or
  /// more), and where there is one `reference_point` (0 to 100, or empty). Proposal, outcome and reference point belong
  /// to the issue: rows of the same issue must agree, or be empty after the first.
  ///
  /// - Throws: `InvalidInput` with every place at fault.
  public init(_ table: CommaSeparatedTable) throws(InvalidInput) {
    var problems: [String] = []
    let issueColumn = table.column(required: "issue", problems: &problems)
    let proposalColumn = table.column(required: "proposal", problems: &problems)
    let actorColumn = table.column(required: "actor", problems: &problems)
    let positionColumn = table.column(required: "position", problems: &problems)
    let salienceColumn = table.column(required: "salience", problems: &problems)
    let capabilityColumn = table.column(required: "capability", problems: &problems)
    let outcomeColumn = table.column(required: "outcome", problems: &problems)
    let referenceColumn = table.column("reference_point", "reference")
    guard let issueColumn, let proposalColumn, let actorColumn, let positionColumn, let salienceColumn,
      let capabilityColumn, let outcomeColumn
    else { throw InvalidInput(problems) }
    var order: [String] = []
    var drafts: [String: Draft] = [:]
    for row in table.rows {
      guard let name = table.text(row.cells[issueColumn], problems: &problems) else { continue }
      if drafts[name] == nil { order.append(name) }
      var draft = drafts[name] ?? Draft()
      draft.proposal.note(row.cells[proposalColumn].text, row.cells[proposalColumn], table, &problems)
      let outcome = row.cells[outcomeColumn]
      if !outcome.text.isEmpty, let value = table.number(outcome, in: 0...100, problems: &problems) {
        draft.outcome.note(value, outcome, table, &problems)
      }
      if let referenceColumn, !row.cells[referenceColumn].text.isEmpty,
        let value = table.number(row.cells[referenceColumn], in: 0...100, problems: &problems)
      {
        draft.reference.note(value, row.cells[referenceColumn], table, &problems)
      }
      // Each on its own, so that all that is wrong in a row is told.
      let actor = table.text(row.cells[actorColumn], problems: &problems)
      let position = table.number(row.cells[positionColumn], in: 0...100, problems: &problems)
      let salience = table.number(row.cells[salienceColumn], in: 0...1, problems: &problems)
      let capability = table.number(row.cells[capabilityColumn], in: 0...1e12, problems: &problems)
      if let actor, let position, let salience, let capability {
        draft.actors.append(actor)
        draft.positions.append(position)
        draft.saliences.append(salience)
        draft.capabilities.append(capability)
        draft.places.append("\(table.source):\(row.line)")
      }
      drafts[name] = draft
    }
    // Half-read issues would be told to lack actors.
    guard problems.isEmpty else { throw InvalidInput(problems) }
    var decided: [DecidedIssue] = []
    for name in order {
      guard let draft = drafts[name] else { continue }
      let place = draft.places.first.map { "\($0): " } ?? ""
      guard let outcome = draft.outcome.value else {
        problems.append("\(place)Issue '\(name)' has no outcome: say it in one of its rows, or leave the issue out.")
        continue
      }
      do throws(InvalidInput) {
        let issue = try BargainingIssue(
          name: name, actors: draft.actors, positions: draft.positions, saliences: draft.saliences,
          capabilities: draft.capabilities, scale: 0...100, referencePoint: draft.reference.value,
          places: draft.places.map { StancePlaces(actor: $0, position: $0, salience: $0, capability: $0) })
        decided.append(try DecidedIssue(issue, proposal: draft.proposal.value ?? "", outcome: outcome))
      } catch {
        problems += error.problems
      }
    }
    guard problems.isEmpty else { throw InvalidInput(problems) }
    try self.init(decided)
  }

  /// An issue while its rows are read.
  private struct Draft {
    var proposal = Shared<String>(name: "proposal")
    var outcome = Shared<Double>(name: "outcome")
    var reference = Shared<Double>(name: "reference point")
    var actors: [String] = []
    var positions: [Double] = []
    var saliences: [Double] = []
    var capabilities: [Double] = []
    var places: [String] = []
  }

  /// What all rows of an issue must agree on.
  private struct Shared<Value: Equatable> {
    let name: String
    var value: Value?
    private var line = 0

    init(name: String) { self.name = name }

    mutating func note(
      _ new: Value, _ cell: CommaSeparatedTable.Cell, _ table: CommaSeparatedTable, _ problems: inout [String]
    ) {
      guard !cell.text.isEmpty else { return }
      if let value, value != new {
        problems.append(
          table.message(cell, "the \(name) is `\(cell.text)`, but `\(value)` in line \(line) for the same issue"))
      } else if value == nil {
        value = new
        line = cell.line
      }
    }
  }
}
