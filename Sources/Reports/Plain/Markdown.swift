import Dossiers
import Studies

extension Report {
  /// The report in brief as Markdown: for a message, a merge request, a notebook.
  public func markdown() -> String {
    var text = MarkdownText()
    text.heading(1, material.study.title)
    text.paragraph(material.study.question)
    if material.study.completed < material.study.futures {
      text.paragraph(
        "Not finished: \(NumberText.count(material.study.completed)) of \(NumberText.count(material.study.futures)) "
          + "futures are done.")
    }
    let answer = Answer(material)
    text.heading(2, "The answer")
    text.paragraph(answer.headline)
    text.list(answer.details)
    courses(&text)
    checks(&text)
    decisions(&text)
    power(&text)
    let parliaments = ParliamentCharts(material)
    if !parliaments.charts.isEmpty { text.heading(2, "Parliament") }
    for chart in parliaments.charts {
      text.paragraph(chart.summary)
      text.table(chart.table)
    }
    text.list(parliaments.remarks)
    for chart in ControlMap(material: material).charts { text.table(chart.table) }
    if let score = ScoreSection(material) {
      text.heading(2, "Against what happened")
      text.paragraph(score.lead)
      for table in score.tables { text.table(table) }
      text.list(score.notes)
    }
    predictions(&text)
    text.heading(2, "Method and limits")
    text.list(Method.facts(material).map { "\($0.term): \($0.text)" })
    text.code(Method.command(material))
    return text.text
  }

  private func courses(_ text: inout MarkdownText) {
    let courses = CourseTable(material, material.chosenIndicators, caption: "Courses of action compared")
    let columns = courses.columns.map { column in column.unit.map { "\(column.name) (\($0))" } ?? column.name }
    text.table(
      Table(
        caption: "Courses of action compared: averages with 95% intervals, and the difference from the baseline",
        columns: ["Course of action"] + columns + ["Best of all in"],
        rows: courses.rows.map { row in
          Table.Row(
            heading: row.name,
            cells: row.cells.map { cell in
              let parts = [cell.interval.isEmpty ? nil : "(\(cell.interval))", cell.change, cell.word]
              return ([cell.value] + parts.compactMap { $0 }).joined(separator: "; ")
            } + [row.best ?? "–"])
        }))
  }

  private func checks(_ text: inout MarkdownText) {
    let checks = Checks(material)
    guard !checks.items.isEmpty else { return }
    text.heading(2, "Check this first")
    text.list(
      checks.items.map { item in
        let what =
          item.claim.map { "\($0.says) (\($0.attribution); \($0.locators))" }
          ?? item.number.map { "\($0.says) (\($0.details))" } ?? ""
        return what + " " + item.matters.joined(separator: " ")
      }, numbered: true)
    text.paragraph(checks.reading)
  }

  private func power(_ text: inout MarkdownText) {
    let members = PowerNetwork(material).members.prefix(10)
    guard !members.isEmpty else { return }
    text.heading(2, "Who holds power")
    text.table(
      Table(
        caption: "Actors and institutions by whom and what they reach",
        columns: [
          "Name", "Directs or pays", "Reaches in all", "Reaches by plain ties", "Controls now",
        ],
        rows: members.map { member in
          Table.Row(
            heading: member.name,
            cells: [
              String(member.directs), String(member.reaches), String(member.reachesPlainly),
              member.places.isEmpty ? "–" : member.places.joined(separator: ", "),
            ])
        }))
  }

  private func predictions(_ text: inout MarkdownText) {
    let predictions = PredictionText.all(material)
    guard !predictions.isEmpty else { return }
    text.heading(2, "What the sources predicted")
    text.list(
      predictions.map { prediction in
        "\(prediction.claim.says) (\(prediction.claim.attribution); \(prediction.claim.locators)) Tested as: "
          + "\(prediction.tested) In this model: \(prediction.verdict); \(prediction.result)."
      })
  }
}

extension Report {
  /// Rules of choice, where courses fail, what moves the result, and rival accounts.
  private func decisions(_ text: inout MarkdownText) {
    if let section = RobustnessSection(material) {
      text.heading(2, "Which course, by which rule")
      text.paragraph(section.lead)
      text.table(
        Table(
          caption: "The course that each rule of choice prefers, with its value there",
          columns: ["Rule"] + (section.hasFacts ? [section.factsHead] : []) + [section.futuresHead],
          rows: section.rules.map { rule in
            Table.Row(
              heading: "\(rule.asks) (\(rule.name))", cells: (section.hasFacts ? [rule.facts] : []) + [rule.futures])
          }))
      text.list(section.notes + section.pareto)
    }
    let failures = FailureSection.all(material)
    if !failures.isEmpty { text.heading(2, "Where it fails") }
    for failure in failures {
      text.paragraph(failure.lead)
      for region in failure.regions {
        text.paragraph(region.lead)
        text.list(region.limits)
      }
      if let checked = failure.checked { text.paragraph(checked) }
    }
    if let chart = DriversChart(material).chart {
      text.heading(2, "What moves the result")
      text.table(chart.table)
    }
    let accounts = AccountsSection(material)
    if let table = accounts.table {
      text.heading(2, "Rival accounts")
      text.table(table)
      text.list(accounts.partings + accounts.notes)
    }
  }
}

/// Markdown under construction; whatever a dossier's texts contain, they stay text.
private struct MarkdownText {
  private(set) var text = ""

  mutating func heading(_ level: Int, _ words: String) {
    block(String(repeating: "#", count: level) + " " + escaped(words))
  }

  mutating func paragraph(_ words: String) { block(escaped(words)) }

  mutating func list(_ items: [String], numbered: Bool = false) {
    guard !items.isEmpty else { return }
    block(
      items.enumerated().map { (numbered ? "\($0.offset + 1). " : "- ") + escaped($0.element) }.joined(separator: "\n"))
  }

  mutating func code(_ line: String) { block("    " + line.replacing("\n", with: " ")) }

  mutating func table(_ table: Table) {
    block("**" + escaped(table.caption) + "**")
    let head = row(table.columns)
    let rule = "|" + String(repeating: " --- |", count: table.columns.count)
    block(([head, rule] + table.rows.map { row([$0.heading] + $0.cells) }).joined(separator: "\n"))
  }

  private func row(_ cells: [String]) -> String {
    "| " + cells.map(escaped).joined(separator: " | ") + " |"
  }

  private mutating func block(_ words: String) {
    text += (text.isEmpty ? "" : "\n") + words + "\n"
  }

  private func escaped(_ words: String) -> String {
    var escaped = ""
    for scalar in words.unicodeScalars {
      switch scalar {
      case "\n", "\r": escaped += " "
      case "<": escaped += "&lt;"
      case "&": escaped += "&amp;"
      case "\\", "`", "*", "_", "[", "]", "|", "#": escaped += "\\" + String(scalar)
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
