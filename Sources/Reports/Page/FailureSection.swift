import Studies

/// Where a course of action fails, in words, with the way to the box.
struct FailureSection {
  struct Region {
    let lead: String
    let limits: [String]
  }

  let title: String
  let lead: String
  let regions: [Region]
  let rules: [String]
  let hasRules: Bool
  let checked: String?
  let figure: Page.Figure?

  static func all(_ material: Material) -> [FailureSection] {
    material.findings.discoveries.map { FailureSection($0, material) }
  }

  init(_ discovery: ScenarioDiscovery, _ material: Material) {
    let text = InputText(material: material)
    let course = "“\(material.course(discovery.course))”"
    let standing = discovery.course == material.baseline?.id ? "the baseline" : "the best course on the main indicator"
    title = "Where \(course) fails"
    lead =
      "\(course), \(standing), fails in \(NumberText.percent(discovery.base)) of futures: "
      + "\(FailureSection.criterion(discovery.failure, material))."
    regions = discovery.boxes.enumerated().compactMap { number, box in
      let region = box.region
      guard !region.restrictions.isEmpty else { return nil }
      let start = number == 0 ? "It fails" : "Of the other futures, it fails"
      return Region(
        lead:
          "\(start) in \(NumberText.percent(region.density)) of the \(NumberText.count(region.count)) futures in which all of "
          + "this holds; \(NumberText.percent(region.coverage)) of its failures lie there:",
        limits: region.restrictions.map { restriction in
          text.sentence(restriction) + (restriction.quasiP.map { " [quasi-p \(FailureSection.probability($0))]" } ?? "")
        })
    }
    rules = discovery.rules.prefix(6).map { rule in
      "\(NumberText.percent(rule.density)) fail (\(NumberText.percent(rule.coverage)) of all failures, "
        + "\(NumberText.count(rule.count)) futures) where: "
        + rule.restrictions.map(text.sentence).joined(separator: "; and ") + "."
    }
    hasRules = !rules.isEmpty
    checked = discovery.repetition.flatMap { repetition in
      guard !discovery.boxes.isEmpty else { return nil }
      return "The same search in half of the futures, tried on the other half: there "
        + "\(NumberText.percent(repetition.density)) of the futures in the box fail, against "
        + "\(NumberText.percent(discovery.base)) of all. The closer these two, the less the box means."
    }
    figure = TrajectoryChart(discovery, material).chart.map { Page.figure($0, isOpen: false) }
  }

  private static func probability(_ value: Double) -> String {
    value < 0.001 ? "under 0.001" : NumberText(decimals: 3).text(value)
  }

  /// What counts as failing.
  static func criterion(_ failure: FailureCriterion, _ material: Material) -> String {
    guard let indicator = material.indicator(failure.indicator) else { return failure.indicator }
    if indicator.isEvent {
      return failure.side == .atLeast ? "“\(indicator.name)” comes true" : "“\(indicator.name)” does not come true"
    }
    let side = failure.side == .atLeast ? "or more" : "or less"
    let worst = failure.worst.map { _ in ", the worst third" } ?? ""
    return "“\(indicator.name)” is \(material.text(failure.threshold, of: indicator)) \(side)\(worst)"
  }
}
