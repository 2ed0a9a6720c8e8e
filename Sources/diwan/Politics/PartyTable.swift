import ArgumentParser
import Politics
import Studies

/// The parties that a table lists.
struct PartyTable {
  let game: VotingGame
  let seats: [Int]
  let quota: Int
  let space: PolicySpace?
  let endorsements: [Double]?

  /// - Parameters:
  ///   - quota: what a coalition needs; nil: a majority, or what `settled` says.
  ///   - dimensions: columns of positions; nil: `position`, or the issues of `settled`.
  ///   - settled: the parliament of a dossier that the table was made from.
  /// - Throws: `InvalidInput` with everything that is wrong with the table, `ValidationError` for the options.
  init(
    _ table: CommaSeparatedTable, quota: QuotaText?, dimensions: [String]?, needs: [String], connected: Bool,
    settled: SettledParliament? = nil
  ) throws {
    var problems: [String] = []
    let name = table.column(required: "name", "party", "list", "player", problems: &problems)
    let weight = table.column(required: "seats", "weight", problems: &problems)
    guard let name, let weight else { throw InvalidInput(problems) }
    let names = table.names(in: name, problems: &problems)
    let mistakes = problems.count
    var seats = table.rows.map { table.integer($0.cells[weight], in: 0...1 << 30, problems: &problems) ?? 0 }
    let hasSeats = problems.count == mistakes
    // The default column may be missing; one that was asked for may not.
    let asked = dimensions ?? settled?.dimensions.map(\.issue)
    let columns: [Int] =
      asked?.compactMap { table.column(required: $0, problems: &problems) } ?? table.column("position").map { [$0] }
      ?? []
    var positions = table.rows.map { row in columns.map { table.number(row.cells[$0], problems: &problems) ?? 0 } }
    var endorsements = table.column("endorsement").map { column in
      table.rows.map { row in
        row.cells[column].text.isEmpty
          ? 0 : table.number(row.cells[column], in: -1000...1000, problems: &problems) ?? 0
      }
    }
    let pairs = table.pairs(in: table.column("incompatible"), names: names, problems: &problems)
    if connected && columns.isEmpty { problems.append("\(table.source): --connected needs a column of positions") }
    if connected && !pairs.isEmpty { problems.append("--connected and incompatible parties exclude each other") }
    let total = seats.reduce(0, +)
    var rules = [
      VotingGame.Rule("seats", weights: seats, quota: quota?.of(total) ?? settled?.needed ?? total / 2 + 1)
    ]
    if hasSeats {
      problems +=
        quota == nil && settled != nil
        ? settled?.problems ?? []
        : PartyTable.problems(of: rules[0], names, table, option: quota.map { "--quota \($0.text)" })
    }
    rules += settled?.rules ?? []
    rules += try PartyTable.blocRules(needs, table, seats, &problems)
    guard problems.isEmpty else { throw InvalidInput(problems) }
    var game = try VotingGame(
      players: names, rules: rules, cooperation: pairs.isEmpty ? .free : .incompatible(pairs))

    let groups = table.groups(in: table.column("united"))
    if !groups.isEmpty {
      game = try game.uniting(groups)
      // At the place of its first member a list has the sum of seats and the mean position by seats.
      let blocs = names.indices.compactMap { party in
        groups.first { $0.contains(party) }.map { $0[0] == party ? $0 : nil } ?? [party]
      }
      let all = seats
      positions = blocs.map { bloc in
        columns.indices.map { dimension in
          let total = bloc.reduce(0) { $0 + all[$1] }
          return bloc.reduce(0.0) {
            $0 + positions[$1][dimension] * (total > 0 ? Double(all[$1]) / Double(total) : 1 / Double(bloc.count))
          }
        }
      }
      endorsements = endorsements.map { values in blocs.map { $0.reduce(0) { $0 + values[$1] } } }
      seats = blocs.map { $0.reduce(0) { $0 + all[$1] } }
    }
    if connected {
      let order = seats.indices.sorted { (positions[$0][0], $0) < (positions[$1][0], $1) }
      game = try VotingGame(
        players: order.map { game.players[$0] },
        rules: game.alternatives[0].map { rule in
          VotingGame.Rule(rule.name, weights: order.map { rule.weights[$0] }, quota: rule.quota)
        }, cooperation: .connected)
      seats = order.map { [seats] in seats[$0] }
      positions = order.map { [positions] in positions[$0] }
      endorsements = endorsements.map { values in order.map { values[$0] } }
    }
    self.game = game
    self.seats = seats
    self.quota = rules[0].quota
    let weights = settled.map { settled in
      columns.compactMap { column in settled.dimensions.first { $0.issue == table.header[column].text }?.weight }
    }
    space =
      columns.isEmpty
      ? nil
      : try PolicySpace(positions: positions, salience: weights?.count == columns.count ? weights : nil)
    self.endorsements = endorsements
  }

  /// What is wrong with a rule, each with the option or the table that it comes from.
  static func problems(
    of rule: VotingGame.Rule, _ names: [String], _ table: CommaSeparatedTable, option: String?
  ) -> [String] {
    VotingGame.problems(of: rule, players: names).map { "\(option ?? table.source): \($0)" }
  }

  private static func blocRules(
    _ needs: [String], _ table: CommaSeparatedTable, _ seats: [Int], _ problems: inout [String]
  ) throws -> [VotingGame.Rule] {
    guard !needs.isEmpty else { return [] }
    guard let column = table.column(required: "bloc", problems: &problems) else { return [] }
    var rules: [VotingGame.Rule] = []
    for need in needs {
      let parts = need.split(separator: "=", omittingEmptySubsequences: false).map(String.init)
      guard parts.count == 2, parts[1] == "majority" || Int(parts[1]).map({ $0 > 0 }) == true else {
        throw ValidationError("'\(need)' is not a need such as north=1 or north=majority.")
      }
      let members = Set(table.rows.indices.filter { table.rows[$0].cells[column].text == parts[0] })
      if members.isEmpty { problems.append("\(table.source): no party belongs to the bloc `\(parts[0])`") }
      rules.append(
        Int(parts[1]).map { BlocRule.parties(of: parts[0], members: members, atLeast: $0, players: seats.count) }
          ?? BlocRule.seats(of: parts[0], members: members, seats: seats))
    }
    return rules
  }

  func names(_ coalition: PartySet) -> [String] { coalition.members.map { game.players[$0] } }

  /// The parties that a text such as `A+B` names.
  func parties(_ text: String) throws -> PartySet {
    var members: [Int] = []
    var unknown: [String] = []
    // A name may contain a plus itself.
    if let whole = game.players.firstIndex(of: text) { return PartySet([whole]) }
    for part in text.split(separator: "+") {
      let name = part.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()
      if let party = game.players.firstIndex(of: String(name)) {
        members.append(party)
      } else {
        unknown.append("`\(String(name))` is not a party of the table")
      }
    }
    guard unknown.isEmpty else { throw InvalidInput(unknown) }
    return PartySet(members)
  }
}
