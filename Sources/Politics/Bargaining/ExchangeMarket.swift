/// The state of exchanges: flat arrays over actors and issues, positions as shares of the scale.
struct ExchangeMarket {
  private struct Candidate {
    let first, second, firstIssue, secondIssue: Int
    /// How far each would go towards the other's position, and what each gains.
    let firstShift, secondShift, gain: Double
  }

  private let input: BargainingInput
  private let actors, issues: Int
  /// The place of each actor among those of each issue, by actor and issue.
  private let places: [Int?]
  private let preferences, saliences, weights: [Double]
  private let totals: [Double]
  private var positions: [Double]
  private var isOpen: [Bool]

  init(_ input: BargainingInput) {
    self.input = input
    let (actors, issues) = (input.actors.count, input.issues.count)
    self.actors = actors
    self.issues = issues
    let places = input.actors.flatMap { actor in input.issues.map { $0.actors.firstIndex(of: actor) } }
    self.places = places
    func spread(_ value: (BargainingIssue, Int) -> Double) -> [Double] {
      places.enumerated().map { index, place in place.map { value(input.issues[index % issues], $0) } ?? 0 }
    }
    preferences = spread { issue, place in
      (issue.positions[place] - issue.scale.lowerBound) / (issue.scale.upperBound - issue.scale.lowerBound)
    }
    saliences = spread { $0.saliences[$1] }
    weights = spread { $0.saliences[$1] * $0.capabilities[$1] }
    totals = input.issues.map { $0.weights.sorted().reduce(0, +) }
    positions = preferences
    isOpen = places.map { $0 != nil }
  }

  /// Expected outcomes as shares of the scales.
  private func expectations(_ positions: [Double]) -> [Double] {
    (0..<issues).map { issue in
      let present = (0..<actors).filter { places[$0 * issues + issue] != nil }
      return Baselines.mean(
        present.map { positions[$0 * issues + issue] }, weights: present.map { weights[$0 * issues + issue] })
    }
  }

  /// Makes the exchanges that gain most, at the same time; nothing if none gains.
  mutating func round() -> [ExchangeModel.Exchange]? {
    let outcomes = expectations(positions)
    var best: [Candidate] = []
    var gain = 1e-9
    for i in 0..<actors {
      for j in 0..<actors where j != i {
        for p in 0..<issues {
          for q in p + 1..<max(p + 1, issues) {
            guard let candidate = candidate(i, j, p, q, outcomes), candidate.gain >= gain - 1e-9 else { continue }
            if candidate.gain > gain { gain = candidate.gain }
            best.append(candidate)
          }
        }
      }
    }
    best.removeAll { $0.gain < gain - 1e-9 }
    return best.isEmpty ? nil : make(best)
  }

  /// i gives way on p and j on q, if both gain.
  private func candidate(_ i: Int, _ j: Int, _ p: Int, _ q: Int, _ outcomes: [Double]) -> Candidate? {
    let (ip, iq, jp, jq) = (i * issues + p, i * issues + q, j * issues + p, j * issues + q)
    guard isOpen[ip], isOpen[jq], places[iq] != nil, places[jp] != nil else { return nil }
    // Opposite sides of the expected outcome on both issues, by what they want.
    func areOpposed(_ a: Int, _ b: Int, _ outcome: Double) -> Bool {
      let (x, y) = (preferences[a] - outcome, preferences[b] - outcome)
      return min(x, y) < -1e-9 && max(x, y) > 1e-9
    }
    guard areOpposed(ip, jp, outcomes[p]), areOpposed(iq, jq, outcomes[q]) else { return nil }
    let (onFirst, onSecond) = (saliences[ip] + saliences[jp], saliences[iq] + saliences[jq])
    guard onFirst > 0, onSecond > 0, weights[ip] > 0, weights[jq] > 0 else { return nil }
    // How far each can shift an outcome by going all the way to what the other wants.
    let reach = abs(positions[ip] - preferences[jp]) * weights[ip] / totals[p]
    let otherReach = abs(positions[jq] - preferences[iq]) * weights[jq] / totals[q]
    // Equal gains fix the rate: shifts in inverse proportion to the sums of saliences.
    let rate = onFirst / onSecond
    let shift = min(reach, otherReach / rate)
    let gain = saliences[iq] * shift * rate - saliences[ip] * shift
    guard gain > 1e-9 else { return nil }
    return Candidate(
      first: i, second: j, firstIssue: p, secondIssue: q, firstShift: shift / reach,
      secondShift: shift * rate / otherReach, gain: gain)
  }

  /// Exchanges that want the same actor to give way on the same issue share it equally.
  private mutating func make(_ candidates: [Candidate]) -> [ExchangeModel.Exchange] {
    var demand = [Double](repeating: 0, count: actors * issues)
    for candidate in candidates {
      demand[candidate.first * issues + candidate.firstIssue] += 1
      demand[candidate.second * issues + candidate.secondIssue] += 1
    }
    var moves: [Int: [Double]] = [:]
    var made: [ExchangeModel.Exchange] = []
    for candidate in candidates {
      let giving = candidate.first * issues + candidate.firstIssue
      let otherGiving = candidate.second * issues + candidate.secondIssue
      let share = 1 / max(demand[giving], demand[otherGiving])
      let target = preferences[candidate.second * issues + candidate.firstIssue]
      let otherTarget = preferences[candidate.first * issues + candidate.secondIssue]
      let move = (target - positions[giving]) * candidate.firstShift * share
      let otherMove = (otherTarget - positions[otherGiving]) * candidate.secondShift * share
      moves[giving, default: []].append(move)
      moves[otherGiving, default: []].append(otherMove)
      made.append(
        ExchangeModel.Exchange(
          first: candidate.first, second: candidate.second, firstIssue: candidate.firstIssue,
          secondIssue: candidate.secondIssue,
          firstMovesTo: units(positions[giving] + move, candidate.firstIssue),
          secondMovesTo: units(positions[otherGiving] + otherMove, candidate.secondIssue),
          gain: candidate.gain * share))
    }
    // What an actor has given is given: it is not traded again.
    for (place, steps) in moves.sorted(by: { $0.key < $1.key }) {
      positions[place] += steps.sorted().reduce(0, +)
      isOpen[place] = false
    }
    return made
  }

  private func units(_ share: Double, _ issue: Int) -> Double {
    let scale = input.issues[issue].scale
    return scale.lowerBound + share * (scale.upperBound - scale.lowerBound)
  }

  func outcome(_ rounds: [[ExchangeModel.Exchange]]) -> ExchangeModel.Outcome {
    let (before, after) = (expectations(preferences), expectations(positions))
    let gains = (0..<actors).map { actor in
      (0..<issues).reduce(0) { sum, issue in
        let place = actor * issues + issue
        return sum + saliences[place]
          * (abs(preferences[place] - before[issue]) - abs(preferences[place] - after[issue]))
      }
    }
    return ExchangeModel.Outcome(
      before: before.enumerated().map { units($1, $0) }, after: after.enumerated().map { units($1, $0) },
      rounds: rounds,
      positions: input.issues.enumerated().map { index, issue in
        issue.actors.map { actor in
          input.actors.firstIndex(of: actor).map { units(positions[$0 * issues + index], index) } ?? .nan
        }
      }, gains: gains)
  }
}
