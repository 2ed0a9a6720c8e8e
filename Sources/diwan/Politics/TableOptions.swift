import ArgumentParser
import Foundation
import Politics

/// Where a command's table comes from.
struct TableOptions: ParsableArguments {
  @Argument(
    help: "A table, or the folder of a dossier; - or nothing for standard input.",
    completion: .file(extensions: ["csv"]))
  var table: String?

  @OptionGroup(title: "On a dossier") var choice: DossierChoice

  /// The table, or the dossier if a folder is named.
  func read() throws -> PoliticsInput {
    var isFolder: ObjCBool = false
    if let table, FileManager.default.fileExists(atPath: table, isDirectory: &isFolder), isFolder.boolValue {
      return .dossier(try DossierPolitics(folder: table, choice))
    }
    try TableOptions.refuse(choice.given)
    return .table(try TableOptions.read(table))
  }

  /// Refuses options that only a dossier understands.
  static func refuse(_ options: [String]) throws {
    guard let first = options.first else { return }
    throw ValidationError("\(first) needs a dossier: name its folder instead of a table.")
  }

  static func read(_ path: String?) throws -> CommaSeparatedTable {
    let (source, data): (String, Data)
    if let path, path != "-" {
      guard let contents = FileManager.default.contents(atPath: path) else {
        throw InvalidInput(["\(path): the file cannot be read"])
      }
      (source, data) = (path, contents)
    } else {
      (source, data) = ("standard input", try FileHandle.standardInput.readToEnd() ?? Data())
    }
    guard let text = String(validating: data, as: UTF8.self) else {
      throw InvalidInput(["\(source): the text is not UTF-8; convert it first"])
    }
    return try CommaSeparatedTable(parsing: text, source: source)
  }
}

/// How a command prints what it found.
struct OutputOptions: ParsableArguments {
  @Flag(help: "Print one JSON document.")
  var json = false

  @Flag(help: "Print comma-separated values.")
  var csv = false

  func validate() throws {
    if json && csv { throw ValidationError("--json and --csv exclude each other.") }
  }

  /// Prints a document as JSON, rows as comma-separated values, or text.
  func show(_ document: some Encodable, header: [String], rows: [[String]], text: () -> String) throws {
    if json {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
      print(String(decoding: try encoder.encode(document), as: UTF8.self))
    } else if csv {
      let buffer = OutputBuffer()
      for row in [header] + rows { buffer.write(CommaSeparated.line(row) + "\n") }
      buffer.flush()
    } else {
      print(text())
    }
  }
}

/// A quota as users write it: a number, a share such as 2/3 or 62%, or `majority`.
struct QuotaText: ExpressibleByArgument {
  private enum Kind {
    case majority
    case number(Int)
    case share(Int, of: Int)
  }

  private let kind: Kind
  /// As it was written.
  let text: String

  static let majority = QuotaText(kind: .majority, text: "majority")

  var defaultValueDescription: String { "majority" }

  private init(kind: Kind, text: String) {
    self.kind = kind
    self.text = text
  }

  /// A number of seats.
  init(number: Int) { self.init(kind: .number(number), text: "\(number)") }

  init?(argument: String) {
    text = argument
    let parts = argument.split(separator: "/", omittingEmptySubsequences: false)
    if argument == "majority" {
      kind = .majority
    } else if let number = Int(argument) {
      kind = .number(number)
    } else if parts.count == 2, let share = Int(parts[0]), let whole = Int(parts[1]), share > 0, whole >= share {
      kind = .share(share, of: whole)
    } else if argument.hasSuffix("%"), let percent = Fraction(argument.dropLast()), percent > 0, percent <= 100,
      let numerator = Int(percent.numerator.description), let denominator = Int(percent.denominator.description),
      denominator < 1 << 40
    {
      kind = .share(numerator, of: 100 * denominator)
    } else {
      return nil
    }
  }

  /// How many of a total that is.
  func of(_ total: Int) -> Int {
    switch kind {
    case .majority: Quota.absoluteMajority(of: total)
    case .number(let number): number
    case .share(let share, let whole): Quota.share(share, of: whole, total: total)
    }
  }
}

/// A share as users write it: 5%, 0.05 or 1/20.
struct ShareText: ExpressibleByArgument {
  let value: Fraction

  init?(argument: String) {
    let isPercent = argument.hasSuffix("%")
    guard let number = Fraction(isPercent ? argument.dropLast() : argument[...]),
      let share = isPercent ? number.divided(by: 100) : number
    else { return nil }
    value = share
  }
}

extension CommaSeparatedTable {
  /// Pairs of rows from a column of names separated by semicolons.
  func pairs(in column: Int?, names: [String], problems: inout [String]) -> [VotingGame.Pair] {
    guard let column else { return [] }
    var result: [VotingGame.Pair] = []
    for (row, record) in rows.enumerated() {
      let cell = record.cells[column]
      for part in cell.text.split(separator: ";") {
        let name = part.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()
        if let other = names.firstIndex(of: String(name)), other != row {
          let pair = VotingGame.Pair(row, other)
          if !result.contains(pair) { result.append(pair) }
        } else {
          problems.append(message(cell, "`\(String(name))` is not another name of the table"))
        }
      }
    }
    return result
  }

  /// Rows with the same text in a column; empty cells stand alone.
  func groups(in column: Int?) -> [[Int]] {
    guard let column else { return [] }
    var labels: [String] = []
    var groups: [[Int]] = []
    for (row, record) in rows.enumerated() where !record.cells[column].text.isEmpty {
      if let known = labels.firstIndex(of: record.cells[column].text) {
        groups[known].append(row)
      } else {
        labels.append(record.cells[column].text)
        groups.append([row])
      }
    }
    return groups.filter { $0.count > 1 }
  }
}
