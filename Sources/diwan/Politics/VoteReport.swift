import Foundation
import Politics
import Studies

/// A forecast of a vote, as a document, rows and text.
struct VoteReport: Encodable {
  struct Member: Encodable {
    let name: String
    let faction: String?
    let count: Int
    let yes: Double
    let attendance: Double
    let pivotal: Double
  }

  struct Version: Encodable {
    let dilution: Double
    let position: Double
    let passage: Double
    let utility: Double
  }

  struct Setter: Encodable {
    let versions: [Version]
    let utilityOfWithholding: Double
    let withholds: Bool
    let tabled: Version?
  }

  struct Amendment: Encodable {
    let dilution: Double
    let carries: Double
    let amendedLaw: Double
    let unamendedLaw: Double
    let nothing: Double
  }

  struct Purchase: Encodable {
    let opponentBudget: Double
    let cost: Double
    let coalition: Int
    let opponentMustFlip: Int
    let level: Double?
  }

  let members: Int
  let quorumNeeded: Int
  let passage: Double
  let quorum: Double
  let expectedYes: Double
  let expectedPresent: Double
  let each: [Member]
  let yesVotes: [Double]
  let setter: Setter?
  let amendment: Amendment?
  let purchase: Purchase?

  enum CodingKeys: String, CodingKey {
    case members, quorumNeeded, passage, quorum, expectedYes, expectedPresent, yesVotes, setter, amendment, purchase
    case each = "rows"
  }

  init(_ vote: RollCall, setter: Setter?, amendment: Double?, opponentBudget: Double?) throws {
    let forecast = try vote.forecast()
    members = forecast.size
    quorumNeeded = vote.rule.quorum(members: forecast.size)
    passage = forecast.passage
    quorum = forecast.quorum
    expectedYes = forecast.expectedYes
    expectedPresent = forecast.expectedPresent
    yesVotes = forecast.yesVotes
    each = vote.members.enumerated().map { index, member in
      Member(
        name: member.name, faction: member.faction, count: member.count, yes: forecast.yes[index],
        attendance: forecast.attendance[index], pivotal: forecast.pivotal[index])
    }
    self.setter = setter
    self.amendment = try amendment.map { dilution in
      let result = try vote.forecast(amendedBy: dilution, whips: vote.whips, patrons: vote.patrons)
      return Amendment(
        dilution: dilution, carries: result.carries, amendedLaw: result.amendedLaw,
        unamendedLaw: result.unamendedLaw, nothing: result.nothing)
    }
    purchase = try opponentBudget.map { budget in
      let margins = vote.members.flatMap { repeatElement(vote.inclination($0), count: $0.count) }
      let bought = try VoteBuying(
        margins: margins, majority: vote.rule.votesNeeded(present: margins.count, members: margins.count),
        opponentBudget: budget
      ).cheapest()
      return Purchase(
        opponentBudget: budget, cost: bought.cost.value, coalition: bought.coalitionSize,
        opponentMustFlip: bought.opponentMustFlip, level: bought.level?.value)
    }
  }

  static let header = ["member", "faction", "count", "yes", "attendance", "pivotal"]

  var rows: [[String]] {
    each.map { [$0.name, $0.faction ?? "", "\($0.count)", "\($0.yes)", "\($0.attendance)", "\($0.pivotal)"] }
  }

  func text(_ probability: (Double) -> String) -> String {
    var lines = [
      "  passes: \(probability(passage))",
      "  quorum of \(quorumNeeded) of \(members): \(probability(quorum))",
      "  expected: \(Figure.short(expectedYes)) yes of \(Figure.short(expectedPresent)) present", "",
    ]
    var table = TextTable(
      header: ["member", "faction", "count", "yes", "attends", "decides"], rightAligned: [2, 3, 4, 5])
    for row in each {
      table.add(
        [row.name, row.faction ?? "", "\(row.count)"] + [row.yes, row.attendance, row.pivotal].map(probability))
    }
    lines.append(table.text())
    if let setter {
      var versions = TextTable(header: ["diluted by", "at", "passes", "setter expects"], rightAligned: [0, 1, 2, 3])
      for version in setter.versions {
        versions.add([
          Figure.short(version.dilution), Figure.short(version.position), probability(version.passage),
          Figure.short(version.utility),
        ])
      }
      lines += ["", versions.text()]
      lines.append(
        "  withheld it expects \(Figure.short(setter.utilityOfWithholding)); the setter "
          + (setter.tabled.map { "tables the bill diluted by \(Figure.short($0.dilution))" } ?? "withholds the bill"))
    }
    if let amendment {
      lines += [
        "",
        "  amendment that dilutes by \(Figure.short(amendment.dilution)): carries \(probability(amendment.carries))",
        "  law as amended \(probability(amendment.amendedLaw)), as it is \(probability(amendment.unamendedLaw)), "
          + "no law \(probability(amendment.nothing))",
      ]
    }
    if let purchase {
      lines += [
        "",
        "  safe from an opponent with \(Figure.short(purchase.opponentBudget)): costs \(Figure.short(purchase.cost)), a "
          + "coalition of \(purchase.coalition) of whom the opponent must win back \(purchase.opponentMustFlip)"
          + (purchase.level.map { ", raised to \(Figure.short($0))" } ?? ""),
      ]
    }
    return lines.joined(separator: "\n")
  }
}

extension VoteReport.Setter {
  /// What somebody does who may choose the version and withhold the bill.
  init(_ setter: AgendaSetter, on vote: RollCall) throws {
    let decision = try setter.decide(vote)
    func version(_ version: AgendaSetter.Version) -> VoteReport.Version {
      VoteReport.Version(
        dilution: version.dilution, position: version.position, passage: version.passage, utility: version.utility)
    }
    self.init(
      versions: decision.versions.map(version), utilityOfWithholding: decision.utilityOfWithholding,
      withholds: decision.tabled == nil, tabled: decision.tabled.map(version))
  }

  /// What comes to the vote in a dossier; nil where nobody chooses.
  init?(_ settled: SettledVote) {
    guard let withholding = settled.utilityOfWithholding else { return nil }
    let versions = settled.versions.map { version in
      VoteReport.Version(
        dilution: version.dilution, position: version.vote.bill, passage: version.passage,
        utility: version.utility ?? 0)
    }
    self.init(
      versions: versions, utilityOfWithholding: withholding, withholds: settled.tabled == nil,
      tabled: settled.tabled.map { versions[$0] })
  }
}

/// Probabilities as tables show them.
enum PoliticsFigures {
  /// Three decimals; never 0 or 1 for what is not certain.
  static func probability(_ value: Double) -> String {
    if value > 0 && value < 0.0005 { return "<0.001" }
    if value < 1 && value > 0.9995 { return ">0.999" }
    return String(format: "%.3f", value)
  }
}
