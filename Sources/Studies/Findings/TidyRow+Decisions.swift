extension Findings {
  /// Rows of what bears on the decision: information, robustness, importance, failures, accounts.
  var decisionRows: [TidyRow] {
    let main = study.mainIndicator
    var rows = knowing.flatMap { $0.tidyRows(indicator: main) }
    if let knowingEverything {
      rows.append(
        TidyRow(
          kind: "knowing", indicator: main, statistic: "everything", value: knowingEverything.value,
          interval: knowingEverything.interval))
    }
    rows += robustness.flatMap { $0.tidyRows(courses: study.courses.map(\.id)) }
    rows += pareto?.tidyRows ?? []
    rows += importances.flatMap { $0.tidyRows(indicator: main) }
    rows += discoveries.flatMap(\.tidyRows)
    return rows + accounts.flatMap { $0.tidyRows(indicator: main) }
  }
}

extension ValueOfKnowing {
  func tidyRows(indicator: String?) -> [TidyRow] {
    func row(
      _ statistic: String, _ value: Double?, course: String? = nil, interval: Interval? = nil, word: String? = nil
    ) -> TidyRow {
      TidyRow(
        kind: "knowing", course: course, indicator: indicator, subject: input, statistic: statistic, value: value,
        interval: interval, word: word)
    }
    let rows = [
      row("naive", naive), row("bias", bias), row("corrected", corrected, interval: interval),
      row("standard-error", standardError), row("chance", chance), row("best", nil, course: best),
      row("flips", flips ? 1 : 0, word: matters ? "beyond chance" : nil),
    ]
    return rows
      + choices.map { choice in
        let limits = [choice.above.map { "over \($0)" }, choice.below.map { "under \($0)" }].compactMap { $0 }
        return switch choice.truth {
        case true?: row("best-if-true", choice.share, course: choice.course)
        case false?: row("best-if-false", choice.share, course: choice.course)
        case nil: row("best-where", choice.share, course: choice.course, word: limits.joined(separator: " and "))
        }
      }
  }
}

extension CourseRobustness {
  func tidyRows(courses: [String]) -> [TidyRow] {
    verdicts.flatMap { verdict in
      courses.indices.compactMap { course -> TidyRow? in
        guard let value = verdict.values[course] else { return nil }
        return TidyRow(
          kind: "robustness", course: courses[course], indicator: indicator, subject: over.rawValue,
          statistic: verdict.criterion.rawValue, value: value,
          word: verdict.preferred.contains(courses[course]) ? "preferred" : nil)
      }
    }
  }
}

extension ParetoChoice {
  var tidyRows: [TidyRow] {
    courses.map { TidyRow(kind: "pareto", course: $0, statistic: "member", value: 1) }
      + beaten.flatMap { course in
        [TidyRow(kind: "pareto", course: course.course, statistic: "member", value: 0)]
          + course.by.map { TidyRow(kind: "pareto", course: course.course, subject: $0, statistic: "beaten-by") }
      }
  }
}

extension InputImportance {
  func tidyRows(indicator: String?) -> [TidyRow] {
    effects.flatMap { effect in
      func row(_ statistic: String, _ value: Double) -> TidyRow {
        TidyRow(
          kind: effect.target.versus == nil ? "importance" : "importance-difference", course: effect.target.course,
          indicator: indicator, subject: input, statistic: statistic, value: value, word: effect.target.versus)
      }
      return [row("distance", effect.distance), row("chance", effect.chance)]
        + (effect.trees.map { [row("trees", $0)] } ?? [])
    }
  }
}

extension ScenarioDiscovery {
  var tidyRows: [TidyRow] {
    func row(
      _ kind: String, _ statistic: String, _ value: Double?, subject: String? = nil, word: String? = nil
    ) -> TidyRow {
      TidyRow(
        kind: kind, course: course, indicator: failure.indicator, subject: subject, statistic: statistic, value: value,
        word: word)
    }
    func rows(_ kind: String, _ number: Int, _ region: Region) -> [TidyRow] {
      [
        row(kind, "\(number)-coverage", region.coverage), row(kind, "\(number)-density", region.density),
        row(kind, "\(number)-mass", region.mass),
      ]
        + region.restrictions.flatMap { limit -> [TidyRow] in
          [
            limit.truth.map { row("\(kind)-limit", "\(number)-true", $0 ? 1 : 0, subject: limit.input) },
            limit.above.map { row("\(kind)-limit", "\(number)-above", $0, subject: limit.input) },
            limit.below.map { row("\(kind)-limit", "\(number)-below", $0, subject: limit.input) },
            limit.quasiP.map { row("\(kind)-limit", "\(number)-quasi-p", $0, subject: limit.input) },
          ].compactMap { $0 }
        }
    }
    var found = [
      row("failure", "threshold", failure.threshold, word: failure.side.rawValue), row("failure", "share", base),
    ]
    for (number, box) in boxes.enumerated() { found += rows("box", number + 1, box.region) }
    for (number, rule) in rules.enumerated() { found += rows("rule", number + 1, rule) }
    if let repetition {
      found += [
        row("box", "repeated-coverage", repetition.coverage), row("box", "repeated-density", repetition.density),
      ]
    }
    return found
  }
}

extension RivalAccount {
  func tidyRows(indicator: String?) -> [TidyRow] {
    func row(
      _ kind: String, _ statistic: String, _ value: Double?, course: String? = nil, interval: Interval? = nil,
      word: String? = nil
    ) -> TidyRow {
      TidyRow(
        kind: kind, course: course, indicator: indicator, subject: account, statistic: statistic, value: value,
        interval: interval, word: word)
    }
    return [row("account", "futures", Double(futures))]
      + courses.map { row("account", "mean", $0.mean.value, course: $0.course, interval: $0.mean.interval) }
      + partings.compactMap { parting in
        parting.claim.map { claim in
          row(
            "parting", parting.account, parting.difference?.value, course: parting.course,
            interval: parting.difference?.interval, word: claim)
        }
      }
  }
}
