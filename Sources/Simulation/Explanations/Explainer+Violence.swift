import Dossiers
import OrderedCollections

/// From fighting and ties to the orders and grounds behind them.
extension Explainer {
  /// The blocks that ordered the fighting, the siege or the attacks in a place, all needed alike.
  func ordersToFight(_ key: CauseKey, from: Moment?, to: Moment) -> [Part] {
    let place = Int(key.source)
    let moments = [to] + (isContrast ? [from].compactMap { $0 } : [])
    var parts: [Part] = []
    for (block, compiled) in blueprint.blocks.enumerated()
    where compiled.actions.contains(where: {
      Explainer.orders($0, key.cause, in: place)
    }) {
      for moment in moments {
        let weeks = replays[moment.replay].weeksActed(block, until: moment.week)
        guard let first = weeks.first else { continue }
        var span = WeekSpan(first)
        for week in weeks.dropFirst() { span.add(week) }
        let order = CauseKey(cause: Cause.firstBlock + Int32(truncatingIfNeeded: block), source: -1)
        parts.append(
          Part(
            kind: .cause, text: words.cause(order, self, moment, weeks: span, contrast: isContrast), amount: nil,
            follow: .cause(order, curve: nil, from: from, to: to)))
        break
      }
    }
    return parts
  }

  private static func orders(_ action: CompiledBlock.Action, _ cause: Int32, in place: Int) -> Bool {
    guard case .combat(let order) = action else { return false }
    return switch order {
    case .engage(let engagement): cause == Cause.battle && engagement.places.contains(place)
    case .besiege(let siege): cause == Cause.siege && siege.places.contains(place)
    case .campaign(let campaign): cause == Cause.attacks && campaign.places.contains(place)
    case .hide, .airSupport: false
    }
  }

  /// The ties along which an actor gets its means, those that were ended or made first.
  func tieParts(of client: Int, _ moment: Moment) -> [Part] {
    let id = blueprint.actors[client]
    let entries = blueprint.ties.entries
    let ties = entries.indices.filter { entries[$0].key.to == id || entries[$0].key.from == id }
    let changed = ties.filter { tie in
      replays.contains { replay in replay.entries(.tie, tie).contains { Int($0.week) <= moment.week } }
    }
    let holding = ties.filter { state(moment).ties.holds[$0] }
    return (changed.isEmpty ? holding : changed).map { tiePart($0, moment, amount: nil) }
  }

  /// A tie, with the block that made or ended it, else what the dossier says of it.
  func tiePart(_ tie: Int, _ moment: Moment, amount: Double?) -> Part {
    let key = blueprint.ties.entries[tie].key
    let text = "tie: \(words.entity(key.from)) \(key.kind.rawValue) \(words.entity(key.to))"
    for replay in [moment.replay, 0] {
      guard let entry = replays[replay].entries(.tie, tie).last(where: { Int($0.week) <= moment.week }) else {
        continue
      }
      let there = Moment(replay: replay, week: Int(entry.week))
      let cause = CauseKey(entry)
      let change = Part(
        kind: .cause,
        text: words.cause(cause, self, there, weeks: WeekSpan(there.week), contrast: isContrast), amount: nil,
        follow: .cause(cause, curve: nil, from: nil, to: there))
      return Part(
        kind: .condition, text: "\(text), \(entry.change < 0 ? "ended" : "made")", amount: amount,
        follow: .needed([change]))
    }
    let grounds = dossier.ties.filter { TieTable.Key(from: $0.from, kind: $0.kind, to: $0.to) == key }.flatMap(
      \.grounds)
    let holds = state(moment).ties.holds[tie]
    return Part(
      kind: .condition, text: holds ? text : "no \(text)", amount: amount, follow: .grounds(grounds))
  }

  /// An option is done because its actor chose it.
  func choicePart(_ block: Int, _ week: Int) -> Part? {
    guard blueprint.blocks[block].schedule.isOption, let id = blueprint.blockSources[block].actor,
      let actor = dossier.actors[id]
    else { return nil }
    let goals = actor.goals.map(\.measure.text).joined(separator: "; ")
    return Part(
      kind: .condition,
      text:
        "\(actor.name) chose it among its options in \(words.week(week)), by what it expects for its goals: \(goals)",
      amount: nil, follow: .grounds(actor.goals.flatMap(\.weight.grounds)))
  }
}
