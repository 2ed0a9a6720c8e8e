import Studies

/// What moves the main indicator under the best course of action: bars beyond chance.
struct DriversChart {
  let material: Material
  private let rows: [Row]

  private struct Row {
    let input: String
    let name: String
    let isClaim: Bool
    let effect: InputImportance.Effect
  }

  /// More than these are in the table only.
  static let shown = 12

  init(_ material: Material) {
    self.material = material
    let text = InputText(material: material)
    let course = material.rankedCourses.first?.id
    rows = material.findings.importances.compactMap { importance -> Row? in
      guard let effect = importance.effects.first(where: { $0.target.course == course && $0.target.versus == nil }),
        effect.excess > 0
      else { return nil }
      return Row(
        input: importance.input, name: text.short(importance.input), isClaim: importance.kind == .claim, effect: effect)
    }.enumerated().sorted {
      (-$0.element.effect.distance, $0.offset) < (-$1.element.effect.distance, $1.offset)
    }.map(\.element).prefix(DriversChart.shown).map { $0 }
  }

  var chart: Chart? {
    guard !rows.isEmpty, let indicator = material.mainIndicator, let course = material.rankedCourses.first else {
      return nil
    }
    return Chart(
      id: "drivers", title: "What moves “\(indicator.name)” under “\(course.name)”",
      summary: "The strongest: "
        + rows.prefix(3).map { "\($0.name) \(number($0.effect.distance))" }
        .joined(separator: "; ") + ".",
      caption:
        "Bar: how far the distribution over futures moves, on average, when it is known in which range the number "
        + "lies or whether the claim is true (PAWN; 0: not at all, 1: altogether). Line: what an input without influence "
        + "would show in one case of twenty. Only what exceeds chance is shown.",
      specification: specification, drawing: drawing, table: table)
  }

  private func number(_ value: Double) -> String { NumberText(decimals: 2).text(value) }

  private var specification: JSON {
    let values = rows.enumerated().map { index, row -> JSON in
      [
        "name": .string(row.name), "order": .number(Double(index)), "distance": .rounded(row.effect.distance),
        "chance": .rounded(row.effect.chance), "kind": row.isClaim ? "claim" : "number", "id": .string(row.input),
      ]
    }
    let y: JSON = ["field": "order", "type": "ordinal", "axis": nil, "scale": ["paddingInner": 0]]
    func x(_ field: JSON) -> JSON {
      [
        "field": field, "type": "quantitative", "axis": ["title": nil, "format": ".2~f", "tickCount": 5],
        "scale": ["zero": true, "nice": true],
      ]
    }
    let tooltip: JSON = [
      ["field": "name", "title": "What"], ["field": "kind", "title": "Kind"], ["field": "id", "title": "Id"],
      ["field": "distance", "title": "Moves it by", "format": ".2f"],
      ["field": "chance", "title": "Chance", "format": ".2f"],
    ]
    let colour: JSON = [
      "field": "kind", "type": "nominal",
      "scale": ["domain": ["claim", "number"], "range": [.colour(Palette.accent), .colour(Palette.reference)]],
      "legend": ["title": nil, "orient": "bottom"],
    ]
    let layers: [JSON] = [
      [
        "mark": ["type": "bar", "height": 10, "yOffset": 8],
        "encoding": ["x": x("distance"), "color": colour, "tooltip": tooltip],
      ],
      [
        "mark": ["type": "tick", "thickness": 2, "size": 12, "yOffset": 8, "color": .colour(Palette.negative)],
        "encoding": ["x": x("chance"), "tooltip": tooltip],
      ],
      [
        "mark": ["type": "text", "align": "left", "baseline": "bottom", "dy": 1, "limit": 720],
        "encoding": ["x": ["value": 2], "text": ["field": "name"]],
      ],
    ]
    return Chart.specification(
      [
        "data": ["values": .array(values)], "width": "container", "height": .number(38 * Double(values.count)),
        "autosize": ["type": "fit-x", "contains": "padding"], "encoding": ["y": y], "layer": .array(layers),
      ], fit: ["kind": "single"])
  }

  private var drawing: String {
    let step = 38.0
    let most = rows.map(\.effect.distance).max() ?? 1
    var drawing = Drawing(width: 640, height: step * Double(rows.count) + 8)
    for (index, row) in rows.enumerated() {
      let y = step * Double(index)
      drawing.label(row.name, 2, y + 14, size: 13)
      drawing.rectangle(
        2, y + 20, width: row.effect.distance / max(most, 1e-9) * 580, height: 10,
        fill: row.isClaim ? Palette.accent : Palette.reference)
      let chance = 2 + row.effect.chance / max(most, 1e-9) * 580
      drawing.line(chance, y + 17, chance, y + 33, Palette.negative, width: 2)
      drawing.label(
        number(row.effect.distance), 8 + row.effect.distance / max(most, 1e-9) * 580, y + 30, colour: Palette.muted)
    }
    return drawing.text
  }

  private var table: Table {
    DriversSection.table(material, rows.map(\.input), caption: "What moves the main indicator, in numbers")
  }
}
