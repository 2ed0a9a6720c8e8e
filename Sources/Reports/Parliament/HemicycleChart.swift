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
    let (sides, heights, above) = arrangement
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

  /// Labels on the left and on the right, from the uppermost to the lowest, with their heights above the centre of the
  /// circle as negative numbers, and how much room is needed above it.
  ///
  /// Labels only move up, so that no line runs through seats. Where many small lists sit at the top, they are divided
  /// between the sides so that little room is needed.
  private var arrangement: (sides: [[Label]], heights: [[Double]], above: Double) {
    let radius = HemicycleChart.radius
    let labels = labels
    var best: (sides: [[Label]], heights: [[Double]], above: Double)?
    for split in 0...labels.count {
      let isFair =
        labels[..<split].allSatisfy { $0.middle < 0.68 } && labels[split...].allSatisfy { $0.middle > 0.32 }
      guard isFair else { continue }
      let sides = [
        labels[..<split].reversed().map { label in
          var label = label
          label.isLeft = true
          return label
        }, Array(labels[split...]),
      ]
      let heights = sides.map { side in
        Sketch.raised(side.map { min(-$0.tip.y * radius, 10 - $0.height / 2) }, sizes: side.map(\.height))
      }
      let tops = zip(sides, heights).compactMap { side, heights in
        heights.first.flatMap { first in side.first.map { first - $0.height / 2 } }
      }
      let above = max(radius + 18, 4 - (tops.min() ?? 0))
      // Of equal ones the most even division.
      let isBetter =
        best.map {
          above < $0.above - 1e-9
            || (above <= $0.above + 1e-9
              && abs(sides[0].count - sides[1].count) < abs($0.sides[0].count - $0.sides[1].count))
        } ?? true
      if isBetter { best = (sides, heights, above) }
    }
    return best ?? ([[], []], [[], []], radius + 18)
  }

  private struct Label {
    let lines: [String]
    /// The middle of its wedge, from 0 on the left to 1 on the right.
    let middle: Double
    /// Where its line begins, at the outer row.
    let tip: (x: Double, y: Double)
    var isLeft = false
    var height: Double { 15 * Double(lines.count) + 5 }
  }

  private var labels: [Label] {
    zip(hemicycle.lists, hemicycle.middles).compactMap { list, middle in
      guard let middle else { return nil }
      let point = Hemicycle.point(middle)
      let reach = 1.02 + hemicycle.radius
      return Label(
        lines: Sketch.wrapped(list.name, letters: 20, lines: 2) + [share(list)],
        middle: middle, tip: (point.x * reach, point.y * reach))
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
