import Studies

/// Findings as plain text for a terminal.
struct FindingsText {
  let findings: Findings
  var study: StudyOutline { findings.study }

  init(_ findings: Findings) {
    self.findings = findings
  }

  /// What `diwan findings` prints: what was studied, and the sections asked for that have something to say.
  func text(_ sections: [FindingsCommand.Section]) -> String {
    let parts = sections.map { section in
      switch section {
      case .ranking: standings
      case .check: checks
      case .events: probabilities
      case .robustness: robustness
      case .pareto: pareto
      case .sensitivity: joined([sensitivity, designSensitivity])
      case .failures: failures
      case .accounts: accounts
      case .predictions: predictions
      }
    }
    return ([heading] + parts.compactMap { $0 }).joined(separator: "\n\n")
  }

  /// What was studied.
  var heading: String {
    var lines = [study.title, study.question]
    let futures = study.completed < study.futures ? "\(study.completed) of \(study.futures)" : "\(study.futures)"
    lines.append(
      "\(futures) futures under each of \(study.courses.count) courses of action, \(study.weeks) weeks, seed \(study.seed)."
    )
    if let plan = study.plan, let design = DesignText.line(plan) { lines.append(design) }
    if let stopping = study.stopping { lines.append(DesignText.line(stopping, study)) }
    if let account = study.account { lines.append("Believing \(account.name).") }
    for truth in [true, false] {
      let claims = study.settledClaims.filter { $0.truth == truth }.map(\.id)
      if !claims.isEmpty { lines.append("Taken as \(truth): \(claims.joined(separator: ", ")).") }
    }
    if study.completed < study.futures { lines.append("The study is unfinished: these findings are preliminary.") }
    return lines.joined(separator: "\n")
  }

  /// The main indicator by course, best first where that has a meaning.
  var standings: String? {
    guard let indicator = study.indicators.first(where: { $0.id == study.mainIndicator }) else { return nil }
    let title = ([indicator.name] + [indicator.unit].compactMap { $0 }).joined(separator: ", ")
    if let ranking = findings.ranking {
      var table = TextTable(
        header: ["", "course of action", "mean", "95 % interval", "best in", "mean regret", "greatest"],
        rightAligned: [0, 2, 3, 4, 5, 6])
      for standing in ranking.courses {
        table.add([
          "\(standing.rank)", name(standing.course), Figure.short(standing.mean.value), text(standing.mean.interval),
          Figure.percent(standing.best), Figure.short(standing.regret.mean), Figure.short(standing.regret.maximum),
        ])
      }
      return "\(title) (\(indicator.better.rawValue) is better)\n\(table.text())"
    }
    var table = TextTable(header: ["course of action", "mean", "95 % interval"], rightAligned: [1, 2])
    for course in study.courses {
      guard let outcome = findings.outcome(course: course.id, indicator: indicator.id) else { continue }
      table.add([course.name, Figure.short(outcome.mean.value), text(outcome.mean.interval)])
    }
    return "\(title)\n\(table.text())"
  }

  private var probabilities: String? {
    let events = study.indicators.filter(\.isEvent)
    guard !events.isEmpty else { return nil }
    return events.map { event in
      var table = TextTable(header: ["course of action", "", "share", "95 % interval"], rightAligned: [2, 3])
      for course in study.courses {
        guard let probability = findings.outcome(course: course.id, indicator: event.id)?.probability else { continue }
        table.add([
          course.name, probability.word, Figure.percent(probability.share),
          "\(Figure.percent(probability.interval.low)) to \(Figure.percent(probability.interval.high))",
        ])
      }
      return "\(event.name)\n\(table.text())"
    }.joined(separator: "\n\n")
  }

  private var designSensitivity: String? {
    findings.designSensitivity.flatMap { DesignText.sensitivity($0, study) }
  }

  private func joined(_ parts: [String?]) -> String? {
    let found = parts.compactMap { $0 }
    return found.isEmpty ? nil : found.joined(separator: "\n\n")
  }

  private var predictions: String? {
    guard !findings.predictions.isEmpty else { return nil }
    var table = TextTable(
      header: ["claim", "verdict", "share of futures", "mean difference", "95 % interval"], rightAligned: [2, 3, 4])
    for test in findings.predictions {
      table.add([
        test.prediction.claim, test.verdict.rawValue, test.share.map { Figure.percent($0.share) } ?? "",
        test.difference.map { Figure.short($0.value) } ?? "", test.difference.map { text($0.interval) } ?? "",
      ])
    }
    return "Predictions\n" + table.text()
  }

  func name(_ course: String) -> String {
    study.courses.first { $0.id == course }?.name ?? course
  }

  func text(_ interval: Interval) -> String {
    "\(Figure.short(interval.low)) to \(Figure.short(interval.high))"
  }
}
