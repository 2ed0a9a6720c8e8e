import Dossiers
import OrderedCollections

/// What votes, elections and governments go back to.
extension Explainer {
  /// nil: a cause of another mechanism.
  func decisionReasons(for key: CauseKey, from: Moment?, to: Moment) -> [Part]? {
    let decisions = blueprint.decisions
    let source = Int(key.source)
    switch key.cause {
    case Cause.exclusion, Cause.inclusion:
      guard decisions.lists.indices.contains(source) else { return [] }
      let parliament = decisions.parliaments[decisions.lists[source].parliament]
      return seatParts(parliament, to) + groundParts(dossier.parliaments[parliament.id]?.grounds ?? [], to.replay)
    case Cause.vote:
      guard decisions.bills.indices.contains(source) else { return [] }
      return billParts(source, from: from, to: to)
    case Cause.government, Cause.election:
      guard decisions.parliaments.indices.contains(source) else { return [] }
      return groundParts(dossier.parliaments[decisions.parliaments[source].id]?.grounds ?? [], to.replay)
    default: return nil
    }
  }

  /// The government that was formed last, and the seats it was formed with.
  private func seatParts(_ parliament: DecisionsBlueprint.Parliament, _ moment: Moment) -> [Part] {
    let politics = state(moment).politics
    return parliament.lists.filter { politics.seats[$0] > 0 }.map { list in
      Part(
        kind: .condition,
        text: "\(words.list(list)): \(politics.seats[list]) seats, "
          + (politics.governs[list] ? "in the government" : "not in the government"),
        size: Double(politics.seats[list]))
    }
  }

  /// Why a bill came to the vote, and what it and its rules stand on.
  private func billParts(_ bill: Int, from: Moment?, to: Moment) -> [Part] {
    let callers = blueprint.blocks.indices.filter { block in
      blueprint.blocks[block].actions.contains { action in
        if case .decision(.vote(bill, _)) = action { true } else { false }
      } && !replays[to.replay].weeksActed(block, until: to.week).isEmpty
    }
    return callers.map { block in
      let key = CauseKey(cause: Cause.firstBlock + Int32(truncatingIfNeeded: block), source: -1)
      return Part(
        kind: .cause, text: words.block(block), amount: nil, follow: .cause(key, curve: nil, from: from, to: to))
    } + groundParts(dossier.bills[blueprint.decisions.bills[bill].id]?.grounds ?? [], to.replay)
  }

  /// A rule that a vote or a block has changed; nil: neither has.
  func enactedPart(_ rule: Int, amount: Double?, from: Moment, to: Moment) -> Part? {
    for moment in [to, from] {
      guard let entry = replays[moment.replay].entries(.rule, rule).last(where: { Int($0.week) <= moment.week }) else {
        continue
      }
      let (id, written) = dossier.rules.elements[rule]
      let key = CauseKey(cause: entry.cause, source: entry.cause >= Cause.firstBlock ? -1 : entry.source)
      let verb = entry.change > 0 ? "comes into force" : "ceases to hold"
      return Part(
        kind: .rule,
        text:
          "the rule \(verb), \(words.cause(key, self, moment, weeks: WeekSpan(Int(entry.week)), contrast: isContrast))"
          + ": \(written.says)",
        id: id, amount: amount,
        follow: .cause(key, curve: nil, from: from, to: Moment(replay: moment.replay, week: max(Int(entry.week), 0))))
    }
    return nil
  }

  /// What an expression reads of a parliament.
  func decisionPart(
    _ step: DecisionStep, _ program: Program, _ old: Double, _ new: Double, _ amount: Double?, from: Moment, to: Moment
  ) -> Part {
    let decisions = blueprint.decisions
    func part(_ text: String, _ cause: Int32, _ source: Int) -> Part {
      let key = CauseKey(cause: cause, source: Int32(truncatingIfNeeded: source))
      return Part(kind: .condition, text: text, amount: amount, follow: .cause(key, curve: nil, from: from, to: to))
    }
    func last(_ table: Ledger.Table, _ index: Int) -> (entry: Ledger.Entry, moment: Moment)? {
      for moment in [to, from] {
        if let entry = replays[moment.replay].entries(table, index).last(where: { Int($0.week) <= moment.week }) {
          return (entry, moment)
        }
      }
      return nil
    }
    switch step {
    case .passed(let bill), .withheld(let bill), .passage(let bill):
      var text = "\(words.bill(bill)): "
      if case .passage = step {
        text += "its chance to pass \(words.decimal(old, 2)) → \(words.decimal(new, 2))"
      } else if let (entry, _) = last(.bill, bill) {
        text += "\(words.outcome(entry)) in \(words.week(Int(entry.week)))"
      } else {
        text += "not put to the vote"
      }
      return part(text, Cause.vote, bill)
    case .seats(let range):
      let lists = program.lists[range].map { words.list($0) }
      let parliament = program.lists[range].first.map { decisions.lists[$0].parliament } ?? 0
      return part(
        "seats of \(lists.first ?? "nobody"): \(words.decimal(old, 0)) → \(words.decimal(new, 0))", Cause.election,
        parliament)
    case .governs(let range):
      let list = program.lists[range].first ?? 0
      let text = last(.governs, list).map { entry, _ in
        "\(words.list(list)) \(entry.change > 0 ? "joins" : "leaves") the government in \(words.week(Int(entry.week)))"
      }
      return part(
        text ?? "whether \(words.list(list)) is in the government", Cause.government, decisions.lists[list].parliament)
    case .formed(let parliament), .weeksWithout(let parliament):
      let text = "whether \(words.entity(decisions.parliaments[parliament].id)) has formed a government"
      return part(text, Cause.government, parliament)
    }
  }
}

extension ExplainerWords {
  func list(_ index: Int) -> String {
    blueprint.decisions.lists.indices.contains(index) ? entity(blueprint.decisions.lists[index].id) : "a list"
  }

  func bill(_ index: Int) -> String {
    guard blueprint.decisions.bills.indices.contains(index) else { return "a bill" }
    let id = blueprint.decisions.bills[index].id
    return "the bill “\(blueprint.dossier.bills[id]?.name ?? id)”"
  }

  /// What became of a bill.
  func outcome(_ entry: Ledger.Entry) -> String {
    if entry.change > 0 { return entry.source > 0 ? "passed in a diluted version" : "passed" }
    return entry.change < 0 ? "defeated" : "withheld"
  }

  /// A cause with what it is about; nil: of another mechanism.
  func decisionCause(_ key: CauseKey) -> String? {
    let source = Int(key.source)
    switch key.cause {
    case Cause.exclusion: return "\(list(source)) was left out of the government"
    case Cause.inclusion: return "\(list(source)) came into the government"
    case Cause.vote: return "\(bill(source)) passed"
    case Cause.government, Cause.election:
      guard blueprint.decisions.parliaments.indices.contains(source) else { return decisionCause(key.cause) }
      let name = entity(blueprint.decisions.parliaments[source].id)
      return key.cause == Cause.election ? "the election of \(name)" : "the government that \(name) formed"
    default: return nil
    }
  }

  /// A cause by itself; nil: of another mechanism.
  func decisionCause(_ cause: Int32) -> String? {
    switch cause {
    case Cause.exclusion: "lists left out of the government"
    case Cause.inclusion: "lists that came into the government"
    case Cause.vote: "votes on bills"
    case Cause.government: "the formation of a government"
    case Cause.election: "an election"
    default: nil
    }
  }
}
