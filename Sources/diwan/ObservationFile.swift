import Dossiers
import Foundation
import Politics
import Studies

/// Observations as they stand in a file; see docs/observations.md.
struct ObservationFile {
  static let help = """
    The file has a row for each observation and the columns date (2015-06, or a day or a year), variable (level, \
    mean, increase or sum of an indicator, or control of a place), key (the indicator or the place) and value (a \
    number; for control an actor or nobody), and, if wanted, error (the standard error of the value) and group (what \
    is scored together; by default all of one variable). Observations from before the start are the baselines' past.
    """

  /// What could be read.
  let observations: [Observation]
  private let table: CommaSeparatedTable
  private let rows: [Int]
  private let columns: [ColumnName: Int]
  private let problems: [String]

  fileprivate enum ColumnName: String, CaseIterable {
    case date, variable, key, value, error, group
  }

  /// Reads a file; what is wrong in it is told by `plan` or `sound`, together with what does not fit the study.
  ///
  /// - Throws: `InvalidInput` if it is not a table with the columns it needs.
  init(reading path: String) throws {
    table = try TableOptions.read(path)
    var problems: [String] = []
    var columns: [ColumnName: Int] = [:]
    for name in ColumnName.allCases.prefix(4) {
      columns[name] = table.column(required: name.rawValue, problems: &problems)
    }
    for name in ColumnName.allCases.suffix(2) { columns[name] = table.column(name.rawValue) }
    let known = ColumnName.allCases.map(\.rawValue)
    for column in table.columns(otherThan: known + ["source", "note"]) {
      problems.append(
        table.message(
          table.header[column],
          "there is no column `\(table.header[column].text)`; there are \(known.joined(separator: ", ")), source, note")
      )
    }
    guard problems.isEmpty else { throw InvalidInput(problems) }
    var (observations, rows): ([Observation], [Int]) = ([], [])
    for (row, record) in table.rows.enumerated() {
      func cell(_ name: ColumnName) -> CommaSeparatedTable.Cell? { columns[name].map { record.cells[$0] } }
      guard let date = cell(.date), let variable = cell(.variable), let key = cell(.key), let value = cell(.value)
      else { continue }
      let before = problems.count
      let period = PartialDate(iso: date.text)
      if period == nil {
        problems.append(table.message(date, "`\(date.text)` is not a date such as 2015, 2015-06 or 2015-06-30"))
      }
      let kind = Observation.Kind(rawValue: variable.text)
      if kind == nil {
        let kinds = Observation.Kind.allCases.map(\.rawValue).joined(separator: ", ")
        problems.append(table.message(variable, "`\(variable.text)` is not a variable; there are \(kinds)"))
      }
      let id = table.text(key, problems: &problems)
      var seen: Observation.Value?
      if kind == .control {
        seen = table.text(value, problems: &problems).map { .controller($0 == "nobody" ? nil : $0) }
      } else if kind != nil {
        seen = table.number(value, problems: &problems).map { .number($0) }
      }
      var error: Double?
      if let cell = cell(.error), !cell.text.isEmpty {
        error = table.number(cell, in: 0...Double.greatestFiniteMagnitude, problems: &problems)
      }
      guard problems.count == before, let period, let kind, let id, let seen else { continue }
      let group = cell(.group)?.text ?? ""
      observations.append(
        Observation(
          period: Observation.Period(period), kind: kind, key: id, value: seen, error: error,
          group: group.isEmpty ? nil : group))
      rows.append(row)
    }
    (self.observations, self.rows, self.columns, self.problems) = (observations, rows, columns, problems)
  }

  /// Which observations can be held against a study.
  ///
  /// - Throws: `InvalidInput` with everything that is wrong, in the file and between the file and the study.
  func plan(for outline: StudyOutline, from: PartialDate?, until: PartialDate?) throws -> ObservationPlan {
    do {
      let plan = try ObservationPlan(observations, of: outline, from: from, until: until)
      guard problems.isEmpty else { throw InvalidInput(problems) }
      return plan
    } catch let error as InvalidObservations {
      let misfits = error.problems.map { problem -> (line: Int, message: String) in
        let row = table.rows[rows[problem.observation]]
        let column = columns[ColumnName(problem.field)] ?? 0
        return (row.cells[column].line, table.message(row.cells[column], problem.says))
      }
      // What is general follows from what is wrong, if anything is.
      let general = problems.isEmpty && misfits.isEmpty ? error.general.map { "\(table.source): \($0)" } : []
      throw InvalidInput(problems + misfits.map(\.message) + general)
    }
  }
}

extension ObservationFile.ColumnName {
  fileprivate init(_ field: ObservationProblem.Field) {
    self =
      switch field {
      case .date: .date
      case .variable: .variable
      case .key: .key
      case .value: .value
      case .error: .error
      }
  }
}
