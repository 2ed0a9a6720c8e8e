import Simulation

/// What is wrong with a design that another program wrote.
public struct DesignTableError: Error, CustomStringConvertible, Hashable {
  /// Each with file, line and column.
  public let problems: [String]
  /// The problems, one a line.
  public var description: String { problems.joined(separator: "\n") }
}

/// Reads a design from comma-separated values.
///
/// The header names the columns: `future`, `stream`, and ids of open claims and uncertain numbers. A claim is
/// 0 or 1, a number its position in its distribution between 0 and 1; a column `ID:value` holds values
/// instead. Where an id names both, `claim:ID` and `parameter:ID` tell them apart.
public struct DesignTableReader: Sendable {
  /// A design read from a table.
  public struct Reading: Sendable {
    /// The rows.
    public let table: DesignTable
    /// Ids of the parameters without a column: they stand at their medians.
    public let atMedian: [String]
  }

  /// How many problems are told.
  static let most = 50

  enum Column: Equatable {
    case future
    case stream
    case claim(Int)
    case quantile(Int)
    case value(Int)
  }

  let blueprint: Blueprint
  let forced: [Bool?]
  let exclusions: [(ClaimLogic.Literal, ClaimLogic.Literal)]
  let source: String

  /// A reader.
  ///
  /// - Parameters:
  ///   - design: any design of the study, which says what is settled.
  ///   - source: what messages call the table.
  public init(for design: Design, named source: String) {
    blueprint = design.blueprint
    forced = design.forced
    exclusions = design.exclusions
    self.source = source
  }

  /// Reads a table.
  ///
  /// - Parameter bytes: UTF-8.
  /// - Returns: its rows in the order of futures.
  /// - Throws: `DesignTableError` with everything that is wrong.
  public func read(_ bytes: [UInt8]) throws(DesignTableError) -> Reading {
    var scanner = DesignTableScanner(bytes)
    guard let header = scanner.record() else {
      throw DesignTableError(problems: ["\(source): the table is empty; the first row must name the columns"])
    }
    var problems: [String] = []
    let columns = self.columns(header, scanner, &problems)
    guard problems.isEmpty else { throw DesignTableError(problems: problems) }
    var rows = Rows(reader: self, columns: columns)
    while let record = scanner.record() {
      guard rows.problems.count < Self.most else { break }
      guard record.count == columns.count else {
        rows.problems.append(
          "\(source):\(record[0].line):\(record[0].column): the row has \(record.count) "
            + "\(record.count == 1 ? "cell" : "cells"), the header \(columns.count)")
        continue
      }
      rows.add(record, scanner)
    }
    problems = scanner.problems.map { "\(source):\($0.line):\($0.column): \($0.says)" } + rows.problems
    if problems.isEmpty { problems = rows.problemsOfFutures }
    if problems.count >= Self.most {
      problems = Array(problems.prefix(Self.most)) + ["\(source): there may be more; these are the first \(Self.most)"]
    }
    guard problems.isEmpty else { throw DesignTableError(problems: problems) }
    do {
      return Reading(
        table: try rows.table(),
        atMedian: blueprint.parameters.indices.filter {
          !columns.contains(.quantile($0)) && !columns.contains(.value($0))
        }.map { blueprint.parameters[$0].id })
    } catch {
      throw DesignTableError(problems: error.problems.map { "\(source): \($0)" })
    }
  }

  private func columns(
    _ header: [DesignTableScanner.Cell], _ scanner: DesignTableScanner, _ problems: inout [String]
  ) -> [Column] {
    var claims: [String: Int] = [:]
    var parameters: [String: Int] = [:]
    for (index, claim) in blueprint.openClaims.enumerated() { claims[claim.id] = index }
    for (index, parameter) in blueprint.parameters.enumerated() { parameters[parameter.id] = index }
    var columns: [Column] = []
    for cell in header {
      let name = scanner.text(cell)
      let place = "\(source):\(cell.line):\(cell.column)"
      guard let column = Self.column(name, claims, parameters) else {
        problems.append("\(place): \(unknown(name, claims, parameters))")
        continue
      }
      let isTwice = columns.contains { earlier in
        switch (earlier, column) {
        case (.quantile(let a), .value(let b)), (.value(let a), .quantile(let b)): a == b
        default: earlier == column
        }
      }
      if isTwice { problems.append("\(place): a column `\(name)` is already there") }
      columns.append(column)
    }
    for (index, claim) in blueprint.openClaims.enumerated()
    where forced[index] == nil && !columns.contains(.claim(index)) {
      problems.append(
        "\(source):\(header[0].line): there is no column `\(claim.id)`: say in each row with 1 or 0 whether that claim "
          + "is true, or settle it with --claim \(claim.id)=true")
    }
    return columns
  }

  private static func column(_ name: String, _ claims: [String: Int], _ parameters: [String: Int]) -> Column? {
    if name == "future" { return .future }
    if name == "stream" { return .stream }
    func after(_ prefix: String) -> String? { name.hasPrefix(prefix) ? String(name.dropFirst(prefix.count)) : nil }
    if let claim = after("claim:").flatMap({ claims[$0] }) { return .claim(claim) }
    if let parameter = after("parameter:").flatMap({ parameters[$0] }) { return .quantile(parameter) }
    if name.hasSuffix(":value"), let parameter = parameters[String(name.dropLast(6))] { return .value(parameter) }
    if let parameter = after("parameter:"), parameter.hasSuffix(":value"),
      let position = parameters[String(parameter.dropLast(6))]
    {
      return .value(position)
    }
    if let claim = claims[name], parameters[name] == nil { return .claim(claim) }
    if let parameter = parameters[name], claims[name] == nil { return .quantile(parameter) }
    return nil
  }

  private func unknown(_ name: String, _ claims: [String: Int], _ parameters: [String: Int]) -> String {
    if name.isEmpty { return "a column has no name" }
    if claims[name] != nil && parameters[name] != nil {
      return "`\(name)` is a claim and a number: say `claim:\(name)` or `parameter:\(name)`"
    }
    if name == "course" {
      return "there is a column `course`: every row is run under every course of action; choose them with --courses"
    }
    if blueprint.dossier.claims[name] != nil {
      return "the simulation does not depend on claim `\(name)`, or the dossier settles it: leave the column out"
    }
    return "no open claim and no uncertain number is called `\(name)`; diwan design DOSSIER writes all columns"
  }
}
