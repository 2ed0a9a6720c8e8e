import ArgumentParser
import Foundation
import Politics

/// `diwan politics vote`
struct VoteCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "vote",
    abstract: "Forecast whether a bill passes, and whose vote decides.",
    discussion: """
      Columns: member (or name, list); position; and if wanted
        faction (or party)  whose whip they are under
        count (or seats)    how many members the row stands for, each deciding alone (1)
        discipline          how much the whip counts (0)
        patron, leverage    who has leverage over them, and how much (0)
        payment             what they get for a yes (0)
        attendance          the probability to be present (1)
      Discipline, leverage and payment are in units of utility: 2 turns even odds into 88 : 12.
      On a dossier, a bill before its parliament: lists with their positions, discipline, patrons, attendance and \
      boycotts, the bill's versions and its gatekeeper; options replace them. Positions are shares of the issue's range.
      """)

  @OptionGroup var input: TableOptions

  @Option(
    help: ArgumentHelp(
      "Where the bill is on the scale of the positions; of a dossier, its id (default: the only one).",
      valueName: "number|id"))
  var bill: String?

  @Option(help: "Where things are without it.")
  var statusQuo: Double?

  @Option(help: "How much positions count: units of utility by squared unit of the scale (default: 1).")
  var sharpness: Double?

  @Option(
    help: ArgumentHelp("What a faction asks, from -1 (no) to 1 (yes); may be repeated.", valueName: "faction=number"))
  var whip: [NamedNumber] = []

  @Option(help: ArgumentHelp("What a patron wants, likewise; may be repeated.", valueName: "patron=number"))
  var patron: [NamedNumber] = []

  @Option(help: ArgumentHelp("A faction that stays away; may be repeated.", valueName: "faction"))
  var boycott: [String] = []

  @Option(help: "The probability that a member obeys a boycott.")
  var boycottDiscipline = 1.0

  @Option(
    help: "Yes votes needed: present, members, two-thirds, two-thirds-of-members, or a number (default: present).")
  var majority: MajorityText?

  @Option(help: "Members needed in the room: none, half, two-thirds, or a number (default: half).")
  var quorum: QuorumText?

  @Option(help: "The position of an agenda setter, who may withhold or dilute the bill.")
  var setter: Double?

  @Option(help: "What a defeat costs the setter, in units of utility (default: 0).")
  var costOfDefeat: Double?

  @Option(
    help: """
      Versions the setter may table, as shares of the way back to the status quo, separated by commas (default: \
      0,0.25,0.5,0.75).
      """)
  var dilutions: String?

  @Option(help: "Also forecast with an amendment that dilutes the bill by this share, voted on first.")
  var amend: Double?

  @Option(help: "Also price a majority that is safe from an opponent with this budget, in units of utility.")
  var buyAgainst: Double?

  @OptionGroup var output: OutputOptions

  func run() throws {
    try Failure.mapped {
      let vote: RollCall
      var agenda: VoteReport.Setter?
      switch try input.read() {
      case .table(let table):
        guard let bill else { throw ValidationError("Missing expected argument '--bill <number>'") }
        guard let position = Double(bill) else {
          throw ValidationError("The value '\(bill)' is invalid for '--bill': with a table it is a number.")
        }
        guard let statusQuo else { throw ValidationError("Missing expected argument '--status-quo <status-quo>'") }
        vote = try changed(RollCall(members: VoteCommand.members(table), bill: position, statusQuo: statusQuo))
      case .dossier(let politics):
        let lines = (whips: try whip.byName("--whip"), patrons: try patron.byName("--patron"))
        let settled = try politics.vote(on: bill) { change(&$0, lines.whips, lines.patrons) }
        vote = settled.versions[settled.tabled ?? 0].vote
        agenda = VoteReport.Setter(settled)
      }
      if let setter = try agendaSetter() { agenda = try VoteReport.Setter(setter, on: vote) }
      let report = try VoteReport(vote, setter: agenda, amendment: amend, opponentBudget: buyAgainst)
      try output.show(
        report, header: VoteReport.header, rows: report.rows, text: { report.text(PoliticsFigures.probability) })
    }
  }

  private func changed(_ vote: RollCall) throws -> RollCall {
    var vote = vote
    change(&vote, try whip.byName("--whip"), try patron.byName("--patron"))
    return vote
  }

  /// What options ask for beyond the table or the dossier.
  private func change(_ vote: inout RollCall, _ whips: [String: Double], _ patrons: [String: Double]) {
    if let statusQuo { vote.statusQuo = statusQuo }
    if let sharpness { vote.sharpness = sharpness }
    for (name, line) in whips { vote.whips[name] = line }
    for (name, line) in patrons { vote.patrons[name] = line }
    vote.boycotts.formUnion(boycott)
    vote.boycottDiscipline = boycottDiscipline
    if let majority { vote.rule.majority = majority.majority }
    if let quorum { vote.rule.quorum = quorum.quorum }
  }

  /// The agenda setter that options describe.
  private func agendaSetter() throws -> AgendaSetter? {
    guard let setter else {
      guard dilutions == nil, costOfDefeat == nil else {
        throw ValidationError("--dilutions and --cost-of-defeat need --setter.")
      }
      return nil
    }
    var agenda = AgendaSetter(position: setter)
    agenda.costOfDefeat = costOfDefeat ?? 0
    agenda.dilutions = try (dilutions ?? "0,0.25,0.5,0.75").split(separator: ",").map { part in
      guard let value = Double(part.trimmingCharacters(in: .whitespaces)) else {
        throw ValidationError("'\(part)' in --dilutions is not a number such as 0.25.")
      }
      return value
    }
    return agenda
  }

  private static func members(_ table: CommaSeparatedTable) throws -> [RollCall.Member] {
    var problems: [String] = []
    let name = table.column(required: "member", "name", "list", problems: &problems)
    let position = table.column(required: "position", problems: &problems)
    guard let name, let position else { throw InvalidInput(problems) }
    let (faction, patronColumn) = (table.column("faction", "party"), table.column("patron"))
    let count = table.column("count", "seats")
    func number(
      _ row: CommaSeparatedTable.Row, _ title: String, default other: Double, in range: ClosedRange<Double>
    ) -> Double {
      guard let column = table.column(title), !row.cells[column].text.isEmpty else { return other }
      return table.number(row.cells[column], in: range, problems: &problems) ?? other
    }
    let any = -Double.greatestFiniteMagnitude...Double.greatestFiniteMagnitude
    let positive = 0...Double.greatestFiniteMagnitude
    let names = table.names(in: name, problems: &problems)
    if table.rows.isEmpty { problems.append("\(table.source): there are no members") }
    var members: [RollCall.Member] = []
    for (row, name) in zip(table.rows, names) {
      var member = RollCall.Member(
        name: name,
        faction: faction.map { row.cells[$0].text }.flatMap { $0.isEmpty ? nil : $0 },
        position: table.number(row.cells[position], problems: &problems) ?? 0)
      if let count, !row.cells[count].text.isEmpty {
        member.count = table.integer(row.cells[count], in: 1...100_000, problems: &problems) ?? 1
      }
      member.discipline = number(row, "discipline", default: 0, in: positive)
      member.patron = patronColumn.map { row.cells[$0].text }.flatMap { $0.isEmpty ? nil : $0 }
      member.leverage = number(row, "leverage", default: 0, in: positive)
      member.payment = number(row, "payment", default: 0, in: any)
      member.attendance = number(row, "attendance", default: 1, in: 0...1)
      members.append(member)
    }
    guard problems.isEmpty else { throw InvalidInput(problems) }
    return members
  }
}

/// A majority as users write it.
struct MajorityText: ExpressibleByArgument {
  let majority: PassageRule.Majority

  init(_ majority: PassageRule.Majority) { self.majority = majority }

  init?(argument: String) {
    switch argument {
    case "present": majority = .ofPresent
    case "members": majority = .ofMembers
    case "two-thirds": majority = .twoThirdsOfPresent
    case "two-thirds-of-members": majority = .twoThirdsOfMembers
    default:
      guard let votes = Int(argument) else { return nil }
      majority = .votes(votes)
    }
  }

}

/// A quorum as users write it.
struct QuorumText: ExpressibleByArgument {
  let quorum: PassageRule.Quorum

  init(_ quorum: PassageRule.Quorum) { self.quorum = quorum }

  init?(argument: String) {
    switch argument {
    case "none": quorum = .none
    case "half": quorum = .half
    case "two-thirds": quorum = .twoThirds
    default:
      guard let count = Int(argument) else { return nil }
      quorum = .members(count)
    }
  }

}
