import Dossiers
import OrderedCollections

/// From causes to what brought them about.
extension Explainer {
  /// What made a cause work: conditions, rules, people, deaths, mood, control; and its grounds.
  func reasons(for key: CauseKey, curve: Int?, from: Moment?, to: Moment) -> [Part] {
    if let block = key.block { return reasons(forBlock: block, from: from, to: to) }
    if let parts = civilReasons(for: key, curve: curve, from: from, to: to) { return parts }
    if let parts = decisionReasons(for: key, from: from, to: to) { return parts }
    switch key.cause {
    case Cause.control:
      let place = Int(key.source)
      let moment =
        key.occasion >= 0 ? Moment(replay: sideOfShift(place, key.occasion, from, to), week: Int(key.occasion)) : to
      return controlAnswer(place, moment).parts
    case Cause.mood:
      let group = Int(key.source)
      let home = structure.home[group]
      let since = replays[to.replay].lastShift(home, until: to.week - 1)?.week ?? 0
      let reference = isContrast ? from?.before : Moment(replay: to.replay, week: min(since, to.before.week))
      return parts(of: .mood([group]), from: reference ?? Moment(replay: to.replay, week: 0), to: to.before)
    case Cause.casualties:
      // Deaths before the reference are behind both.
      return stockParts(.casualties, [Int(key.source)], from: isContrast ? from : nil, to: to)
        .filter { $0.kind != .start }
    case Cause.firstActivity..<Cause.firstBlock:
      return stockParts(
        .present, slots(of: key, curve: curve, to), from: isContrast ? from : nil, to: to)
    case Cause.battle, Cause.siege, Cause.attacks: return ordersToFight(key, from: from, to: to)
    case Cause.desertion: return tieParts(of: Int(key.source), to)
    default: return []
    }
  }

  /// The run in which a place changed hands in a week.
  private func sideOfShift(_ place: Int, _ week: Int32, _ from: Moment?, _ to: Moment) -> Int {
    let isThere = replays[to.replay].entries(.control, place).contains { $0.week == week }
    return isThere ? to.replay : from?.replay ?? to.replay
  }

  /// Where a unit does something: where the group lives that feels it, or else everywhere.
  private func slots(of key: CauseKey, curve: Int?, _ to: Moment) -> [Int] {
    let (units, unit) = (structure.unitCount, Int(key.source))
    let activity = Int(key.cause - Cause.firstActivity)
    let all = (0..<structure.placeCount).filter { place in
      replays.contains { replay in
        let week = min(to.week, replay.weeks)
        return replay.end[week].assigned[(place * units + unit) * State.activityCount + activity] > 0
      }
    }
    let home = curve.flatMap { words.civilian(ofCurve: $0) }.map { structure.home[$0] }
    let places = home.map { all.contains($0) ? [$0] : all } ?? all
    return (places.isEmpty ? Array(0..<structure.placeCount) : places).map { $0 * units + unit }
  }

  // MARK: Blocks

  /// A block needs its condition, its numbers and its grounds alike: each gets the same share.
  func reasons(forBlock block: Int, from: Moment?, to: Moment) -> [Part] {
    if isContrast, let from { return contrastReasons(block, from: from, to: to) }
    let source = blueprint.blockSources[block]
    var needed = groundParts(groundsOfBlock(block), to.replay)
    let acted = replays[to.replay].weeksActed(block, until: to.week).first ?? to.week
    if let choice = choicePart(block, acted) { needed.append(choice) }
    if blueprint.blocks[block].when != nil, let when = source.block.when {
      let before = Moment(replay: to.replay, week: max(acted - 1, 0))
      let start = Moment(replay: to.replay, week: 0)
      let parts = parts(of: .condition(block: block), from: start, to: before)
      if parts.contains(where: { $0.weight > 0 }) {
        needed.append(
          Part(
            kind: .condition, text: "its condition came to hold in \(words.week(acted)): \(when.text)", amount: nil,
            follow: .needed(parts)))
      }
    }
    return needed
  }

  /// Why a block does more under one course than under the other.
  private func contrastReasons(_ block: Int, from: Moment, to: Moment) -> [Part] {
    let source = blueprint.blockSources[block]
    let (first, second) = (replays[from.replay], replays[to.replay])
    let isPursued = [first, second].map { $0.model.course.blocks.contains(block) }
    if isPursued[0] != isPursued[1] {
      let replay = isPursued[1] ? second : first
      let other = isPursued[1] ? first : second
      let text =
        source.course.map { brought in
          let own = blueprint.courses[replay.course]
          return "part of the course “\(words.course(own))”"
            + (brought == own ? "" : ", which includes “\(words.course(brought))”")
        }
        ?? "dropped under “\(words.course(other.course))”"
      let course = source.course ?? blueprint.courses[other.course]
      return [
        Part(
          kind: .course, text: text, id: course, amount: nil,
          follow: .grounds(dossier.courses[course]?.grounds ?? []))
      ] + groundParts(groundsOfBlock(block), isPursued[1] ? to.replay : from.replay)
    }
    var needed: [Part] = []
    let week = max(from.week, to.week)
    let (old, new) = (first.weeksActed(block, until: week), second.weeksActed(block, until: week))
    if let differing = firstDifference(old, new) {
      let moments = [from.replay, to.replay].map { Moment(replay: $0, week: max(differing - 1, 0)) }
      let forbidden = [first, second].map { replay in
        replay.entries(.forbidden, block).last { Int($0.week) <= week }
      }
      if let entry = forbidden[0] ?? forbidden[1], (forbidden[0] == nil) != (forbidden[1] == nil) {
        let rule = dossier.rules.elements[Int(entry.source)].value
        let under = words.course(forbidden[0] != nil ? first.course : second.course)
        needed.append(
          Part(
            kind: .rule, text: "under “\(under)” a rule forbids it: \(rule.says)", id: rule.id, amount: nil,
            follow: .grounds(rule.grounds)))
      } else if blueprint.blocks[block].when != nil, let when = source.block.when {
        let parts = parts(of: .condition(block: block), from: moments[0], to: moments[1])
        if parts.contains(where: { $0.weight > 0 }) {
          needed.append(
            Part(
              kind: .condition, text: "its condition first differs in \(words.week(differing)): \(when.text)",
              amount: nil, follow: .needed(parts)))
        }
      }
    }
    for id in groundsOfBlock(block) {
      guard let ground = blueprint.numbers.ground(id) else { continue }
      let values = [first, second].map { $0.model.grounds[ground] }
      if values[0] != values[1] {
        needed += groundParts([id], to.replay, note: "\(words.plain(values[0])) → \(words.plain(values[1]))")
      }
    }
    // It acts alike and meets another situation: then what it stands on is all there is to say.
    return needed.isEmpty ? groundParts(groundsOfBlock(block), to.replay) : needed
  }

  private func firstDifference(_ first: [Int], _ second: [Int]) -> Int? {
    for index in 0..<max(first.count, second.count) {
      guard index < first.count else { return second[index] }
      guard index < second.count else { return first[index] }
      if first[index] != second[index] { return min(first[index], second[index]) }
    }
    return nil
  }

  /// The claims and assumptions under a block, its numbers and its condition, each once.
  func groundsOfBlock(_ block: Int) -> [String] {
    let source = blueprint.blockSources[block]
    var ids = source.block.grounds
    for quantity in dossier.quantities where quantity.path.hasPrefix(source.path + "/") {
      ids += quantity.grounds + quantity.exceptions.map(\.claim)
    }
    if let when = blueprint.blocks[block].when {
      for step in when.steps {
        if case .claim(let claim) = step { ids.append(blueprint.numbers.claims[claim]) }
        if case .ground(let ground) = step { ids.append(blueprint.numbers.grounds[ground]) }
      }
    }
    return ids.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  // MARK: Grounds

  /// Claims and assumptions, all needed alike.
  func grounds(_ ids: [String]) -> [Part] { groundParts(ids, replays.count - 1) }

  func groundParts(_ ids: [String], _ replay: Int, note: String? = nil) -> [Part] {
    let model = replays[replay].model
    return ids.map { id in
      let value = blueprint.numbers.ground(id).map { model.grounds[$0] }
      var notes = [note].compactMap { $0 }
      if let claim = dossier.claims[id] {
        let truth = blueprint.numbers.claims.firstIndex(of: id).map { model.truth[$0] }
        notes += words.notes(on: claim, truth: truth)
        return Part(kind: .claim, text: claim.says, notes: notes, id: id, amount: nil)
      }
      let assumption = dossier.assumptions[id]
      notes += words.notes(on: assumption, value: value)
      // Where a claim decides the number, the chain goes on to the claim.
      let exceptions = assumption?.value?.exceptions ?? []
      let decisive = exceptions.first { isTrue($0.claim, replay) }
      if decisive == nil {
        notes += exceptions.map { "it would be \(words.plain($0.value)) if \($0.claim), which is false in this future" }
      }
      return Part(
        kind: .assumption, text: assumption?.says ?? id, notes: notes, id: id, amount: nil,
        follow: decisive.map { .grounds([$0.claim]) } ?? .nothing)
    }
  }

  private func isTrue(_ claim: String, _ replay: Int) -> Bool {
    blueprint.numbers.claims.firstIndex(of: claim).map { replays[replay].model.truth[$0] } ?? false
  }

  /// What the dossier gives for the start of an attitude: its stated value, else the beliefs it follows from.
  func groundsOfStart(_ curve: Int) -> [String] {
    guard let kind = words.kind(ofCurve: curve), let (from, to) = words.ends(ofCurve: curve) else { return [] }
    var ids: [String] = []
    if kind == .horizontal || kind == .vertical {
      let ends = [blueprint.groupIDs[from], kind == .horizontal ? blueprint.groupIDs[to] : blueprint.actors[to]]
      for relationship in dossier.relationships where [relationship.from, relationship.to] == ends {
        ids += relationship.value.grounds
      }
      for id in ends { ids += beliefGrounds(id) }
    } else if case .civilian(let civilian) = dossier.groups[blueprint.groupIDs[from]]?.kind {
      if kind == .cooperation {
        let force = blueprint.groupIDs[structure.civilianCount + to]
        ids += civilian.cooperation.first { $0.force == force }?.level.grounds ?? []
      } else if let concern = Concern.allCases.first(where: { Attitudes.Kind($0) == kind }) {
        ids += civilian.satisfaction[concern]?.grounds ?? []
      }
    }
    return ids.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  private func beliefGrounds(_ id: String) -> [String] {
    let system: String? =
      if let actor = dossier.actors[id] {
        actor.beliefs
      } else {
        switch dossier.groups[id]?.kind {
        case .civilian(let civilian): civilian.beliefs
        case .force(let force): dossier.actors[force.owner]?.beliefs
        case .organisation(let organisation): dossier.actors[organisation.owner]?.beliefs
        case nil: nil
        }
      }
    return system.flatMap { dossier.beliefs[$0]?.grounds } ?? []
  }

  /// What the dossier gives for the people there are at the start.
  func groundsOfStart(_ table: Ledger.Table, _ position: Int) -> [String] {
    switch table {
    case .population:
      if case .civilian(let civilian) = dossier.groups[blueprint.groupIDs[position]]?.kind {
        return civilian.population.grounds
      }
    case .present:
      let unit = position % structure.unitCount
      let place = blueprint.places[position / structure.unitCount]
      let deployments: [Group.Deployment] =
        switch dossier.groups[blueprint.groupIDs[structure.civilianCount + unit]]?.kind {
        case .force(let force): force.deployments
        case .organisation(let organisation): organisation.deployments
        default: []
        }
      return deployments.filter { $0.place == place }.flatMap(\.personnel.grounds)
    default: break
    }
    return []
  }
}
