/// The numbers of ``GovernmentFormation``, all judgement, with signs from the literature.
public struct FormationParameters: Hashable, Sendable {
  /// Utility of a coalition that needs all its members.
  public var minimalWinning = 1.0
  /// What a government without a majority loses.
  public var minority = 2.0
  /// Whether governments without a majority are possible.
  public var allowsMinority = false
  /// What each party beyond the first costs.
  public var perParty = 0.3
  /// What the share of seats above one half costs, for the whole house.
  public var surplus = 1.0
  /// What a range over the whole policy space costs.
  public var distance = 3.0
  /// Utility of the outgoing government.
  public var incumbent = 1.0
  /// Utility of a coalition with the largest party.
  public var largestParty = 0.7
  /// Log-odds that a formateur succeeds on a day, with three effective parties and no polarisation.
  public var dailyLogOdds = -2.5
  /// What each effective party beyond three takes from the log-odds.
  public var fragmentation = 0.3
  /// What full polarisation takes from the log-odds.
  public var polarisation = 1.0
  /// What an inclusive value below that of the best formateur takes from the log-odds, per unit.
  public var advantage = 0.5
  /// Days from the election until the first formateur can be charged.
  public var daysBeforeFirstSession = 30
  /// Probability that a boycott which breaks the quorum ends on a day.
  public var dailyEndOfBoycott = 0.01
  /// Days that a formateur has.
  public var daysPerAttempt = 30
  /// Days between a failure and the next charge.
  public var daysBetweenAttempts = 15
  /// Days that are looked at.
  public var horizon = 730

  /// The defaults.
  public init() {}

  var problems: [String] {
    var problems: [String] = []
    for (value, name) in [
      (minimalWinning, "minimalWinning"), (minority, "minority"), (perParty, "perParty"), (surplus, "surplus"),
      (distance, "distance"), (incumbent, "incumbent"), (largestParty, "largestParty"),
      (dailyLogOdds, "dailyLogOdds"), (fragmentation, "fragmentation"), (polarisation, "polarisation"),
      (advantage, "advantage"),
    ] where !value.isFinite || abs(value) > 1000 {
      problems.append("the parameter \(name) is \(value); it must be between -1000 and 1000")
    }
    if !(dailyEndOfBoycott >= 0 && dailyEndOfBoycott <= 1) {
      problems.append("dailyEndOfBoycott is \(dailyEndOfBoycott); it must be a probability")
    }
    if daysBeforeFirstSession < 0 || daysBetweenAttempts < 0 || daysPerAttempt < 1 {
      problems.append("days must be 0 or more, and an attempt at least one day")
    }
    if !(1...10_000).contains(horizon) || daysPerAttempt > 10_000 || daysBetweenAttempts > 10_000 {
      problems.append("the horizon must be between 1 and 10000 days, and so must attempts and pauses")
    }
    return problems
  }
}

/// What ``GovernmentFormation`` expects.
public struct FormationForecast: Hashable, Sendable {
  /// A government and how probable it is.
  public struct Government: Hashable, Sendable {
    /// Its parties.
    public let coalition: PartySet
    /// 0 to 1.
    public let probability: Double
  }

  /// The most probable first; together with ``none`` they add up to 1.
  public let governments: [Government]
  /// Who forms it.
  public let formateurs: [Recognition]
  /// The probability that a government is formed on each day after the election, from day 0.
  public let days: [Double]

  /// The probability that there is none at the horizon.
  public var none: Double { max(0, 1 - days.reduce(0, +)) }

  /// The first day by which a government has formed with a probability; nil if not before the horizon.
  public func day(_ probability: Double) -> Int? {
    var sum = 0.0
    for (day, chance) in days.enumerated() {
      sum += chance
      if sum >= probability { return day }
    }
    return nil
  }

  /// The mean number of days, given that a government forms before the horizon.
  public var meanDays: Double {
    let sum = days.reduce(0, +)
    return sum > 0 ? days.enumerated().reduce(0.0) { $0 + Double($1.offset) * $1.element } / sum : 0
  }
}
