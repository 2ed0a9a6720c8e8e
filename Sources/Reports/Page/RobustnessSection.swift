import Studies

/// Which course of action each rule of choice prefers, and which courses no other beats.
struct RobustnessSection {
  struct Rule {
    let name: String
    let asks: String
    let facts: String
    let futures: String
    /// The same course by both.
    let agrees: Bool
  }

  let lead: String
  let rules: [Rule]
  /// Whether combinations of claims are scenarios too.
  let hasFacts: Bool
  let factsHead: String
  let futuresHead: String
  let notes: [String]
  /// Every rule's value for every course.
  let tables: [Table]
  let pareto: [String]
  let hasPareto: Bool

  /// - Returns: nil if neither direction of the main indicator is better.
  init?(_ material: Material) {
    guard let indicator = material.mainIndicator,
      let futures = material.findings.robustness(indicator.id, over: .futures)
    else { return nil }
    let facts = material.findings.robustness(indicator.id, over: .facts)
    hasFacts = facts != nil
    futuresHead = "Over \(NumberText.count(futures.scenarios)) futures"
    factsHead = facts.map { "Over \(NumberText.count($0.scenarios)) combinations of disputed facts" } ?? ""
    func preferred(_ robustness: CourseRobustness?, _ criterion: CourseRobustness.Criterion) -> String {
      guard let verdict = robustness?.verdict(criterion) else { return "–" }
      guard let first = verdict.preferred.first else { return "tells none apart" }
      let names = Names.list(verdict.preferred.map(material.course))
      let value = material.study.courses.firstIndex { $0.id == first }.flatMap { verdict.values[$0] }
      return value.map { "\(names) (\(RobustnessSection.text($0, criterion, indicator, material)))" } ?? names
    }
    rules = CourseRobustness.Criterion.allCases.map { criterion in
      let words = RobustnessSection.words(criterion)
      return Rule(
        name: words.name, asks: words.asks, facts: preferred(facts, criterion), futures: preferred(futures, criterion),
        agrees: facts?.verdict(criterion)?.preferred == futures.verdict(criterion)?.preferred)
    }
    lead = RobustnessSection.lead(facts ?? futures, material)
    notes = RobustnessSection.notes(futures, facts, indicator, material)
    tables = [facts, futures].compactMap { $0 }.map { RobustnessSection.table($0, indicator, material) }
    pareto = RobustnessSection.pareto(material)
    hasPareto = !pareto.isEmpty
  }

  /// How many of the rules agree.
  private static func lead(_ robustness: CourseRobustness, _ material: Material) -> String {
    let told = robustness.verdicts.filter { !$0.preferred.isEmpty }
    let votes = material.study.courses.map { course in told.count { $0.preferred.contains(course.id) } }
    guard let most = votes.max(), most > 0, let first = votes.firstIndex(of: most) else {
      return "No rule of choice tells the courses of action apart."
    }
    let name = "“\(material.study.courses[first].name)”"
    if most == told.count { return "Every rule of choice that tells the courses apart prefers \(name)." }
    return "\(most) of \(told.count) rules of choice that tell the courses apart prefer \(name); which rule is yours "
      + "decides the rest."
  }

  private static func notes(
    _ futures: CourseRobustness, _ facts: CourseRobustness?, _ indicator: StudyOutline.Indicator, _ material: Material
  ) -> [String] {
    var notes: [String] = []
    let side = indicator.better == .higher ? "at least" : "at most"
    notes.append(
      "Good enough is \(side) \(material.text(futures.threshold, of: indicator))"
        + (indicator.isEvent || material.baseline == nil
          ? "." : ", by default what “\(material.baseline?.name ?? "")” reaches on average."))
    if let facts {
      let claims = facts.claims.compactMap { material.claim($0) }.map { "\($0.says) (\($0.attribution))" }
      notes.append(
        "The disputed facts are the \(claims.count) open claims that move the indicator most: "
          + claims.joined(separator: " · ") + ". Numbers and chance are averaged within a combination.")
    }
    if indicator.isEvent {
      notes.append("In a single future an event happens or not, so that worst and best cases over futures say little.")
    }
    return notes
  }

  private static func pareto(_ material: Material) -> [String] {
    guard let pareto = material.findings.pareto else { return [] }
    if pareto.beaten.isEmpty {
      return [
        "No course is beaten by another on all \(pareto.indicators.count) indicators that have a better direction: each "
          + "gives up something that another has, and what weighs more is a choice of values."
      ]
    }
    var sentences = [
      "On all \(pareto.indicators.count) indicators that have a better direction, taken together, no other course beats "
        + "\(Names.list(pareto.courses.map { "“\(material.course($0))”" }))."
    ]
    for beaten in pareto.beaten {
      sentences.append(
        "“\(material.course(beaten.course))” is beaten by "
          + "\(Names.list(beaten.by.map { "“\(material.course($0))”" })): nowhere worse on average, and somewhere better."
      )
    }
    return sentences
  }

  private static func table(
    _ robustness: CourseRobustness, _ indicator: StudyOutline.Indicator, _ material: Material
  ) -> Table {
    let over =
      robustness.over == .futures
      ? "over \(NumberText.count(robustness.scenarios)) futures"
      : "over \(NumberText.count(robustness.scenarios)) combinations of disputed facts"
    let order = material.rankedCourses.compactMap { course in
      material.study.courses.firstIndex { $0.id == course.id }
    }
    return Table(
      caption: "“\(indicator.name)” by each rule, \(over); the preferred marked ✓",
      columns: ["Rule"] + order.map { material.study.courses[$0].name },
      rows: robustness.verdicts.map { verdict in
        Table.Row(
          heading: words(verdict.criterion).name,
          cells: order.map { course in
            let mark = verdict.preferred.contains(material.study.courses[course].id) ? " ✓" : ""
            return (verdict.values[course].map { text($0, verdict.criterion, indicator, material) } ?? "–") + mark
          })
      })
  }

  private static func text(
    _ value: Double, _ criterion: CourseRobustness.Criterion, _ indicator: StudyOutline.Indicator, _ material: Material
  ) -> String {
    switch criterion {
    case .satisficing, .starr: NumberText.percent(value)
    case .signalToNoise: NumberText(fitting: [value]).text(value)
    case .minimaxRegret, .percentileRegret:
      String(material.difference(value, of: indicator).drop { $0 == "+" })
    default: material.text(value, of: indicator)
    }
  }

  private static func words(_ criterion: CourseRobustness.Criterion) -> (name: String, asks: String) {
    switch criterion {
    case .expectedValue: ("Expected value", "Which is best on average?")
    case .laplace: ("Laplace", "Which is best on average, if all scenarios are equally likely?")
    case .maximin: ("Maximin", "Whose worst case is best?")
    case .maximax: ("Maximax", "Whose best case is best?")
    case .hurwicz: ("Hurwicz", "Whose middle between worst and best case is best?")
    case .minimaxRegret: ("Minimax regret", "With which would one at worst miss least?")
    case .percentileRegret: ("Percentile of regret", "With which would one miss least in nine cases of ten?")
    case .satisficing: ("Satisficing", "Which is good enough most often?")
    case .signalToNoise: ("Signal to noise", "Which is good and varies little?")
    case .starr: ("Starr", "Which is best under most ways of weighing the disputed facts?")
    }
  }
}
