import Chance

/// How much each input helps a forest of extremely randomised trees to tell outcomes apart: the squared
/// deviations its splits take away, as shares that add up to 1.
///
/// Source: P. Geurts, D. Ernst and L. Wehenkel, "Extremely randomized trees", Machine Learning 63(1), 2006;
/// as a sensitivity measure, with its defaults (a third of the inputs at a split, leaves that grow with √n):
/// M. Jaxa-Rozen and J. H. Kwakkel, "Tree-based ensemble methods for sensitivity analysis of environmental
/// models", Environmental Modelling & Software 107, 2018.
public struct FeatureImportance: Sendable, Codable, Hashable {
  /// By input, its share; all 0 if the outcome does not vary.
  public let shares: [Double]

  /// Grows a forest.
  ///
  /// - Parameters:
  ///   - inputs: one row a future; categories count by their position.
  ///   - outcome: one for each; 0 and 1 for events.
  ///   - trees: 1 or more.
  ///   - tried: inputs tried at a split; nil: a third, rounded.
  ///   - leaf: the least number of rows in a leaf; nil: √(n / 1000), rounded, at least 1.
  ///   - bootstrap: whether each tree sees a resample, not all rows.
  ///   - seed: of the forest.
  /// - Throws: `InvalidSample` if lengths differ, a value is not finite, or a number is out of range.
  public init(
    inputs: InputTable, outcome: [Double], trees: Int = 100, tried: Int? = nil, leaf: Int? = nil,
    bootstrap: Bool = true, seed: UInt64 = 0
  ) throws(InvalidSample) {
    let count = inputs.count
    var problems = InvalidSample.problems(in: outcome, named: "The outcome", count: count)
    if trees < 1 { problems.append("There are \(trees) trees; there must be at least one.") }
    if let tried, !(1...inputs.columns.count).contains(tried) {
      problems.append("\(tried) inputs are tried at a split; it must be 1 to \(inputs.columns.count).")
    }
    if let leaf, leaf < 1 { problems.append("A leaf has at least \(leaf) rows; it must be at least one.") }
    try InvalidSample.check(problems)
    let third = max(1, Int((Double(inputs.columns.count) / 3).rounded(.toNearestOrEven)))
    let root = (Double(count) / 1000).squareRoot().rounded(.toNearestOrEven)
    let columns = inputs.columns.map(\.numbers)
    var sums = [Double](repeating: 0, count: columns.count)
    for tree in 0..<trees {
      var growth = RandomTree(
        columns: columns, outcome: outcome, tried: tried ?? third, leaf: leaf ?? max(1, Int(root)),
        draws: Draws(seed: seed, purpose: .statistics, entity: tree))
      growth.grow(bootstrap: bootstrap)
      let whole = growth.gains.reduce(0, +)
      guard whole > 0 else { continue }
      for input in sums.indices { sums[input] += growth.gains[input] / whole }
    }
    let whole = sums.reduce(0, +)
    shares = whole > 0 ? sums.map { $0 / whole } : sums
  }
}

/// One tree; only what its splits gain is kept.
private struct RandomTree {
  let columns: [[Double]]
  let outcome: [Double]
  let tried: Int
  let leaf: Int
  var draws: Draws
  private(set) var gains: [Double]
  /// How often each row was drawn.
  private var weights: [Double] = []
  /// The rows of the nodes, each node a run.
  private var rows: [Int] = []

  init(columns: [[Double]], outcome: [Double], tried: Int, leaf: Int, draws: Draws) {
    (self.columns, self.outcome, self.tried, self.leaf, self.draws) = (columns, outcome, tried, leaf, draws)
    gains = [Double](repeating: 0, count: columns.count)
  }

  private struct Sums {
    var weight = 0.0
    var sum = 0.0
    var squares = 0.0
    /// The squared deviations from the mean.
    var deviation: Double { weight > 0 ? squares - sum * sum / weight : 0 }

    mutating func add(_ weight: Double, _ value: Double) {
      self.weight += weight
      sum += weight * value
      squares += weight * value * value
    }
  }

  mutating func grow(bootstrap: Bool) {
    let count = outcome.count
    weights = [Double](repeating: bootstrap ? 0 : 1, count: count)
    if bootstrap { for _ in 0..<count { weights[draws.below(count)] += 1 } }
    rows = (0..<count).filter { weights[$0] > 0 }
    var open = [(start: 0, end: rows.count)]
    while let node = open.popLast() {
      guard let middle = split(node.start, node.end) else { continue }
      open.append((middle, node.end))
      open.append((node.start, middle))
    }
  }

  /// Splits a node by the best of a few random thresholds and reorders its rows; nil: it is a leaf.
  private mutating func split(_ start: Int, _ end: Int) -> Int? {
    guard end - start >= max(2, 2 * leaf) else { return nil }
    var whole = Sums()
    for row in rows[start..<end] { whole.add(weights[row], outcome[row]) }
    guard whole.deviation > 1e-12 * max(1e-300, whole.squares) else { return nil }
    var best: (gain: Double, input: Int, threshold: Double)?
    var (visited, varying) = (0, 0)
    for input in draws.order(columns.count) {
      if visited >= tried && varying > 0 { break }
      visited += 1
      let column = columns[input]
      var (low, high) = (Double.infinity, -Double.infinity)
      for row in rows[start..<end] {
        low = min(low, column[row])
        high = max(high, column[row])
      }
      guard low < high else { continue }
      varying += 1
      var threshold = low + draws.uniform() * (high - low)
      if threshold >= high { threshold = low }
      var below = Sums()
      var count = 0
      for row in rows[start..<end] where column[row] <= threshold {
        below.add(weights[row], outcome[row])
        count += 1
      }
      guard count >= leaf, end - start - count >= leaf else { continue }
      let above = Sums(
        weight: whole.weight - below.weight, sum: whole.sum - below.sum, squares: whole.squares - below.squares)
      let gain = whole.deviation - below.deviation - above.deviation
      if let found = best, gain <= found.gain { continue }
      best = (gain, input, threshold)
    }
    guard let best else { return nil }
    gains[best.input] += max(0, best.gain)
    let column = columns[best.input]
    var middle = start
    for position in start..<end where column[rows[position]] <= best.threshold {
      rows.swapAt(position, middle)
      middle += 1
    }
    return middle
  }
}
