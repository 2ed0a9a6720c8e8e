import Studies

/// Where a course of action fails, as plain text for a terminal.
struct DiscoveryText {
  let discovery: ScenarioDiscovery
  let study: StudyOutline

  init(_ discovery: ScenarioDiscovery, _ study: StudyOutline) {
    self.discovery = discovery
    self.study = study
  }

  /// What counts as failing and how often it happens, then boxes and rules in words.
  var summary: String { ([heading] + [boxes, rules, repetition].compactMap { $0 }).joined(separator: "\n") }

  /// The peeling trajectory of the first box as a table, for a choice by number.
  var trajectory: String? {
    guard let box = discovery.boxes.first else { return nil }
    var table = TextTable(
      header: ["box", "coverage", "density", "mass", "futures", "restricts"], rightAligned: [0, 1, 2, 3, 4])
    for (number, region) in box.trajectory.enumerated() {
      table.add([
        (number == box.chosen ? "*" : "") + "\(number)", Figure.percent(region.coverage),
        Figure.percent(region.density),
        Figure.percent(region.mass), "\(region.count)", region.restrictions.map(\.input).joined(separator: ", "),
      ])
    }
    return "Peeling trajectory (* chosen)\n" + table.text()
  }

  var heading: String {
    let course = study.courses.first { $0.id == discovery.course }?.name ?? discovery.course
    return "Where “\(course)” fails: \(criterion), in \(Figure.percent(discovery.base)) of futures "
      + "(\(discovery.failing) of \(discovery.futures))"
  }

  private var criterion: String {
    let failure = discovery.failure
    guard let indicator = study.indicators.first(where: { $0.id == failure.indicator }) else {
      return failure.indicator
    }
    if indicator.isEvent { return "\(indicator.name)\(failure.side == .atLeast ? "" : ": no")" }
    let side = failure.side == .atLeast ? "at or over" : "at or under"
    let worst = failure.worst.map { " (the worst \(Figure.percent($0)))" } ?? ""
    return "\(indicator.name) \(side) \(Figure.short(failure.threshold))\(worst)"
  }

  private var boxes: String? {
    guard !discovery.boxes.isEmpty else {
      return discovery.failing == 0
        ? "  It never fails." : discovery.failing == discovery.futures ? "  It always fails." : "  No box was found."
    }
    return discovery.boxes.enumerated().map { number, box in
      guard !box.region.restrictions.isEmpty else {
        return "  No region stands out: what restricts the densest box is no better than chance."
      }
      return words(box.region, lead: number == 0 ? "It fails" : "Of the other futures it fails")
    }.joined(separator: "\n")
  }

  /// `It fails in 78 % of the futures in which … and …; 60 % of all failures lie there.`
  private func words(_ region: ScenarioDiscovery.Region, lead: String) -> String {
    let lines = region.restrictions.map { restriction -> String in
      let chance = restriction.quasiP.map { "  (quasi-p \(Figure.short($0)))" } ?? ""
      return "    · \(sentence(restriction))\(chance)"
    }
    return "  \(lead) in \(Figure.percent(region.density)) of the \(region.count) futures in which all of this holds; "
      + "\(Figure.percent(region.coverage)) of all failures lie there:\n" + lines.joined(separator: "\n")
  }

  /// The rules of the tree under which it fails most often.
  var rules: String? {
    guard !discovery.rules.isEmpty else { return nil }
    let lines = discovery.rules.prefix(4).map { rule in
      "    · \(Figure.percent(rule.density)) where \(rule.restrictions.map(short).joined(separator: " and ")) "
        + "(\(rule.count) futures, \(Figure.percent(rule.coverage)) of failures)"
    }
    return "  Rules of a tree:\n" + lines.joined(separator: "\n")
  }

  private var repetition: String? {
    guard let repetition = discovery.repetition, !discovery.boxes.isEmpty else { return nil }
    return "  Searched in half of the futures and tried on the others: \(Figure.percent(repetition.density)) of "
      + "\(repetition.count) futures fail, \(Figure.percent(repetition.coverage)) of failures lie there."
  }

  /// `it is true that … (alleged by …) [id]`, `losses of a raid (assumption) [id] under 0.4`
  private func sentence(_ restriction: ScenarioDiscovery.Restriction) -> String {
    if let truth = restriction.truth { return "it is \(truth) that: \(FindingsText.subject(restriction.input, study))" }
    return "\(FindingsText.subject(restriction.input, study)) is \(limits(restriction))"
  }

  private func short(_ restriction: ScenarioDiscovery.Restriction) -> String {
    if let truth = restriction.truth { return "\(restriction.input) is \(truth)" }
    return "\(restriction.input) is \(limits(restriction))"
  }

  private func limits(_ restriction: ScenarioDiscovery.Restriction) -> String {
    DiscoveryText.limits(above: restriction.above, below: restriction.below)
  }

  /// `over 0.3 and under 0.4`
  static func limits(above: Double?, below: Double?) -> String {
    // As they were rounded: no more digits than tell futures apart.
    func number(_ value: Double) -> String {
      value == value.rounded() && abs(value) < 1e15 ? "\(Int(value))" : "\(value)"
    }
    return [above.map { "over \(number($0))" }, below.map { "under \(number($0))" }].compactMap { $0 }
      .joined(separator: " and ")
  }
}
