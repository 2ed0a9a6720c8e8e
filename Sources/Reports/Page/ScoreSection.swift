import Dossiers
import Studies

/// How the study fared against what happened, beside forecasts that need no model.
struct ScoreSection {
  let lead: String
  let tables: [Table]
  let notes: [String]

  /// - Returns: nil if nothing was scored.
  init?(_ material: Material) {
    guard let scored = material.scored, !scored.verification.groups.isEmpty else { return nil }
    let start = scored.from.map(DateText.text) ?? DateText.text(material.dossier.start)
    let end = scored.until.map(DateText.text) ?? material.end
    lead =
      "What happened from \(start) to \(end), against the futures under “\(material.course(scored.course))”. Less is "
      + "better. Skill is 1 less the ratio of the study’s score to the other’s: above 0 the study is better."
    tables = scored.verification.groups.map(ScoreSection.table)
    notes = scored.verification.groups.flatMap(ScoreSection.notes)
  }

  private static func table(_ group: ForecastVerification.Group) -> Table {
    let numbers = NumberText(fitting: group.scores.map(\.score.value))
    return Table(
      caption: "\(group.name): \(words(group.measure)), \(group.quantities) quantities at \(group.periods) times",
      columns: ["Forecast", "Score (95% interval)", "Observations", "Skill of the study over it (95% interval)"],
      rows: group.scores.map { score in
        let interval = score.score.interval
        return Table.Row(
          heading: name(score.forecaster),
          cells: [
            "\(numbers.text(score.score.value)) (\(numbers.range(interval.low, interval.high)))",
            NumberText.count(score.cases), score.skill.map(skill) ?? "–",
          ])
      })
  }

  private static func skill(_ skill: Estimate) -> String {
    let numbers = NumberText(decimals: 2)
    let verdict =
      skill.interval.low > 0 ? "; better" : skill.interval.high < 0 ? "; worse" : "; not told apart"
    return numbers.signed(skill.value) + " (" + numbers.range(skill.interval.low, skill.interval.high) + ")" + verdict
  }

  private static func notes(_ group: ForecastVerification.Group) -> [String] {
    group.coverage.map { coverage in
      "\(group.name): \(NumberText.percent(coverage.share)) of what was seen lies in the middle "
        + "\(NumberText.percent(coverage.level)) of the futures."
    }
  }

  private static func name(_ forecaster: String) -> String {
    switch ForecastBaseline(rawValue: forecaster) {
    case .persistence: "The last value before, for ever"
    case .lastTwelveMonths: "The twelve months before, equally likely"
    case .zero: "Zero"
    case nil: "This study"
    }
  }

  private static func words(_ measure: ForecastVerification.Measure) -> String {
    switch measure {
    case .number: "continuous ranked probability score"
    case .event: "Brier score"
    case .control: "half the Brier score over all holders"
    }
  }
}
