/// Who is asked to form a government, first, second and so on.
public enum FormateurRule: Hashable, Sendable {
  /// The lists by seats as elected.
  case largestList
  /// The blocs by seats, after these lists have merged before the first session.
  case largestBloc(mergers: [PartySet])
  /// As the head of state appoints, by position; after the last, the lists by seats.
  case appointed([Int])
  /// Drawn among those not yet tried, with a probability proportional to seats.
  case drawnBySeats

  /// For each attempt, who may be asked and with which probability.
  ///
  /// Of equal seats the list or bloc named first comes first. After all have been tried, it begins again.
  ///
  /// - Parameters:
  ///   - seats: by list; lists without seats are never asked.
  ///   - attempts: at least 1.
  /// - Throws: ``InvalidInput`` for mergers that overlap or name no list, and appointments of no list or twice.
  public func order(seats: [Int], attempts: Int) throws(InvalidInput) -> [[Recognition]] {
    let single = seats.indices.filter { seats[$0] > 0 }.map { PartySet([$0]) }
    func bySeats(_ blocs: [PartySet]) -> [PartySet] {
      blocs.enumerated().sorted { one, other in
        (other.element.sum(seats), one.offset) < (one.element.sum(seats), other.offset)
      }.map(\.element)
    }
    let order: [PartySet]
    switch self {
    case .largestList: order = bySeats(single)
    case .largestBloc(let mergers):
      try FormateurRule.check(mergers, lists: seats.count)
      let merged = mergers.reduce(0 as UInt64) { $0 | $1.bits }
      order = bySeats(
        (mergers.filter { $0.sum(seats) > 0 } + single.filter { $0.bits & merged == 0 }).sorted())
    case .appointed(let parties):
      guard Set(parties).count == parties.count, parties.allSatisfy(seats.indices.contains) else {
        throw InvalidInput(["appointed formateurs must be different lists of the \(seats.count)"])
      }
      order = parties.map { PartySet([$0]) } + bySeats(single).filter { !parties.contains($0.members[0]) }
    case .drawnBySeats: return FormateurRule.draws(seats: seats, single: single, attempts: attempts)
    }
    guard !order.isEmpty else { throw InvalidInput(["no list has a seat; nobody can form a government"]) }
    return (0..<attempts).map { [Recognition(formateur: order[$0 % order.count], probability: 1)] }
  }

  private static func check(_ mergers: [PartySet], lists: Int) throws(InvalidInput) {
    var problems: [String] = []
    var seen: UInt64 = 0
    for merger in mergers {
      if merger.bits & seen != 0 { problems.append("a list merges twice") }
      if let last = merger.members.last, last >= lists {
        problems.append("a merger names list \(last + 1) of \(lists)")
      }
      if merger.count < 2 { problems.append("a merger needs at least two lists") }
      seen |= merger.bits
    }
    if !problems.isEmpty { throw InvalidInput(problems) }
  }

  /// The probability that each list is drawn at each attempt without replacement, by sets already drawn.
  private static func draws(seats: [Int], single: [PartySet], attempts: Int) -> [[Recognition]] {
    // Beyond twelve lists the sets are too many; then each attempt is drawn afresh.
    guard single.count <= 12 else {
      let total = Double(seats.reduce(0, +))
      let each = single.map { Recognition(formateur: $0, probability: Double($0.sum(seats)) / total) }
      return [[Recognition]](repeating: each, count: attempts)
    }
    var reached: [(drawn: UInt64, probability: Double)] = [(0, 1)]
    var result: [[Recognition]] = []
    for _ in 0..<attempts {
      var chances = [Double](repeating: 0, count: single.count)
      var next = [Double](repeating: 0, count: 1 << single.count)
      for (drawn, probability) in reached {
        let taken = drawn == 1 << UInt64(single.count) - 1 ? 0 : drawn
        let free = single.indices.filter { taken >> UInt64($0) & 1 == 0 }
        let total = free.reduce(0.0) { $0 + Double(single[$1].sum(seats)) }
        for list in free {
          let chance = probability * Double(single[list].sum(seats)) / total
          chances[list] += chance
          next[Int(taken | 1 << UInt64(list))] += chance
        }
      }
      result.append(zip(single, chances).filter { $0.1 > 0 }.map { Recognition(formateur: $0.0, probability: $0.1) })
      reached = next.enumerated().filter { $0.element > 0 }.map { (UInt64($0.offset), $0.element) }
    }
    return result
  }
}

/// Who is asked, with which probability.
public struct Recognition: Hashable, Sendable {
  /// A list, or lists that merged.
  public let formateur: PartySet
  /// 0 to 1; those of an attempt add up to 1.
  public let probability: Double
}

/// Mergers of lists before the first session.
public enum Mergers {
  /// The sets of other lists that together overtake the largest list, and would not without any one of them.
  ///
  /// - Parameters:
  ///   - seats: by list.
  ///   - incompatible: lists that do not merge with each other.
  ///   - limit: how many there may be at most.
  /// - Returns: by the seats of the merged list, the largest first.
  /// - Throws: ``InvalidInput`` for seats below zero, more than 64 lists, or more mergers than the limit.
  public static func overtaking(
    seats: [Int], incompatible: [VotingGame.Pair] = [], limit: Int = 100_000
  ) throws(InvalidInput) -> [PartySet] {
    guard let most = seats.max(), let largest = seats.firstIndex(of: most) else { return [] }
    let weights = seats.enumerated().map { $0.offset == largest ? 0 : $0.element }
    if seats.allSatisfy({ $0 >= 0 }), weights.reduce(0, +) <= most { return [] }
    let game = try VotingGame(
      players: seats.indices.map { "list \($0 + 1)" }, weights: weights, quota: most + 1,
      cooperation: incompatible.isEmpty ? .free : .incompatible(incompatible))
    return try game.minimalWinningCoalitions(limit: limit).sorted {
      ($1.sum(seats), $0) < ($0.sum(seats), $1)
    }
  }
}
