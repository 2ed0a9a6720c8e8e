/// CART: rules of the form "accuracy under 0.4 and claim is true" that divide the futures into groups as
/// alike in outcome as possible, by one split after another.
///
/// Source: L. Breiman, J. H. Friedman, R. A. Olshen and C. J. Stone, "Classification and Regression Trees",
/// 1984. Splits minimise the squared deviations within groups; for outcomes of 0 and 1 these are the Gini
/// impurity. A category is split off from all others. There is no pruning: the least mass of a leaf stops
/// the growth, as in the EMA Workbench.
public struct DecisionTree: Sendable {
  /// A leaf: a group of futures and the rule that leads to it.
  public struct Leaf: Sendable, Hashable {
    /// For each input what the rule allows; a number on a lower limit itself is not in the leaf.
    public let limits: [ScenarioBox.Limit]
    /// The inputs that the rule names, ascending.
    public let restricted: [Int]
    /// The rows in the leaf, ascending.
    public let rows: [Int]
    /// The mean outcome; of outcomes 0 and 1 the density.
    public let mean: Double
    /// The share of the outcome's sum that lies in the leaf; of outcomes 0 and 1 the coverage. Nil if the
    /// sum is 0.
    public let coverage: Double?
    /// The share of all futures.
    public let mass: Double
  }

  /// All leaves, from left to right: the lower side of a split first.
  public let leaves: [Leaf]
  let problem: DiscoveryProblem

  /// Grows a tree.
  ///
  /// - Parameters:
  ///   - inputs: one row a future.
  ///   - outcome: one for each; 1 for futures of interest and 0 for others, or any number.
  ///   - minimumMass: the least share of all futures in a leaf, over 0.
  /// - Throws: `InvalidSample` if lengths differ, a value is not finite, or the mass is out of range.
  public init(inputs: InputTable, outcome: [Double], minimumMass: Double = 0.05) throws(InvalidSample) {
    var problems = InvalidSample.problems(in: outcome, named: "The outcome", count: inputs.count)
    if inputs.count == 0 { problems.append("There are no futures; a tree needs at least one.") }
    if !(minimumMass > 0 && minimumMass <= 1) {
      problems.append("The minimum mass is \(minimumMass); it must be over 0, at most 1.")
    }
    try InvalidSample.check(problems)
    problem = DiscoveryProblem(inputs: inputs, isOfInterest: outcome.map { $0 > 0 })
    var growth = Growth(problem: problem, outcome: outcome, least: max(1, Int(minimumMass * Double(inputs.count))))
    growth.grow(Array(0..<inputs.count), problem.all)
    leaves = growth.leaves
  }

  /// The rule of a leaf in words; empty for a tree without splits.
  public func rule(_ leaf: Int) -> [String] {
    leaves[leaf].restricted.map { problem.words(for: leaves[leaf].limits[$0], ofInput: $0) }
  }

  /// The work in progress.
  private struct Growth {
    let problem: DiscoveryProblem
    let outcome: [Double]
    let least: Int
    var leaves: [Leaf] = []

    init(problem: DiscoveryProblem, outcome: [Double], least: Int) {
      self.problem = problem
      self.outcome = outcome
      self.least = least
    }

    private struct Split {
      var score: Double
      var input: Int
      var below, above: ScenarioBox.Limit
      var rowsBelow, rowsAbove: [Int]
    }

    mutating func grow(_ rows: [Int], _ limits: [ScenarioBox.Limit]) {
      guard let split = best(rows, limits) else {
        let sum = rows.reduce(0) { $0 + outcome[$1] }
        let whole = outcome.reduce(0, +)
        leaves.append(
          Leaf(
            limits: limits, restricted: problem.restricted(limits), rows: rows, mean: sum / Double(rows.count),
            coverage: whole != 0 ? sum / whole : nil, mass: Double(rows.count) / Double(problem.count)))
        return
      }
      for (part, limit) in [(split.rowsBelow, split.below), (split.rowsAbove, split.above)] {
        var narrowed = limits
        narrowed[split.input] = limit
        grow(part, narrowed)
      }
    }

    /// The split that leaves the least squared deviations; the first of equal ones.
    private func best(_ rows: [Int], _ limits: [ScenarioBox.Limit]) -> Split? {
      guard rows.count >= 2 * least, rows.contains(where: { outcome[$0] != outcome[rows[0]] }) else { return nil }
      var winner: Split?
      for input in problem.kinds.indices {
        if let split = problem.kinds[input] == .categorical
          ? categorical(input, rows, limits[input]) : numeric(input, rows, limits[input])
        {
          if let found = winner, split.score <= found.score { continue }
          winner = split
        }
      }
      return winner
    }

    /// Σ²/n of both sides: the greater, the less deviation is left.
    private func score(_ below: Double, _ count: Int, _ whole: Double, _ total: Int) -> Double {
      below * below / Double(count) + (whole - below) * (whole - below) / Double(total - count)
    }

    private func numeric(_ input: Int, _ rows: [Int], _ limit: ScenarioBox.Limit) -> Split? {
      guard case .range(let range) = limit else { return nil }
      let column = problem.values[input]
      let order = SortedOrder.ascending(rows.map { column[$0] }).map { rows[Int($0)] }
      let whole = order.reduce(0) { $0 + outcome[$1] }
      var (below, found) = (0.0, (score: -Double.infinity, count: 0))
      for count in 1..<order.count {
        below += outcome[order[count - 1]]
        guard count >= least, order.count - count >= least, column[order[count - 1]] < column[order[count]] else {
          continue
        }
        let score = score(below, count, whole, order.count)
        if score > found.score { found = (score, count) }
      }
      guard found.count > 0 else { return nil }
      let (a, b) = (column[order[found.count - 1]], column[order[found.count]])
      // Halves first, as the sum might overflow; rounding must not reach the upper value.
      let middle = a / 2 + b / 2
      let threshold = middle < b ? middle : a
      return Split(
        score: found.score, input: input, below: .range(Interval(low: range.low, high: threshold)),
        above: .range(Interval(low: threshold, high: range.high)),
        rowsBelow: order[..<found.count].sorted(), rowsAbove: order[found.count...].sorted())
    }

    private func categorical(_ input: Int, _ rows: [Int], _ limit: ScenarioBox.Limit) -> Split? {
      guard case .categories(let codes) = limit, codes.count > 1 else { return nil }
      let column = problem.values[input]
      let whole = rows.reduce(0) { $0 + outcome[$1] }
      var found: (score: Double, code: Int)?
      for code in codes {
        let inside = rows.filter { Int(column[$0]) == code }
        guard inside.count >= least, rows.count - inside.count >= least else { continue }
        let score = score(inside.reduce(0) { $0 + outcome[$1] }, inside.count, whole, rows.count)
        if let best = found, score <= best.score { continue }
        found = (score, code)
      }
      guard let found else { return nil }
      return Split(
        score: found.score, input: input, below: .categories(codes.filter { $0 != found.code }),
        above: .categories([found.code]), rowsBelow: rows.filter { Int(column[$0]) != found.code },
        rowsAbove: rows.filter { Int(column[$0]) == found.code })
    }
  }
}
