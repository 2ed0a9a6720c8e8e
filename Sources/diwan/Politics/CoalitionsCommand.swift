import ArgumentParser
import Dossiers
import Foundation
import Politics
import Studies

/// `diwan politics coalitions`
struct CoalitionsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "coalitions",
    abstract: "List the coalitions that can govern, and how probable each is.",
    discussion: """
      Columns: name (or party, list); seats (or weight); and if wanted
        position      a number; several columns with --dimensions
        bloc          the bloc that a party belongs to, used with --need
        united        parties with the same text are one list
        incompatible  names of parties, separated by semicolons, that never sit with this one
        endorsement   what an outside power's backing is worth, below 0 for a cost, used with --formation
      Lists minimal winning coalitions: total, majority and surplus are always printed. With --formation it prints \
      the probability of each government and when it is formed instead; the model's numbers are judgement.
      On a dossier, the lists of a parliament, and for --formation also mergers with their chances, endorsements, the \
      outgoing government, quorum, boycotts and parameters as the dossier has them; options replace them.
      """)

  @OptionGroup var input: TableOptions

  @Option(
    help: """
      Seats that are needed: a number, a share such as 2/3, or majority (default: majority, or what the dossier says).
      """)
  var quota: QuotaText?

  @Option(help: "Columns of positions, separated by commas (default: position, or the dossier's issues).")
  var dimensions: String?

  @Option(
    name: .customLong("need"),
    help: ArgumentHelp(
      "A bloc that must be represented: a number of its parties, or majority for most of its seats.",
      valueName: "bloc=number"))
  var needs: [String] = []

  @Flag(help: "Only neighbours on the first dimension can sit together.")
  var connected = false

  @Flag(help: "List surplus coalitions too (at most 20 parties).")
  var surplus = false

  @Option(help: "Coalitions to print at most.")
  var limit = 50

  @Flag(help: "Print the probability of each government and the days until it is formed.")
  var formation = false

  @Option(
    name: .customLong("merge"),
    help: ArgumentHelp("Parties that merge before the first session.", valueName: "party+party"))
  var mergers: [String] = []

  @Option(help: ArgumentHelp("The parties of the outgoing government.", valueName: "party+party"))
  var incumbent: String?

  @Option(
    name: .customLong("parameter"),
    help: ArgumentHelp(
      "A number of the formation, as in Guides/GovernmentFormation.md; may be repeated.", valueName: "name=number"))
  var parameters: [NamedNumber] = []

  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard limit >= 1 else { throw ValidationError("--limit must be at least 1.") }
    guard formation || (mergers.isEmpty && incumbent == nil && parameters.isEmpty) else {
      throw ValidationError("--merge, --incumbent and --parameter need --formation.")
    }
    for name in try parameters.byName("--parameter").keys.sorted()
    where Parliament.Formation.Parameter(rawValue: name) == nil {
      throw ValidationError(
        "The formation has no number '\(name)'. There are "
          + Parliament.Formation.Parameter.allCases.map(\.rawValue).joined(separator: ", ") + ".")
    }
  }

  func run() throws {
    try Failure.mapped {
      let dimensions = dimensions?.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
      let parties: PartyTable
      var settled: SettledParliament?
      switch try input.read() {
      case .table(let table):
        parties = try PartyTable(
          table, quota: quota, dimensions: dimensions, needs: needs, connected: connected)
      case .dossier(let politics):
        let parliament = try politics.parliament()
        parties = try PartyTable(
          parliament.table(politics.dossier, politics.numbers), quota: quota, dimensions: dimensions, needs: needs,
          connected: connected, settled: parliament)
        settled = parliament
      }
      if formation { try showFormation(parties, settled) } else { try showCoalitions(parties) }
    }
  }

  private struct Document: Encodable {
    struct Coalition: Encodable {
      let parties: [String]
      let seats: Int
      let surplus: Int
      let unneeded: [String]
      let range: Double?
    }
    let total: Int
    let quota: Int
    let count: Int
    let veto: [String]
    let coalitions: [Coalition]
  }

  private func showCoalitions(_ parliament: PartyTable) throws {
    let game = parliament.game
    let found = surplus ? try game.winningCoalitions() : try game.minimalWinningCoalitions(limit: 10_000_000)
    let sorted = found.sorted {
      ($0.sum(parliament.seats), $0.bits) < ($1.sum(parliament.seats), $1.bits)
    }
    let document = Document(
      total: parliament.seats.reduce(0, +), quota: parliament.quota, count: found.count,
      veto: game.vetoPlayers.map { game.players[$0] },
      coalitions: sorted.prefix(limit).map { coalition in
        Document.Coalition(
          parties: parliament.names(coalition), seats: coalition.sum(parliament.seats),
          surplus: coalition.sum(parliament.seats) - parliament.quota,
          unneeded: game.unneededMembers(of: coalition).map { game.players[$0] },
          range: parliament.space?.range(of: coalition))
      })
    let header = ["seats", "surplus", "parties", "unneeded"] + (parliament.space == nil ? [] : ["range"])
    let rows = document.coalitions.map { coalition in
      [
        "\(coalition.seats)", "\(coalition.surplus)", coalition.parties.joined(separator: " + "),
        coalition.unneeded.joined(separator: " + "),
      ] + (coalition.range.map { ["\($0)"] } ?? [])
    }
    try output.show(document, header: header, rows: rows) {
      var table = TextTable(
        header: ["seats", "surplus"] + (parliament.space == nil ? [] : ["range"]) + ["parties"]
          + (surplus ? ["not needed"] : []), rightAligned: parliament.space == nil ? [0, 1] : [0, 1, 2])
      for coalition in document.coalitions {
        table.add(
          ["\(coalition.seats)", "\(coalition.surplus)"] + (coalition.range.map { [Figure.short($0)] } ?? [])
            + [coalition.parties.joined(separator: " + ")]
            + (surplus ? [coalition.unneeded.joined(separator: ", ")] : []))
      }
      var lines = [table.text(), "", "  \(document.total) seats, \(document.quota) needed"]
      let kind = surplus ? "winning" : "minimal winning"
      lines.append(
        "  \(document.count) \(kind) \(document.count == 1 ? "coalition" : "coalitions")"
          + (document.count > limit ? ", the \(limit) smallest are listed (--limit)" : ""))
      if !document.veto.isEmpty { lines.append("  veto: " + document.veto.joined(separator: ", ")) }
      return lines.joined(separator: "\n")
    }
  }

  private struct Forecast: Encodable {
    struct Government: Encodable {
      let parties: [String]
      let seats: Int
      let surplus: Int
      let probability: Double
    }
    struct Formateur: Encodable {
      let parties: [String]
      let probability: Double
    }
    let total: Int
    let quota: Int
    let governments: [Government]
    let formateurs: [Formateur]
    let none: Double
    let horizon: Int
    let meanDays: Double
    let medianDay: Int?
    let days: [Double]
  }

  private func showFormation(_ parliament: PartyTable, _ settled: SettledParliament?) throws {
    let formation = try FormationOfTable(
      parliament, settled, mergers: mergers, incumbent: incumbent, parameters: parameters.byName("--parameter"))
    let forecast = try formation.forecast()
    let document = Forecast(
      total: parliament.seats.reduce(0, +), quota: parliament.quota,
      governments: forecast.governments.prefix(limit).map {
        Forecast.Government(
          parties: parliament.names($0.coalition), seats: $0.coalition.sum(parliament.seats),
          surplus: $0.coalition.sum(parliament.seats) - parliament.quota, probability: $0.probability)
      },
      formateurs: forecast.formateurs.map {
        Forecast.Formateur(parties: parliament.names($0.formateur), probability: $0.probability)
      }, none: forecast.none, horizon: formation.parameters.horizon, meanDays: forecast.meanDays,
      medianDay: forecast.day(0.5), days: forecast.days)
    try output.show(
      document, header: ["probability", "seats", "surplus", "parties"],
      rows: document.governments.map {
        ["\($0.probability)", "\($0.seats)", "\($0.surplus)", $0.parties.joined(separator: " + ")]
      }
    ) {
      var table = TextTable(header: ["probability", "seats", "surplus", "government"], rightAligned: [0, 1, 2])
      for government in document.governments {
        table.add([
          String(format: "%.4f", government.probability), "\(government.seats)", "\(government.surplus)",
          government.parties.joined(separator: " + "),
        ])
      }
      let days = [0.1, 0.5, 0.9].map { share in
        "\(Int(share * 100)) %: " + (forecast.day(share).map { "day \($0)" } ?? "after \(document.horizon)")
      }
      return [
        table.text(), "", "  \(document.total) seats, \(document.quota) needed",
        "  formed by: "
          + document.formateurs.prefix(4).map {
            "\($0.parties.joined(separator: " + ")) \(Figure.percent($0.probability))"
          }.joined(separator: ", "),
        "  formed with a probability of " + days.joined(separator: ", ") + " after the election",
        "  no government after \(document.horizon) days: \(Figure.percent(document.none))",
      ].joined(separator: "\n")
    }
  }
}
