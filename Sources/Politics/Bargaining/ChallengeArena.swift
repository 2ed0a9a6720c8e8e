internal import Chance

/// The state of a challenge model while it is played: one issue, in the order in which sums are made.
struct ChallengeArena {
  private let model: ChallengeModel
  /// The issue's actor at each place here.
  private let order: [Int]
  private let saliences, weights: [Double]
  private let span: Double
  /// Utilities, and distances as shares of the span, that differ by no more than this are equal.
  private let tolerance: Double
  private var positions: [Double]
  private var median = 0.0

  private var count: Int { positions.count }

  init(_ issue: BargainingIssue, model: ChallengeModel) {
    self.model = model
    order = model.ties == .symmetric ? issue.canonicalOrder : Array(issue.actors.indices)
    let all = issue.weights
    saliences = order.map { issue.saliences[$0] }
    weights = order.map { all[$0] }
    positions = order.map { issue.positions[$0] }
    span = issue.span
    tolerance = model.ties == .symmetric ? 1e-9 : 0
  }

  mutating func play() -> ChallengeModel.Outcome {
    var rounds: [ChallengeModel.Round] = []
    var hasSettled = false
    while rounds.count < model.rounds && !hasSettled {
      let (round, next) = self.round()
      rounds.append(round)
      hasSettled = zip(positions, next).allSatisfy { abs($0 - $1) <= model.settled * span }
      positions = next
    }
    return ChallengeModel.Outcome(
      rounds: rounds, positions: restored(positions), median: winner(), mean: mean, hasSettled: hasSettled)
  }

  private mutating func round() -> (ChallengeModel.Round, next: [Double]) {
    median = winner()
    let neutral = [Double](repeating: 1, count: count)
    let first = winProbabilities(exponents: neutral)
    let security = (0..<count).map { target in
      (0..<count).reduce(0) { sum, challenger in
        if challenger == target { return sum }
        return sum + utility(challenger, target, first, stakes(challenger, target, exponent: 1, neutral: 0))
      }
    }
    let risk = ChallengeArena.risk(security)
    let exponents = risk.map { (1 - $0 / 3) / (1 + $0 / 3) }
    let second = model.contest == .dyad ? first : winProbabilities(exponents: exponents)
    var next = positions
    var accepted: [ChallengeModel.Offer] = []
    for mover in 0..<count {
      guard let offer = bestOffer(to: mover, second, exponent: exponents[mover]) else { continue }
      next[mover] = offer.position
      accepted.append(offer)
    }
    let round = ChallengeModel.Round(
      positions: restored(positions), median: median, mean: mean,
      winProbability: restored((0..<count).map { restored(Array(second[$0 * count..<($0 + 1) * count])) }),
      security: restored(security), risk: restored(risk), riskExponent: restored(exponents),
      accepted: accepted.sorted { $0.mover < $1.mover })
    return (round, next)
  }

  /// What is here, in the order of the issue.
  private func restored<Element>(_ values: [Element]) -> [Element] {
    var result = values
    for (place, actor) in order.enumerated() { result[actor] = values[place] }
    return result
  }

  // MARK: The equations

  private var mean: Double { Baselines.mean(positions, weights: weights) }

  /// The position that no other beats: the one with the least weighted distance to all.
  private func winner() -> Double {
    if model.ties == .symmetric { return Baselines.median(positions, weights: weights) }
    var best = (distance: Double.infinity, position: positions[0])
    for position in positions {
      let distance = zip(positions, weights).reduce(0) { $0 + $1.1 * abs($1.0 - position) }
      if distance < best.distance { best = (distance, position) }
    }
    return best.position
  }

  private func areTogether(_ i: Int, _ j: Int) -> Bool { abs(positions[i] - positions[j]) <= tolerance * span }

  /// The chances of row against column, row by row.
  private func winProbabilities(exponents: [Double]) -> [Double] {
    let count = count
    var result = [Double](repeating: 0, count: count * count)
    // Distances of k (row) to each position; as shares raised to k's exponent only where risk is inside the votes.
    let distances = (0..<count * count).map { index in
      let distance = abs(positions[index / count] - positions[index % count])
      return model.contest == .dyad ? distance : Power.of(distance / span, exponents[index / count])
    }
    for i in 0..<count {
      for j in 0..<count where !areTogether(i, j) {
        var (votes, cast) = (0.0, 0.0)
        for k in 0..<count {
          let vote = weights[k] * (distances[k * count + j] - distances[k * count + i])
          if vote > 0 { votes += vote }
          cast += abs(vote)
        }
        result[i * count + j] = model.contest == .allPairs ? votes : cast > 0 ? votes / cast : 0
      }
    }
    if model.contest == .allPairs {
      // Voter by voter: the order of the replication, whose last bits decide who yields where utilities are near zero.
      var total = 0.0
      for k in 0..<count {
        for i in 0..<count {
          for j in 0..<count where !areTogether(i, j) {
            total += abs(weights[k] * (distances[k * count + j] - distances[k * count + i]))
          }
        }
      }
      if total > 0 { for index in result.indices { result[index] /= total } }
    }
    return result
  }

  /// The utilities at stake between two actors, as one with a risk exponent sees them.
  private struct Stakes {
    let exponent, distance, success, failure, neutral: Double

    init(distance: Double, exponent: Double, neutral: Double) {
      self.exponent = exponent
      self.distance = distance
      self.neutral = neutral
      success = Stakes.value(0.5 - 0.5 * distance, exponent)
      failure = Stakes.value(0.5 + 0.5 * distance, exponent)
    }

    static func value(_ share: Double, _ exponent: Double) -> Double { 2 - 4 * Power.of(max(0, share), exponent) }
  }

  private func stakes(_ i: Int, _ j: Int, exponent: Double, neutral: Double) -> Stakes {
    Stakes(distance: abs(positions[i] - positions[j]) / span, exponent: exponent, neutral: neutral)
  }

  /// What i gains by challenging j.
  private func utility(_ i: Int, _ j: Int, _ win: [Double], _ stakes: Stakes) -> Double {
    let probability = win[i * count + j]
    let salience = saliences[j]
    let challenge =
      salience * (probability * stakes.success + (1 - probability) * stakes.failure) + (1 - salience) * stakes.success
    let stays = model.stability * stakes.neutral
    guard model.stability < 1 else { return challenge - stays }
    let toMedian = abs(positions[i] - median) / span
    let share =
      switch model.drift {
      case .difference: 0.25 * (stakes.distance - toMedian)
      case .printed: 0.25 * (toMedian + stakes.distance) * (toMedian < stakes.distance - tolerance ? 1 : -1)
      }
    return challenge - stays - (1 - model.stability) * Stakes.value(0.5 - share, stakes.exponent)
  }

  /// R from security: −1 for the least, 1 for the most threatened; 0 for all if all are equal.
  static func risk(_ security: [Double]) -> [Double] {
    let (low, high) = (security.min() ?? 0, security.max() ?? 0)
    // Differences of rounding are none.
    guard high - low > 1e-12 * max(1, abs(high), abs(low)) else { return security.map { _ in 0 } }
    return security.map { (2 * $0 - high - low) / (high - low) }
  }

  // MARK: Offers

  private func bestOffer(to mover: Int, _ win: [Double], exponent: Double) -> ChallengeModel.Offer? {
    var offers: [ChallengeModel.Offer] = []
    let neutral = Stakes.value(0.5, exponent)
    for other in 0..<count where other != mover && !areTogether(mover, other) {
      let stakes = stakes(mover, other, exponent: exponent, neutral: neutral)
      let own = utility(mover, other, win, stakes)
      let others = utility(other, mover, win, stakes)
      guard let kind = kind(own: own, others: others) else { continue }
      let way = kind == .compromise ? abs(own / others) : 1
      let position =
        way == 1 ? positions[other] : positions[mover] + (positions[other] - positions[mover]) * way
      offers.append(
        ChallengeModel.Offer(
          mover: order[mover], challenger: order[other], kind: kind, moverUtility: own, challengerUtility: others,
          position: position))
    }
    for kind in ChallengeModel.Offer.Kind.allCases {
      let candidates = offers.filter { $0.kind == kind }
      if let chosen = leastCost(candidates, mover: mover, kind: kind) { return chosen }
    }
    return nil
  }

  /// What the mover has to concede, if anything.
  private func kind(own: Double, others: Double) -> ChallengeModel.Offer.Kind? {
    guard others > tolerance else { return nil }
    if own > tolerance { return others > own + tolerance ? .confrontation : nil }
    guard own < -tolerance else { return nil }
    return others > -own + tolerance ? .compromise : .compel
  }

  /// The offer that costs least; of equal ones the first, or their mean: opposite moves cancel.
  private func leastCost(
    _ offers: [ChallengeModel.Offer], mover: Int, kind: ChallengeModel.Offer.Kind
  ) -> ChallengeModel.Offer? {
    let costs = offers.map { offer in
      kind == .compromise && model.compromise == .lowestPosition
        ? weightedPosition(offer, mover: mover) : abs(offer.position - positions[mover])
    }
    guard let least = costs.min(), let first = costs.firstIndex(of: least) else { return nil }
    guard model.ties == .symmetric else { return offers[first] }
    let tied = offers.indices.filter { costs[$0] <= least + tolerance * span }.map { offers[$0] }
    let low = tied.map(\.position).min() ?? 0
    let high = tied.map(\.position).max() ?? 0
    if high - low <= 2 * tolerance * span { return tied[0] }
    guard model.compromise == .leastMove || kind != .compromise else {
      return tied.min { ($0.position, $0.challenger) < ($1.position, $1.challenger) }
    }
    return ChallengeModel.Offer(
      mover: tied[0].mover, challenger: tied[0].challenger, kind: kind, moverUtility: tied[0].moverUtility,
      challengerUtility: tied[0].challengerUtility, position: positions[mover])
  }

  private func weightedPosition(_ offer: ChallengeModel.Offer, mover: Int) -> Double {
    let (own, others) = (abs(offer.moverUtility), abs(offer.challengerUtility))
    // The challenger is an actor of the issue: find its place here.
    let place = order.firstIndex(of: offer.challenger) ?? mover
    return (own * positions[mover] + others * positions[place]) / (own + others)
  }
}
