import Studies

/// One indicator over time: a panel for each course of action, with the baseline in each.
struct SeriesChart {
  let material: Material
  let indicator: StudyOutline.Indicator

  var chart: Chart? {
    guard !panels.isEmpty else { return nil }
    return Chart(
      id: "series-\(indicator.id)", title: title, summary: summary, caption: caption,
      specification: specification, drawing: drawing, table: table)
  }

  private struct Panel {
    let course: String
    let band: SeriesBand
    let isBaseline: Bool
  }

  private var panels: [Panel] {
    material.rankedCourses.compactMap { course in
      material.findings.band(course: course.id, indicator: indicator.id)
        .map { Panel(course: course.name, band: $0, isBaseline: course.id == material.baseline?.id) }
    }
  }

  private var baseline: SeriesBand? {
    material.baseline.flatMap { material.findings.band(course: $0.id, indicator: indicator.id) }
  }

  /// Positions in the bands that are drawn: every one, or about sixty of them.
  private var positions: [Int] {
    let count = material.study.recordedWeeks.count
    let stride = max(1, (count + 59) / 60)
    var positions = Array(Swift.stride(from: 0, to: count, by: stride))
    if let last = positions.last, last != count - 1 { positions.append(count - 1) }
    return positions
  }

  private var isShare: Bool { material.isShare(indicator) }

  /// Events are 0 or 1 in each future: only their share says something.
  private func middle(_ band: SeriesBand) -> [Double] { indicator.isEvent ? band.mean : band.q50 }

  private var title: String {
    indicator.name + (material.unit(indicator).map { " (\($0))" } ?? "")
  }

  private var summary: String {
    let parts = panels.compactMap { panel -> String? in
      guard let first = middle(panel.band).first, let last = middle(panel.band).last else { return nil }
      return "\(panel.course) from \(text(first)) to \(text(last))"
    }
    return "\(indicator.name) from \(DateText.text(material.dossier.start)) to \(material.end). "
      + parts.joined(separator: "; ") + "."
  }

  private var caption: String {
    let reading =
      indicator.isEvent
      ? "Line: share of futures in which it is the case."
      : "Line: the median future. Dark band: the middle half of the futures. Light band: nine in ten."
    return reading + " Dashed: “\(material.baseline?.name ?? "")”."
  }

  private func text(_ value: Double) -> String { material.text(value, of: indicator) }

  private var specification: JSON {
    var values: [JSON] = []
    for panel in panels {
      for position in positions {
        var row: [JSON.Member] = [
          .init(key: "course", value: .string(panel.course)),
          .init(
            key: "date",
            value: .string(DateText.day(material.dossier.start, week: material.study.recordedWeeks[position]))),
          .init(key: "middle", value: .rounded(middle(panel.band)[position])),
        ]
        if let baseline { row.append(.init(key: "baseline", value: .rounded(middle(baseline)[position]))) }
        if !indicator.isEvent {
          row += [
            .init(key: "q5", value: .rounded(panel.band.q5[position])),
            .init(key: "q25", value: .rounded(panel.band.q25[position])),
            .init(key: "q75", value: .rounded(panel.band.q75[position])),
            .init(key: "q95", value: .rounded(panel.band.q95[position])),
          ]
        }
        values.append(.object(row))
      }
    }
    let axis: JSON = ["title": nil, "format": material.axisFormat(indicator), "tickCount": 4]
    func y(_ field: JSON) -> JSON {
      ["field": field, "type": "quantitative", "axis": axis, "scale": ["zero": .bool(isShare)]]
    }
    let tooltip: JSON = [
      ["field": "date", "type": "temporal", "title": "Date", "format": "%d %b %Y"],
      ["field": "middle", "type": "quantitative", "title": indicator.isEvent ? "Share" : "Median", "format": ".3~g"],
      ["field": "baseline", "type": "quantitative", "title": "Baseline", "format": ".3~g"],
    ]
    var layers: [JSON] = []
    if !indicator.isEvent {
      layers += [
        [
          "mark": ["type": "area", "opacity": 0.18, "color": .colour(Palette.accent)],
          "encoding": ["y": y("q5"), "y2": ["field": "q95"]],
        ],
        [
          "mark": ["type": "area", "opacity": 0.3, "color": .colour(Palette.accent)],
          "encoding": ["y": y("q25"), "y2": ["field": "q75"]],
        ],
      ]
    }
    layers += [
      [
        "mark": ["type": "line", "strokeWidth": 1.5, "strokeDash": [4, 3], "color": .colour(Palette.muted)],
        "encoding": ["y": y("baseline")],
      ],
      [
        "mark": ["type": "line", "strokeWidth": 2, "color": .colour(Palette.accent)],
        "encoding": ["y": y("middle"), "tooltip": tooltip],
      ],
    ]
    return Chart.specification(
      [
        "data": ["values": .array(values)],
        "facet": [
          "field": "course", "type": "nominal", "title": nil, "sort": .array(panels.map { .string($0.course) }),
        ],
        "columns": 3,
        "spacing": 20,
        "spec": [
          "width": 250, "height": 130,
          "encoding": [
            "x": [
              "field": "date", "type": "temporal", "scale": ["type": "utc"],
              "axis": ["title": nil, "format": "%Y", "tickCount": "year", "grid": false],
            ]
          ],
          "layer": .array(layers),
        ],
      ], fit: ["kind": "panels", "panel": 270, "axis": 46])
  }

  private var drawing: String {
    let columns = 3
    let width = 300.0
    let height = 170.0
    let panels = panels
    let rows = (panels.count + columns - 1) / columns
    var drawing = Drawing(width: width * Double(columns), height: height * Double(rows))
    let lows = panels.flatMap { indicator.isEvent ? $0.band.mean : $0.band.q5 }
    let highs = panels.flatMap { indicator.isEvent ? $0.band.mean : $0.band.q95 }
    let low = isShare ? 0 : lows.min() ?? 0
    let high = highs.max() ?? 1
    let lastWeek = Double(max(material.study.recordedWeeks.last ?? 1, 1))
    for (index, panel) in panels.enumerated() {
      let left = width * Double(index % columns) + 8
      let top = height * Double(index / columns) + 30
      let span = (x: width - 24, y: height - 60)
      func points(_ values: [Double]) -> [(x: Double, y: Double)] {
        positions.map { position in
          (
            left + Double(material.study.recordedWeeks[position]) / lastWeek * span.x,
            top + span.y - (values[position] - low) / max(high - low, 1e-9) * span.y
          )
        }
      }
      drawing.label(panel.course, left, top - 10, size: 12.5, bold: true)
      if !indicator.isEvent {
        drawing.area(
          [points(panel.band.q95) + points(panel.band.q5).reversed()], fill: Palette.accent, opacity: 0.18, stroke: nil)
        drawing.area(
          [points(panel.band.q75) + points(panel.band.q25).reversed()], fill: Palette.accent, opacity: 0.3, stroke: nil)
      }
      if let baseline { drawing.curve(points(middle(baseline)), Palette.muted, width: 1.5, dashes: "4 3") }
      drawing.curve(points(middle(panel.band)), Palette.accent, width: 2)
      drawing.label(text(high), left, top + 10, size: 11, colour: Palette.muted)
      drawing.label(text(low), left, top + span.y + 14, size: 11, colour: Palette.muted)
    }
    return drawing.text
  }

  /// The table shows about ten dates, not every recorded week.
  private var table: Table {
    let count = material.study.recordedWeeks.count
    let stride = max(1, (count + 9) / 10)
    var shown = Array(Swift.stride(from: 0, to: count, by: stride))
    if let last = shown.last, last != count - 1 { shown.append(count - 1) }
    return Table(
      caption: title + (indicator.isEvent ? "" : ": median, and the span of nine futures in ten"),
      columns: ["Date"] + panels.map(\.course),
      rows: shown.map { position in
        Table.Row(
          heading: DateText.readable(material.dossier.start, week: material.study.recordedWeeks[position]),
          cells: panels.map { panel in
            let value = text(middle(panel.band)[position])
            guard !indicator.isEvent else { return value }
            return "\(value) (\(text(panel.band.q5[position])) to \(text(panel.band.q95[position])))"
          })
      })
  }
}
