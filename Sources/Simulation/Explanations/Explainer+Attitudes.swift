import Dossiers

extension Explainer {
  /// The level of an attitude at the end of a week as a sum over causes, exactly: the weekly recurrence
  /// is linear, so what each cause adds is carried through it separately.
  struct CurveVector {
    /// What the start and the natural level make of it.
    var natural = 0.0
    /// What the limits of the scale took away.
    var residual = 0.0
    var keys: [CauseKey] = []
    var amounts: [Double] = []
    /// By key: first and last week, and in how many it was at work.
    var weeks: [WeekSpan] = []
  }

  func vector(_ curve: Int, _ moment: Moment) -> CurveVector {
    let replay = replays[moment.replay]
    let families = replay.end[0].attitudes.families
    guard let family = families.first(where: { $0.range.contains(curve) }) else { return CurveVector() }
    let (alpha, gamma) = (family.adaptation, family.regression)
    let beta = 1 - alpha - gamma
    let persistent = replay.entries(.persistent, curve)
    let transient = replay.entries(.transient, curve)
    let resets = weeksOfReset(curve, replay)
    var vector = CurveVector()
    var positions: [CauseKey: Int] = [:]
    // Position 0 is the start with the natural level, 1 what the limits of the scale took away.
    var baseline = [0.0, 0.0]
    var current = baseline
    func position(_ entry: Ledger.Entry) -> Int {
      let key = CauseKey(entry)
      let week = Int(entry.week)
      if let known = positions[key] {
        vector.weeks[known - 2].add(week)
        return known
      }
      positions[key] = baseline.count
      vector.keys.append(key)
      vector.weeks.append(WeekSpan(week))
      baseline.append(0)
      current.append(0)
      return baseline.count - 1
    }
    var (nextPersistent, nextTransient) = (0, 0)
    for week in 0...moment.week {
      let attitudes = replay.end[week].attitudes
      if week == 0 {
        baseline[0] = attitudes.baseline[curve]
      } else {
        if resets.contains(week) { baseline = current }
        for index in baseline.indices { baseline[index] = alpha * current[index] + beta * baseline[index] }
        baseline[0] += gamma * attitudes.natural[curve]
        while nextPersistent < persistent.count, persistent[nextPersistent].week <= week {
          let index = position(persistent[nextPersistent])
          baseline[index] += persistent[nextPersistent].change
          nextPersistent += 1
        }
        baseline[1] += attitudes.baseline[curve] - baseline.reduce(0, +)
      }
      current = baseline
      while nextTransient < transient.count, transient[nextTransient].week <= week {
        let index = position(transient[nextTransient])
        current[index] += transient[nextTransient].change
        nextTransient += 1
      }
      current[1] += attitudes.current[curve] - current.reduce(0, +)
    }
    vector.natural = current[0]
    vector.residual = current[1]
    vector.amounts = Array(current.dropFirst(2))
    return vector
  }

  /// When control of a group's place changes, its vertical relationships become their own baselines.
  private func weeksOfReset(_ curve: Int, _ replay: Replay) -> Set<Int> {
    let attitudes = replay.end[0].attitudes
    let range = attitudes.families[Attitudes.Kind.vertical.rawValue].range
    guard range.contains(curve), structure.actorCount > 0 else { return [] }
    let group = (curve - range.lowerBound) / structure.actorCount
    guard group < structure.civilianCount else { return [] }
    return Set(replay.entries(.control, structure.home[group]).map { Int($0.week) })
  }

  /// How the level of an attitude comes to differ between two moments.
  func curveParts(_ curve: Int, from: Moment, to: Moment) -> [Part] {
    let (first, second) = (vector(curve, from), vector(curve, to))
    var parts: [Part] = []
    var keys = second.keys
    for key in first.keys where !keys.contains(key) { keys.append(key) }
    for key in keys {
      let here = second.keys.firstIndex(of: key)
      let there = first.keys.firstIndex(of: key)
      let amount = (here.map { second.amounts[$0] } ?? 0) - (there.map { first.amounts[$0] } ?? 0)
      let weeks = here.map { second.weeks[$0] } ?? there.map { first.weeks[$0] } ?? WeekSpan(0)
      parts.append(
        Part(
          kind: .cause, text: words.cause(key, self, to, weeks: weeks, contrast: isContrast), amount: amount,
          follow: .cause(key, curve: curve, from: at(from, weeks.last), to: at(to, weeks.last))))
    }
    parts.append(naturalPart(curve, from: from, to: to, amount: second.natural - first.natural))
    let residual = second.residual - first.residual
    if abs(residual) > 1e-12 {
      parts.append(Part(kind: .residual, text: "the limits of the scale", amount: residual))
    }
    return parts
  }

  /// In a contrast both sides are looked at in the same week; else the reference stays where it is.
  private func at(_ moment: Moment, _ week: Int) -> Moment {
    isContrast || moment.week > week ? Moment(replay: moment.replay, week: min(week, moment.week)) : moment
  }

  private func naturalPart(_ curve: Int, from: Moment, to: Moment, amount: Double) -> Part {
    let natural = state(to).attitudes.natural[curve]
    let level = words.number(natural, .curve(curve))
    guard let kind = words.kind(ofCurve: curve) else { return Part(text: "its natural level", amount: amount) }
    switch kind {
    case .safety:
      let group = curve - structure.civilianCount
      return Part(
        text: "drawn towards its natural level, the security where it lives (\(level))", amount: amount,
        follow: .change(.security(place: structure.home[group], group: group), from: from, to: to))
    case .horizontal, .vertical:
      let start = replays[to.replay].end[0].attitudes.natural[curve]
      if start != natural, let (_, end) = words.ends(ofCurve: curve) {
        // Positions drift along ties, and affinity with them.
        let owner =
          kind == .vertical ? end : end < structure.civilianCount ? nil : structure.owner[end - structure.civilianCount]
        let ties = owner.map { tieParts(of: $0, to) } ?? []
        return Part(
          text: "drawn to its natural level, the affinity of beliefs, which has moved along ties "
            + "(\(words.number(start, .curve(curve))) → \(level))",
          amount: amount, follow: .needed(groundParts(groundsOfStart(curve), to.replay) + ties))
      }
      return Part(
        text: "drawn back to its natural level, the affinity of beliefs (\(level))", amount: amount,
        follow: .grounds(groundsOfStart(curve)))
    case .cooperation:
      return Part(
        text: "drawn back to its natural level (\(level))", amount: amount, follow: .grounds(groundsOfStart(curve)))
    default:
      return Part(
        text: "the start fading", amount: amount, follow: .grounds(groundsOfStart(curve)))
    }
  }
}
