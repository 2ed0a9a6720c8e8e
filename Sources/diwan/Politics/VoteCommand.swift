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
      """)

  @OptionGroup var input: TableOptions

  @Option(help: "Where the bill is on the scale of the positions.")
  var bill: Double

  @Option(help: "Where things are without it.")
  var statusQuo: Double

  @Option(help: "How much positions count: units of utility by squared unit of the scale.")
  var sharpness = 1.0

  @Option(
    help: ArgumentHelp("What a faction asks, from -1 (no) to 1 (yes); may be repeated.", valueName: "faction=number"))
  var whip: [NamedNumber] = []

  @Option(help: ArgumentHelp("What a patron wants, likewise; may be repeated.", valueName: "patron=number"))
  var patron: [NamedNumber] = []

  @Option(help: ArgumentHelp("A faction that stays away; may be repeated.", valueName: "faction"))
  var boycott: [String] = []

  @Option(help: "The probability that a member obeys a boycott.")
  var boycottDiscipline = 1.0

  @Option(help: "Yes votes needed: present, members, two-thirds, two-thirds-of-members, or a number.")
  var majority: MajorityText = .init(.ofPresent)

  @Option(help: "Members needed in the room: none, half, two-thirds, or a number.")
  var quorum: QuorumText = .init(.half)

  @Option(help: "The position of an agenda setter, who may withhold or dilute the bill.")
  var setter: Double?

  @Option(help: "What a defeat costs the setter, in units of utility.")
  var costOfDefeat = 0.0

  @Option(help: "Versions the setter may table, as shares of the way back to the status quo, separated by commas.")
  var dilutions = "0,0.25,0.5,0.75"

  @Option(help: "Also forecast with an amendment that dilutes the bill by this share, voted on first.")
  var amend: Double?

  @Option(help: "Also price a majority that is safe from an opponent with this budget, in units of utility.")
  var buyAgainst: Double?

  @OptionGroup var output: OutputOptions

  func run() throws {
    try Failure.mapped {
      let vote = try rollCall(input.read())
      let report = try VoteReport(vote, setter: agendaSetter(), amendment: amend, opponentBudget: buyAgainst)
      try output.show(
        report, header: VoteReport.header, rows: report.rows, text: { report.text(PoliticsFigures.probability) })
    }
  }

  private func agendaSetter() throws -> AgendaSetter? {
    guard let setter else { return nil }
    var result = AgendaSetter(position: setter)
    result.costOfDefeat = costOfDefeat
    result.dilutions = try dilutions.split(separator: ",").map { part in
      guard let value = Double(part.trimmingCharacters(in: .whitespaces)) else {
        throw ValidationError("'\(part)' in --dilutions is not a number such as 0.25.")
      }
      return value
    }
    return result
  }

  private func rollCall(_ table: CommaSeparatedTable) throws -> RollCall {
    var problems: [String] = []
    let name = table.column(required: "member", "name", "list", problems: &problems)
    let position = table.column(required: "position", problems: &problems)
    guard let name, let position else { throw InvalidInput(problems) }
    let (faction, patronColumn) = (table.column("faction", "party"), table.column("patron"))
    let count = table.column("count", "seats")
    func number(_ row: CommaSeparatedTable.Row, _ title: String, default other: Double) -> Double {
      guard let column = table.column(title), !row.cells[column].text.isEmpty else { return other }
      return table.number(row.cells[column], problems: &problems) ?? other
    }
    var members: [RollCall.Member] = []
    for row in table.rows {
      var member = RollCall.Member(
        name: table.text(row.cells[name], problems: &problems) ?? "",
        faction: faction.map { row.cells[$0].text }.flatMap { $0.isEmpty ? nil : $0 },
        position: table.number(row.cells[position], problems: &problems) ?? 0)
      if let count, !row.cells[count].text.isEmpty {
        member.count = table.integer(row.cells[count], in: 1...100_000, problems: &problems) ?? 1
      }
      member.discipline = number(row, "discipline", default: 0)
      member.patron = patronColumn.map { row.cells[$0].text }.flatMap { $0.isEmpty ? nil : $0 }
      member.leverage = number(row, "leverage", default: 0)
      member.payment = number(row, "payment", default: 0)
      member.attendance = number(row, "attendance", default: 1)
      members.append(member)
    }
    guard problems.isEmpty else { throw InvalidInput(problems) }
    var vote = RollCall(members: members, bill: bill, statusQuo: statusQuo)
    vote.sharpness = sharpness
    vote.whips = try whip.byName("--whip")
    vote.patrons = try patron.byName("--patron")
    vote.boycotts = Set(boycott)
    vote.boycottDiscipline = boycottDiscipline
    vote.rule = PassageRule(majority: majority.majority, quorum: quorum.quorum)
    return vote
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

  var defaultValueDescription: String { "present" }
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

  var defaultValueDescription: String { "half" }
}
