import Studies

/// The question's answer: which course of action does best, by how much, and how surely.
struct Answer {
  /// One sentence.
  let headline: String
  /// Sentences that qualify it.
  let details: [String]

  init(_ material: Material) {
    guard let ranking = material.findings.ranking, let best = ranking.courses.first,
      let indicator = material.indicator(ranking.indicator)
    else {
      headline = "The study compares the courses of action but does not rank them."
      details = ["Neither direction of the main indicator is marked as better in the dossier."]
      return
    }
    headline = Answer.headline(ranking, indicator, material)
    var details = [Answer.value(of: best, indicator, material)]
    if let comparison = material.findings.comparison(course: best.course, indicator: indicator.id) {
      details.append(Answer.sentence(comparison, indicator, material))
    }
    if let worst = ranking.courses.last, worst.course != best.course {
      details.append(
        "Last comes “\(material.course(worst.course))” with \(material.text(worst.mean.value, of: indicator)).")
    }
    if let first = Checks.deciding(material).first {
      let what = first.kind == .claim ? "a claim that is not settled" : "a number that is not known"
      let text = InputText(material: material)
      details.append("The choice hangs on \(what): \(text.name(first.input))")
    } else if let first = Checks.ordered(material).first, first.effects.contains(where: \.isClear),
      let claim = material.claim(first.claim)
    {
      details.append(
        "No single open claim clearly changes which course is best. The result itself moves most with this one: "
          + "\(claim.says) (\(claim.attribution).)")
    }
    self.details = details
  }

  /// Which courses are clearly better than the baseline, and whether the best of them stands out.
  ///
  /// Courses are compared by their differences from the baseline in the same futures, which vary less
  /// than the averages do.
  private static func headline(
    _ ranking: Ranking, _ indicator: StudyOutline.Indicator, _ material: Material
  ) -> String {
    let about = "on “\(indicator.name)”"
    let baseline = "“\(material.baseline?.name ?? "")”"
    func gain(_ course: String) -> Interval? {
      guard let interval = material.findings.comparison(course: course, indicator: indicator.id)?.difference.interval
      else { return nil }
      return indicator.better == .higher ? interval : Interval(low: -interval.high, high: -interval.low)
    }
    let clear = ranking.courses.compactMap { standing -> (name: String, gain: Interval)? in
      guard let gain = gain(standing.course), gain.low > 0 else { return nil }
      return ("“\(material.course(standing.course))”", gain)
    }
    guard let best = clear.first else { return "No course of action is clearly better than \(baseline) \(about)." }
    let tied = clear.filter { $0.gain.high >= best.gain.low }
    if clear.count == 1, ranking.courses.count > 2 {
      return "\(best.name) comes out best \(about); it alone is clearly better than \(baseline)."
    }
    if tied.count == 1 { return "\(best.name) comes out best \(about)." }
    return "\(Names.list(tied.map(\.name))) come out best \(about); the futures do not separate them."
  }

  private static func value(
    of standing: Ranking.Standing, _ indicator: StudyOutline.Indicator, _ material: Material
  ) -> String {
    let value = material.text(standing.mean.value, of: indicator)
    let range = material.range(standing.mean.interval, of: indicator)
    let name = material.course(standing.course)
    let baseline = material.baseline.flatMap { baseline -> String? in
      guard baseline.id != standing.course,
        let outcome = material.findings.outcome(course: baseline.id, indicator: indicator.id)
      else { return nil }
      return ", against \(material.text(outcome.mean.value, of: indicator)) under “\(baseline.name)”"
    }
    if indicator.isEvent {
      let word = material.findings.words.word(for: standing.mean.value)
      return "Under “\(name)” it happens in \(value) of futures (\(word); 95% interval \(range))\(baseline ?? "")."
    }
    let better = indicator.better == .higher ? "higher" : "lower"
    let unit = material.unit(indicator).map { ", \($0)" } ?? ""
    return "“\(name)” reaches \(value) on average (95% interval \(range)\(unit); \(better) is better)\(baseline ?? "")."
  }

  /// `Against “Present course” it is better in 83% of futures (very likely), worse in 2% and equal in 15%; …`
  static func sentence(
    _ comparison: Comparison, _ indicator: StudyOutline.Indicator, _ material: Material
  ) -> String {
    let against = "Against “\(material.course(comparison.baseline))”"
    let difference = material.difference(comparison.difference, of: indicator)
    guard let better = comparison.better, let worse = comparison.worse else {
      return "\(against) it differs by \(difference)."
    }
    let equal = max(0, 1 - better - worse)
    let shares =
      equal > 0.005
      ? "worse in \(NumberText.percent(worse)) and the same in \(NumberText.percent(equal))"
      : "worse in \(NumberText.percent(worse))"
    return "\(against) it is better in \(NumberText.percent(better)) of futures "
      + "(\(material.findings.words.word(for: better))), \(shares); the difference is \(difference)."
  }
}

/// The courses side by side on the chosen indicators.
struct CourseTable {
  struct Column {
    let name: String
    let unit: String?
    let better: String
  }
  struct Cell {
    let value: String
    let interval: String
    /// Against the baseline: `+0.12`, better or worse; nil for the baseline itself.
    let change: String?
    /// `better`, `worse` or `same`, for its colour; always said in words too.
    let tone: String
    let word: String?
  }
  struct Row {
    let name: String
    let describes: String?
    let isBaseline: Bool
    let cells: [Cell]
    /// Share of futures in which the course is best of all.
    let best: String?
  }
  let caption: String
  let columns: [Column]
  let rows: [Row]

  init(_ material: Material, _ indicators: [StudyOutline.Indicator], caption: String) {
    self.caption = caption
    columns = indicators.map { indicator in
      Column(
        name: indicator.name, unit: material.unit(indicator),
        better: indicator.better == .neither ? "" : "\(indicator.better.rawValue) is better")
    }
    rows = material.rankedCourses.map { course in
      let standing = material.findings.ranking?.courses.first { $0.course == course.id }
      return Row(
        name: course.name, describes: course.summary,
        isBaseline: course.id == material.baseline?.id,
        cells: indicators.map { CourseTable.cell(course.id, $0, material) },
        best: standing.map { NumberText.percent($0.best) })
    }
  }

  private static func cell(
    _ course: String, _ indicator: StudyOutline.Indicator, _ material: Material
  ) -> Cell {
    guard let outcome = material.findings.outcome(course: course, indicator: indicator.id) else {
      return Cell(value: "–", interval: "", change: nil, tone: "same", word: nil)
    }
    let interval = outcome.probability?.interval ?? outcome.mean.interval
    let value = outcome.probability?.share ?? outcome.mean.value
    var change: String?
    var tone = "same"
    var word = outcome.probability?.word
    if let comparison = material.findings.comparison(course: course, indicator: indicator.id) {
      let difference = comparison.difference
      let isClear = difference.interval.low > 0 || difference.interval.high < 0
      let size = material.difference(difference.value, of: indicator)
      if difference.interval.low == 0, difference.interval.high == 0 {
        change = "the same"
      } else if !isClear {
        change = "\(size): no clear difference"
      } else if indicator.better == .neither {
        change = size
      } else {
        let isBetter = (difference.value > 0) == (indicator.better == .higher)
        tone = isBetter ? "better" : "worse"
        change = "\(size): \(tone)"
        if let better = comparison.better, let worse = comparison.worse, !indicator.isEvent {
          word = "better in \(NumberText.percent(better)), worse in \(NumberText.percent(worse)) of futures"
          let share = max(better, worse)
          if share > 0.55 { word?.append(": \(tone) is \(material.findings.words.word(for: share))") }
        }
      }
    }
    return Cell(
      value: material.text(value, of: indicator), interval: material.range(interval, of: indicator),
      change: change, tone: tone, word: word)
  }
}
