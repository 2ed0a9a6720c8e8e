import Dossiers
import OrderedCollections

/// Sums, means and expressions.
extension Explainer {
  /// Shares of a difference of a plain function of numbers.
  private func shares(
    _ first: [Double], _ second: [Double], unions: [Int], _ value: ([Double]) -> Double
  ) -> [Double] {
    var present = first
    return Shapley.shares(
      unions: unions, reset: { present = first }, change: { present[$0] = second[$0] }, value: { value(present) })
  }

  // MARK: People

  /// The start, and what each cause added or took away.
  func stockParts(_ table: Ledger.Table, _ positions: [Int], from: Moment?, to: Moment) -> [Part] {
    var parts: [Part] = []
    for position in positions {
      let start = Explainer.stock(table, position, replays[to.replay].end[0])
      let amount = start - (from.map { Explainer.stock(table, position, replays[$0.replay].end[0]) } ?? 0)
      if amount == 0 { continue }
      parts.append(
        Part(
          kind: .start, text: words.start(table, position, start), amount: amount,
          follow: .grounds(groundsOfStart(table, position))))
    }
    var keys: [CauseKey] = []
    var amounts: [Double] = []
    var weeks: [WeekSpan] = []
    func add(_ moment: Moment, _ sign: Double) {
      let entries = positions.flatMap { replays[moment.replay].entries(table, $0) }.sorted { $0.week < $1.week }
      for entry in entries where Int(entry.week) <= moment.week {
        let (key, week) = (CauseKey(entry), Int(entry.week))
        guard let known = keys.firstIndex(of: key) else {
          keys.append(key)
          amounts.append(sign * entry.change)
          weeks.append(WeekSpan(week))
          continue
        }
        amounts[known] += sign * entry.change
        weeks[known].add(week)
      }
    }
    add(to, 1)
    if let from { add(from, -1) }
    for (index, key) in keys.enumerated() where amounts[index] != 0 {
      let last = weeks[index].last
      parts.append(
        Part(
          kind: .cause, text: words.cause(key, self, to, weeks: weeks[index], contrast: isContrast),
          amount: amounts[index],
          follow: .cause(
            key, curve: nil, from: from.map { Moment(replay: $0.replay, week: min($0.week, last)) },
            to: Moment(replay: to.replay, week: min(to.week, last)))))
    }
    let accounted = parts.reduce(0) { $0 + ($1.amount ?? 0) }
    let subject = ExplainedSubject.stock(table, positions)
    let left = value(subject, to) - (from.map { value(subject, $0) } ?? 0) - accounted
    if abs(left) > 1e-9 { parts.append(Part(kind: .residual, text: "changes that nobody recorded", amount: left)) }
    return parts
  }

  // MARK: Means

  func meanParts(_ subject: ExplainedSubject, from: Moment, to: Moment) -> [Part] {
    let (first, second) = (state(from), state(to))
    let terms = terms(subject)
    struct Change {
      let union: Int
      let subject: ExplainedSubject
      let apply: (inout [Double], inout [Double]) -> Void
    }
    var changes: [Change] = []
    for term in terms {
      let group = term.group
      for (curve, _) in term.curves where first.attitudes.current[curve] != second.attitudes.current[curve] {
        let new = second.attitudes.current[curve]
        changes.append(Change(union: group, subject: .curve(curve)) { current, _ in current[curve] = new })
      }
      if terms.count > 1, group < structure.civilianCount, first.population[group] != second.population[group] {
        let new = second.population[group]
        changes.append(
          Change(union: group, subject: .stock(.population, [group])) { _, people in people[group] = new })
      }
    }
    var (current, people) = (first.attitudes.current, first.population)
    let shares = Shapley.shares(
      unions: changes.map(\.union),
      reset: { (current, people) = (first.attitudes.current, first.population) },
      change: { changes[$0].apply(&current, &people) },
      value: { self.mean(subject, current, people) })
    return zip(changes, shares).map { change, amount in
      Part(
        text: sentence(change.subject, from: from, to: to), amount: amount,
        follow: .change(change.subject, from: from, to: to))
    }
  }

  // MARK: Control of many places

  func controlledParts(_ subject: ExplainedSubject, from: Moment, to: Moment) -> [Part] {
    let (first, second) = (state(from), state(to))
    let places = structure.placeCount
    let actor: Int
    let counts: Bool
    switch subject {
    case .placesControlled(let who): (actor, counts) = (who, true)
    case .populationControlled(let who): (actor, counts) = (who, false)
    default: return []
    }
    func numbers(_ state: State) -> [Double] {
      state.controller.map { $0 == actor ? 1 : 0 } + (counts ? [] : state.population)
    }
    let (old, new) = (numbers(first), numbers(second))
    let factors = old.indices.filter { old[$0] != new[$0] }
    let shares = shares(factors.map { old[$0] }, factors.map { new[$0] }, unions: Array(factors.indices)) { values in
      var all = old
      for (index, value) in zip(factors, values) { all[index] = value }
      return counts
        ? all.reduce(0, +) : self.populationControlled(Array(all[..<places]), Array(all[places...]))
    }
    return zip(factors, shares).map { index, amount in
      let change: ExplainedSubject =
        index < places ? .controls(place: index, actor: actor) : .stock(.population, [index - places])
      return Part(
        text: sentence(change, from: from, to: to), amount: amount, follow: .change(change, from: from, to: to))
    }
  }

  // MARK: Expressions

  func programParts(_ program: Program, ahead: Int, from: Moment, to: Moment) -> [Part] {
    let (old, new) = (leaves(program, ahead: ahead, from), leaves(program, ahead: ahead, to))
    let steps = program.leafSteps
    let changed = old.indices.filter { old[$0] != new[$0] }
    let shares = shares(changed.map { old[$0] }, changed.map { new[$0] }, unions: Array(changed.indices)) { values in
      var all = old
      for (index, value) in zip(changed, values) { all[index] = value }
      return program.evaluate(leaves: all)
    }
    return zip(changed, shares).map { index, amount in
      leafPart(steps[index], program, old[index], new[index], amount, from: from, to: to)
    }
  }

  private func leafPart(
    _ step: Program.Step, _ program: Program, _ old: Double, _ new: Double, _ amount: Double, from: Moment, to: Moment
  ) -> Part {
    if let subject = subject(step, program) {
      return Part(
        text: sentence(subject, from: from, to: to), amount: amount, follow: .change(subject, from: from, to: to))
    }
    switch step {
    case .week: return Part(kind: .condition, text: "the calendar: week \(Int(new))", amount: amount)
    case .happened(let range):
      let blocks = Array(program.lists[range])
      // In a contrast it may have happened on either side.
      let sides = new != 0 ? [to, from] : [from, to]
      for moment in sides {
        for block in blocks {
          guard let week = replays[moment.replay].weeksActed(block, until: moment.week).first else { continue }
          let key = CauseKey(cause: Cause.firstBlock + Int32(truncatingIfNeeded: block), source: -1)
          let text = words.cause(key, self, moment, weeks: WeekSpan(week), contrast: isContrast)
          return Part(
            kind: .condition, text: isContrast ? text : "it has happened: \(text)", amount: amount,
            follow: .cause(
              key, curve: nil, from: Moment(replay: from.replay, week: min(from.week, week)),
              to: Moment(replay: to.replay, week: min(to.week, week))))
        }
      }
      return Part(kind: .condition, text: "whether something has happened", amount: amount)
    case .enacted(let rule):
      let (id, entry) = dossier.rules.elements[rule]
      if let part = enactedPart(rule, amount: amount, from: from, to: to) { return part }
      return Part(
        kind: .rule, text: "whether the rule holds: \(entry.says)", id: id, amount: amount,
        follow: .grounds(entry.grounds))
    case .decision(let step): return decisionPart(step, program, old, new, amount, from: from, to: to)
    case .tie(let tie): return tiePart(tie, new != 0 ? to : from, amount: amount)
    case .ground(let ground):
      let id = blueprint.numbers.grounds[ground]
      return Part(
        text: "\(id) is \(words.plain(new)) instead of \(words.plain(old))", amount: amount, follow: .grounds([id]))
    default: return Part(text: "something that is not followed further", amount: amount)
    }
  }

  /// What a step of an expression reads, where it can be explained.
  private func subject(_ step: Program.Step, _ program: Program) -> ExplainedSubject? {
    let (actors, groups) = (structure.actorCount, structure.groupCount)
    let attitudes = replays[0].end[0].attitudes
    func list(_ range: Range<Int>) -> [Int] { Array(program.lists[range]) }
    func slots(_ unit: Int) -> [Int] { (0..<structure.placeCount).map { $0 * structure.unitCount + unit } }
    switch step {
    case .controls(let place, let actor): return .controls(place: place, actor: actor)
    case .influence(let index): return .influence(place: index / actors, actor: index % actors)
    case .support(let index): return .support(place: index / actors, actor: index % actors)
    case .security(let index): return .security(place: index / groups, group: index % groups)
    case .placeSecurity(let place): return .security(place: place, group: nil)
    case .volatility(let place): return .volatility(place: place)
    case .mood(let range): return .mood(list(range))
    case .satisfaction(let range, let concern): return .satisfaction(list(range), concern: concern)
    case .vertical(let range, let actor): return .vertical(list(range), actor: actor)
    case .cooperation(let range, let force): return .cooperation(list(range), force: force)
    case .horizontal(let from, let to): return .curve(attitudes.curve(GroupID(from), GroupID(to)))
    case .deployed(let unit, let place): return .stock(.present, [place * structure.unitCount + unit])
    case .personnel(let unit): return .stock(.present, slots(unit))
    case .reserve(let unit): return .stock(.reserve, [unit])
    case .losses(let unit): return .stock(.losses, [unit])
    case .population(let range): return .stock(.population, list(range))
    case .casualties(let range): return .stock(.casualties, list(range))
    case .placesControlled(let actor): return .placesControlled(actor: actor)
    case .populationControlled(let actor): return .populationControlled(actor: actor)
    default: return nil
    }
  }
}
