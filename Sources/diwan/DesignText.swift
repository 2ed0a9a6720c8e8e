import Studies

/// What findings say of a study's design, as plain text.
enum DesignText {
  /// How the futures were chosen, if not as usual.
  static func line(_ plan: StudyOutline.Plan) -> String? {
    var text = "Design: \(plan.kind.rawValue)"
    if let points = plan.points, let inputs = plan.inputs {
      text += ", \(points) \(plan.kind == .saltelli ? "base points" : "trajectories") over \(inputs.count) inputs"
    }
    if plan.replications > 1 { text += ", \(plan.replications) replications of each point" }
    return text + "." + (plan.note.map { " " + $0 } ?? "")
  }

  /// How a study with a stopping rule ended.
  static func line(_ stopping: StudyOutline.Stopping, _ study: StudyOutline) -> String {
    let precision = stopping.precision
    let indicator = study.indicators.first { $0.id == precision.indicator }?.name ?? precision.indicator
    let test =
      precision.rule == .sequential
      ? "sequential test: fixed-width interval of Chow and Robbins"
      : "sequential test: confidence sequence of Waudby-Smith et al."
    let what = precision.scope == .courses ? "under every course" : "on the difference of the best two courses"
    let reached = stopping.reached <= precision.halfWidth ? "reached" : "not reached"
    return "Precision \(reached) after \(stopping.futures) of at most \(stopping.most) futures: \(indicator) "
      + "± \(Figure.short(stopping.reached)) \(what), ± \(Figure.short(precision.halfWidth)) asked (95 %, \(test))."
  }

  /// Sobol' indices or Morris effects, the strongest inputs of each course.
  static func sensitivity(_ findings: [DesignSensitivity], _ study: StudyOutline) -> String? {
    guard let first = findings.first else { return nil }
    let isSobol = first.kind == .saltelli
    let indicator = study.indicators.first { $0.id == first.indicator }?.name ?? first.indicator
    let tables = findings.map { finding -> String in
      var table = TextTable(
        header: isSobol
          ? ["input", "first", "95 % interval", "total", "95 % interval"]
          : ["input", "mean absolute effect", "95 % interval", "mean", "deviation"], rightAligned: [1, 2, 3, 4])
      for input in finding.inputs.prefix(10) {
        table.add(
          isSobol
            ? [input.name, value(input.first), interval(input.first), value(input.total), interval(input.total)]
            : [
              input.name, value(input.meanAbsolute), interval(input.meanAbsolute),
              input.mean.map(Figure.short) ?? "", input.deviation.map(Figure.short) ?? "",
            ])
      }
      let course = study.courses.first { $0.id == finding.course }?.name ?? finding.course
      return "\(course)\n\(table.text())"
    }
    let title =
      isSobol
      ? "Sobol' indices of \(indicator): share of variance alone and with interactions"
      : "Morris effects on \(indicator): change from one end of an input to the other"
    return ([title] + tables).joined(separator: "\n\n")
  }

  private static func value(_ estimate: Estimate?) -> String { estimate.map { Figure.short($0.value) } ?? "" }
  private static func interval(_ estimate: Estimate?) -> String {
    estimate.map { "\(Figure.short($0.interval.low)) to \(Figure.short($0.interval.high))" } ?? ""
  }
}
