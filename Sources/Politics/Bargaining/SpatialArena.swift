internal import Chance

/// The state of a spatial model while it is played: flat arrays over actors and issues, in the order in which sums are
/// made, positions on a scale from 0 to 1. A turn allocates nothing but its record.
struct SpatialArena {
  let model: SpatialModel
  /// Issues of the input, and the place in the input of each actor here.
  private let input: BargainingInput
  private let order: [Int]
  let count: Int
  let dimensions: Int
  /// By actor; and by actor and issue.
  let capabilities, salienceSums: [Double]
  let saliences: [Double]
  /// Σ salience² of each actor, and capability × salience sum.
  private let squares: [Double]
  let powers: [Double]
  private let accommodation: [Double]
  /// Numbers for draws that depend on nothing but the actors' names.
  let keys: [UInt64]
  /// How close is equal: for chances, gains and positions.
  let tolerance: Double

  var positions: [Double]
  private var ideals: [Double]
  /// The distance from the ideal of the row to the position of the column.
  var distances: [Double]
  var risk: [Double]
  /// Utilities to the actor of the column of the position of the row, for elections of positions, in the eyes of one
  /// actor, and by each actor's own attitude to risk.
  private var plainUtilities: [Double]
  var estimates: [Double]
  var ownUtilities: [Double]
  var ballot = CondorcetElection.Ballot()
  var bargains = SpatialBargains()
  var options: [Double] = []
  var next: [Double]

  init(_ input: BargainingInput, model: SpatialModel) {
    self.model = model
    self.input = input
    let count = input.actors.count
    let dimensions = input.issues.count
    self.count = count
    self.dimensions = dimensions
    let table = SpatialArena.table(input)
    let isSymmetric = model.ties == .symmetric
    tolerance = isSymmetric ? 1e-9 : 0
    let order =
      isSymmetric
      ? (0..<count).sorted { SpatialArena.precedes(table[$0], table[$1], input.actors[$0], input.actors[$1]) }
      : Array(0..<count)
    self.order = order
    // Floors of strengths are absolute: in a fixed unit they do not depend on the unit of capability.
    let unit = isSymmetric ? (table.map(\.capability).max() ?? 1) / 100 : 1
    let actors = order.map { table[$0] }
    capabilities = actors.map { unit == 1 ? $0.capability : $0.capability / unit }
    saliences = actors.flatMap(\.saliences)
    salienceSums = actors.map { $0.saliences.reduce(0, +) }
    squares = actors.map { $0.saliences.reduce(0) { $0 + $1 * $1 } }
    powers = zip(capabilities, salienceSums).map { $0 * $1 }
    positions = actors.flatMap(\.positions)
    ideals = positions
    next = positions
    keys = order.map { NameKey.of(input.actors[$0]) }
    let rows = model.accommodation
    accommodation = rows.map { rows in order.flatMap { row in order.map { rows[row][$0] } } } ?? []
    distances = [Double](repeating: 0, count: count * count)
    plainUtilities = distances
    estimates = distances
    ownUtilities = distances
    risk = [Double](repeating: 0, count: count)
  }

  mutating func play() -> SpatialOutcome {
    var turns: [SpatialOutcome.Turn] = []
    var first = 0.0
    var hasSettled = false
    while turns.count < model.turns && !hasSettled {
      measure()
      let election = assessRisk()
      var matrices: (win: [Double], gain: [Double]) = ([], [])
      propose(&matrices)
      let decisions = decide(turn: turns.count)
      turns.append(record(election, decisions, matrices))
      let movement = move()
      if turns.count == 1 { first = movement } else { hasSettled = movement < model.settled * (first + 1e-4) }
    }
    return SpatialOutcome(turns: turns, positions: table(positions), hasSettled: hasSettled)
  }

  /// Takes stock of the start, in the eyes of an actor.
  mutating func look(by viewer: Int) {
    measure()
    _ = assessRisk()
    estimate(by: viewer)
  }

  // MARK: The turn

  private mutating func measure() {
    for i in 0..<count {
      for j in 0..<count { distances[i * count + j] = distance(from: i, to: j * dimensions, in: positions) }
    }
  }

  /// The distance from the ideal of an actor to a place, weighted by its saliences.
  func distance(from actor: Int, to place: Int, in places: [Double]) -> Double {
    var sum = 0.0
    for k in 0..<dimensions {
      let term = saliences[actor * dimensions + k] * (ideals[actor * dimensions + k] - places[place + k])
      sum += term * term
    }
    return (sum / squares[actor]).squareRoot()
  }

  @inline(__always) static func utility(_ distance: Double, _ risk: Double) -> Double {
    distance <= 1 ? (1 - distance) * (1 + risk * distance) : (1 - distance) * (1 + risk)
  }

  /// Attitudes to risk from the chances of positions; returns the chances.
  private mutating func assessRisk() -> [Double] {
    for j in 0..<count {
      for i in 0..<count { plainUtilities[j * count + i] = SpatialArena.utility(distances[i * count + j], 0) }
    }
    ballot.hold(model.election, options: count, utilities: plainUtilities, weights: capabilities)
    let chances = ballot.probabilities
    let (low, high) = (chances.min() ?? 0, chances.max() ?? 0)
    let range = high - low
    for i in 0..<count {
      let chance = chances[i]
      risk[i] =
        switch model.riskRange {
        case .middle: (3 * chance - (high + 2 * low)) / (2 * range)
        case .minimum: (chance - low) / range
        case .maximum: (2 * chance - high - low) / range
        }
      // Nobody is more secure than others: nobody minds risk.
      if range <= 1e-12 { risk[i] = 0 }
    }
    for j in 0..<count {
      for i in 0..<count { ownUtilities[j * count + i] = SpatialArena.utility(distances[i * count + j], risk[i]) }
    }
    return chances
  }

  /// Moves all at once, and ideals after them; returns how far all moved together.
  private mutating func move() -> Double {
    var movement = 0.0
    for i in 0..<count {
      var sum = 0.0
      for k in i * dimensions..<(i + 1) * dimensions { sum += (next[k] - positions[k]) * (next[k] - positions[k]) }
      movement += sum.squareRoot()
    }
    positions = next
    if accommodation.isEmpty {
      ideals = positions
      return movement
    }
    for i in 0..<count {
      var row = 0.0
      for j in 0..<count { row += accommodation[i * count + j] }
      for k in 0..<dimensions {
        var sum = 0.0
        for j in 0..<count { sum += accommodation[i * count + j] * positions[j * dimensions + k] }
        ideals[i * dimensions + k] = sum + (1 - row) * ideals[i * dimensions + k]
      }
    }
    return movement
  }

  // MARK: Input and record

  private typealias Row = (positions: [Double], saliences: [Double], capability: Double)

  private static func table(_ input: BargainingInput) -> [Row] {
    input.actors.map { actor in
      var row: Row = ([], [], 0)
      for issue in input.issues {
        let place = issue.actors.firstIndex(of: actor) ?? 0
        let (low, high) = (issue.scale.lowerBound, issue.scale.upperBound)
        row.positions.append((issue.positions[place] - low) / (high - low))
        row.saliences.append(issue.saliences[place])
        row.capability = issue.capabilities[place]
      }
      return row
    }
  }

  /// An order that depends on nothing but numbers; names decide between actors with equal numbers.
  private static func precedes(_ a: Row, _ b: Row, _ first: String, _ second: String) -> Bool {
    let (x, y) = (a.positions + a.saliences + [a.capability], b.positions + b.saliences + [b.capability])
    for (p, q) in zip(x, y) where p != q { return p < q }
    return first < second
  }

  /// What is here, in the order of the input.
  private func restored<Element>(_ values: [Element]) -> [Element] {
    var result = values
    for (place, actor) in order.enumerated() { result[actor] = values[place] }
    return result
  }

  private func units(_ place: Int, in places: [Double]) -> [Double] {
    input.issues.enumerated().map { k, issue in
      let (low, high) = (issue.scale.lowerBound, issue.scale.upperBound)
      return low + places[place + k] * (high - low)
    }
  }

  private func table(_ places: [Double]) -> [[Double]] {
    restored((0..<count).map { units($0 * dimensions, in: places) })
  }

  private func matrix(_ values: [Double]) -> [[Double]] {
    guard !values.isEmpty else { return [] }
    return restored((0..<count).map { restored(Array(values[$0 * count..<($0 + 1) * count])) })
  }

  private func record(
    _ election: [Double], _ decisions: [SpatialOutcome.Decision], _ matrices: (win: [Double], gain: [Double])
  ) -> SpatialOutcome.Turn {
    let listed = bargains.items.enumerated().map { index, item in
      SpatialOutcome.Bargain(
        initiator: order[item.initiator], receiver: order[item.receiver], gain: item.gain,
        winProbability: item.winProbability,
        initiatorMovesTo: units(index * dimensions, in: bargains.initiatorPlaces),
        receiverMovesTo: units(index * dimensions, in: bargains.receiverPlaces))
    }
    return SpatialOutcome.Turn(
      positions: table(positions), positionProbabilities: restored(election), risk: restored(risk), bargains: listed,
      decisions: restored(decisions), winProbability: matrix(matrices.win), gain: matrix(matrices.gain))
  }
}
