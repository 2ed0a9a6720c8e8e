import Dossiers
import Foundation
import Studies

/// Scores of a study for reading, and as rows.
struct VerificationText {
  private let verification: ForecastVerification
  private let outline: StudyOutline
  private let course: String
  private let window: String

  init(
    _ verification: ForecastVerification, outline: StudyOutline, course: String, from: PartialDate?,
    until: PartialDate?
  ) {
    (self.verification, self.outline, self.course) = (verification, outline, course)
    window = "from \(from?.text ?? outline.start) to \(until?.text ?? "the end")"
  }

  /// What `--json` prints.
  private struct Document: Encodable {
    let course: String
    let futures: Int
    let scores: ForecastVerification
  }

  func json() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    return String(
      decoding: try encoder.encode(Document(course: course, futures: outline.completed, scores: verification)),
      as: UTF8.self)
  }

  /// One number a row, of groups and of their quantities.
  var csv: String {
    func text(_ number: Double?) -> String { number.map { "\($0)" } ?? "" }
    var rows = [["group", "measure", "key", "forecaster", "statistic", "value", "low", "high"]]
    for group in verification.groups {
      func add(_ key: String, _ forecaster: String, _ statistic: String, _ value: Double?, _ interval: Interval?) {
        guard let value else { return }
        rows.append([
          group.name, group.measure.rawValue, key, forecaster, statistic, text(value), text(interval?.low),
          text(interval?.high),
        ])
      }
      for score in group.scores {
        add("", score.forecaster, "cases", Double(score.cases), nil)
        add("", score.forecaster, group.measure.score, score.score.value, score.score.interval)
        add("", score.forecaster, "fair-crps", score.fair, nil)
        add("", score.forecaster, "log", score.logarithmic, nil)
        add("", score.forecaster, "skill", score.skill?.value, score.skill?.interval)
      }
      for coverage in group.coverage {
        add("", "study", "coverage-\(Int((coverage.level * 100).rounded()))", coverage.share, nil)
      }
      for row in group.calibration?.rows ?? [] {
        add("\(row.low)-\(row.high)", "study", "probability", row.meanProbability, nil)
        add("\(row.low)-\(row.high)", "study", "frequency", row.frequency, row.interval)
      }
      for series in group.series {
        add(series.key, "", "observed", series.observed, nil)
        add(series.key, "study", "forecast", series.forecast, nil)
        for (score, value) in zip(group.scores, series.scores) {
          add(series.key, score.forecaster, group.measure.score, value, nil)
        }
      }
    }
    return rows.map(CommaSeparated.line).joined(separator: "\n")
  }

  func plain(each: Bool) -> String {
    var parts = [
      "\(outline.title)\n\(outline.completed) futures under \(course), scored \(window)."
    ]
    for group in verification.groups {
      parts.append(
        "\(group.name): \(group.measure.words) of \(group.quantities) "
          + "\(group.measure == .control ? "places" : "indicators") in \(group.periods) periods\n\n"
          + scores(group))
      if let coverage = coverages(group) { parts.append(coverage) }
      if let table = group.calibration { parts.append(calibration(table)) }
      if each { parts.append(series(group)) }
    }
    if verification.uncovered > 0 {
      parts.append("\(verification.uncovered) observations lie outside the weeks that the study recorded.")
    }
    return parts.joined(separator: "\n\n")
  }

  private func scores(_ group: ForecastVerification.Group) -> String {
    let isNumber = group.measure == .number
    var table = TextTable(
      header: ["forecaster", "cases", isNumber ? "CRPS" : "Brier", "95 %", isNumber ? "fair" : "log"]
        + ["skill of the study", "95 %"], rightAligned: [1, 2, 3, 4, 5, 6])
    func interval(_ interval: Interval?) -> String {
      interval.map { "\(Figure.short($0.low)) … \(Figure.short($0.high))" } ?? ""
    }
    for score in group.scores {
      let second = isNumber ? score.fair.map(Figure.short) ?? "" : score.logarithmic.map(Figure.short) ?? "infinite"
      table.add([
        score.forecaster, "\(score.cases)", Figure.short(score.score.value), interval(score.score.interval), second,
        score.skill.map { Figure.short($0.value) } ?? "", interval(score.skill?.interval),
      ])
    }
    return table.text()
  }

  private func coverages(_ group: ForecastVerification.Group) -> String? {
    guard !group.coverage.isEmpty else { return nil }
    let parts = group.coverage.map { "\(Figure.percent($0.share)) in the middle \(Figure.percent($0.level))" }
    return "Of what was seen, \(parts.joined(separator: " and ")) of the futures."
  }

  private func calibration(_ table: CalibrationTable) -> String {
    var text = TextTable(
      header: ["probability", "given", "mean", "happened", "share", "95 %"], rightAligned: [1, 2, 3, 4, 5])
    for row in table.rows {
      text.add([
        "\(Figure.percent(row.low)) – \(Figure.percent(row.high))", "\(row.forecasts)",
        Figure.percent(row.meanProbability), "\(row.happened)", Figure.percent(row.frequency),
        "\(Figure.percent(row.interval.low)) – \(Figure.percent(row.interval.high))",
      ])
    }
    return "What was given a probability, and how often it came so:\n\n" + text.text()
  }

  private func series(_ group: ForecastVerification.Group) -> String {
    let numbers = group.measure == .number ? ["seen", "forecast"] : []
    let header =
      [group.measure == .control ? "place" : "indicator", "cases"] + numbers + group.scores.map(\.forecaster)
    var table = TextTable(header: header, rightAligned: Set(1...header.count))
    for series in group.series {
      let means = numbers.isEmpty ? [] : [series.observed, series.forecast].map { $0.map(Figure.short) ?? "" }
      table.add([series.key, "\(series.cases)"] + means + series.scores.map { $0.map(Figure.short) ?? "" })
    }
    return "Means by \(group.measure == .control ? "place" : "indicator"):\n\n" + table.text()
  }
}

extension ForecastVerification.Measure {
  /// The name of the score in rows.
  fileprivate var score: String { self == .number ? "crps" : "brier" }

  fileprivate var words: String {
    switch self {
    case .number: "numbers"
    case .event: "conditions"
    case .control: "control"
    }
  }
}
