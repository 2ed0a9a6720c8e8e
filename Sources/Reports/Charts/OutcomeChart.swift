import Studies

/// One indicator under all courses of action: where its futures lie.
struct OutcomeChart {
  let material: Material
  let indicator: StudyOutline.Indicator

  var chart: Chart {
    Chart(
      id: "outcome-\(indicator.id)", title: title, summary: summary, caption: caption,
      specification: specification, drawing: drawing, table: table)
  }

  private struct Row {
    let course: String
    let outcome: OutcomeSummary
    let isBaseline: Bool
    /// What is drawn thin, thick and as a dot.
    let thin: Interval
    let thick: Interval
    let dot: Double
  }

  private var rows: [Row] {
    material.rankedCourses.compactMap { course in
      guard let outcome = material.findings.outcome(course: course.id, indicator: indicator.id) else { return nil }
      let quantiles = outcome.quantiles
      let isBaseline = course.id == material.baseline?.id
      if let probability = outcome.probability {
        let dot = Interval(low: probability.share, high: probability.share)
        return Row(
          course: course.name, outcome: outcome, isBaseline: isBaseline, thin: probability.interval, thick: dot,
          dot: probability.share)
      }
      return Row(
        course: course.name, outcome: outcome, isBaseline: isBaseline,
        thin: Interval(low: quantiles.q5, high: quantiles.q95),
        thick: Interval(low: quantiles.q25, high: quantiles.q75), dot: outcome.mean.value)
    }
  }

  private var title: String {
    indicator.name + (material.unit(indicator).map { " (\($0))" } ?? "")
  }

  private var summary: String {
    let parts = rows.map { "\($0.course) \(material.text($0.dot, of: indicator))" }
    return "\(indicator.name) by course of action. " + parts.joined(separator: "; ") + "."
  }

  private var caption: String {
    let reading =
      indicator.isEvent
      ? "Dot: share of futures in which it happens. Bar: its 95% interval."
      : "Dot: average over all futures. Thick bar: the middle half of them. Thin line: nine futures in ten."
    return reading + " Dashed: the average under “\(material.baseline?.name ?? "")”."
  }

  private var specification: JSON {
    let values = rows.enumerated().map { index, row -> JSON in
      [
        "course": .string(row.course), "order": .number(Double(index)), "dot": .rounded(row.dot),
        "low": .rounded(row.thin.low), "high": .rounded(row.thin.high), "lower": .rounded(row.thick.low),
        "upper": .rounded(row.thick.high), "role": .string(row.isBaseline ? "reference" : "course"),
        "says": .string(said(row)),
      ]
    }
    let y: JSON = ["field": "order", "type": "ordinal", "axis": nil, "scale": ["paddingInner": 0]]
    let axis: JSON = ["title": nil, "format": material.axisFormat(indicator), "tickCount": 6]
    let scale: JSON = ["zero": false, "nice": true, "padding": 6]
    let colour: JSON = [
      "field": "role", "type": "nominal", "legend": nil,
      "scale": [
        "domain": ["course", "reference"], "range": [.colour(Palette.accent), .colour(Palette.reference)],
      ],
    ]
    let tooltip: JSON = [["field": "course", "title": "Course"], ["field": "says", "title": .string(indicator.name)]]
    func x(_ field: JSON) -> JSON {
      ["field": field, "type": "quantitative", "axis": axis, "scale": scale]
    }
    var layers: [JSON] = [
      [
        "mark": ["type": "rule", "strokeWidth": 2],
        "encoding": ["x": x("low"), "x2": ["field": "high"], "color": colour, "tooltip": tooltip],
      ],
      [
        "mark": ["type": "rule", "strokeWidth": 9, "opacity": 0.45],
        "encoding": ["x": x("lower"), "x2": ["field": "upper"], "color": colour, "tooltip": tooltip],
      ],
      [
        "mark": ["type": "point", "filled": true, "size": 90, "opacity": 1],
        "encoding": ["x": x("dot"), "color": colour, "tooltip": tooltip],
      ],
      [
        "mark": ["type": "text", "align": "left", "baseline": "bottom", "dy": -9, "limit": 300, "fontWeight": 600],
        "encoding": ["x": ["value": 2], "text": ["field": "course"]],
      ],
    ]
    if let reference = rows.first(where: \.isBaseline) {
      layers.insert(
        [
          "data": ["values": [["dot": .rounded(reference.dot)]]],
          "mark": ["type": "rule", "strokeDash": [4, 4], "color": .colour(Palette.reference)],
          "encoding": ["x": x("dot"), "y": nil],
        ], at: 0)
    }
    return Chart.specification(
      [
        "data": ["values": .array(values)], "width": "container", "height": .number(50 * Double(values.count)),
        "autosize": ["type": "fit-x", "contains": "padding"],
        "encoding": ["y": y], "layer": .array(layers),
      ], fit: ["kind": "single"])
  }

  private func said(_ row: Row) -> String {
    if let probability = row.outcome.probability {
      return "\(NumberText.percent(probability.share)) of futures: \(probability.word)"
    }
    return "\(material.text(row.dot, of: indicator)), nine futures in ten \(material.range(row.thin, of: indicator))"
  }

  private var drawing: String {
    let rows = rows
    let low = rows.map(\.thin.low).min() ?? 0
    let high = rows.map(\.thin.high).max() ?? 1
    let margin = 16.0
    let step = 46.0
    var drawing = Drawing(width: 640, height: step * Double(rows.count) + 26)
    func x(_ value: Double) -> Double {
      margin + (value - low) / max(high - low, 1e-9) * (drawing.width - 2 * margin)
    }
    if let reference = rows.first(where: \.isBaseline) {
      drawing.line(x(reference.dot), 0, x(reference.dot), drawing.height - 22, Palette.reference, dashes: "4 4")
    }
    for (index, row) in rows.enumerated() {
      let y = step * Double(index) + 32
      let colour = row.isBaseline ? Palette.reference : Palette.accent
      drawing.label(row.course, 2, y - 12, size: 13, bold: true)
      drawing.line(x(row.thin.low), y, x(row.thin.high), y, colour, width: 2)
      drawing.line(x(row.thick.low), y, x(row.thick.high), y, colour, width: 9, opacity: 0.45)
      drawing.circle(x(row.dot), y, radius: 5, fill: colour, stroke: colour)
    }
    drawing.label(material.text(low, of: indicator), margin, drawing.height - 4, colour: Palette.muted)
    drawing.label(
      material.text(high, of: indicator), drawing.width - margin, drawing.height - 4, anchor: .end,
      colour: Palette.muted)
    return drawing.text
  }

  private var table: Table {
    if indicator.isEvent {
      return Table(
        caption: title, columns: ["Course of action", "Share of futures", "95% interval", "In words"],
        rows: rows.map { row in
          Table.Row(
            heading: row.course,
            cells: [
              material.text(row.dot, of: indicator), material.range(row.thin, of: indicator),
              row.outcome.probability?.word ?? "–",
            ])
        })
    }
    return Table(
      caption: title,
      columns: ["Course of action", "Average", "95% interval of the average", "Lowest 5%", "Median", "Highest 5%"],
      rows: rows.map { row in
        Table.Row(
          heading: row.course,
          cells: [
            material.text(row.dot, of: indicator), material.range(row.outcome.mean.interval, of: indicator),
            material.text(row.outcome.quantiles.q5, of: indicator),
            material.text(row.outcome.quantiles.q50, of: indicator),
            material.text(row.outcome.quantiles.q95, of: indicator),
          ])
      })
  }
}
