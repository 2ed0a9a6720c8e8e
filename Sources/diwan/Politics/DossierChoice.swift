import ArgumentParser
import Dossiers
import Foundation
import Politics
import Studies

/// What of a dossier a command works on, and what is taken as known.
struct DossierChoice: ParsableArguments {
  @Option(help: ArgumentHelp("Which parliament, if there are several.", valueName: "id"))
  var parliament: String?

  @Option(help: ArgumentHelp("The course of action (default: the baseline).", valueName: "id"))
  var course: String?

  @Option(help: ArgumentHelp("Believe an account entirely.", valueName: "id"))
  var account: String?

  @Option(help: ArgumentHelp("Settle an open claim; may be repeated.", valueName: "id=true|false"))
  var claim: [SettledClaimArgument] = []

  /// The options that only a dossier understands.
  var given: [String] {
    [
      parliament == nil ? nil : "--parliament", course == nil ? nil : "--course", account == nil ? nil : "--account",
      claim.isEmpty ? nil : "--claim",
    ].compactMap { $0 }
  }
}

/// Where a command's table comes from: comma-separated values, or a dossier.
enum PoliticsInput {
  case table(CommaSeparatedTable)
  case dossier(DossierPolitics)
}

/// A dossier, and one number for each of its quantities.
struct DossierPolitics {
  let dossier: Dossier
  let numbers: MiddleNumbers
  let choice: DossierChoice

  init(folder: String, _ choice: DossierChoice) throws {
    dossier = try Dossier.load(folder: folder)
    numbers = try MiddleNumbers(
      of: dossier, course: choice.course, account: choice.account, claims: choice.claim.map(\.claim))
    self.choice = choice
  }

  /// The parliament that is asked for, or the only one.
  func parliament() throws -> SettledParliament {
    let parliaments = dossier.parliaments
    let found: Parliament
    if let id = choice.parliament {
      guard let chosen = parliaments[id] else {
        throw InvalidInput(["no parliament has the id \(id). \(Self.list(Array(parliaments.keys)))"])
      }
      found = chosen
    } else {
      guard parliaments.count == 1, let only = parliaments.values.first else {
        throw InvalidInput([
          parliaments.isEmpty
            ? "the dossier has no parliament; describe one in parliaments.yaml"
            : "the dossier has \(parliaments.count) parliaments; choose one with --parliament. "
              + Self.list(Array(parliaments.keys))
        ])
      }
      found = only
    }
    return SettledParliament(found, of: dossier, numbers: numbers)
  }

  static func list(_ ids: [String]) -> String {
    ids.isEmpty ? "There is none." : "There are: \(ids.joined(separator: ", "))."
  }

  /// A cell that stands where a quantity or a record is written.
  static func cell(_ text: String, _ location: Location) -> CommaSeparatedTable.Cell {
    CommaSeparatedTable.Cell(text: text, line: location.line, column: location.column, source: location.file)
  }

  /// A whole number without a fraction, anything else as it is.
  static func plain(_ value: Double) -> String {
    value == value.rounded() && abs(value) < 1e15 ? "\(Int(value))" : "\(value)"
  }
}

extension SettledParliament {
  /// The lists as a table: name, seats, the positions on the issues, endorsement and whom each excludes.
  func table(_ dossier: Dossier, _ numbers: MiddleNumbers) -> CommaSeparatedTable {
    let rows = lists.enumerated().map { position, list in
      let written = parliament.lists[position]
      let excluded = excludes.compactMap { pair in
        pair.first == position ? pair.second : pair.second == position ? pair.first : nil
      }
      let positions = dimensions.map { dimension in
        DossierPolitics.cell(
          "\(dimension.positions[position])",
          dossier.issues[dimension.issue]?.position(of: list.id)?.location ?? written.location)
      }
      return CommaSeparatedTable.Row(
        cells: [
          DossierPolitics.cell(list.id, written.location),
          DossierPolitics.cell(DossierPolitics.plain(numbers.value(written.seats).rounded()), written.seats.location),
        ] + positions + [
          DossierPolitics.cell("\(list.endorsement)", written.location),
          DossierPolitics.cell(excluded.map { lists[$0].id }.joined(separator: ";"), written.location),
        ])
    }
    return CommaSeparatedTable(
      source: parliament.location.file,
      header: ["name", "seats"] + dimensions.map(\.issue) + ["endorsement", "incompatible"], rows: rows)
  }

  /// What is wrong with the majority, at its place.
  var problems: [String] {
    guard needed > total || needed < 1 else { return [] }
    var location = parliament.location
    if case .members(let quantity) = parliament.formation?.majority { location = quantity.location }
    return [
      "\(location.file):\(location.line):\(location.column): the quota of the rule `seats` is \(needed)"
        + (needed > total ? ", above the sum of the weights, \(total): nobody could win" : "; it must be at least 1")
    ]
  }
}
