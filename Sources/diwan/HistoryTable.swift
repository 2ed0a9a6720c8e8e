import Dossiers
import Simulation

/// One future for reading: indicators at a few dates, and every change of control.
struct HistoryTable {
  private let dossier: Dossier
  private let indicators: [Indicator]
  private var values: [String: [Int: Double]] = [:]
  private var controllers: [String: String] = [:]
  private var changes: [String] = []

  init(_ blueprint: Blueprint) {
    dossier = blueprint.dossier
    indicators = blueprint.indicators
  }

  mutating func add(_ row: History.Row) {
    switch row.variable {
    case .indicator: values[row.key1, default: [:]][row.week] = Double(row.value)
    case .control:
      if let last = controllers[row.key1], last != row.value {
        changes.append("  \(date(row.week))  \(row.key1): \(last) → \(row.value)")
      }
      controllers[row.key1] = row.value
    default: break
    }
  }

  func text(course: String, weeks: Int) -> String {
    let dates = (0...6).map { weeks * $0 / 6 }.reduce(into: [Int]()) { if $0.last != $1 { $0.append($1) } }
    var table = TextTable(header: ["indicator"] + dates.map(date), rightAligned: Set(1...7))
    for indicator in indicators {
      table.add([indicator.id] + dates.map { values[indicator.id]?[$0].map(Figure.short) ?? "" })
    }
    let control =
      changes.isEmpty
      ? "No place changes hands." : "Changes of control:\n" + changes.joined(separator: "\n")
    return "One future under \(course)\n\n\(table.text())\n\n\(control)"
  }

  /// The date on which a week begins.
  private func date(_ week: Int) -> String { dossier.start.adding(days: 7 * week).text }
}
