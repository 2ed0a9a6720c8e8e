/// The peeling and pasting of one PRIM box.
struct BoxSearch {
  let problem: DiscoveryProblem
  let settings: PatientRuleInduction.Settings
  let candidates: [Int]
  private(set) var trajectory: [ScenarioBox.Step]
  /// For each numeric input the rows in the box by ascending value.
  private var sorted: [[UInt32]]
  /// The rows in the box, ascending.
  private(set) var rows: [Int]

  /// A change of one limit: cheap to compare, turned into limits only if it wins.
  private struct Change {
    var input: Int
    var limit: ScenarioBox.Limit
    var tally: DiscoveryProblem.Tally
  }

  init(
    problem: DiscoveryProblem, settings: PatientRuleInduction.Settings, sorted: [[UInt32]], candidates: [Int]
  ) {
    self.problem = problem
    self.settings = settings
    self.candidates = candidates
    self.sorted = sorted
    rows = candidates
    trajectory = [problem.step(problem.all, among: candidates)]
    if candidates.count < problem.count { keep(candidates) }
  }

  /// Inputs in the order in which their peels compete: of equal ones the first wins.
  private func inputs(_ kind: DiscoveryProblem.Kind) -> [Int] {
    problem.kinds.indices.filter { problem.kinds[$0] == kind }
  }

  private var current: ScenarioBox.Step { trajectory[trajectory.count - 1] }

  // MARK: Peeling

  mutating func peel() {
    while true {
      var changes: [Change] = []
      for input in inputs(.continuous) + inputs(.whole) {
        changes.append(numericPeel(input, upper: true))
        changes.append(numericPeel(input, upper: false))
      }
      for input in inputs(.categorical) { changes += categoricalPeels(input) }
      guard let (score, change) = best(changes), score > 0 else { return }
      let mass = Double(change.tally.count) / Double(problem.count)
      guard mass >= settings.minimumMass, change.tally.count < current.count else { return }
      accept(change)
      keep(problem.rows(among: rows, within: change.limit, ofInput: change.input))
    }
  }

  /// Peels a numeric input by a quantile of what is in the box.
  private func numericPeel(_ input: Int, upper: Bool) -> Change {
    let order = sorted[input]
    let column = problem.values[input]
    guard case .range(var range) = current.limits[input] else {
      return Change(input: input, limit: current.limits[input], tally: tally(current))
    }
    let count = order.count
    let share = upper ? 1 - settings.peel : settings.peel
    var threshold = Self.quantile(share, count: count) { column[Int(order[$0])] }
    var excludesEqual = false
    if problem.kinds[input] == .whole {
      threshold = threshold.rounded(.towardZero)
      excludesEqual = threshold == (upper ? range.high : range.low)
    }
    // What the peel leaves is a run of the sorted rows.
    var (start, end) = (0, count)
    let edge = threshold
    if upper {
      while end > 0 {
        let value = column[Int(order[end - 1])]
        guard value > edge || excludesEqual && value == edge else { break }
        end -= 1
      }
    } else {
      while start < count {
        let value = column[Int(order[start])]
        guard value < edge || excludesEqual && value == edge else { break }
        start += 1
      }
    }
    var hits = current.ofInterest
    for position in upper ? end..<count : 0..<start where problem.isOfInterest[Int(order[position])] { hits -= 1 }
    if problem.kinds[input] == .whole {
      let extreme = start < end ? order[upper ? end - 1 : start] : order[upper ? count - 1 : 0]
      threshold = column[Int(extreme)]
    }
    if upper { range.high = threshold } else { range.low = threshold }
    return Change(
      input: input, limit: .range(range), tally: DiscoveryProblem.Tally(count: end - start, ofInterest: hits))
  }

  /// Peels each category off, if there is more than one.
  private func categoricalPeels(_ input: Int) -> [Change] {
    guard case .categories(let codes) = current.limits[input], codes.count > 1, let last = codes.last else { return [] }
    var tallies = [DiscoveryProblem.Tally](repeating: DiscoveryProblem.Tally(), count: last + 1)
    for row in rows { tallies[Int(problem.values[input][row])].add(problem.isOfInterest[row]) }
    return codes.map { code in
      Change(
        input: input, limit: .categories(codes.filter { $0 != code }),
        tally: DiscoveryProblem.Tally(
          count: current.count - tallies[code].count, ofInterest: current.ofInterest - tallies[code].ofInterest))
    }
  }

  /// Leaves only these rows in the box.
  private mutating func keep(_ kept: [Int]) {
    rows = kept
    var inside = [Bool](repeating: false, count: problem.count)
    for row in kept { inside[row] = true }
    inside.withUnsafeBufferPointer { inside in
      for input in sorted.indices where !sorted[input].isEmpty {
        var target = 0
        sorted[input].withUnsafeMutableBufferPointer { order in
          for position in order.indices {
            let row = order[position]
            order[target] = row
            target += inside[Int(row)] ? 1 : 0
          }
        }
        sorted[input].removeLast(sorted[input].count - target)
      }
    }
  }

  // MARK: Pasting

  mutating func paste() {
    while true {
      let step = current
      let neighbours = problem.neighbours(of: step, among: candidates, keepRows: true)
      var changes: [Change] = []
      for input in inputs(.continuous) where step.restricted.contains(input) {
        changes += numericPastes(input, neighbours)
      }
      // The peer looks at other inputs only if a continuous one is restricted; agreement was preferred.
      guard !changes.isEmpty else { return }
      for input in inputs(.whole) where step.restricted.contains(input) { changes += numericPastes(input, neighbours) }
      for input in inputs(.categorical) where step.restricted.contains(input) {
        changes += categoricalPastes(input, neighbours)
      }
      guard let (score, change) = best(changes), score > 0 else { return }
      let mass = Double(change.tally.count) / Double(problem.count)
      let density = Double(change.tally.ofInterest) / Double(change.tally.count)
      guard mass >= settings.minimumMass, change.tally.count > step.count, density > step.density else { return }
      accept(change)
      rows = problem.rows(within: current.limits, among: candidates)
    }
  }

  private func numericPastes(_ input: Int, _ neighbours: DiscoveryProblem.Neighbours) -> [Change] {
    guard case .range(let range) = current.limits[input], case .range(let all) = problem.all[input] else { return [] }
    let column = problem.values[input]
    return [false, true].map { upper in
      let edge = upper ? range.high : range.low
      let outside = upper ? neighbours.rowsAbove[input] : neighbours.rowsBelow[input]
      // What lies beyond the limit, and what lies on it.
      let data = (outside.map { column[$0] } + rows.compactMap { column[$0] == edge ? edge : nil }).sorted()
      var limit = upper ? all.high : all.low
      if !data.isEmpty {
        limit = Self.quantile(upper ? settings.paste : 1 - settings.paste, count: data.count) { data[$0] }
      }
      var tally = tally(current)
      for row in outside where upper ? column[row] <= limit : column[row] >= limit {
        tally.add(problem.isOfInterest[row])
      }
      let pasted = upper ? Interval(low: range.low, high: limit) : Interval(low: limit, high: range.high)
      return Change(input: input, limit: .range(pasted), tally: tally)
    }
  }

  private func categoricalPastes(_ input: Int, _ neighbours: DiscoveryProblem.Neighbours) -> [Change] {
    guard case .categories(let codes) = current.limits[input], case .categories(let all) = problem.all[input] else {
      return []
    }
    return all.filter { !codes.contains($0) }.map { code in
      let more = neighbours.categories[input][code]
      return Change(
        input: input, limit: .categories((codes + [code]).sorted()),
        tally: DiscoveryProblem.Tally(
          count: current.count + more.count, ofInterest: current.ofInterest + more.ofInterest))
    }
  }

  // MARK: Choosing

  private func tally(_ step: ScenarioBox.Step) -> DiscoveryProblem.Tally {
    DiscoveryProblem.Tally(count: step.count, ofInterest: step.ofInterest)
  }

  private mutating func accept(_ change: Change) {
    var limits = current.limits
    limits[change.input] = change.limit
    trajectory.append(problem.step(limits, count: change.tally.count, ofInterest: change.tally.ofInterest))
  }

  /// The change with the highest score, of equal ones that with the fewest restrictions, then the first.
  private func best(_ changes: [Change]) -> (score: Double, change: Change)? {
    let step = current
    var winner: (score: Double, free: Int, change: Change)?
    for change in changes {
      let score = score(change.tally, from: step)
      let (limit, all) = (step.limits[change.input], problem.all[change.input])
      let free = (limit != all ? 1 : 0) - (change.limit != all ? 1 : 0)
      if let found = winner, (score, free) <= (found.score, found.free) { continue }
      winner = (score, free, change)
    }
    return winner.map { ($0.score, $0.change) }
  }

  private func score(_ tally: DiscoveryProblem.Tally, from step: ScenarioBox.Step) -> Double {
    let density = tally.count > 0 ? Double(tally.ofInterest) / Double(tally.count) : 0
    if settings.objective == .density { return tally.count > 0 ? density : -1 }
    guard density != step.density, tally.count != step.count else { return 0 }
    let change = Double(abs(step.count - tally.count))
    let gain = density - step.density
    return settings.objective == .lenient ? gain / change : Double(tally.count) * gain / change
  }

  /// A quantile between two neighbouring different values, so that a limit does not cut through equal ones;
  /// of runs of equal values it looks outwards.
  ///
  /// - Parameters:
  ///   - share: 0 < … < 1.
  ///   - count: 1 or more.
  ///   - value: by rank.
  static func quantile(_ share: Double, count: Int, value: (Int) -> Double) -> Double {
    let position = Double(count - 1) * share
    var low = Int(position.rounded(.down))
    var high = Int(position.rounded(.up))
    if share > 0.5 {
      while low > 0, value(low) == value(high) { low -= 1 }
    } else {
      while high < count - 1, value(low) == value(high) { high += 1 }
    }
    return (value(low) + value(high)) / 2
  }
}
