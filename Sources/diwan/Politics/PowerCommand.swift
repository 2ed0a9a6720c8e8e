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
      On a dossier, the lists of a parliament with what its formation of a government asks for: the majority, camps, \
      vetoes, and lists that exclude each other.
      Exact results; --fractions prints them as fractions. Where an index would be too much work, its column stays \
      empty and a note says so.
      """)

  @OptionGroup var input: TableOptions

  @Option(
    help: """
      What a coalition needs: a number, a share such as 2/3 or 62% (rounded up), or majority (default: majority, or \
      what the dossier says).
      """)
  var quota: QuotaText?

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
      let game = try game(input.read())
      if let samples {
        try show(PowerSample(of: game, samples: samples, seed: seed), game)
      } else {
        try show(PowerReport(game))
      }
    }
  }

  private func game(_ input: PoliticsInput) throws -> VotingGame {
    let rules = try rules.map(PowerCommand.rule)
    switch input {
    case .table(let table):
      return try PowerCommand.game(table, quota: quota ?? .majority, rules: rules, connected: connected)
    case .dossier(let politics):
      let settled = try politics.parliament()
      guard settled.problems.isEmpty || quota != nil else { throw InvalidInput(settled.problems) }
      return try PowerCommand.game(
        settled.table(politics.dossier, politics.numbers), quota: quota ?? QuotaText(number: settled.needed),
        rules: rules, connected: connected, further: settled.rules)
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
    _ table: CommaSeparatedTable, quota: QuotaText, rules: [(column: String, quota: QuotaText)], connected: Bool,
    further: [VotingGame.Rule] = []
  ) throws -> VotingGame {
    var problems: [String] = []
    let name = table.column(required: "name", "player", "party", "list", problems: &problems)
    let weight = table.column(required: "weight", "seats", "votes", problems: &problems)
    guard let name, let weight else { throw InvalidInput(problems) }
    let names = table.names(in: name, problems: &problems)
    func makeRule(_ title: String, _ column: Int, _ quota: QuotaText, _ option: String) -> VotingGame.Rule {
      let mistakes = problems.count
      let weights = table.rows.map {
        table.integer($0.cells[column], in: 0...Int.max, problems: &problems) ?? 0
      }
      let total = weights.reduce(0) { $0.addingReportingOverflow($1).partialValue }
      let rule = VotingGame.Rule(title, weights: weights, quota: quota.of(max(0, total)))
      // A quota of weights that could not be read would only confuse.
      if problems.count == mistakes {
        problems += PartyTable.problems(of: rule, names, table, option: "\(option)\(quota.text)")
      }
      return rule
    }
    var made = [makeRule(table.header[weight].text, weight, quota, "--quota ")] + further
    for rule in rules {
      if let column = table.column(rule.column) {
        made.append(makeRule(rule.column, column, rule.quota, "--rule \(rule.column)="))
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
    guard problems.isEmpty else { throw InvalidInput(problems) }
    let game = try VotingGame(
      players: names, rules: made, cooperation: connected ? .connected : pairs.isEmpty ? .free : .incompatible(pairs))
    let groups = table.groups(in: table.column("united"))
    return groups.isEmpty ? game : try game.uniting(groups)
  }
}
