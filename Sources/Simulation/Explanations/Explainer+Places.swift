import Dossiers

/// Influence, support, security and volatility are not sums: their changes are shared out by Shapley
/// values, on the mechanisms themselves.
extension Explainer {
  /// Something in which two situations of a place differ.
  private struct Factor {
    let union: Int
    let apply: (inout State, State) -> Void
    let part: (Double) -> Part
  }

  /// - Parameter assess: computes anew what `read` reads.
  private func parts(
    _ factors: [Factor], from: State, to: State, assess: (inout State) -> Void, read: (State) -> Double
  ) -> [Part] {
    var hybrid = from
    let shares = Shapley.shares(
      unions: factors.map(\.union), reset: { hybrid = from }, change: { factors[$0].apply(&hybrid, to) },
      value: {
        assess(&hybrid)
        return read(hybrid)
      })
    var parts = zip(factors, shares).map { $0.part($1) }
    // Whatever a mechanism reads besides the factors would show here.
    let left = (read(to) - read(from)) - shares.reduce(0, +)
    if abs(left) > 1e-12 { parts.append(Part(kind: .residual, text: "whatever else counts", amount: left)) }
    return parts
  }

  /// Civilian groups and units that are in a place in either situation, as groups.
  private func present(_ place: Int, _ from: State, _ to: State) -> [Int] {
    let units = structure.unitCount
    return structure.residents[place].filter { from.population[$0] > 0 || to.population[$0] > 0 }
      + (0..<units).filter { from.present[place * units + $0] > 0 || to.present[place * units + $0] > 0 }
      .map { $0 + structure.civilianCount }
  }

  // MARK: Support

  func supportParts(_ subject: ExplainedSubject, from: Moment, to: Moment) -> [Part] {
    let (first, second) = (midweek(from), midweek(to))
    let actors = structure.actorCount
    let parameters = replays[to.replay].model.parameters
    let place: Int
    let read: (State) -> Double
    switch subject {
    case .influence(let there, let actor):
      (place, read) = (there, { $0.influence[there * actors + actor] })
    case .support(let there, let actor): (place, read) = (there, { $0.support[there * actors + actor] })
    case .lead(let standing, let there, let actor, let rival):
      (place, read) = (there, { Explainer.lead(standing, $0, there, actor, rival, actors) })
    default: return []
    }
    var factors: [Factor] = []
    for group in present(place, first, second) {
      for actor in 0..<actors {
        let curve = first.attitudes.curve(GroupID(group), ActorID(actor))
        let (old, new) = (first.attitudes.current[curve], second.attitudes.current[curve])
        if old == new || max(old, new) < parameters.supportVerticalMinimum { continue }
        factors.append(
          changing(.curve(curve), union: group, from: from.before, to: to.before) {
            $0.attitudes.current[curve] = $1.attitudes.current[curve]
          })
      }
      let slot = place * structure.groupCount + group
      if first.security[slot] != second.security[slot] {
        factors.append(
          changing(.security(place: place, group: group), union: group, from: from, to: to) {
            $0.security[slot] = $1.security[slot]
          })
      }
      if let factor = people(group, in: place, first, second, from: from, to: to) { factors.append(factor) }
    }
    for actor in 0..<actors {
      let slot = place * actors + actor
      let (old, new) = (first.beneficiary[slot], second.beneficiary[slot])
      if old == new { continue }
      let text = words.beneficiary(actor, place, old, new)
      factors.append(
        Factor(
          union: structure.groupCount + actor, apply: { $0.beneficiary[slot] = $1.beneficiary[slot] },
          part: { self.ordered(.beneficiary, slot, text, $0, from: from, to: to) }))
    }
    let support = Support(structure: structure, parameters: parameters)
    return parts(
      factors, from: first, to: second, assess: { support.advance(&$0, in: place..<place + 1) }, read: read)
  }

  private func changing(
    _ subject: ExplainedSubject, union: Int, from: Moment, to: Moment,
    apply: @escaping (inout State, State) -> Void
  ) -> Factor {
    Factor(union: union, apply: apply) { amount in
      Part(
        text: self.sentence(subject, from: from, to: to), amount: amount, follow: .change(subject, from: from, to: to))
    }
  }

  /// The number of people of a group in a place, if it differs.
  private func people(
    _ group: Int, in place: Int, _ first: State, _ second: State, from: Moment, to: Moment
  ) -> Factor? {
    let unit = group - structure.civilianCount
    if unit < 0 {
      if first.population[group] == second.population[group] { return nil }
      return changing(.stock(.population, [group]), union: group, from: from, to: to) {
        $0.population[group] = $1.population[group]
      }
    }
    let slot = place * structure.unitCount + unit
    let activities = slot * State.activityCount..<(slot + 1) * State.activityCount
    if first.assigned[activities] == second.assigned[activities] { return nil }
    return changing(.stock(.present, [slot]), union: group, from: from, to: to) { state, other in
      state.present[slot] = other.present[slot]
      for index in activities { state.assigned[index] = other.assigned[index] }
    }
  }

  /// What an order of this week changes: whoever gave it last.
  private func ordered(
    _ table: Ledger.Table, _ index: Int, _ text: String, _ amount: Double, from: Moment, to: Moment
  ) -> Part {
    for moment in [to, from] {
      guard let entry = replays[moment.replay].entries(table, index).last(where: { $0.week == moment.week })
      else { continue }
      let key = CauseKey(cause: entry.cause, source: entry.source)
      let span = WeekSpan(moment.week)
      let order = Part(
        kind: .cause, text: words.cause(key, self, moment, weeks: span, contrast: isContrast), amount: nil,
        follow: .cause(key, curve: nil, from: from, to: to))
      return Part(text: text, amount: amount, follow: .needed([order]))
    }
    return Part(text: text, amount: amount)
  }

  // MARK: Security

  func securityParts(_ subject: ExplainedSubject, from: Moment, to: Moment) -> [Part] {
    let (first, second) = (midweek(from), midweek(to))
    let place: Int
    let targets: [Int]
    let read: (State) -> Double
    switch subject {
    case .security(let there, let group?):
      (place, targets) = (there, [group])
      read = { $0.security[there * self.structure.groupCount + group] }
    case .security(let there, nil):
      (place, targets, read) = (there, Array(structure.residents[there]), { $0.placeSecurity[there] })
    case .volatility(let there): (place, targets, read) = (there, [], { $0.volatility[there] })
    default: return []
    }
    let parameters = replays[to.replay].model.parameters
    let nearby = parameters.forceProximity != 0 ? Array(structure.neighbours[place]) : []
    var factors: [Factor] = []
    for there in [place] + nearby {
      for group in present(there, first, second) {
        if let factor = people(group, in: there, first, second, from: from, to: to) { factors.append(factor) }
        if group < structure.civilianCount, first.mood[group] != second.mood[group] {
          factors.append(
            changing(.mood([group]), union: group, from: from.before, to: to.before) {
              $0.mood[group] = $1.mood[group]
            })
        }
        if let factor = armament(of: group, first, second, to: to) { factors.append(factor) }
        factors += feelings(of: group, towards: targets, first, second, from: from, to: to)
      }
    }
    let orders = Set((first.stances + second.stances).map(\.unit)).sorted()
    for unit in orders {
      func own(_ state: State) -> [State.Stance] { state.stances.filter { $0.unit == unit } }
      let (old, new) = (own(first), own(second))
      if old.count == new.count, zip(old, new).allSatisfy({ $0.group == $1.group && $0.value == $1.value }) { continue }
      let group = structure.civilianCount + unit
      factors.append(
        Factor(
          union: group,
          apply: { state, other in state.stances = state.stances.filter { $0.unit != unit } + own(other) },
          part: {
            self.ordered(.stance, unit, "orders to \(self.words.group(group))", $0, from: from, to: to)
          }))
    }
    let security = Security(structure: structure, parameters: parameters)
    let places = ([place] + nearby).sorted()
    return parts(
      factors, from: first, to: second,
      assess: { state in
        for there in places where there != place {
          security.suppressCrime(&state, in: there..<there + 1)
          security.assessForce(&state, in: there..<there + 1)
        }
        security.suppressCrime(&state, in: place..<place + 1)
        security.assessForce(&state, in: place..<place + 1)
      }, read: read)
  }

  /// Arms that come along ties make a force stronger.
  private func armament(of group: Int, _ first: State, _ second: State, to: Moment) -> Factor? {
    let unit = group - structure.civilianCount
    guard unit >= 0, first.ties.armament[unit] != second.ties.armament[unit] else { return nil }
    let levels = [first, second].map { words.decimal($0.ties.armament[unit], 2) }
    return Factor(
      union: group, apply: { $0.ties.armament[unit] = $1.ties.armament[unit] },
      part: { amount in
        Part(
          text: "arms of \(self.words.group(group)): \(levels[0]) → \(levels[1]) of what they were", amount: amount,
          follow: .needed(self.tieParts(of: self.structure.owner[unit], to)))
      })
  }

  /// What a group feels about those whose security is asked for, and about all others, who make the
  /// place volatile.
  private func feelings(
    of group: Int, towards targets: [Int], _ first: State, _ second: State, from: Moment, to: Moment
  ) -> [Factor] {
    let row = first.attitudes.curve(GroupID(group), GroupID(0))
    var factors: [Factor] = []
    var others: [Int] = []
    for other in 0..<structure.groupCount
    where first.attitudes.current[row + other] != second.attitudes.current[row + other] {
      guard targets.contains(other) else {
        others.append(row + other)
        continue
      }
      let curve = row + other
      factors.append(
        changing(.curve(curve), union: group, from: from.before, to: to.before) {
          $0.attitudes.current[curve] = $1.attitudes.current[curve]
        })
    }
    if !others.isEmpty {
      let text = "what \(words.group(group)) feels about others"
      factors.append(
        Factor(
          union: group,
          apply: { state, other in
            for curve in others { state.attitudes.current[curve] = other.attitudes.current[curve] }
          }, part: { Part(text: text, amount: $0) }))
    }
    return factors
  }
}
