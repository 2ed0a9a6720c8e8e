internal import Chance

/// The formation of a government taken apart, so that it can be drawn day by day: who may be asked, what each can offer,
/// and how likely each succeeds on a day.
///
/// The same model as ``GovernmentFormation/forecast()``: drawn often enough, it gives the forecast's probabilities. All
/// that takes long is done once, when it is made.
public struct FormationProcess: Hashable, Sendable {
  /// Who may be asked: a list, or lists that merged.
  public let formateurs: [PartySet]
  /// The order in which they are asked, as positions; nil: each is drawn in proportion to its seats among those who were
  /// not yet asked.
  public let order: [Int]?
  /// By formateur: its seats.
  public let seats: [Int]
  /// By formateur: the probability that it succeeds on a day, 0…1.
  public let dailyChance: [Double]
  /// By formateur: the coalitions it may form.
  public let coalitions: [[PartySet]]
  /// By formateur: the probability that one of the coalitions up to each forms; the last is 1.
  public let cumulative: [[Double]]

  /// The coalition of a formateur who has succeeded.
  ///
  /// - Parameters:
  ///   - formateur: its position.
  ///   - draw: a uniform number, 0 < u < 1.
  /// - Returns: nil if it has none.
  public func coalition(of formateur: Int, draw: Double) -> PartySet? {
    let table = cumulative[formateur]
    var (low, high) = (0, table.count)
    while low < high {
      let middle = (low + high) / 2
      if table[middle] < draw { low = middle + 1 } else { high = middle }
    }
    return coalitions[formateur].isEmpty ? nil : coalitions[formateur][min(low, table.count - 1)]
  }
}

extension GovernmentFormation {
  /// The formation taken apart.
  ///
  /// - Returns: what a simulation draws from.
  /// - Throws: ``InvalidInput`` for a formateur rule that does not fit the parties.
  public func process() throws(InvalidInput) -> FormationProcess {
    // With a rule that fixes the order each attempt has one formateur, and after all have tried it begins again.
    let attempts = 2 * seats.count + 2
    let recognitions = try formateurs.order(seats: seats, attempts: attempts)
    let isDrawn = formateurs == .drawnBySeats
    let asked = Set(recognitions.joined().map(\.formateur)).sorted()
    let potential = CoalitionScan(self).potentialGovernments()
    var (coalitions, cumulative, inclusive) = ([[PartySet]](), [[Double]](), [Double]())
    for formateur in asked {
      let own = potential.filter { $0.coalition.isSuperset(of: formateur) }
      guard let highest = own.map(\.utility).max() else {
        coalitions.append([])
        cumulative.append([])
        inclusive.append(-.greatestFiniteMagnitude)
        continue
      }
      var sum = 0.0
      var sums: [Double] = []
      for (_, utility) in own {
        sum += Elementary.exp(utility - highest)
        sums.append(sum)
      }
      coalitions.append(own.map(\.coalition))
      cumulative.append(sums.map { $0 / sum })
      inclusive.append(highest + Elementary.log(sum))
    }
    let best = inclusive.max() ?? 0
    return FormationProcess(
      formateurs: asked,
      order: isDrawn
        ? nil
        : recognitions.prefix(asked.count).compactMap { attempt in asked.firstIndex(of: attempt[0].formateur) },
      seats: asked.map { $0.sum(seats) },
      dailyChance: zip(coalitions, inclusive).map { $0.isEmpty ? 0 : dailyChance($1 - best) }, coalitions: coalitions,
      cumulative: cumulative)
  }
}

/// Every coalition with its utility, by adding one party after the other to what is kept of smaller ones.
private struct CoalitionScan {
  private let formation: GovernmentFormation

  init(_ formation: GovernmentFormation) { self.formation = formation }

  func potentialGovernments() -> [(coalition: PartySet, utility: Double)] {
    let (game, seats, parameters) = (formation.game, formation.seats, formation.parameters)
    let count = seats.count
    let house = Double(max(1, seats.reduce(0, +)))
    let most = seats.max() ?? 0
    let (seated, largest) = (mask(count) { seats[$0] > 0 }, mask(count) { seats[$0] == most })
    let excluded = game.excludedPlayers
    let whole = formation.space.map { $0.range(of: PartySet(0..<count)) } ?? 0
    let ranges = whole > 0 ? formation.space.map { self.ranges($0, seated) } ?? [] : []
    let rules = game.alternatives.map { $0.map { rule in sums(rule.weights, seated) } }
    let held = sums(seats, seated)
    var result: [(coalition: PartySet, utility: Double)] = []
    var canForm = [Bool](repeating: true, count: 1 << count)
    for bits in 1..<(1 << count) where UInt64(bits) & ~seated == 0 {
      let last = Int.bitWidth - 1 - bits.leadingZeroBitCount
      let rest = bits & ~(1 << last)
      canForm[bits] = canForm[rest] && excluded[last] & UInt64(rest) == 0
      let coalition = PartySet(bits: UInt64(bits))
      guard canForm[bits], game.cooperation != .connected || isRun(bits), formation.keepsMergers(coalition) else {
        continue
      }
      func wins(_ bits: Int) -> Bool {
        zip(game.alternatives, rules).contains { alternative, sums in
          zip(alternative, sums).allSatisfy { $1[bits] >= $0.quota }
        }
      }
      let winning = wins(bits)
      guard winning || parameters.allowsMinority else { continue }
      // In the order of `utility(of:)`, so that the sums are the same to the last bit.
      var utility = 0.0
      if winning {
        if !any(bits, { wins(bits & ~(1 << $0)) }) { utility += parameters.minimalWinning }
      } else {
        utility -= parameters.minority
      }
      utility -= parameters.perParty * Double(coalition.count - 1)
      utility -= parameters.surplus * max(0, Double(held[bits]) / house - 0.5)
      if whole > 0 { utility -= parameters.distance * ranges[bits] / whole }
      if coalition == formation.incumbents { utility += parameters.incumbent }
      if UInt64(bits) & largest != 0 { utility += parameters.largestParty }
      var members = bits
      while members != 0 {
        utility += formation.endorsements[members.trailingZeroBitCount]
        members &= members - 1
      }
      result.append((coalition, utility))
    }
    return result
  }

  private func mask(_ count: Int, _ isIn: (Int) -> Bool) -> UInt64 {
    (0..<count).reduce(0) { isIn($1) ? $0 | 1 << UInt64($1) : $0 }
  }

  private func isRun(_ bits: Int) -> Bool {
    let shifted = bits >> bits.trailingZeroBitCount
    return shifted & (shifted + 1) == 0
  }

  private func any(_ bits: Int, _ holds: (Int) -> Bool) -> Bool {
    var rest = bits
    while rest != 0 {
      if holds(rest.trailingZeroBitCount) { return true }
      rest &= rest - 1
    }
    return false
  }

  /// By coalition of parties with seats: its range, as ``PolicySpace/range(of:)`` has it.
  private func ranges(_ space: PolicySpace, _ seated: UInt64) -> [Double] {
    let count = space.positions.count
    var result = [Double](repeating: 0, count: 1 << count)
    for (dimension, salience) in space.salience.enumerated() {
      var (lowest, highest) = (result.map { _ in Double.infinity }, result.map { _ in -Double.infinity })
      for bits in 1..<result.count where UInt64(bits) & ~seated == 0 {
        let (rest, place) = (bits & (bits - 1), space.positions[bits.trailingZeroBitCount][dimension])
        lowest[bits] = min(lowest[rest], place)
        highest[bits] = max(highest[rest], place)
        result[bits] += salience * (highest[bits] - lowest[bits])
      }
    }
    let total = space.salience.reduce(0, +)
    return result.map { $0 / total }
  }

  /// By coalition of parties with seats: the sum of weights.
  private func sums(_ weights: [Int], _ seated: UInt64) -> [Int] {
    var result = [Int](repeating: 0, count: 1 << weights.count)
    for bits in 1..<result.count where UInt64(bits) & ~seated == 0 {
      result[bits] = result[bits & (bits - 1)] + weights[bits.trailingZeroBitCount]
    }
    return result
  }
}
