import Dossiers

extension ControlMap {
  /// All places that are drawn, on a plane of this width.
  func projection(width: Double) -> Projection? {
    var points: [Outlines.Point] = []
    for place in places {
      points += (material.outlines.polygons[place.id] ?? []).flatMap { $0.flatMap { $0 } }
      if let point = marker(place) { points.append(point) }
    }
    return Projection(points, width: width, margin: 8)
  }

  func drawing(panels: [(name: String, holdings: [Holding])], columns: Int, labelled: Bool) -> String {
    let holders = holders
    let labels = labelled ? self.labels : [:]
    let width = labelled ? 560.0 : 300.0
    guard let projection = projection(width: width) else { return "" }
    let head = labelled ? 0.0 : 24.0
    let rows = (panels.count + columns - 1) / columns
    let shown = (holders + ["nobody"]).filter { name in panels.contains { $0.holdings.contains { $0.holder == name } } }
    let legend = 22.0 * Double((shown.count + 1) / 2) + 8
    var drawing = Drawing(
      width: width * Double(columns), height: legend + (projection.height + head) * Double(rows))
    for (index, holder) in shown.enumerated() {
      let x = 4 + Double(index % 2) * drawing.width / 2
      let y = 4 + 22 * Double(index / 2)
      drawing.rectangle(x, y, width: 14, height: 14, fill: colour(holder, holders))
      drawing.label(holder, x + 20, y + 12, size: 13)
    }
    for (index, panel) in panels.enumerated() {
      let left = width * Double(index % columns)
      let top = legend + (projection.height + head) * Double(index / columns) + head
      if !labelled { drawing.label(panel.name, left + 4, top - 6, size: 12.5, bold: true) }
      func place(_ point: Outlines.Point) -> (x: Double, y: Double) {
        let position = projection.position(point)
        return (left + position.x, top + position.y)
      }
      for holding in panel.holdings {
        let opacity = 0.22 + 0.7 * min(max((holding.share - 0.33) / 0.67, 0), 1)
        for polygon in material.outlines.polygons[holding.place.id] ?? [] {
          drawing.area(
            polygon.map { $0.map(place) }, fill: colour(holding.holder, holders), opacity: opacity,
            stroke: Palette.paper)
        }
      }
      for holding in panel.holdings {
        guard let point = marker(holding.place) else { continue }
        let position = place(point)
        drawing.circle(
          position.x, position.y, radius: labelled ? 6 : 4, fill: colour(holding.holder, holders), stroke: Palette.ink)
      }
      guard labelled else { continue }
      for holding in panel.holdings {
        guard let point = labels[holding.place.id] else { continue }
        let position = place(point)
        drawing.label(holding.place.name, position.x, position.y + 4, size: 11, anchor: .middle, bold: true)
      }
    }
    return drawing.text
  }
}
