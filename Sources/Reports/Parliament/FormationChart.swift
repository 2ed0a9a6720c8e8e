/// How many days it takes until a government is formed, beside delays on record.
struct FormationChart {
  struct Scenario {
    let name: String
    /// The probability of each day after the election, from day 0.
    let days: [Double]

    /// The first day by which a government has formed with a probability; nil if not before the last.
    func day(_ probability: Double) -> Int? {
      var sum = 0.0
      for (day, chance) in days.enumerated() {
        sum += chance
        if sum >= probability { return day }
      }
      return nil
    }
    /// The probability that none has formed by the last day.
    var none: Double { max(0, 1 - days.reduce(0, +)) }
  }
  /// A delay that was recorded.
  struct Recorded: Hashable {
    let name: String
    let days: Int
    /// Whether it is the case under study.
    var isCase = false
  }

  let id: String
  let parliament: String
  let scenarios: [Scenario]
  let recorded: [Recorded]
  /// Where the probabilities come from.
  let source: String

  /// Days that a bar spans.
  static let span = 15
  private static let left = 190.0
  private static let plot = 640.0
  private static let band = 96.0

  /// Days that are drawn: what is on record, and nine tenths of each scenario, at least.
  private var last: Int {
    let longest = (scenarios.map { $0.day(0.95) ?? $0.days.count - 1 } + recorded.map(\.days)).max() ?? 1
    let span = FormationChart.span * 2
    return (longest + span) / span * span
  }

  var chart: Chart? {
    guard scenarios.contains(where: { $0.days.contains { $0 > 0 } }) else { return nil }
    let sketch = sketch
    return Chart(
      id: id, title: "\(parliament): days from the election to a government", summary: summary, caption: caption,
      specification: sketch.specification, drawing: sketch.drawing, table: table, minimumWidth: Int(sketch.width))
  }

  private var summary: String {
    let parts = scenarios.map { scenario in
      (scenarios.count > 1 ? "\(scenario.name): " : "") + FormationChart.spanText(scenario)
    }
    let record = recorded.map { "\($0.name) \($0.days)" }
    return "Days from the election to a government of \(parliament). " + parts.joined(separator: "; ") + "."
      + (record.isEmpty ? "" : " On record: " + record.joined(separator: ", ") + ".")
  }

  private static func spanText(_ scenario: Scenario) -> String {
    func text(_ share: Double) -> String {
      scenario.day(share).map { "\($0)" } ?? "over \(scenario.days.count - 1)"
    }
    return "median \(text(0.5)), nine in ten between \(text(0.05)) and \(text(0.95))"
  }

  private var caption: String {
    "Bars: the probability that a government is formed within \(FormationChart.span) days. Diamond: the median. "
      + (recorded.isEmpty ? "" : "Dashed: delays on record. ") + source
  }

  private func bins(_ scenario: Scenario) -> [Double] {
    stride(from: 0, to: last, by: FormationChart.span).map { start in
      scenario.days.indices.filter { $0 >= start && $0 < start + FormationChart.span }
        .reduce(0) { $0 + scenario.days[$1] }
    }
  }

  private var sketch: Sketch {
    // Labels of the record stand in as many levels as they need.
    let marks = marks
    let head = marks.isEmpty ? 8.0 : 16.0 * Double((marks.map(\.level).max() ?? 0) + 1) + 10
    let bottom = head + FormationChart.band * Double(scenarios.count)
    var sketch = Sketch(width: FormationChart.left + FormationChart.plot + 30, height: bottom + 40)
    sketch.titles = ("Days", "Probability")
    let last = Double(last)
    func x(_ day: Double) -> Double { FormationChart.left + day / last * FormationChart.plot }
    let highest = max(scenarios.flatMap(bins).max() ?? 1, 1e-9)

    for (number, scenario) in scenarios.enumerated() {
      let floor = head + FormationChart.band * Double(number + 1) - 4
      sketch.lines.append(
        .init(x1: x(0), y1: floor, x2: x(last), y2: floor, colour: Palette.grid))
      for (index, probability) in bins(scenario).enumerated() where probability > 0 {
        let start = index * FormationChart.span
        let height = probability / highest * (FormationChart.band - 22)
        sketch.bars.append(
          .init(
            x: x(Double(start)) + 0.5, y: floor - height, width: x(Double(FormationChart.span)) - x(0) - 1,
            height: height, colour: Palette.accent, opacity: 0.75,
            name: "\(start) to \(start + FormationChart.span - 1)", says: NumberText.percent(probability)))
      }
      if let median = scenario.day(0.5), Double(median) <= last {
        sketch.dots.append(
          .init(
            x: x(Double(median)), y: floor, radius: 5, colour: Palette.ink, shape: .diamond, name: "\(median)",
            says: "median of “\(scenario.name)”"))
      }
      let lines = Sketch.wrapped(scenario.name, letters: 24, lines: 3)
      for (line, text) in lines.enumerated() {
        sketch.words.append(
          .init(text: text, x: 4, y: floor - 62 + 15 * Double(line), size: 12.5, isBold: true))
      }
      let median = scenario.day(0.5).map { "median \($0) days" } ?? "median beyond \(scenario.days.count - 1)"
      sketch.words.append(
        .init(text: median, x: 4, y: floor - 62 + 15 * Double(lines.count), colour: Palette.muted))
    }
    for mark in marks {
      let colour = mark.delay.isCase ? Palette.negative : Palette.reference
      let (place, y) = (x(Double(mark.delay.days)), head - 8 - 16 * Double(mark.level))
      sketch.lines.append(
        .init(
          x1: place, y1: mark.anchor == .middle ? y + 3 : y - 10, x2: place, y2: bottom - 4, colour: colour,
          width: mark.delay.isCase ? 2 : 1.2, isDashed: true))
      sketch.words.append(
        .init(
          text: "\(mark.delay.name): \(mark.delay.days)",
          x: mark.anchor == .start ? place + 5 : mark.anchor == .end ? place - 5 : place, y: y, anchor: mark.anchor,
          colour: mark.delay.isCase ? Palette.negative : Palette.muted, isBold: mark.delay.isCase))
    }
    let step = last > 500 ? 100 : last > 200 ? 50 : 25
    for day in stride(from: 0, through: Int(last), by: step) {
      sketch.lines.append(
        .init(x1: x(Double(day)), y1: bottom - 4, x2: x(Double(day)), y2: bottom + 1, colour: Palette.reference))
      sketch.words.append(
        .init(text: "\(day)", x: x(Double(day)), y: bottom + 15, anchor: .middle, colour: Palette.muted))
    }
    sketch.words.append(
      .init(
        text: "days after the election", x: FormationChart.left + FormationChart.plot / 2, y: bottom + 33,
        anchor: .middle, colour: Palette.muted))
    return sketch
  }

  private struct Mark {
    let delay: Recorded
    let anchor: Sketch.Anchor
    /// From the picture upwards.
    let level: Int
  }

  /// The record, the shortest delay first, with places for its labels. Where labels crowd, the first stands to the left
  /// of its line, the last to the right of its own, and those between on levels above.
  private var marks: [Mark] {
    let sorted = recorded.enumerated().sorted { ($0.element.days, $0.offset) < ($1.element.days, $1.offset) }
      .map(\.element)
    func middle(_ delay: Recorded) -> Double {
      Double(delay.days) / Double(max(last, 1)) * FormationChart.plot
    }
    func half(_ delay: Recorded) -> Double { Double("\(delay.name): \(delay.days)".count) * 3.6 + 6 }
    var crowds: [[Recorded]] = []
    for delay in sorted {
      if let before = crowds.last?.last, middle(delay) - half(delay) < middle(before) + half(before) {
        crowds[crowds.count - 1].append(delay)
      } else {
        crowds.append([delay])
      }
    }
    return crowds.flatMap { crowd in
      crowd.enumerated().map { place, delay in
        guard crowd.count > 1 else { return Mark(delay: delay, anchor: .middle, level: 0) }
        if place == 0 { return Mark(delay: delay, anchor: .end, level: 0) }
        if place == crowd.count - 1 { return Mark(delay: delay, anchor: .start, level: 0) }
        return Mark(delay: delay, anchor: .middle, level: place)
      }
    }
  }

  private var table: Table {
    let shares = [0.05, 0.25, 0.5, 0.75, 0.95]
    return Table(
      caption: "\(parliament): days from the election to a government",
      columns: ["Scenario", "5%", "25%", "Median", "75%", "95%", "None at the horizon"]
        + recorded.map { "At most \($0.days) (\($0.name))" },
      rows: scenarios.map { scenario in
        Table.Row(
          heading: scenario.name,
          cells: shares.map { share in
            scenario.day(share).map { "\($0)" } ?? "over \(scenario.days.count - 1)"
          } + [NumberText.percent(scenario.none)]
            + recorded.map { delay in
              NumberText.percent(min(1, scenario.days.prefix(delay.days + 1).reduce(0, +)))
            })
      })
  }
}
