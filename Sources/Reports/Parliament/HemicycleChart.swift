/// A parliament's seats in half a circle, each list in a wedge with its name.
struct HemicycleChart {
  let id: String
  /// The parliament's name.
  let parliament: String
  let hemicycle: Hemicycle
  /// Colours by list.
  let colours: [Palette.Colour]
  /// Seats that a majority needs.
  let needed: Int
  /// What the order from left to right means.
  let order: String

  private static let width = 900.0
  private static let radius = 245.0

  private var total: Int { hemicycle.lists.reduce(0) { $0 + $1.seats } }

  var chart: Chart? {
    guard total > 0 else { return nil }
    let sketch = sketch
    return Chart(
      id: id, title: "\(parliament): seats by list", summary: summary, caption: caption,
      specification: sketch.specification, drawing: sketch.drawing, table: table, minimumWidth: Int(sketch.width))
  }

  private var summary: String {
    let lists = hemicycle.lists.filter { $0.seats > 0 }.map { "\($0.name) \($0.seats)" }
    return "\(parliament): \(total) seats, of which \(needed) are needed. From left to right: "
      + lists.joined(separator: ", ") + "."
  }

  private var caption: String {
    (hemicycle.seatsEach == 1 ? "One dot is one seat. " : "One dot is \(hemicycle.seatsEach) seats. ") + order
  }

  private var sketch: Sketch {
    let radius = HemicycleChart.radius
    // Measured from the centre of the circle, downwards: labels only move up, so that no line runs through seats.
    let sides = [true, false].map { isLeft in
      labels.filter { $0.isLeft == isLeft }.sorted { $0.tip.y > $1.tip.y }
    }
    let heights = sides.map { side in
      Sketch.raised(side.map { min(-$0.tip.y * radius, 10 - $0.height / 2) }, sizes: side.map(\.height))
    }
    let top =
      zip(sides, heights).compactMap { side, heights in
        heights.first.flatMap { first in side.first.map { first - $0.height / 2 } }
      }.min() ?? 0
    let above = max(radius + 18, -top + 4)
    var sketch = Sketch(width: HemicycleChart.width, height: above + 22)
    sketch.titles = ("List", "Seats")
    let centre = (x: sketch.width / 2, y: above)
    for seat in hemicycle.seats {
      let list = hemicycle.lists[seat.list]
      sketch.dots.append(
        .init(
          x: centre.x + seat.x * radius, y: centre.y - seat.y * radius, radius: hemicycle.radius * radius,
          colour: colours[seat.list], name: list.name, says: share(list)))
    }
    for (side, heights) in zip(sides, heights) {
      for (label, height) in zip(side, heights) {
        let y = centre.y + height
        let edge = label.isLeft ? centre.x - radius - 42 : centre.x + radius + 42
        let tip = (x: centre.x + label.tip.x * radius, y: centre.y - label.tip.y * radius)
        // Out of the wedge first, then level to the words.
        let out = centre.x + label.tip.x * (radius + 26)
        let elbow = label.isLeft ? max(edge + 6, min(out, tip.x)) : min(edge - 6, max(out, tip.x))
        sketch.lines.append(.init(x1: tip.x, y1: tip.y, x2: elbow, y2: y, colour: Palette.reference))
        sketch.lines.append(
          .init(x1: elbow, y1: y, x2: label.isLeft ? edge + 4 : edge - 4, y2: y, colour: Palette.reference))
        for (line, text) in label.lines.enumerated() {
          let isLast = line == label.lines.count - 1
          sketch.words.append(
            .init(
              text: text, x: edge, y: y - label.height / 2 + 15 * Double(line) + 14, size: 12.5,
              anchor: label.isLeft ? .end : .start, colour: isLast ? Palette.muted : Palette.ink, isBold: !isLast))
        }
      }
    }
    sketch.words.append(
      .init(text: NumberText.count(total), x: centre.x, y: centre.y - 22, size: 34, anchor: .middle, isBold: true))
    sketch.words.append(
      .init(
        text: "seats, \(NumberText.count(needed)) needed", x: centre.x, y: centre.y - 2, size: 13, anchor: .middle,
        colour: Palette.muted))
    return sketch
  }

  private struct Label {
    let lines: [String]
    /// Where its line begins, at the outer row.
    let tip: (x: Double, y: Double)
    let isLeft: Bool
    var height: Double { 15 * Double(lines.count) + 5 }
  }

  private var labels: [Label] {
    zip(hemicycle.lists, hemicycle.middles).compactMap { list, middle in
      guard let middle else { return nil }
      let point = Hemicycle.point(middle)
      let reach = 1.02 + hemicycle.radius
      return Label(
        lines: Sketch.wrapped(list.name, letters: 20, lines: 2) + [share(list)],
        tip: (point.x * reach, point.y * reach), isLeft: middle < 0.5)
    }
  }

  private func share(_ list: Hemicycle.List) -> String {
    "\(NumberText.count(list.seats)) (\(NumberText.percent(Double(list.seats) / Double(max(total, 1)))))"
  }

  private var table: Table {
    Table(
      caption: "\(parliament): \(NumberText.count(total)) seats, \(NumberText.count(needed)) needed",
      columns: ["List", "Seats", "Share"],
      rows: hemicycle.lists.map { list in
        Table.Row(
          heading: list.name,
          cells: [NumberText.count(list.seats), NumberText.percent(Double(list.seats) / Double(max(total, 1)))])
      })
  }
}
