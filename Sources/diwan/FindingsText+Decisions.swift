import Studies

/// The sections that bear on the decision.
extension FindingsText {
  /// Which claims and numbers to check first.
  var checks: String? {
    guard !findings.knowing.isEmpty else { return nil }
    let deciding = findings.knowing.filter(\.matters)
    let moving = findings.claims.filter { $0.effects.contains { $0.isClear } }.sorted {
      $0.mostExplained > $1.mostExplained
    }.prefix(3)
    var lines = ["Check this first"]
    if deciding.isEmpty {
      lines.append(
        "  Of \(findings.knowing.count) open claims and uncertain numbers none alone changes the choice by more than "
          + "chance would." + (moving.isEmpty ? "" : " The result itself moves most with:"))
      for (position, dependence) in moving.enumerated() {
        lines.append("  \(position + 1). \(FindingsText.subject(dependence.claim, study))")
        lines.append(
          "     Whether it is true explains up to \(Figure.percent(dependence.mostExplained)) of the variance.")
      }
    } else {
      lines.append(
        "  Of \(findings.knowing.count) open claims and uncertain numbers these change the choice; up to "
          + "\(Int((0.05 * Double(findings.knowing.count)).rounded())) would seem to by chance alone.")
    }
    for (position, knowing) in deciding.prefix(8).enumerated() {
      lines.append("  \(position + 1). \(FindingsText.subject(knowing.input, study))")
      if let places = study.claims.first(where: { $0.id == knowing.input })?.locators, !places.isEmpty {
        lines.append("     \(places.joined(separator: "; "))")
      }
      lines.append(
        "     Knowing it is worth \(Figure.short(knowing.corrected)) (95 % interval \(text(knowing.interval))); "
          + "\(choice(knowing)).")
    }
    if let everything = findings.knowingEverything {
      lines.append(
        "  Knowing everything, chance events included, would be worth \(Figure.short(everything.value)) "
          + "(95 % interval \(text(everything.interval))).")
    }
    return lines.joined(separator: "\n")
  }

  /// `if true choose A, if false B`, `under 0.4 choose A, over 0.4 B`.
  private func choice(_ knowing: ValueOfKnowing) -> String {
    if let courses = knowing.alternating {
      return "no threshold tells when: \(courses.map(name).joined(separator: ", ")) take turns over its range"
    }
    let parts = knowing.choices.map { choice -> String in
      if let truth = choice.truth { return "if \(truth) choose \(name(choice.course))" }
      let limits = DiscoveryText.limits(above: choice.above, below: choice.below)
      return "\(limits.isEmpty ? "anywhere" : limits) choose \(name(choice.course))"
    }
    return parts.joined(separator: ", ")
  }

  /// A claim with who asserts it, or a number, in words and with its id.
  static func subject(_ input: String, _ study: StudyOutline) -> String {
    if let claim = study.claims.first(where: { $0.id == input }) {
      let by = claim.by.isEmpty ? "nobody named" : claim.by.joined(separator: ", ")
      return "\(claim.says) (\(claim.hedge) by \(by)) [\(input)]"
    }
    guard let says = study.parameters.first(where: { $0.id == input })?.says else { return "[\(input)]" }
    return "\(says) [\(input)]"
  }

  /// Which course each criterion prefers on the main indicator.
  var robustness: String? {
    let found = findings.robustness.filter { $0.indicator == study.mainIndicator }
    guard !found.isEmpty, let indicator = study.indicators.first(where: { $0.id == study.mainIndicator }) else {
      return nil
    }
    return found.map { robustness in
      var table = TextTable(header: ["criterion", "prefers", "value"], rightAligned: [2])
      for verdict in robustness.verdicts {
        let value = study.courses.indices.first { verdict.preferred.first == study.courses[$0].id }
          .flatMap { verdict.values[$0] }
        table.add([
          words(verdict.criterion), preferred(verdict.preferred), value.map { number($0, verdict.criterion) } ?? "",
        ])
      }
      let over =
        robustness.over == .futures
        ? "over \(robustness.scenarios) futures"
        : "over \(robustness.scenarios) combinations of \(robustness.claims.joined(separator: ", "))"
      return "Which rule prefers which course: \(indicator.name), \(over)\n" + table.text()
        + "\n  Good enough is \(indicator.better == .higher ? "at least" : "at most") "
        + "\(Figure.short(robustness.threshold))."
    }.joined(separator: "\n\n")
  }

  private func preferred(_ courses: [String]) -> String {
    courses.isEmpty ? "(tells none apart)" : courses.map(name).joined(separator: " = ")
  }

  private func number(_ value: Double, _ criterion: CourseRobustness.Criterion) -> String {
    [.satisficing, .starr].contains(criterion) ? Figure.percent(value) : Figure.short(value)
  }

  private func words(_ criterion: CourseRobustness.Criterion) -> String {
    switch criterion {
    case .expectedValue: "best on average (expected value)"
    case .laplace: "best on average, all scenarios alike (Laplace)"
    case .maximin: "best worst case (maximin)"
    case .maximax: "best best case (maximax)"
    case .hurwicz: "between worst and best case (Hurwicz)"
    case .minimaxRegret: "least greatest regret (minimax regret)"
    case .percentileRegret: "least regret in nine scenarios of ten"
    case .satisficing: "good enough most often (satisficing)"
    case .signalToNoise: "high and steady (signal to noise)"
    case .starr: "best under most probabilities (Starr)"
    }
  }

  /// The courses that none beats on all indicators.
  var pareto: String? {
    guard let pareto = findings.pareto else { return nil }
    var lines = [
      "Not beaten on all of \(pareto.indicators.count) indicators at once",
      "  \(pareto.courses.map(name).joined(separator: "; "))",
    ]
    for beaten in pareto.beaten {
      lines.append("  Beaten: \(name(beaten.course)), by \(beaten.by.map(name).joined(separator: " and "))")
    }
    return lines.joined(separator: "\n")
  }

  /// What moves the main indicator.
  var sensitivity: String? {
    let shown = findings.importances.filter { $0.strongest > 0 }.prefix(10)
    guard !shown.isEmpty else { return nil }
    let difference = shown.first?.effects.last?.target
    var header = ["claim or number", "moves it by", "chance", "under", "rank correlation"]
    if difference?.versus != nil { header.append("parts the best two") }
    var table = TextTable(header: header, rightAligned: [1, 2, 4, 5])
    for importance in shown {
      let courses = importance.effects.filter { $0.target.versus == nil }
      guard let strongest = courses.max(by: { $0.excess < $1.excess }) else { continue }
      let correlation = findings.parameters.first { $0.parameter == importance.input }?.effects
        .first { $0.course == strongest.target.course }?.correlation
      var row = [
        importance.input, Figure.short(strongest.distance), Figure.short(strongest.chance),
        name(strongest.target.course), correlation.map(Figure.short) ?? "",
      ]
      if let last = importance.effects.last, last.target.versus != nil {
        row.append(last.excess > 0 ? Figure.short(last.distance) : "no")
      }
      table.add(row)
    }
    var text = "What moves the main indicator (distance of distributions, 0 to 1; only beyond chance)\n" + table.text()
    if let difference, let versus = difference.versus {
      text += "\n  The best two: \(name(difference.course)) and \(name(versus))."
    }
    return text
  }

  /// Where the best course and the baseline fail.
  var failures: String? {
    guard !findings.discoveries.isEmpty else { return nil }
    return findings.discoveries.map { DiscoveryText($0, study).summary }.joined(separator: "\n\n")
  }

  /// What the study says to who believes one account.
  var accounts: String? {
    guard !findings.accounts.isEmpty else { return nil }
    var table = TextTable(
      header: ["account", "futures", "best course", "mean", "95 % interval", "next", "mean"],
      rightAligned: [1, 3, 4, 6])
    for account in findings.accounts {
      guard let best = account.courses.first else {
        table.add([account.name, "\(account.futures)", account.isExcluded ? "(the study excludes it)" : "(too few)"])
        continue
      }
      let next = account.courses.dropFirst().first
      table.add([
        account.name, "\(account.futures)", name(best.course), Figure.short(best.mean.value), text(best.mean.interval),
        next.map { name($0.course) } ?? "", next.map { Figure.short($0.mean.value) } ?? "",
      ])
    }
    var lines = ["Rival accounts: the futures that are as each says", table.text()]
    for (position, account) in findings.accounts.enumerated() {
      for parting in account.partings {
        guard let other = findings.accounts.firstIndex(where: { $0.account == parting.account }), other > position,
          let claim = parting.claim, let course = parting.course, let difference = parting.difference
        else { continue }
        lines.append(
          "  \(account.name) and \(findings.accounts[other].name) part over: \(FindingsText.subject(claim, study)). It makes "
            + "\(Figure.short(abs(difference.value))) under \(name(course)).")
      }
      if !account.missing.isEmpty {
        lines.append(
          "  Left open for \(account.name), too few futures being left: \(account.missing.joined(separator: ", ")). "
            + "Surer: diwan study … --account \(account.account)")
      }
    }
    return lines.joined(separator: "\n")
  }
}
