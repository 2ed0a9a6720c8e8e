extension DossierRule {
  /// Nothing ends before it begins.
  static let datesInOrder = DossierRule(codes: [.dateOrder]) { dossier, context in
    for tie in dossier.ties {
      guard let since = tie.since, let until = tie.until, until.lastDayNumber < since.dayNumber else { continue }
      context.report(
        .dateOrder, at: tie.location, "this tie ends (\(until.text)) before it begins (\(since.text))")
    }
    for event in dossier.events.values {
      guard let until = event.until, until.lastDayNumber < event.date.dayNumber else { continue }
      context.report(
        .dateOrder, at: event.location, "this event ends (\(until.text)) before it begins (\(event.date.text))")
    }
    for block in dossier.allBlocks {
      guard let from = block.from?.firstDay(in: dossier), let until = block.until?.lastDay(in: dossier), until < from
      else { continue }
      context.report(
        .dateOrder, at: block.location, "this block ends before it begins", help: "exchange `from` and `until`")
    }
  }

  /// What lies outside the simulated weeks never happens; an event of the past lies before them.
  static let datesInsideHorizon = DossierRule(codes: [.dateOutsideHorizon, .outOfRange], needsSoundDossier: true) {
    dossier, context in
    for block in dossier.allBlocks {
      if let from = block.from?.firstDay(in: dossier), from >= dossier.endDay {
        context.warn(
          .dateOutsideHorizon, at: block.location, "this block begins after the last of the \(dossier.horizon) weeks")
      }
      if let until = block.until?.lastDay(in: dossier), until < dossier.start.dayNumber {
        context.warn(.dateOutsideHorizon, at: block.location, "this block ends before the start, \(dossier.start.text)")
      }
    }
    for event in dossier.events.values where event.date.dayNumber > dossier.start.dayNumber {
      context.warn(
        .dateOutsideHorizon, at: event.location, "this event lies after the start, \(dossier.start.text)",
        help: "what may happen later is a hazard")
    }
    for indicator in dossier.indicators.values where indicator.after >= dossier.horizon {
      context.report(
        .outOfRange, at: indicator.location, "`after` is not before the horizon of \(dossier.horizon) weeks",
        help: "no week would be left to look at")
    }
  }
}

extension Block.Time {
  fileprivate func firstDay(in dossier: Dossier) -> Int {
    switch self {
    case .week(let week): dossier.start.dayNumber + 7 * week
    case .date(let date): date.dayNumber
    }
  }

  fileprivate func lastDay(in dossier: Dossier) -> Int {
    switch self {
    case .week(let week): dossier.start.dayNumber + 7 * week + 6
    case .date(let date): date.lastDayNumber
    }
  }
}
