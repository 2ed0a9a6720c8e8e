public import Dossiers
public import Politics

/// A parliament of a dossier with one number for each of its quantities: what the algorithms of politics work on.
///
/// It is the parliament as it stands at the start, before anything has been decided in it.
public struct SettledParliament: Sendable {
  /// A list.
  public struct List: Hashable, Sendable {
    /// Id of the entity.
    public let id: String
    /// Its name.
    public let name: String
    /// Members at the start, rounded.
    public let seats: Int
    /// What outside powers add to the utility of governments with it.
    public let endorsement: Double
  }

  /// Lists that may become one bloc.
  public struct Merger: Hashable, Sendable {
    /// Positions among the lists.
    public let lists: PartySet
    /// How likely they do, 0…1.
    public let chance: Double
  }

  /// An issue on which every list has a position.
  public struct Dimension: Hashable, Sendable {
    /// Id of the issue.
    public let issue: String
    /// Its weight when coalitions are compared.
    public let weight: Double
    /// By list, as a share of the issue's range from its low end.
    public let positions: [Double]
  }

  /// As the dossier describes it.
  public let parliament: Parliament
  /// The institution's name.
  public let name: String
  /// In the order of the dossier.
  public let lists: [List]
  /// Members that a government needs.
  public let needed: Int
  /// Members that must be there before anybody is asked; 0 if any number may.
  public let quorum: Int
  /// What a government needs beside a majority: camps and vetoes.
  public let rules: [VotingGame.Rule]
  /// Pairs of lists that will not govern together.
  public let excludes: [VotingGame.Pair]
  /// Lists that may merge.
  public let mergers: [Merger]
  /// Issues on which coalitions are compared.
  public let dimensions: [Dimension]
  /// The lists of the outgoing government.
  public let incumbents: PartySet
  /// Lists that stay away.
  public let boycotting: PartySet
  /// Who is asked, before any merger.
  public let formateurs: FormateurRule
  /// The numbers of the formation.
  public let parameters: FormationParameters

  /// A parliament of a dossier.
  ///
  /// - Parameters:
  ///   - parliament: one of the dossier.
  ///   - dossier: the dossier.
  ///   - numbers: what its numbers are.
  public init(_ parliament: Parliament, of dossier: Dossier, numbers: MiddleNumbers) {
    let formation = parliament.formation
    func whole(_ quantity: Quantity) -> Int { Int(numbers.value(quantity).rounded()) }
    var endorsements: [String: Double] = [:]
    for endorsement in formation?.endorsements ?? [] {
      endorsements[endorsement.list, default: 0] += numbers.value(endorsement.strength)
    }
    let lists = parliament.lists.map { list in
      List(
        id: list.entity, name: SettledParliament.name(of: list.entity, in: dossier), seats: max(0, whole(list.seats)),
        endorsement: endorsements[list.entity] ?? 0)
    }
    let total = lists.reduce(0) { $0 + $1.seats }
    var positions: [String: Int] = [:]
    for (position, list) in lists.enumerated() { positions[list.id] = position }
    func set(_ ids: [String]) -> PartySet { PartySet(ids.compactMap { positions[$0] }) }

    self.parliament = parliament
    self.lists = lists
    name = dossier.institutions[parliament.id]?.name ?? parliament.id
    needed =
      switch formation?.majority {
      case .twoThirdsOfMembers, .twoThirdsOfPresent: Quota.twoThirds(of: total)
      case .members(let number): whole(number)
      case .halfOfMembers, .halfOfPresent, nil: Quota.absoluteMajority(of: total)
      }
    quorum =
      switch formation?.quorum {
      case .half: Quota.absoluteMajority(of: total)
      case .twoThirds: Quota.twoThirds(of: total)
      case .members(let number): whole(number)
      case .some(.none), nil: 0
      }
    let seats = lists.map(\.seats)
    // A quota of a camp and a veto lapse with the last seat, as inside a future.
    rules =
      (formation?.camps ?? []).compactMap { camp in
        let seated = Set(camp.lists.compactMap { positions[$0] }.filter { seats[$0] > 0 })
        guard !seated.isEmpty else { return nil }
        guard let share = camp.share else {
          let least = camp.least.map(whole) ?? 1
          return BlocRule.parties(
            of: camp.name, members: seated, atLeast: min(max(1, least), seated.count), players: lists.count)
        }
        let thousandths = Int((numbers.value(share) * 1000).rounded())
        return thousandths > 0
          ? BlocRule.seats(
            of: camp.name, members: seated, seats: seats, share: (numerator: thousandths, denominator: 1000)) : nil
      }
      + (formation?.vetoes ?? []).compactMap { id in
        guard let list = positions[id], seats[list] > 0 else { return nil }
        return BlocRule.parties(of: id, members: [list], atLeast: 1, players: lists.count)
      }
    excludes = (formation?.excludes ?? []).compactMap { one, other in
      guard let first = positions[one], let second = positions[other], first != second else { return nil }
      return VotingGame.Pair(first, second)
    }
    mergers = (formation?.mergers ?? []).compactMap { merger in
      let lists = PartySet(merger.lists.compactMap { positions[$0] }.filter { seats[$0] > 0 })
      guard lists.count > 1, case .largestBloc? = formation?.formateur else { return nil }
      return Merger(lists: lists, chance: merger.chance.map(numbers.value) ?? 1)
    }
    incumbents = set(formation?.incumbents ?? [])
    boycotting = set(parliament.lists.filter(\.boycotts).map(\.entity))
    formateurs =
      switch formation?.formateur {
      case .appointed: .appointed((formation?.order ?? []).compactMap { positions[$0] }.filter { seats[$0] > 0 })
      case .drawnBySeats: .drawnBySeats
      case .largestList, .largestBloc, nil: .largestList
      }
    dimensions = SettledParliament.dimensions(of: parliament, in: dossier, numbers)
    var parameters = FormationParameters()
    parameters.allowsMinority = formation?.allowsMinority ?? false
    for (parameter, quantity) in (formation?.parameters ?? [:]).sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      parameters[parameter] = numbers.value(quantity)
    }
    self.parameters = parameters
  }

  /// What an entity is called.
  private static func name(of entity: String, in dossier: Dossier) -> String {
    dossier.actors[entity]?.name ?? dossier.institutions[entity]?.name ?? dossier.groups[entity]?.name
      ?? dossier.voices[entity]?.name ?? dossier.places[entity]?.name ?? entity
  }

  private static func dimensions(
    of parliament: Parliament, in dossier: Dossier, _ numbers: MiddleNumbers
  ) -> [Dimension] {
    let chosen = parliament.formation?.issues ?? []
    let issues =
      chosen.isEmpty
      ? dossier.issues.values.map { ($0, 1.0) }
      : chosen.compactMap { issue, weight in dossier.issues[issue].map { ($0, numbers.value(weight)) } }
    return issues.compactMap { issue, weight in
      let stances = parliament.lists.compactMap { list in
        issue.position(of: list.entity) ?? list.leader.flatMap { issue.position(of: $0) }
      }
      guard stances.count == parliament.lists.count, !stances.isEmpty else { return nil }
      let span = issue.range.upperBound - issue.range.lowerBound
      return Dimension(
        issue: issue.id, weight: weight,
        positions: stances.map { (numbers.value($0.position) - issue.range.lowerBound) / span })
    }
  }

  /// All that a forecast depends on: parliaments with equal cases have equal forecasts.
  public struct Case: Hashable, Sendable {
    private let lists: [List]
    private let needed, quorum: Int
    private let rules: [VotingGame.Rule]
    private let excludes: [VotingGame.Pair]
    private let mergers: [Merger]
    private let dimensions: [Dimension]
    private let incumbents, boycotting: PartySet
    private let formateurs: FormateurRule
    private let parameters: FormationParameters

    init(_ settled: SettledParliament) {
      lists = settled.lists
      (needed, quorum) = (settled.needed, settled.quorum)
      (rules, excludes, mergers) = (settled.rules, settled.excludes, settled.mergers)
      dimensions = settled.dimensions
      (incumbents, boycotting) = (settled.incumbents, settled.boycotting)
      (formateurs, parameters) = (settled.formateurs, settled.parameters)
    }
  }

  /// See `Case`.
  public var `case`: Case { Case(self) }

  /// All seats.
  public var total: Int { lists.reduce(0) { $0 + $1.seats } }

  /// Who can govern with whom: a majority of seats, camps and vetoes, and who excludes whom.
  ///
  /// - Returns: the game.
  /// - Throws: `InvalidInput` if nobody could win, for example for no seat at all.
  public func game() throws(InvalidInput) -> VotingGame {
    try VotingGame(
      players: lists.map(\.id),
      rules: [VotingGame.Rule("seats", weights: lists.map(\.seats), quota: needed)] + rules,
      cooperation: excludes.isEmpty ? .free : .incompatible(excludes))
  }

  /// Where the lists stand; nil if there is no issue on which all do.
  ///
  /// - Returns: the space.
  /// - Throws: `InvalidInput` for weights that are not above 0.
  public func space() throws(InvalidInput) -> PolicySpace? {
    guard !dimensions.isEmpty else { return nil }
    return try PolicySpace(
      positions: lists.indices.map { list in dimensions.map { $0.positions[list] } },
      salience: dimensions.map(\.weight))
  }

  /// Which mergers there may be, with the probability of each selection of them; those that cannot be are left out.
  public var selections: [(mergers: [PartySet], probability: Double)] {
    var result: [(mergers: [PartySet], probability: Double)] = [([], 1)]
    for merger in mergers {
      result = result.flatMap { selection in
        [
          (selection.mergers + [merger.lists], selection.probability * merger.chance),
          (selection.mergers, selection.probability * (1 - merger.chance)),
        ]
      }
    }
    return result.filter { $0.probability > 0 }
  }

  /// Which government forms, and when: over all mergers that may be.
  ///
  /// - Returns: the forecast.
  /// - Throws: `InvalidInput` for more than 20 lists, and for numbers that do not fit together.
  public func forecast() throws(InvalidInput) -> FormationForecast {
    let (game, space) = (try game(), try space())
    var parts: [(probability: Double, forecast: FormationForecast)] = []
    for (mergers, probability) in selections {
      let formation = try GovernmentFormation(
        game: game, seats: lists.map(\.seats), space: space, incumbents: incumbents,
        formateurs: mergers.isEmpty ? formateurs : .largestBloc(mergers: mergers),
        endorsements: lists.map(\.endorsement), boycotting: boycotting, quorum: min(quorum, total),
        parameters: parameters)
      parts.append((probability, try formation.forecast()))
    }
    return FormationForecast(mixing: parts)
  }
}
