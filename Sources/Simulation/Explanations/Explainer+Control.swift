import Dossiers

extension Explainer {
  /// Who controls a place, since when, and what moved influence there.
  func controlAnswer(_ place: Int, _ moment: Moment) -> Answer {
    isContrast ? contrastOfControl(place, moment.week) : control(place, moment)
  }

  /// Control follows influence. If it changed, what moved the lead of the winner since the change before;
  /// if not, what moved the lead of who has held it from the start.
  private func control(_ place: Int, _ moment: Moment) -> Answer {
    let replay = replays[moment.replay]
    let holder = replay.end[moment.week].controller[place]
    let name = words.place(place)
    let held = "\(words.actor(holder)) holds \(name)"
    guard let shift = replay.lastShift(place, until: moment.week) else {
      let rival = strongest(in: place, moment, except: holder)
      let (ahead, behind) = holder < 0 ? (rival, holder) : (holder, rival)
      let parts = leadParts(place, ahead, behind, from: Moment(replay: moment.replay, week: 0), to: moment)
      return answer(
        "\(held) in \(words.week(moment.week)), as at the start. \(standing(place, ahead, behind, moment))", parts,
        place, ahead, behind, moment)
    }
    let before = replay.lastShift(place, until: shift.week - 1)?.week ?? 0
    let then = Moment(replay: moment.replay, week: shift.week)
    // Nobody takes a place from whom influence left: then who had most of it tells why.
    let winner = shift.to >= 0 ? shift.to : strongest(in: place, then, except: shift.from)
    let parts = leadParts(place, winner, shift.from, from: Moment(replay: moment.replay, week: before), to: then)
    let event =
      shift.to >= 0
      ? "taken from \(words.actor(shift.from))" : "lost by \(words.actor(shift.from)) to nobody"
    return answer(
      "\(held) in \(words.week(moment.week)), since \(words.week(shift.week)), \(event). "
        + standing(place, winner, shift.from, then), parts, place, winner, shift.from, then)
  }

  private func answer(
    _ text: String, _ parts: [Part], _ place: Int, _ ahead: Int, _ behind: Int, _ moment: Moment
  ) -> Answer {
    let lead = Explainer.lead(midweek(moment), place, ahead, behind, structure.actorCount)
    return Answer(text: text, value: lead, reference: 0, unit: "of influence", parts: parts)
  }

  private func standing(_ place: Int, _ ahead: Int, _ behind: Int, _ moment: Moment) -> String {
    let state = midweek(moment)
    func influence(_ actor: Int) -> String {
      actor < 0 ? "" : words.decimal(state.influence[place * structure.actorCount + actor], 2)
    }
    let rival = behind < 0 ? "" : ", \(words.actor(behind)) \(influence(behind))"
    let parameters = replays[moment.replay].model.parameters
    let rule =
      "(who has over \(words.decimal(parameters.controlThreshold, 2)) and leads by over "
      + "\(words.decimal(parameters.controlMargin, 2)) takes a place)"
    return "Influence in \(words.week(moment.week)): \(words.actor(ahead)) \(influence(ahead))\(rival) \(rule)."
  }

  /// The lead at a reference, and what has moved it since.
  private func leadParts(_ place: Int, _ ahead: Int, _ behind: Int, from: Moment, to: Moment) -> [Part] {
    let lead = ExplainedSubject.lead(place: place, of: ahead, over: behind)
    let then = Explainer.lead(midweek(from), place, ahead, behind, structure.actorCount)
    let placeGrounds = dossier.places[blueprint.places[place]]?.grounds ?? []
    let isStart = from.week == 0
    let first = Part(
      kind: isStart ? .start : .part,
      text: "its lead \(isStart ? "at the start" : "when control last changed, in \(words.week(from.week))"): "
        + words.decimal(then, 3),
      amount: then,
      follow: isStart
        ? .needed(startOfLead(place, ahead, behind, placeGrounds))
        : .change(lead, from: Moment(replay: from.replay, week: 0), to: from))
    return [first] + supportParts(lead, from: from, to: to)
  }

  /// Who supported the two at the start, as far as it made the lead.
  private func startOfLead(_ place: Int, _ ahead: Int, _ behind: Int, _ grounds: [String]) -> [Part] {
    let state = midweek(Moment(replay: replays.count - 1, week: 0))
    let actors = structure.actorCount
    var parts: [Part] = []
    for actor in [ahead, behind] where actor >= 0 {
      for group in 0..<structure.groupCount {
        let curve = state.attitudes.curve(GroupID(group), ActorID(actor))
        let unit = group - structure.civilianCount
        let slot = place * structure.unitCount + unit
        let people = unit < 0 ? (structure.home[group] == place ? state.population[group] : 0) : state.present[slot]
        let level = state.attitudes.current[curve]
        let parameters = replays[0].model.parameters
        let voice = Support.voice(state.security[place * structure.groupCount + group])
        guard people > 0, level >= parameters.supportVerticalMinimum, voice > 0 else { continue }
        let table = unit < 0 ? groundsOfStart(.population, group) : groundsOfStart(.present, slot)
        let everybody = people * level * voice
        parts.append(
          Part(
            kind: .start,
            text: "\(words.group(group)) (\(words.people(people))) support \(words.actor(actor)), "
              + "at a relationship of \(words.decimal(level, 2))", size: everybody,
            follow: .grounds(table + groundsOfStart(curve))))
      }
    }
    return parts.isEmpty ? self.grounds(grounds) : parts
  }

  /// Who has most influence besides somebody; −1: nobody has any.
  private func strongest(in place: Int, _ moment: Moment, except: Int) -> Int {
    let state = midweek(moment)
    var (best, largest) = (-1, 0.0)
    for actor in 0..<structure.actorCount where actor != except {
      let influence = state.influence[place * structure.actorCount + actor]
      if influence > largest { (best, largest) = (actor, influence) }
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
    let (ahead, behind) =
      first == second
      ? (second, strongest(in: place, to, except: second)) : (holder(1, then), holder(0, then))
    let lead = ExplainedSubject.lead(place: place, of: ahead, over: behind)
    let values = [from, to].map { Explainer.lead(midweek($0), place, ahead, behind, structure.actorCount) }
    let difference =
      first == second
      ? "\(words.actor(first)) holds \(words.place(place)) in \(words.week(week)) under both. "
      : "\(words.place(place)) is held by \(words.actor(first)) under “\(names[0])” and by \(words.actor(second)) "
        + "under “\(names[1])” in \(words.week(week)); they differ since \(words.week(then)). "
    return Answer(
      text: difference
        + "The lead in influence of \(words.actor(ahead)) over \(words.actor(behind)) was then "
        + "\(words.decimal(values[0], 3)) under “\(names[0])” and \(words.decimal(values[1], 3)) under “\(names[1])”.",
      value: values[1], reference: values[0], unit: "of influence", parts: supportParts(lead, from: from, to: to))
  }
}
