import Chance

/// Which government forms, and when: formateurs try one after the other, each with the coalitions it could lead.
///
/// Days before the first charge, then attempts. On each day of an attempt the formateur succeeds with a probability
/// that falls with fragmentation and polarisation and with how much less it has to offer than the best formateur.
/// When it succeeds, coalitions form by a logit over their utilities. An attempt that runs out of time is followed by a
/// pause and the next formateur. Everything is computed exactly, day by day; nothing is drawn.
///
/// Sources: L. W. Martin and R. T. Stevenson, American Journal of Political Science 45, 2001, for the logit over
/// potential governments and the direction of its terms; D. Diermeier and P. van Roozendaal, British Journal of
/// Political Science 28, 1998, and S. N. Golder, Comparative Political Studies 43, 2010, for what delays formation.
/// The default numbers are our judgement; see the guide.
public struct GovernmentFormation: Sendable {
  /// The parties, what a government needs, and who does not sit with whom.
  public let game: VotingGame
  /// Seats by party.
  public let seats: [Int]
  /// The parties' positions; without them, distance plays no part.
  public let space: PolicySpace?
  /// The parties of the outgoing government.
  public let incumbents: PartySet
  /// Who is asked first.
  public let formateurs: FormateurRule
  /// What an outside power's backing adds to the utility of coalitions with each party; below 0 it is a cost.
  public let endorsements: [Double]
  /// Parties that stay away from the session that must elect a head of state first.
  public let boycotting: PartySet
  /// Seats that must be present there; 0 if there is no such session.
  public let quorum: Int
  /// The numbers of the model.
  public let parameters: FormationParameters

  /// A formation.
  ///
  /// - Throws: ``InvalidInput`` for numbers of seats, positions or endorsements that do not fit the game, seats
  ///   below zero, more than 20 parties, and parameters out of range.
  public init(
    game: VotingGame, seats: [Int], space: PolicySpace? = nil, incumbents: PartySet = PartySet(bits: 0),
    formateurs: FormateurRule = .largestList, endorsements: [Double]? = nil,
    boycotting: PartySet = PartySet(bits: 0), quorum: Int = 0, parameters: FormationParameters = FormationParameters()
  ) throws(InvalidInput) {
    let count = game.players.count
    var problems = parameters.problems
    if seats.count != count { problems.append("there are seats of \(seats.count) parties for \(count) players") }
    if !seats.allSatisfy({ $0 >= 0 && $0 < 1 << 30 }) { problems.append("seats must be between 0 and 2³⁰") }
    if let space, space.positions.count != count {
      problems.append("there are positions of \(space.positions.count) parties for \(count) players")
    }
    let endorsements = endorsements ?? [Double](repeating: 0, count: count)
    if endorsements.count != count || !endorsements.allSatisfy(\.isFinite) {
      problems.append("there must be one finite endorsement for each of the \(count) parties")
    }
    if count > 20 { problems.append("\(count) parties are too many (at most 20); unite the smallest ones") }
    if problems.isEmpty, quorum < 0 || quorum > seats.reduce(0, +) {
      problems.append("the quorum \(quorum) must be between 0 and all \(seats.reduce(0, +)) seats")
    }
    guard problems.isEmpty else { throw InvalidInput(problems) }
    self.game = game
    self.seats = seats
    self.space = space
    self.incumbents = incumbents
    self.formateurs = formateurs
    self.endorsements = endorsements
    self.boycotting = boycotting
    self.quorum = quorum
    self.parameters = parameters
  }

  /// The utility of a coalition in the logit.
  public func utility(of coalition: PartySet) -> Double {
    let house = Double(max(1, seats.reduce(0, +)))
    var utility = 0.0
    if game.meetsRules(coalition.contains) {
      if game.unneededMembers(of: coalition).isEmpty { utility += parameters.minimalWinning }
    } else {
      utility -= parameters.minority
    }
    utility -= parameters.perParty * Double(coalition.count - 1)
    utility -= parameters.surplus * max(0, Double(coalition.sum(seats)) / house - 0.5)
    if let space {
      let whole = space.range(of: PartySet(seats.indices))
      if whole > 0 { utility -= parameters.distance * space.range(of: coalition) / whole }
    }
    if coalition == incumbents { utility += parameters.incumbent }
    if let most = seats.max(), coalition.members.contains(where: { seats[$0] == most }) {
      utility += parameters.largestParty
    }
    for member in coalition.members { utility += endorsements[member] }
    return utility
  }

  /// What happens, day by day.
  ///
  /// - Throws: ``InvalidInput`` for a formateur rule that does not fit the parties.
  public func forecast() throws(InvalidInput) -> FormationForecast {
    let horizon = parameters.horizon
    let attempts = 1 + horizon / (parameters.daysPerAttempt + parameters.daysBetweenAttempts)
    let order = try formateurs.order(seats: seats, attempts: attempts)
    let potential = potentialGovernments()
    let formateurs = Set(order.joined().map(\.formateur)).sorted()
    let odds = formateurs.map { offers(of: $0, among: potential) }
    let best = odds.map(\.inclusiveValue).max() ?? 0

    var beginning = beginnings(horizon)
    var days = [Double](repeating: 0, count: horizon + 1)
    var success = [Double](repeating: 0, count: formateurs.count)
    for recognitions in order {
      var next = [Double](repeating: 0, count: horizon + 1)
      for recognition in recognitions {
        guard let number = formateurs.firstIndex(of: recognition.formateur) else { continue }
        let hazard = odds[number].coalitions.isEmpty ? 0 : dailyChance(odds[number].inclusiveValue - best)
        for start in beginning.indices where beginning[start] > 0 {
          var trying = beginning[start] * recognition.probability
          for day in start + 1..<start + 1 + parameters.daysPerAttempt where day <= horizon {
            days[day] += trying * hazard
            success[number] += trying * hazard
            trying -= trying * hazard
          }
          let again = start + parameters.daysPerAttempt + parameters.daysBetweenAttempts
          if again <= horizon { next[again] += trying }
        }
      }
      beginning = next
    }
    var chances: [Int: Double] = [:]
    for (number, offer) in odds.enumerated() {
      for (coalition, probability) in offer.coalitions {
        chances[coalition, default: 0] += probability * success[number]
      }
    }
    let governments = potential.indices.compactMap { index in
      chances[index].map { FormationForecast.Government(coalition: potential[index].coalition, probability: $0) }
    }.sorted { ($1.probability, $0.coalition) < ($0.probability, $1.coalition) }
    return FormationForecast(
      governments: governments,
      formateurs: zip(formateurs, success).map { Recognition(formateur: $0, probability: $1) }
        .sorted { ($1.probability, $0.formateur) < ($0.probability, $1.formateur) },
      days: days)
  }

  private struct Offers {
    /// Positions among the potential governments and their probabilities.
    let coalitions: [(Int, Double)]
    /// ln Σ exp(utility): how much a formateur has to offer.
    let inclusiveValue: Double
  }

  private func potentialGovernments() -> [(coalition: PartySet, utility: Double)] {
    (1..<UInt64(1) << UInt64(seats.count)).compactMap { bits in
      let coalition = PartySet(bits: bits)
      guard coalition.members.allSatisfy({ seats[$0] > 0 }), keepsMergers(coalition) else { return nil }
      let isPossible =
        game.isWinning(coalition) || (parameters.allowsMinority && game.canForm(Int(bits)))
      return isPossible ? (coalition, utility(of: coalition)) : nil
    }
  }

  /// Parties that merged join a government together or not at all.
  func keepsMergers(_ coalition: PartySet) -> Bool {
    guard case .largestBloc(let mergers) = formateurs else { return true }
    return mergers.allSatisfy { coalition.isSuperset(of: $0) || coalition.bits & $0.bits == 0 }
  }

  private func offers(of formateur: PartySet, among all: [(coalition: PartySet, utility: Double)]) -> Offers {
    let own = all.indices.filter { all[$0].coalition.isSuperset(of: formateur) }
    guard let highest = own.map({ all[$0].utility }).max() else {
      return Offers(coalitions: [], inclusiveValue: -.greatestFiniteMagnitude)
    }
    let weights = own.map { Elementary.exp(all[$0].utility - highest) }
    let total = weights.reduce(0, +)
    return Offers(
      coalitions: zip(own, weights).map { ($0, $1 / total) }, inclusiveValue: highest + Elementary.log(total))
  }

  /// The effective number of parties, 1 / Σ share² (M. Laakso and R. Taagepera 1979).
  public var effectiveParties: Double {
    let total = Double(seats.reduce(0, +))
    let squares = seats.reduce(0.0) { $0 + Double($1) / total * (Double($1) / total) }
    return squares > 0 ? 1 / squares : 1
  }

  /// The parties' mean distance from their mean, weighted by seats, as a share of half their range: 0 to 1.
  public var polarisation: Double {
    guard let space else { return 0 }
    let all = PartySet(seats.indices)
    let whole = space.range(of: all)
    return whole > 0 ? min(1, 2 * space.spread(of: all, weights: seats) / whole) : 0
  }

  /// The probability that a formateur succeeds on a given day.
  func dailyChance(_ disadvantage: Double) -> Double {
    let logOdds =
      parameters.dailyLogOdds - parameters.fragmentation * (effectiveParties - 3)
      - parameters.polarisation * polarisation + parameters.advantage * max(disadvantage, -50)
    return 1 / (1 + Elementary.exp(-logOdds))
  }

  /// The probability that the first attempt begins on each day.
  private func beginnings(_ horizon: Int) -> [Double] {
    var result = [Double](repeating: 0, count: horizon + 1)
    let present = seats.reduce(0, +) - boycotting.sum(seats)
    guard parameters.daysBeforeFirstSession <= horizon else { return result }
    guard quorum > 0, present < quorum else {
      result[parameters.daysBeforeFirstSession] = 1
      return result
    }
    var waiting = 1.0
    for day in parameters.daysBeforeFirstSession...horizon {
      result[day] = waiting * parameters.dailyEndOfBoycott
      waiting -= result[day]
    }
    return result
  }
}
