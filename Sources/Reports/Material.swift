import Dossiers
import Studies

/// What all parts of a report are made from.
struct Material {
  let findings: Findings
  let dossier: Dossier
  let names: Names
  /// Outlines of the places that have one.
  let outlines: Outlines
  /// Passages by claim, where the reader has the sources.
  let quotes: [String: [String]]
  /// How the study fared against what happened.
  let scored: ScoredForecast?
  /// Of the program that writes the report.
  let version: String?
  private let numbers: [String: NumberText]

  init(
    findings: Findings, dossier: Dossier, outlines: Outlines, quotes: [String: [String]], scored: ScoredForecast?,
    version: String?
  ) {
    self.findings = findings
    self.dossier = dossier
    self.outlines = outlines
    self.quotes = quotes
    self.scored = scored
    self.version = version
    names = Names(dossier)
    var numbers: [String: NumberText] = [:]
    for indicator in findings.study.indicators {
      let values = findings.outcomes.filter { $0.indicator == indicator.id }
        .flatMap { [$0.mean.value, $0.quantiles.q5, $0.quantiles.q95] }
      numbers[indicator.id] = NumberText(fitting: values)
    }
    self.numbers = numbers
  }

  var study: StudyOutline { findings.study }

  /// The indicator that courses are ranked by.
  var mainIndicator: StudyOutline.Indicator? {
    study.indicators.first { $0.id == study.mainIndicator } ?? study.indicators.first
  }

  /// Indicators that say which course is better, the main one first; all where none does.
  var chosenIndicators: [StudyOutline.Indicator] {
    let main = study.indicators.filter { $0.id == mainIndicator?.id }
    let others = study.indicators.filter { $0.id != mainIndicator?.id }
    let chosen = others.filter { $0.better != .neither }
    return main + (chosen.isEmpty ? others : chosen)
  }

  func indicator(_ id: String) -> StudyOutline.Indicator? {
    study.indicators.first { $0.id == id }
  }

  func course(_ id: String) -> String {
    study.courses.first { $0.id == id }?.name ?? id
  }

  var baseline: StudyOutline.Course? { study.courses.first }

  /// Courses from best to worst, or in the dossier's order where nothing ranks them.
  var rankedCourses: [StudyOutline.Course] {
    guard let ranking = findings.ranking else { return study.courses }
    let ranked = ranking.courses.compactMap { standing in study.courses.first { $0.id == standing.course } }
    return ranked + study.courses.filter { course in !ranked.contains(course) }
  }

  func claim(_ id: String) -> ClaimText? {
    dossier.claims[id].map { ClaimText($0, names: names, quotes: quotes[id] ?? []) }
  }

  /// How an indicator's values are written: events and shares as percentages.
  func text(_ value: Double, of indicator: StudyOutline.Indicator) -> String {
    if isShare(indicator) { return NumberText.percent(value) }
    return (numbers[indicator.id] ?? NumberText(decimals: 2)).text(value)
  }

  func range(_ interval: Interval, of indicator: StudyOutline.Indicator) -> String {
    text(interval.low, of: indicator) + " to " + text(interval.high, of: indicator)
  }

  /// A difference of two values: for percentages in percentage points.
  func difference(_ value: Double, of indicator: StudyOutline.Indicator) -> String {
    let number = bareDifference(value, of: indicator)
    guard isShare(indicator) else { return number }
    return number + (number == "+1" || number == "−1" ? " point" : " points")
  }

  /// A difference with its interval, in words: `+25 points on average (95% interval +8 to +50)`.
  func difference(_ estimate: Estimate, of indicator: StudyOutline.Indicator) -> String {
    let low = bareDifference(estimate.interval.low, of: indicator)
    let high = bareDifference(estimate.interval.high, of: indicator)
    return "\(difference(estimate.value, of: indicator)) on average (95% interval \(low) to \(high))"
  }

  private func bareDifference(_ value: Double, of indicator: StudyOutline.Indicator) -> String {
    if isShare(indicator) {
      return NumberText(decimals: (0.0005..<0.1).contains(abs(value)) ? 1 : 0).signed(value * 100)
    }
    return (numbers[indicator.id] ?? NumberText(decimals: 2)).signed(value)
  }

  /// How a chart's axis writes an indicator's values (d3-format).
  func axisFormat(_ indicator: StudyOutline.Indicator) -> JSON {
    if isShare(indicator) { return "%" }
    return (numbers[indicator.id]?.decimals ?? 2) == 0 ? "~s" : ".2~f"
  }

  func isShare(_ indicator: StudyOutline.Indicator) -> Bool {
    indicator.isEvent || indicator.unit == "share" || indicator.unit == "probability"
  }

  /// The unit as readers see it beside a name.
  func unit(_ indicator: StudyOutline.Indicator) -> String? {
    if indicator.isEvent { return "share of futures" }
    return indicator.unit
  }

  /// The day on which the futures end.
  var end: String { DateText.readable(dossier.start, week: study.weeks) }
}
