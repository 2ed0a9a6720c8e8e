import Studies

/// The boxes on the way to where a course fails: how dense each is in failures against how many it covers.
struct TrajectoryChart {
  let discovery: ScenarioDiscovery
  let material: Material

  init(_ discovery: ScenarioDiscovery, _ material: Material) {
    self.discovery = discovery
    self.material = material
  }

  private var box: ScenarioDiscovery.Box? { discovery.boxes.first }

  var chart: Chart? {
    guard let box, box.trajectory.count > 2 else { return nil }
    return Chart(
      id: "trajectory-\(discovery.course)", title: "Boxes on the way, “\(material.course(discovery.course))”",
      summary: summary(box), caption: caption,
      specification: specification(box), drawing: drawing(box), table: table(box))
  }

  private func summary(_ box: ScenarioDiscovery.Box) -> String {
    let chosen = box.trajectory[box.chosen]
    return
      "From all futures, of which \(NumberText.percent(discovery.base)) fail, \(box.trajectory.count - 1) steps lead "
      + "to smaller boxes that fail more often. The chosen one holds \(NumberText.percent(chosen.coverage)) of the "
      + "failures, and \(NumberText.percent(chosen.density)) of its futures fail."
  }

  private var caption: String {
    "Each dot is a box: to the right those that hold more of all failures (coverage), upwards those in which more futures "
      + "fail (density). The ring is the box that was chosen; the region above is it without what chance explains as well. With diwan "
      + "discover you choose another by its number."
  }

  private func specification(_ box: ScenarioDiscovery.Box) -> JSON {
    let values = box.trajectory.enumerated().map { number, region -> JSON in
      [
        "box": .number(Double(number)), "coverage": .rounded(region.coverage), "density": .rounded(region.density),
        "limits": .number(Double(region.restrictions.count)), "role": number == box.chosen ? "chosen" : "other",
        "says": .string(said(region)),
      ]
    }
    func axis(_ title: JSON) -> JSON { ["title": title, "format": "%", "tickCount": 5] }
    let x: JSON = [
      "field": "coverage", "type": "quantitative", "axis": axis("Coverage: share of all failures in the box"),
      "scale": ["domain": [0, 1]],
    ]
    let y: JSON = [
      "field": "density", "type": "quantitative", "axis": axis("Density: share of the box that fails"),
      "scale": ["domain": [0, 1]],
    ]
    let tooltip: JSON = [
      ["field": "box", "title": "Box"], ["field": "coverage", "title": "Coverage", "format": ".0%"],
      ["field": "density", "title": "Density", "format": ".0%"], ["field": "says", "title": "Restricts"],
    ]
    let layers: [JSON] = [
      [
        "mark": ["type": "line", "strokeWidth": 1, "color": .colour(Palette.grid)],
        "encoding": ["x": x, "y": y, "order": ["field": "box", "type": "quantitative"]],
      ],
      [
        "mark": ["type": "point", "filled": true, "size": 45, "opacity": 0.8, "color": .colour(Palette.accent)],
        "encoding": ["x": x, "y": y, "tooltip": tooltip],
      ],
      [
        "transform": [["filter": "datum.role === 'chosen'"]],
        "mark": ["type": "point", "filled": false, "size": 260, "strokeWidth": 2, "color": .colour(Palette.negative)],
        "encoding": ["x": x, "y": y, "tooltip": tooltip],
      ],
    ]
    return Chart.specification(
      [
        "data": ["values": .array(values)], "width": "container", "height": 260,
        "autosize": ["type": "fit-x", "contains": "padding"], "layer": .array(layers),
      ], fit: ["kind": "single"])
  }

  private func said(_ region: ScenarioDiscovery.Region) -> String {
    region.restrictions.isEmpty ? "nothing" : region.restrictions.map(\.input).joined(separator: ", ")
  }

  private func drawing(_ box: ScenarioDiscovery.Box) -> String {
    var drawing = Drawing(width: 640, height: 300)
    let (left, top, width, height) = (46.0, 10.0, 580.0, 240.0)
    func x(_ value: Double) -> Double { left + value * width }
    func y(_ value: Double) -> Double { top + (1 - value) * height }
    for tick in [0, 0.25, 0.5, 0.75, 1] {
      drawing.line(left, y(tick), left + width, y(tick), Palette.grid)
      drawing.line(x(tick), top, x(tick), top + height, Palette.grid)
      drawing.label(NumberText.exactPercent(tick), left - 6, y(tick) + 4, size: 11, anchor: .end, colour: Palette.muted)
      drawing.label(
        NumberText.exactPercent(tick), x(tick), top + height + 16, size: 11, anchor: .middle, colour: Palette.muted)
    }
    drawing.curve(
      box.trajectory.map { (x: x($0.coverage), y: y($0.density)) }, Palette.grid, width: 1)
    for region in box.trajectory {
      drawing.circle(x(region.coverage), y(region.density), radius: 3.5, fill: Palette.accent, stroke: Palette.accent)
    }
    let chosen = box.trajectory[box.chosen]
    drawing.circle(x(chosen.coverage), y(chosen.density), radius: 5, fill: Palette.negative, stroke: Palette.negative)
    drawing.label(
      "Coverage across, density upwards", left + width, top + height + 36, anchor: .end, colour: Palette.muted)
    return drawing.text
  }

  private func table(_ box: ScenarioDiscovery.Box) -> Table {
    Table(
      caption: "Peeling trajectory: every box from all futures to the last",
      columns: ["Box", "Coverage", "Density", "Share of futures", "Restricts"],
      rows: box.trajectory.enumerated().map { number, region in
        Table.Row(
          heading: "\(number)\(number == box.chosen ? " (chosen)" : "")",
          cells: [
            NumberText.percent(region.coverage), NumberText.percent(region.density), NumberText.percent(region.mass),
            said(region),
          ])
      })
  }
}
