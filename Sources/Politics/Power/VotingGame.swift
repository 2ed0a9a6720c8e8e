/// A simple game: which coalitions of players win, by one or several weighted rules.
///
/// A coalition wins if it meets all rules of one of the alternatives. Usually there is one alternative with
/// one rule: [quota; weights].
///
/// Source: J. von Neumann and O. Morgenstern 1944, ch. 10; A. D. Taylor and W. S. Zwicker, "Simple Games", 1999.
public struct VotingGame: Hashable, Sendable {
  /// A weighted rule: the weights of a coalition's members must reach the quota.
  public struct Rule: Hashable, Sendable {
    /// What is counted, for example seats, members or population.
    public let name: String
    /// One for each player, 0 or more.
    public let weights: [Int]
    /// Between 1 and the sum of the weights.
    public let quota: Int

    /// A rule; what is wrong with it is told by the game it is given to.
    public init(_ name: String = "weight", weights: [Int], quota: Int) {
      self.name = name
      self.weights = weights
      self.quota = quota
    }
  }

  /// Two players, by position, who never sit in a coalition together.
  public struct Pair: Hashable, Sendable {
    /// The player with the lower position.
    public let first: Int
    /// The player with the higher position.
    public let second: Int

    /// A pair, in either order.
    public init(_ one: Int, _ other: Int) {
      first = min(one, other)
      second = max(one, other)
    }
  }

  /// Which coalitions can form. A set of players then wins if it contains a winning coalition that can form
  /// (F. Carreras 1991, "Restriction of simple games"; R. B. Myerson 1977, "Graphs and cooperation in games").
  public enum Cooperation: Hashable, Sendable {
    /// All of them.
    case free
    /// Those without any of these pairs.
    case incompatible([Pair])
    /// Those whose members are neighbours in the order in which the players are listed (R. Axelrod 1970).
    case connected
  }

  /// The players' names, all different.
  public let players: [String]
  /// A coalition wins if it meets all rules of one of these.
  public let alternatives: [[Rule]]
  /// Which coalitions can form.
  public let cooperation: Cooperation

  /// A game of several rules and alternatives.
  ///
  /// - Throws: ``InvalidInput`` with everything wrong: no players, a name that is empty or there twice, no rule,
  ///   weights that are negative, too many, too few or too large to add up, a quota that is not between 1 and the
  ///   sum of the weights, a pair that names no two players.
  public init(players: [String], alternatives: [[Rule]], cooperation: Cooperation = .free) throws(InvalidInput) {
    var problems: [String] = []
    if players.isEmpty { problems.append("there are no players; a game needs at least one") }
    problems += VotingGame.problems(inNames: players)
    if alternatives.isEmpty || alternatives.contains(where: \.isEmpty) {
      problems.append("there is no rule; a coalition must have something to meet")
    }
    var checked: Set<Rule> = []
    for rule in alternatives.joined() where checked.insert(rule).inserted {
      problems += VotingGame.problems(of: rule, players: players)
    }
    if case .incompatible(let pairs) = cooperation {
      for pair in pairs where pair.first < 0 || pair.second >= players.count || pair.first == pair.second {
        problems.append(
          "players \(pair.first + 1) and \(pair.second + 1) cannot be incompatible: name two of the "
            + "\(players.count) players")
      }
    }
    guard problems.isEmpty else { throw InvalidInput(problems) }
    self.players = players
    self.alternatives = alternatives
    self.cooperation = cooperation
  }

  /// A game in which a coalition must meet all of several rules.
  ///
  /// - Throws: ``InvalidInput``, see ``init(players:alternatives:cooperation:)``.
  public init(players: [String], rules: [Rule], cooperation: Cooperation = .free) throws(InvalidInput) {
    try self.init(players: players, alternatives: [rules], cooperation: cooperation)
  }

  /// A weighted voting game [quota; weights].
  ///
  /// - Throws: ``InvalidInput``, see ``init(players:alternatives:cooperation:)``.
  public init(
    players: [String], weights: [Int], quota: Int, cooperation: Cooperation = .free
  ) throws(InvalidInput) {
    try self.init(
      players: players, rules: [Rule(weights: weights, quota: quota)], cooperation: cooperation)
  }

  /// What is wrong with names: those that are empty, and those that are there twice.
  public static func problems(inNames names: [String]) -> [String] {
    var problems: [String] = []
    var seen: [String: Int] = [:]
    for (position, name) in names.enumerated() {
      if name.isEmpty { problems.append("player \(position + 1) has no name") }
      if let earlier = seen.updateValue(position, forKey: name), !name.isEmpty {
        problems.append("the name `\(name)` is given to players \(earlier + 1) and \(position + 1); names must differ")
      }
    }
    return problems
  }

  /// What is wrong with a rule for these players: weights below zero, too few, too many or too large to add up, a
  /// quota that is not between 1 and their sum.
  ///
  /// - Parameters:
  ///   - rule: the rule.
  ///   - players: the players' names.
  /// - Returns: a sentence for each.
  public static func problems(of rule: Rule, players: [String]) -> [String] {
    guard rule.weights.count == players.count else {
      return ["the rule `\(rule.name)` has \(rule.weights.count) weights for \(players.count) players"]
    }
    var problems: [String] = []
    var total = 0
    var fits = true
    for (name, weight) in zip(players, rule.weights) {
      if weight < 0 { problems.append("the weight of `\(name)` is \(weight); weights must be 0 or more") }
      let sum = total.addingReportingOverflow(max(weight, 0))
      total = sum.partialValue
      fits = fits && !sum.overflow && total <= 1 << 60
    }
    if !fits {
      problems.append("the weights of the rule `\(rule.name)` add up to more than 2⁶⁰; divide them by a common factor")
    } else if rule.quota < 1 {
      problems.append("the quota of the rule `\(rule.name)` is \(rule.quota); it must be at least 1")
    } else if rule.quota > total {
      problems.append(
        "the quota of the rule `\(rule.name)` is \(rule.quota), above the sum of the weights, \(total): nobody could win"
      )
    }
    return problems
  }

  /// The rule, if there is only one and all coalitions can form.
  var soleRule: Rule? {
    guard case .free = cooperation, alternatives.count == 1, alternatives[0].count == 1 else { return nil }
    return alternatives[0][0]
  }

  /// Whether members reach the quotas, whoever can sit with whom.
  func meetsRules(_ isMember: (Int) -> Bool) -> Bool {
    alternatives.contains { rules in
      rules.allSatisfy { rule in
        players.indices.reduce(0) { isMember($1) ? $0 + rule.weights[$1] : $0 } >= rule.quota
      }
    }
  }
}
