/// Which governments are how probable: bars, the most probable first, above a table of who is in them.
///
/// The form is that of set diagrams: A. Lex and others, "UpSet: Visualization of Intersecting Sets", IEEE Transactions
/// on Visualization and Computer Graphics 20, 2014. With several scenarios, each has a band of bars of its own over
/// the same governments.
struct CoalitionChart {
  struct Government: Hashable {
    /// Positions among the lists, rising.
    let lists: [Int]
    let probability: Double
  }
  struct Scenario {
    let name: String
    let governments: [Government]
    /// The probability that there is no government at the horizon.
    let none: Double
  }

  let id: String
  let parliament: String
  let lists: [Hemicycle.List]
  let colours: [Palette.Colour]
  let needed: Int
  let scenarios: [Scenario]
  /// Where the probabilities come from.
  let source: String

  /// Governments that are drawn; the others are taken together.
  static let most = 12

  private static let left = 206.0
  private static let column = 46.0
  private static let band = 108.0
  private static let row = 22.0

  /// One column: a government, or what is left.
  private struct Column {
    let lists: [Int]?
    let label: String
    /// By scenario.
    let probabilities: [Double]
  }

  private var total: Int { lists.reduce(0) { $0 + $1.seats } }
  private func seats(_ government: [Int]) -> Int { government.reduce(0) { $0 + lists[$1].seats } }

  /// All governments, the most probable on average over the scenarios first.
  private var ranked: [(lists: [Int], probabilities: [Double])] {
    var order: [[Int]] = []
    var found: [[Int]: [Double]] = [:]
    for (number, scenario) in scenarios.enumerated() {
      for government in scenario.governments where government.probability > 0 {
        if found[government.lists] == nil {
          order.append(government.lists)
          found[government.lists] = [Double](repeating: 0, count: scenarios.count)
        }
        found[government.lists]?[number] += government.probability
      }
    }
    return order.enumerated().map { index, lists in (index, lists, found[lists] ?? []) }
      .sorted { one, other in
        let sums = (one.2.reduce(0, +), other.2.reduce(0, +))
        return sums.0 != sums.1 ? sums.0 > sums.1 : one.0 < other.0
      }.map { ($0.1, $0.2) }
  }

  private var columns: [Column] {
    let ranked = ranked
    var columns = ranked.prefix(CoalitionChart.most).map {
      Column(lists: $0.lists, label: "", probabilities: $0.probabilities)
    }
    let rest = ranked.dropFirst(CoalitionChart.most)
    if !rest.isEmpty {
      columns.append(
        Column(
          lists: nil, label: "\(NumberText.count(rest.count)) others",
          probabilities: scenarios.indices.map { number in rest.reduce(0) { $0 + $1.probabilities[number] } }))
    }
    if scenarios.contains(where: { $0.none > 0.0005 }) {
      columns.append(Column(lists: nil, label: "none", probabilities: scenarios.map(\.none)))
    }
    return columns
  }

  var chart: Chart? {
    guard total > 0, !ranked.isEmpty else { return nil }
    let sketch = sketch
    return Chart(
      id: id, title: "\(parliament): which governments are how probable", summary: summary, caption: caption,
      specification: sketch.specification, drawing: sketch.drawing, table: table, minimumWidth: Int(sketch.width))
  }

  private var summary: String {
    let parts = scenarios.enumerated().compactMap { number, scenario -> String? in
      guard let best = ranked.max(by: { $0.probabilities[number] < $1.probabilities[number] }) else { return nil }
      return (scenarios.count > 1 ? "\(scenario.name): " : "")
        + "\(names(best.lists)) with \(NumberText.percent(best.probabilities[number]))"
    }
    return "Governments of \(parliament) by probability. The most probable: " + parts.joined(separator: "; ") + "."
  }

  private var caption: String {
    "Each column is a government: dots below show who is in it, bars above how probable it is. \(source)"
      + (scenarios.count > 1 ? " Columns are ranked by the average over the bands." : "")
  }

  private func names(_ government: [Int]) -> String {
    Names.list(government.map { lists[$0].name })
  }

  /// Lists that are in some government that is drawn, by seats.
  private func members(of columns: [Column]) -> [Int] {
    lists.indices.filter { list in columns.contains { $0.lists?.contains(list) == true } }
      .sorted { (lists[$1].seats, $0) < (lists[$0].seats, $1) }
  }

  private var sketch: Sketch {
    let columns = columns
    let members = members(of: columns)
    let bandsHeight = CoalitionChart.band * Double(scenarios.count)
    let width = CoalitionChart.left + CoalitionChart.column * Double(columns.count) + 16
    var sketch = Sketch(
      width: max(width, 560), height: bandsHeight + 14 + CoalitionChart.row * Double(members.count) + 46)
    sketch.titles = ("Government", "Probability")
    func x(_ column: Int) -> Double { CoalitionChart.left + CoalitionChart.column * (Double(column) + 0.5) }
    let highest = max(columns.filter { $0.lists != nil }.flatMap(\.probabilities).max() ?? 1, 0.01)

    for (number, scenario) in scenarios.enumerated() {
      let floor = CoalitionChart.band * Double(number + 1) - 6
      for (line, text) in Sketch.wrapped(scenario.name, letters: 24, lines: 4).enumerated() {
        sketch.words.append(.init(text: text, x: 4, y: floor - 58 + 16 * Double(line), size: 12.5, isBold: true))
      }
      sketch.lines.append(.init(x1: CoalitionChart.left, y1: floor, x2: width - 12, y2: floor, colour: Palette.grid))
      for (index, column) in columns.enumerated() {
        let probability = column.probabilities[number]
        // What is left is told in numbers only: bars are for governments.
        let height = column.lists == nil ? 0 : probability / highest * (CoalitionChart.band - 36)
        if let lists = column.lists {
          sketch.bars.append(
            .init(
              x: x(index) - 14, y: floor - height, width: 28, height: height, colour: Palette.accent,
              name: names(lists), says: NumberText.percent(probability)))
        }
        sketch.words.append(
          .init(
            text: NumberText.percent(probability).replacing("under ", with: "<").replacing("over ", with: ">"),
            x: x(index), y: floor - height - 5, size: 11.5, anchor: .middle,
            colour: column.lists == nil ? Palette.muted : Palette.ink))
      }
    }

    let top = bandsHeight + 14
    for (row, list) in members.enumerated() {
      let y = top + CoalitionChart.row * (Double(row) + 0.5)
      if row.isMultiple(of: 2) {
        sketch.bars.append(
          .init(
            x: 0, y: y - CoalitionChart.row / 2, width: width - 12, height: CoalitionChart.row, colour: Palette.grid,
            opacity: 0.35, name: lists[list].name, says: "\(lists[list].seats) seats"))
      }
      sketch.words.append(
        .init(
          text: Sketch.shortened(lists[list].name, letters: 24), x: 4, y: y + 4, size: 12))
      sketch.words.append(
        .init(
          text: NumberText.count(lists[list].seats), x: CoalitionChart.left - 12, y: y + 4, anchor: .end,
          colour: Palette.muted))
      for (index, column) in columns.enumerated() where column.lists != nil {
        let isIn = column.lists?.contains(list) == true
        sketch.dots.append(
          .init(
            x: x(index), y: y, radius: isIn ? 6 : 2.5, colour: isIn ? colours[list] : Palette.nobody,
            name: column.lists.map(names) ?? "", says: lists[list].name + (isIn ? " is in it" : " is not in it")))
      }
    }
    let bottom = top + CoalitionChart.row * Double(members.count)
    for (index, column) in columns.enumerated() {
      let rows = members.indices.filter { column.lists?.contains(members[$0]) == true }
      if let first = rows.first, let last = rows.last, first != last {
        sketch.lines.append(
          .init(
            x1: x(index), y1: top + CoalitionChart.row * (Double(first) + 0.5), x2: x(index),
            y2: top + CoalitionChart.row * (Double(last) + 0.5), colour: Palette.muted, width: 1.5))
      }
      guard let lists = column.lists else {
        for (line, text) in column.label.split(separator: " ").enumerated() {
          sketch.words.append(
            .init(
              text: String(text), x: x(index), y: bottom + 16 + 14 * Double(line), anchor: .middle,
              colour: Palette.muted))
        }
        continue
      }
      let seats = seats(lists)
      sketch.words.append(.init(text: "\(seats)", x: x(index), y: bottom + 16, anchor: .middle, isBold: true))
      sketch.words.append(
        .init(
          text: NumberText(decimals: 0).signed(Double(seats - needed)), x: x(index), y: bottom + 31, size: 11,
          anchor: .middle, colour: Palette.muted))
    }
    sketch.words.append(.init(text: "Seats", x: 4, y: bottom + 16, isBold: true))
    sketch.words.append(
      .init(text: "above \(needed) of \(total)", x: 4, y: bottom + 31, size: 11, colour: Palette.muted))
    return sketch
  }

  private var table: Table {
    let shown = ranked.prefix(30)
    return Table(
      caption: "\(parliament): governments by probability; \(total) seats, \(needed) needed",
      columns: ["Government", "Seats", "Above the majority"] + scenarios.map(\.name),
      rows: shown.map { government in
        let seats = seats(government.lists)
        return Table.Row(
          heading: names(government.lists),
          cells: ["\(seats)", NumberText(decimals: 0).signed(Double(seats - needed))]
            + government.probabilities.map(NumberText.percent))
      } + [
        Table.Row(
          heading: "No government at the horizon", cells: ["–", "–"] + scenarios.map { NumberText.percent($0.none) })
      ])
  }
}
