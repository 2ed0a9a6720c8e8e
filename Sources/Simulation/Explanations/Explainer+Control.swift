import Dossiers

extension Explainer {
  /// Two actors' standing in a place at a moment.
  private struct Race {
    let place: Int
    /// −1: nobody.
    let ahead, behind: Int
    let standing: Standing

    var lead: ExplainedSubject { .lead(standing, place: place, of: ahead, over: behind) }
  }

  /// Who controls a place, since when, and what moved influence there.
  func controlAnswer(_ place: Int, _ moment: Moment) -> Answer {
    isContrast ? contrastOfControl(place, moment.week) : control(place, moment)
  }

  /// Control follows influence. If it changed, what moved the lead of the winner since the change before;
  /// if not, what moved the lead of who has held it from the start.
  private func control(_ place: Int, _ moment: Moment) -> Answer {
    let replay = replays[moment.replay]
    let holder = replay.end[moment.week].controller[place]
    let held = "\(words.actor(holder)) holds \(words.place(place)) in \(words.week(moment.week))"
    func at(_ week: Int) -> Moment { Moment(replay: moment.replay, week: week) }
    guard let shift = replay.lastShift(place, until: moment.week) else {
      let standing = standing(in: place, [moment])
      let rival = strongest(in: place, moment, standing, except: holder)
      let race = Race(
        place: place, ahead: holder < 0 ? rival : holder, behind: holder < 0 ? holder : rival, standing: standing)
      return answer("\(held), as at the start. \(told(race, moment))", race, from: at(0), to: moment)
    }
    let before = replay.lastShift(place, until: shift.week - 1)?.week ?? 0
    let then = at(shift.week)
    let standing = standing(in: place, [then])
    // Nobody takes a place from whom influence left: then who had most of it tells why.
    let winner = shift.to >= 0 ? shift.to : strongest(in: place, then, standing, except: shift.from)
    let race = Race(place: place, ahead: winner, behind: shift.from, standing: standing)
    let event =
      shift.to >= 0 ? "taken from \(words.actor(shift.from))" : "lost by \(words.actor(shift.from)) to nobody"
    return answer(
      "\(held), since \(words.week(shift.week)), \(event). \(told(race, then))", race, from: at(before), to: then)
  }

  private func answer(_ text: String, _ race: Race, from: Moment, to: Moment) -> Answer {
    Answer(
      text: text, value: lead(race, to), reference: 0, unit: words.unit(race.lead),
      parts: leadParts(race, from: from, to: to))
  }

  private func lead(_ race: Race, _ moment: Moment) -> Double {
    Explainer.lead(race.standing, midweek(moment), race.place, race.ahead, race.behind, structure.actorCount)
  }

  /// Where nobody has influence, support tells who would.
  private func standing(in place: Int, _ moments: [Moment]) -> Standing {
    let actors = structure.actorCount
    let hasInfluence = moments.contains { moment in
      midweek(moment).influence[place * actors..<(place + 1) * actors].contains { $0 > 0 }
    }
    return hasInfluence ? .influence : .support
  }

  private func told(_ race: Race, _ moment: Moment) -> String {
    let state = midweek(moment)
    let parameters = replays[moment.replay].model.parameters
    func level(_ actor: Int) -> String {
      let index = race.place * structure.actorCount + actor
      let table = race.standing == .influence ? state.influence : state.support
      return "\(words.actor(actor))\(actor < 0 ? "" : " " + words.decimal(table[index], 2))"
    }
    let both = race.behind < 0 ? level(race.ahead) : "\(level(race.ahead)), \(level(race.behind))"
    if race.standing == .support {
      return "Nobody had influence there: support must reach \(words.decimal(parameters.supportMinimum, 2)). "
        + "Support: \(both)."
    }
    return "Influence in \(words.week(moment.week)): \(both). (Who has over "
      + "\(words.decimal(parameters.controlThreshold, 2)) and leads by over "
      + "\(words.decimal(parameters.controlMargin, 2)) takes a place.)"
  }

  /// The lead at a reference, and what has moved it since.
  private func leadParts(_ race: Race, from: Moment, to: Moment) -> [Part] {
    let then = lead(race, from)
    let isStart = from.week == 0
    let first = Part(
      kind: isStart ? .start : .part,
      text: "its lead \(isStart ? "at the start" : "when control last changed, in \(words.week(from.week))"): "
        + words.decimal(then, 3),
      amount: then,
      follow: isStart
        ? .needed(startOfLead(race)) : .change(race.lead, from: Moment(replay: from.replay, week: 0), to: from))
    return [first] + supportParts(race.lead, from: from, to: to)
  }

  /// Who supported the two at the start.
  private func startOfLead(_ race: Race) -> [Part] {
    let start = Moment(replay: replays.count - 1, week: 0)
    let state = midweek(start)
    let parameters = replays[start.replay].model.parameters
    var parts: [Part] = []
    for actor in [race.ahead, race.behind] where actor >= 0 {
      for group in 0..<structure.groupCount {
        let curve = state.attitudes.curve(GroupID(group), ActorID(actor))
        let unit = group - structure.civilianCount
        let slot = race.place * structure.unitCount + unit
        let isHere = unit >= 0 || structure.home[group] == race.place
        let people = !isHere ? 0 : unit < 0 ? state.population[group] : state.present[slot]
        let level = state.attitudes.current[curve]
        let voice = Support.voice(state.security[race.place * structure.groupCount + group])
        guard people > 0, level >= parameters.supportVerticalMinimum, voice > 0 else { continue }
        let grounds = unit < 0 ? groundsOfStart(.population, group) : groundsOfStart(.present, slot)
        parts.append(
          Part(
            kind: .start,
            text: "\(words.group(group)) (\(words.people(people))) support \(words.actor(actor)), "
              + "at a relationship of \(words.decimal(level, 2))", size: people * level * voice,
            follow: .grounds(grounds + groundsOfStart(curve))))
      }
    }
    return parts.isEmpty ? grounds(dossier.places[blueprint.places[race.place]]?.grounds ?? []) : parts
  }

  /// Who has most influence or support besides somebody; −1: nobody has any.
  private func strongest(in place: Int, _ moment: Moment, _ standing: Standing, except: Int) -> Int {
    let state = midweek(moment)
    let table = standing == .influence ? state.influence : state.support
    var (best, largest) = (-1, 0.0)
    for actor in 0..<structure.actorCount where actor != except {
      let level = table[place * structure.actorCount + actor]
      if level > largest { (best, largest) = (actor, level) }
    }
    return best
  }

  // MARK: Two courses of action

  private func contrastOfControl(_ place: Int, _ week: Int) -> Answer {
    func holder(_ replay: Int, _ week: Int) -> Int { replays[replay].end[week].controller[place] }
    let (first, second) = (holder(0, week), holder(1, week))
    let names = [0, 1].map { words.course(replays[$0].course) }
    var then = week
    if first != second {
      // Where they first came apart is where the reason lies.
      while then > 0, holder(0, then - 1) != holder(1, then - 1) { then -= 1 }
    }
    let (from, to) = (Moment(replay: 0, week: then), Moment(replay: 1, week: then))
    let standing = standing(in: place, [from, to])
    let race =
      first == second
      ? Race(place: place, ahead: second, behind: rival(place, from, to, standing, second), standing: standing)
      : Race(place: place, ahead: holder(1, then), behind: holder(0, then), standing: standing)
    let values = [from, to].map { words.decimal(lead(race, $0), 3) }
    let difference =
      first == second
      ? "\(words.actor(first)) holds \(words.place(place)) in \(words.week(week)) under both. "
      : "\(words.place(place)) is held by \(words.actor(first)) under “\(names[0])” and by \(words.actor(second)) "
        + "under “\(names[1])” in \(words.week(week)); they differ since \(words.week(then)). "
    return Answer(
      text: difference
        + "The lead in \(standing == .influence ? "influence" : "support") of \(words.actor(race.ahead)) over "
        + "\(words.actor(race.behind)) was then \(values[0]) under “\(names[0])” and \(values[1]) under “\(names[1])”.",
      value: lead(race, to), reference: lead(race, from), unit: words.unit(race.lead),
      parts: supportParts(race.lead, from: from, to: to))
  }

  /// The strongest rival on either side, the same whichever side is asked about.
  private func rival(_ place: Int, _ from: Moment, _ to: Moment, _ standing: Standing, _ holder: Int) -> Int {
    let candidates = [from, to].map { strongest(in: place, $0, standing, except: holder) }
    let actors = structure.actorCount
    func level(_ actor: Int) -> Double {
      actor < 0
        ? -1
        : [from, to].map { Explainer.lead(standing, midweek($0), place, actor, -1, actors) }.reduce(0, +)
    }
    return level(candidates[0]) == level(candidates[1])
      ? max(candidates[0], candidates[1]) : level(candidates[0]) > level(candidates[1]) ? candidates[0] : candidates[1]
  }
}
