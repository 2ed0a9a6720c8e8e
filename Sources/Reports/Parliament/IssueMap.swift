/// Where the lists stand on one issue or two, by size, with the status quo and what is proposed.
struct IssueMap {
  struct Axis {
    let name: String
    let range: ClosedRange<Double>
    /// What the ends mean, if that is known.
    var low = ""
    var high = ""
  }
  struct List {
    let name: String
    let seats: Int
    let x: Double
    /// 0 where there is one issue only.
    let y: Double
    let colour: Palette.Colour
  }
  struct Proposal {
    enum Kind { case statusQuo, bill }
    let name: String
    let kind: Kind
    /// nil where it says nothing on that issue: it is drawn as a line.
    let x: Double?
    let y: Double?
  }

  let id: String
  let parliament: String
  let horizontal: Axis
  let vertical: Axis?
  let lists: [List]
  let proposals: [Proposal]

  private static let left = 66.0
  private static let top = 14.0
  private static let plotWidth = 660.0
  private var plotHeight: Double { vertical == nil ? 190 : 440 }

  var chart: Chart? {
    guard lists.contains(where: { $0.seats > 0 }) else { return nil }
    let sketch = sketch
    let issues = vertical.map { "“\(horizontal.name)” and “\($0.name)”" } ?? "“\(horizontal.name)”"
    return Chart(
      id: id, title: "\(parliament): where lists stand on \(issues)", summary: summary, caption: caption,
      specification: sketch.specification, drawing: sketch.drawing, table: table, minimumWidth: Int(sketch.width))
  }

  private static func number(_ value: Double) -> String { NumberText(decimals: 2).text(value) }

  private func place(_ x: Double?, _ y: Double?) -> String {
    let first = x.map { "\(horizontal.name) \(IssueMap.number($0))" }
    let second = vertical.flatMap { axis in y.map { "\(axis.name) \(IssueMap.number($0))" } }
    return [first, second].compactMap { $0 }.joined(separator: ", ")
  }

  private var summary: String {
    "Positions of \(lists.count) lists of \(parliament). "
      + lists.map { "\($0.name) (\($0.seats) seats): \(place($0.x, $0.y))" }.joined(separator: "; ") + "."
      + (proposals.isEmpty
        ? "" : " " + proposals.map { "\($0.name): \(place($0.x, $0.y))" }.joined(separator: "; ") + ".")
  }

  private var caption: String {
    let kinds = Set(proposals.map(\.kind))
    return "Each circle is a list; its area is its seats."
      + (kinds.contains(.statusQuo) ? " Cross: the status quo." : "")
      + (kinds.contains(.bill) ? " Diamond: what a bill would bring." : "")
      + (proposals.contains { $0.x == nil || (vertical != nil && $0.y == nil) }
        ? " Dashed lines: where only one of the issues is at stake." : "")
  }

  private func x(_ value: Double) -> Double {
    let range = horizontal.range
    return IssueMap.left + (value - range.lowerBound) / max(range.upperBound - range.lowerBound, 1e-9)
      * IssueMap.plotWidth
  }
  private func y(_ value: Double) -> Double {
    guard let range = vertical?.range else { return IssueMap.top + plotHeight / 2 }
    return IssueMap.top + plotHeight
      - (value - range.lowerBound) / max(range.upperBound - range.lowerBound, 1e-9) * plotHeight
  }

  private var sketch: Sketch {
    var sketch = Sketch(width: IssueMap.left + IssueMap.plotWidth + 84, height: IssueMap.top + plotHeight + 62)
    sketch.titles = ("Who or what", "Where")
    axes(&sketch)
    let total = max(lists.map(\.seats).max() ?? 1, 1)
    var boxes: [LabelPlaces.Box] = []
    var labels: [LabelPlaces.Label] = []
    // The largest first, so that small ones stay in sight on top of them.
    let order = lists.indices.filter { lists[$0].seats > 0 }.sorted { (lists[$1].seats, $0) < (lists[$0].seats, $1) }
    let centres = centres(order, radius: { max(4.5, (Double(lists[$0].seats) / Double(total)).squareRoot() * 34) })
    for (index, centre) in zip(order, centres) {
      let list = lists[index]
      let radius = max(4.5, (Double(list.seats) / Double(total)).squareRoot() * 34)
      sketch.dots.append(
        .init(
          x: centre.x, y: centre.y, radius: radius, colour: list.colour, opacity: 0.8, name: list.name,
          says: "\(list.seats) seats; \(place(list.x, list.y))"))
      boxes.append(.init(x: centre.x, y: centre.y, halfWidth: radius, halfHeight: radius))
      labels.append(
        .init(text: "\(list.name) \(list.seats)", x: centre.x, y: centre.y, radius: radius, isBold: true))
    }
    for proposal in proposals {
      let colour = proposal.kind == .statusQuo ? Palette.ink : Palette.negative
      let across = proposal.x.map(x)
      let down = vertical == nil ? IssueMap.top + plotHeight / 2 : proposal.y.map(y)
      switch (across, down) {
      case (let across?, let down?):
        sketch.dots.append(
          .init(
            x: across, y: down, radius: 7, colour: colour, shape: proposal.kind == .statusQuo ? .cross : .diamond,
            name: proposal.name, says: place(proposal.x, proposal.y)))
        boxes.append(.init(x: across, y: down, halfWidth: 8, halfHeight: 8))
        labels.append(.init(text: proposal.name, x: across, y: down, radius: 8, isBold: false, colour: colour))
      case (let across?, nil):
        sketch.lines.append(
          .init(
            x1: across, y1: IssueMap.top, x2: across, y2: IssueMap.top + plotHeight, colour: colour, width: 1.4,
            isDashed: true))
        labels.append(
          .init(text: proposal.name, x: across, y: IssueMap.top + 10, radius: 2, isBold: false, colour: colour))
      case (nil, let down?):
        sketch.lines.append(
          .init(
            x1: IssueMap.left, y1: down, x2: IssueMap.left + IssueMap.plotWidth, y2: down, colour: colour, width: 1.4,
            isDashed: true))
        labels.append(
          .init(
            text: proposal.name, x: IssueMap.left + IssueMap.plotWidth - 40, y: down - 8, radius: 2, isBold: false,
            colour: colour))
      case (nil, nil): continue
      }
    }
    let placed = LabelPlaces.words(
      labels, avoiding: boxes,
      within: (left: 2, top: 2, right: sketch.width - 2, bottom: IssueMap.top + plotHeight + 4))
    sketch.words += placed.words
    sketch.lines += placed.leaders
    return sketch
  }

  /// Centres on the picture. With one issue, circles that would overlap are moved up and down.
  private func centres(_ order: [Int], radius: (Int) -> Double) -> [(x: Double, y: Double)] {
    guard vertical == nil else { return order.map { (x(lists[$0].x), y(lists[$0].y)) } }
    var placed: [(x: Double, y: Double, radius: Double)] = []
    for index in order {
      let (across, own) = (x(lists[index].x), radius(index))
      let middle = IssueMap.top + plotHeight / 2
      var candidates = [middle]
      for step in 1...60 { candidates += [middle - 3 * Double(step), middle + 3 * Double(step)] }
      let free = candidates.first { y in
        placed.allSatisfy { other in
          let (dx, dy, reach) = (across - other.x, y - other.y, own + other.radius + 1)
          return dx * dx + dy * dy >= reach * reach
        }
      }
      placed.append((across, free ?? middle, own))
    }
    return placed.map { ($0.x, $0.y) }
  }

  private func axes(_ sketch: inout Sketch) {
    let (left, right) = (IssueMap.left, IssueMap.left + IssueMap.plotWidth)
    let (top, bottom) = (IssueMap.top, IssueMap.top + plotHeight)
    func ticks(_ range: ClosedRange<Double>) -> [Double] {
      (0...4).map { range.lowerBound + (range.upperBound - range.lowerBound) * Double($0) / 4 }
    }
    for tick in ticks(horizontal.range) {
      sketch.lines.append(.init(x1: x(tick), y1: top, x2: x(tick), y2: bottom, colour: Palette.grid))
      sketch.words.append(
        .init(
          text: IssueMap.number(tick), x: x(tick), y: bottom + 17, size: 11.5, anchor: .middle, colour: Palette.muted))
    }
    sketch.words.append(
      .init(text: horizontal.name, x: (left + right) / 2, y: bottom + 52, size: 13, anchor: .middle, isBold: true))
    let below = bottom + 34
    sketch.words.append(.init(text: arrow(horizontal.low, toward: "←"), x: left, y: below, colour: Palette.muted))
    sketch.words.append(
      .init(text: arrow(horizontal.high, toward: "→"), x: right, y: below, anchor: .end, colour: Palette.muted))
    guard let vertical else { return }
    for tick in ticks(vertical.range) {
      sketch.lines.append(.init(x1: left, y1: y(tick), x2: right, y2: y(tick), colour: Palette.grid))
      sketch.words.append(
        .init(
          text: IssueMap.number(tick), x: left - 8, y: y(tick) + 4, size: 11.5, anchor: .end, colour: Palette.muted))
    }
    // Without turned words: the name and what the ends mean stand inside the frame, at its left.
    sketch.words.append(.init(text: vertical.name + " ↑", x: left + 6, y: top + 14, size: 13, isBold: true))
    if !vertical.high.isEmpty {
      sketch.words.append(.init(text: vertical.high, x: left + 6, y: top + 30, colour: Palette.muted))
    }
    if !vertical.low.isEmpty {
      sketch.words.append(.init(text: "↓ " + vertical.low, x: left + 6, y: bottom - 7, colour: Palette.muted))
    }
  }

  private func arrow(_ text: String, toward sign: String) -> String {
    text.isEmpty ? "" : sign == "←" ? "← \(text)" : "\(text) →"
  }

  private var table: Table {
    let columns = [horizontal.name] + (vertical.map { [$0.name] } ?? [])
    func cells(_ x: Double?, _ y: Double?) -> [String] {
      [x.map(IssueMap.number) ?? "–"] + (vertical == nil ? [] : [y.map(IssueMap.number) ?? "–"])
    }
    return Table(
      caption: "Positions on the issues of \(parliament)", columns: ["Who or what", "Seats"] + columns,
      rows: lists.map { Table.Row(heading: $0.name, cells: [NumberText.count($0.seats)] + cells($0.x, $0.y)) }
        + proposals.map { Table.Row(heading: $0.name, cells: ["–"] + cells($0.x, $0.y)) })
  }
}
