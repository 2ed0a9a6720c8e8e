import ArgumentParser
import Foundation
import Politics

/// `diwan politics power`
struct PowerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "power",
    abstract: "Compute indices of voting power.",
    discussion: """
      Columns: name (or player, party, list); weight (or seats, votes), whole numbers; and if wanted
        united        players with the same text always vote as one
        incompatible  names of players, separated by semicolons, who never sit with this one
        any other     weights of a further rule, used with --rule
      Exact results; --fractions prints them as fractions. Where an index would be too much work, its column stays \
      empty and a note says so.
      """)

  @OptionGroup var input: TableOptions

  @Option(help: "What a coalition needs: a number, a share such as 2/3 or 62% (rounded up), or majority.")
  var quota: QuotaText = .majority

  @Option(
    name: .customLong("rule"),
    help: ArgumentHelp(
      "A further rule that must be met: the column and its quota, for example population=62%. The column members, if "
        + "the table has none, counts players.", valueName: "column=quota"))
  var rules: [String] = []

  @Flag(help: "Only neighbours in the order of the rows can sit together.")
  var connected = false

  @Flag(help: "Print fractions instead of decimals.")
  var fractions = false

  @Option(help: "Estimate the Shapley-Shubik and Banzhaf indices from this many samples instead.")
  var samples: Int?

  @Option(help: "The seed of the samples.")
  var seed: UInt64 = 1

  @OptionGroup var output: OutputOptions

  func run() throws {
    try Failure.mapped {
      let table = try input.read()
      let game = try PowerCommand.game(
        table, quota: quota, rules: try rules.map(PowerCommand.rule), connected: connected)
      if let samples {
        try show(PowerSample(of: game, samples: samples, seed: seed), game)
      } else {
        try show(PowerReport(game))
      }
    }
  }

  /// The column and the quota of a rule.
  private static func rule(_ text: String) throws -> (column: String, quota: QuotaText) {
    guard let sign = text.firstIndex(of: "="), let quota = QuotaText(argument: String(text[text.index(after: sign)...]))
    else { throw ValidationError("'\(text)' is not a rule such as population=62%.") }
    return (String(text[..<sign]), quota)
  }

  /// The game that a table describes.
  static func game(
    _ table: CommaSeparatedTable, quota: QuotaText, rules: [(column: String, quota: QuotaText)], connected: Bool
  ) throws -> VotingGame {
    var problems: [String] = []
    let name = table.column(required: "name", "player", "party", "list", problems: &problems)
    let weight = table.column(required: "weight", "seats", "votes", problems: &problems)
    guard let name, let weight else { throw InvalidInput(problems) }
    let names = table.rows.map { table.text($0.cells[name], problems: &problems) ?? "" }
    func makeRule(_ title: String, _ column: Int, _ quota: QuotaText) -> VotingGame.Rule {
      let weights = table.rows.map {
        table.integer($0.cells[column], in: 0...Int.max, problems: &problems) ?? 0
      }
      let total = weights.reduce(0) { $0.addingReportingOverflow($1).partialValue }
      return VotingGame.Rule(title, weights: weights, quota: quota.of(max(0, total)))
    }
    var made = [makeRule(table.header[weight].text, weight, quota)]
    for rule in rules {
      if let column = table.column(rule.column) {
        made.append(makeRule(rule.column, column, rule.quota))
      } else if rule.column == "members" {
        made.append(
          VotingGame.Rule(
            "members", weights: [Int](repeating: 1, count: names.count), quota: rule.quota.of(names.count)))
      } else {
        _ = table.column(required: rule.column, problems: &problems)
      }
    }
    let pairs = table.pairs(in: table.column("incompatible"), names: names, problems: &problems)
    if connected && !pairs.isEmpty {
      problems.append("--connected and a column of incompatible players exclude each other")
    }
    guard problems.isEmpty else { throw InvalidInput(problems + VotingGame.problems(inNames: names)) }
    let game = try VotingGame(
      players: names, rules: made, cooperation: connected ? .connected : pairs.isEmpty ? .free : .incompatible(pairs))
    let groups = table.groups(in: table.column("united"))
    return groups.isEmpty ? game : try game.uniting(groups)
  }
}
