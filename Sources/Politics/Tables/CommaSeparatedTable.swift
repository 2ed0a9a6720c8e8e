/// A table read from comma-separated values, which remembers where each cell stands.
///
/// Source: RFC 4180. Also accepted: line feeds or carriage returns alone, a byte order mark, blank lines,
/// spaces around unquoted cells, and a table separated by semicolons or tabs throughout.
public struct CommaSeparatedTable: Hashable, Sendable {
  /// A cell and where it begins.
  public struct Cell: Hashable, Sendable {
    /// The content, without quotes around it.
    public let text: String
    /// Counted from 1.
    public let line: Int
    /// The first character's position in its line, counted from 1.
    public let column: Int
    /// What messages call the text in which it stands; nil: what they call the table.
    public let source: String?

    /// A cell.
    ///
    /// - Parameters:
    ///   - text: the content.
    ///   - line: where it begins, counted from 1.
    ///   - column: where it begins in its line, counted from 1.
    ///   - source: what messages call the text in which it stands; nil: what they call the table.
    public init(text: String, line: Int, column: Int, source: String? = nil) {
      self.text = text
      self.line = line
      self.column = column
      self.source = source
    }
  }

  /// A record below the header, with as many cells as the header.
  public struct Row: Hashable, Sendable {
    /// One cell for each name in the header.
    public let cells: [Cell]
    /// The line on which the record begins.
    public var line: Int { cells.first?.line ?? 0 }

    /// A record.
    ///
    /// - Parameter cells: one for each name in the header.
    public init(cells: [Cell]) { self.cells = cells }
  }

  /// What messages call the table, for example its file's name.
  public let source: String
  /// The header row.
  public let header: [Cell]
  /// The records below the header.
  public let rows: [Row]

  /// A table that was not read from comma-separated values, but whose cells stand somewhere too.
  ///
  /// - Parameters:
  ///   - source: what messages call it.
  ///   - header: the names of the columns, all different.
  ///   - rows: the records, each with as many cells as the header; others are left out.
  public init(source: String, header: [String], rows: [Row]) {
    self.source = source
    self.header = header.map { Cell(text: $0, line: 1, column: 1) }
    self.rows = rows.filter { $0.cells.count == header.count }
  }

  /// Reads a table.
  ///
  /// - Parameters:
  ///   - text: the table, with a header row.
  ///   - source: what messages call it.
  /// - Throws: ``InvalidInput`` with each place at fault: an unclosed quotation, text beside a quotation, a
  ///   record with more or fewer cells than the header, a name twice in the header, no header.
  public init(parsing text: String, source: String = "standard input") throws(InvalidInput) {
    self.source = source
    var scanner = Scanner(text)
    var records = scanner.records()
    var problems = scanner.problems.map { "\(source):\($0.line):\($0.column): \($0.says)" }
    guard problems.isEmpty else { throw InvalidInput(problems) }
    guard !records.isEmpty else {
      throw InvalidInput(["\(source): the table is empty; the first row must name the columns"])
    }
    header = records.removeFirst()
    var seen: [String: Cell] = [:]
    for cell in header {
      if cell.text.isEmpty {
        problems.append("\(source):\(cell.line):\(cell.column): a column has no name")
      } else if let earlier = seen.updateValue(cell, forKey: Self.key(cell.text)) {
        problems.append(
          "\(source):\(cell.line):\(cell.column): the column `\(cell.text)` is already at \(earlier.column)")
      }
    }
    for cells in records where cells.count != header.count {
      problems.append(
        "\(source):\(cells[0].line):\(cells[0].column): the row has \(cells.count) "
          + "\(cells.count == 1 ? "cell" : "cells"), the header \(header.count)")
    }
    guard problems.isEmpty else { throw InvalidInput(problems) }
    rows = records.map(Row.init(cells:))
  }

  /// The position of the column that has one of some names; capitals, spaces, hyphens and underscores are alike.
  public func column(_ names: String...) -> Int? {
    let keys = names.map(Self.key)
    return header.firstIndex { keys.contains(Self.key($0.text)) }
  }

  /// The columns whose names are none of some names, in order.
  public func columns(otherThan names: [String]) -> [Int] {
    let keys = names.map(Self.key)
    return header.indices.filter { !keys.contains(Self.key(header[$0].text)) }
  }

  /// The position of a column that must be there; tells it as a problem if it is not.
  public func column(required names: String..., problems: inout [String]) -> Int? {
    let keys = names.map(Self.key)
    if let position = header.firstIndex(where: { keys.contains(Self.key($0.text)) }) { return position }
    let choices = names.map { "`\($0)`" }.joined(separator: " or ")
    let present = header.map { "`\($0.text)`" }.joined(separator: ", ")
    problems.append("\(source):\(header[0].line): there is no column \(choices); the columns are \(present)")
    return nil
  }

  /// A message about a cell, beginning with its place.
  public func message(_ cell: Cell, _ says: String) -> String { "\(place(cell)): \(says)" }

  /// Where a cell stands: the source, the line and the column.
  ///
  /// - Parameter cell: a cell of this table.
  /// - Returns: a text such as `table.csv:3:16`.
  public func place(_ cell: Cell) -> String { "\(cell.source ?? source):\(cell.line):\(cell.column)" }

  /// The names in a column; tells empty cells and names that are there twice as problems.
  ///
  /// - Parameters:
  ///   - column: the column of the names.
  ///   - problems: what is wrong is added here, each with its place.
  /// - Returns: for each row its name, empty where there is none.
  public func names(in column: Int, problems: inout [String]) -> [String] {
    var seen: [String: Int] = [:]
    return rows.enumerated().map { row, record in
      guard let name = text(record.cells[column], problems: &problems) else { return "" }
      if let earlier = seen.updateValue(row, forKey: name) {
        problems.append(
          message(
            record.cells[column],
            "the name `\(name)` is given to players \(earlier + 1) and \(row + 1); names must differ"))
      }
      return name
    }
  }

  /// A cell's content; tells an empty cell as a problem.
  public func text(_ cell: Cell, problems: inout [String]) -> String? {
    if !cell.text.isEmpty { return cell.text }
    problems.append(message(cell, "the cell is empty"))
    return nil
  }

  /// A cell as a number; anything else, or a number outside the range, is told as a problem.
  public func number(
    _ cell: Cell, in range: ClosedRange<Double> = -Double.greatestFiniteMagnitude...Double.greatestFiniteMagnitude,
    problems: inout [String]
  ) -> Double? {
    let plain = cell.text.utf8.allSatisfy { (48...57).contains($0) || [43, 45, 46, 69, 101].contains($0) }
    guard plain, let value = Double(cell.text), value.isFinite else {
      problems.append(message(cell, "`\(cell.text)` is not a number such as 12 or 0.5"))
      return nil
    }
    guard range.contains(value) else {
      let says =
        range.upperBound == .greatestFiniteMagnitude
        ? "at least \(Self.plain(range.lowerBound))"
        : range.lowerBound == -Double.greatestFiniteMagnitude
          ? "at most \(Self.plain(range.upperBound))"
          : "between \(Self.plain(range.lowerBound)) and \(Self.plain(range.upperBound))"
      problems.append(message(cell, "\(cell.text) must be \(says)"))
      return nil
    }
    return value
  }

  /// A cell as a whole number; anything else, or a number outside the range, is told as a problem.
  public func integer(_ cell: Cell, in range: ClosedRange<Int> = Int.min...Int.max, problems: inout [String]) -> Int? {
    guard let value = Int(cell.text) else {
      problems.append(message(cell, "`\(cell.text)` is not a whole number such as 12"))
      return nil
    }
    guard range.contains(value) else {
      let says =
        range.upperBound == Int.max
        ? "at least \(range.lowerBound)" : "between \(range.lowerBound) and \(range.upperBound)"
      problems.append(message(cell, "\(value) must be \(says)"))
      return nil
    }
    return value
  }

  private static func plain(_ number: Double) -> String {
    let text = "\(number)"
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  private static func key(_ name: String) -> String {
    name.lowercased().filter { $0 != " " && $0 != "-" && $0 != "_" }
  }
}
