/// Cabinets as allocations of portfolios: whoever holds a portfolio sets policy on its dimension at its own ideal.
///
/// Source: M. Laver and K. A. Shepsle, "Making and Breaking Governments", 1996.
public struct LaverShepsle: Sendable {
  /// A cabinet: the party that holds each portfolio, by dimension.
  public typealias Cabinet = [Int]

  /// The parties' ideal points and the dimensions' salience.
  public let space: PolicySpace
  /// Who wins a vote.
  public let game: VotingGame
  /// All cabinets: every party for every portfolio.
  public let cabinets: [Cabinet]
  /// For each cabinet, those that a winning coalition prefers to it, by position.
  public let winsets: [[Int]]

  /// Cabinets that are compared at most.
  static let mostCabinets = 4096

  /// The lattice of a parliament.
  ///
  /// - Throws: ``InvalidInput`` for a number of parties that differs between the two, no dimension, more than
  ///   4096 cabinets or more than 64 parties.
  public init(_ space: PolicySpace, _ game: VotingGame) throws(InvalidInput) {
    let parties = game.players.count
    let dimensions = space.salience.count
    var problems: [String] = []
    if space.positions.count != parties {
      problems.append("there are positions of \(space.positions.count) parties for \(parties) players")
    }
    if dimensions == 0 { problems.append("there is no dimension; each portfolio needs one") }
    if parties > PartySet.capacity { problems.append("\(parties) parties are too many (at most 64)") }
    var count = 1
    for _ in 0..<dimensions where count <= LaverShepsle.mostCabinets { count *= parties }
    if count > LaverShepsle.mostCabinets {
      problems.append(
        "\(parties) parties and \(dimensions) portfolios make more than \(LaverShepsle.mostCabinets) cabinets; leave "
          + "out small parties or unite dimensions")
    }
    guard problems.isEmpty else { throw InvalidInput(problems) }
    self.space = space
    self.game = game
    let cabinets = (0..<count).map { number in
      (0..<dimensions).map { dimension in
        number / (0..<dimension).reduce(1) { product, _ in product * parties } % parties
      }
    }
    self.cabinets = cabinets
    // Each party's distance from each cabinet's policy.
    let distances = cabinets.map { cabinet in
      let policy = cabinet.enumerated().map { space.positions[$0.element][$0.offset] }
      return space.positions.map { space.distance($0, policy) }
    }
    var verdicts: [PartySet: Bool] = [:]
    winsets = cabinets.indices.map { current in
      cabinets.indices.filter { other in
        let supporters = PartySet((0..<parties).filter { distances[other][$0] < distances[current][$0] })
        if let verdict = verdicts[supporters] { return verdict }
        let verdict = game.meetsRules(supporters.contains)
        verdicts[supporters] = verdict
        return verdict
      }
    }
    self.distances = distances
  }

  private let distances: [[Double]]

  /// Whether no cabinet that a winning coalition prefers is one that all its participants prefer.
  public func isEquilibrium(_ cabinet: Int) -> Bool {
    !winsets[cabinet].contains { other in
      Set(cabinets[other]).allSatisfy { distances[other][$0] < distances[cabinet][$0] }
    }
  }

  /// The cabinets that are in equilibrium, by position.
  public var equilibria: [Int] { cabinets.indices.filter(isEquilibrium) }

  /// The position of the cabinet in which a party holds all portfolios.
  public func idealCabinet(of party: Int) -> Int {
    cabinets.firstIndex { $0.allSatisfy { $0 == party } } ?? 0
  }

  /// Whether nothing is preferred to a party's own cabinet by a winning coalition.
  public func isVeryStrong(_ party: Int) -> Bool { winsets[idealCabinet(of: party)].isEmpty }

  /// Whether a party takes part in everything that a winning coalition prefers to the party's own cabinet.
  public func isStrong(_ party: Int) -> Bool {
    winsets[idealCabinet(of: party)].allSatisfy { cabinets[$0].contains(party) }
  }
}
