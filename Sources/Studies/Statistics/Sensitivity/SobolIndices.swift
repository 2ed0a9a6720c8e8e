import Chance

/// How much of the variance of an outcome each input explains alone (first-order index), in pairs, and
/// together with all others (total index).
///
/// First order: A. Saltelli et al., "Variance based sensitivity analysis of model output. Design and
/// estimator for the total sensitivity index", Computer Physics Communications 181(2), 2010, table 2 (b).
/// Total: M. J. W. Jansen, "Analysis of variance designs for model output", Computer Physics
/// Communications 117, 1999. Intervals: bootstrap over base points, value ± 1.96 standard deviations.
public struct SobolIndices: Sendable, Codable, Hashable {
  /// The outcomes of a `SaltelliDesign`.
  public struct Outcomes: Sendable {
    /// At the base points of samples A and B.
    public var a, b: [Double]
    /// By input, at A with that input from B.
    public var mixed: [[Double]]
    /// By input, at B with that input from A; nil without second order.
    public var reversed: [[Double]]?

    /// Outcomes by sample.
    public init(a: [Double], b: [Double], mixed: [[Double]], reversed: [[Double]]? = nil) {
      (self.a, self.b, self.mixed, self.reversed) = (a, b, mixed, reversed)
    }

    /// Takes the outcomes of all rows of a design apart.
    ///
    /// - Throws: `InvalidSample` if the rows do not make whole base points.
    public init(rows: [Double], inputs: Int, secondOrder: Bool) throws(InvalidSample) {
      let stride = secondOrder ? 2 * inputs + 2 : inputs + 2
      guard inputs > 0, !rows.isEmpty, rows.count % stride == 0 else {
        throw InvalidSample([
          "There are \(rows.count) outcomes; for \(inputs) inputs there must be a multiple of \(stride), at least one."
        ])
      }
      func column(_ place: Int) -> [Double] { Swift.stride(from: place, to: rows.count, by: stride).map { rows[$0] } }
      a = column(0)
      b = column(stride - 1)
      mixed = (1...inputs).map(column)
      reversed = secondOrder ? (inputs + 1...2 * inputs).map(column) : nil
    }
  }

  /// The index of a pair of inputs, beyond what each explains alone.
  public struct Pair: Sendable, Codable, Hashable {
    /// The inputs, `first` < `second`.
    public var first, second: Int
    /// The second-order index.
    public var index: Estimate
  }

  /// By input, its first-order index.
  public let first: [Estimate]
  /// By input, its total index.
  public let total: [Estimate]
  /// All pairs, if the design has the rows for them.
  public let pairs: [Pair]

  /// Indices with intervals.
  ///
  /// - Parameters:
  ///   - outcomes: at the rows of a `SaltelliDesign`.
  ///   - resamples: of the bootstrap, 2 or more.
  ///   - seed: of the bootstrap.
  /// - Throws: `InvalidSample` if lengths differ or a value is not finite.
  public init(of outcomes: Outcomes, resamples: Int = 200, seed: UInt64 = 0) throws(InvalidSample) {
    try InvalidSample.check(Self.problems(outcomes, resamples))
    let inputs = outcomes.mixed.count
    let blocks = BlockSums(of: outcomes, seed: seed)
    let everything = blocks.whole()
    var replicates: [[Double]] = [[Double]](repeating: [], count: blocks.width)
    var draws = Draws(seed: seed, purpose: .statistics, entity: 1)
    for _ in 0..<resamples {
      for (column, value) in blocks.indices(blocks.resample(&draws)).enumerated() { replicates[column].append(value) }
    }
    let values = blocks.indices(everything)
    let estimates = zip(values, replicates).map { value, replicates in
      let reach = Interval.normalPoint * standardDeviation(replicates)
      return Estimate(value: value, interval: Interval(low: value - reach, high: value + reach))
    }
    first = Array(estimates[..<inputs])
    total = Array(estimates[inputs..<2 * inputs])
    var pairs: [Pair] = []
    if outcomes.reversed != nil {
      for j in 0..<inputs {
        for k in j + 1..<inputs { pairs.append(Pair(first: j, second: k, index: estimates[2 * inputs + pairs.count])) }
      }
    }
    self.pairs = pairs
  }

  private static func problems(_ outcomes: Outcomes, _ resamples: Int) -> [String] {
    let count = outcomes.a.count
    var problems: [String] = []
    if count == 0 { problems.append("There are no base points; there must be at least one.") }
    if outcomes.mixed.isEmpty { problems.append("There are no inputs; there must be at least one.") }
    if resamples < 2 { problems.append("There are \(resamples) resamples; there must be at least 2.") }
    problems += InvalidSample.problems(in: outcomes.a, named: "Sample A", count: count)
    problems += InvalidSample.problems(in: outcomes.b, named: "Sample B", count: count)
    for (input, column) in outcomes.mixed.enumerated() {
      problems += InvalidSample.problems(in: column, named: "A with input \(input) from B", count: count)
    }
    if let reversed = outcomes.reversed {
      if reversed.count != outcomes.mixed.count {
        problems.append("There are \(reversed.count) reversed samples for \(outcomes.mixed.count) inputs.")
      }
      for (input, column) in reversed.enumerated() {
        problems += InvalidSample.problems(in: column, named: "B with input \(input) from A", count: count)
      }
    }
    return problems
  }
}

/// Sums over groups of base points of what the indices are made of, so that a resample costs as much as
/// there are groups. Up to 1,000 groups; their members are drawn at random, as neighbours of a Sobol'
/// sequence are not independent.
private struct BlockSums {
  static let most = 1000

  let inputs: Int
  let hasPairs: Bool
  /// Column by column: count, Σ a + b, Σ a² + b², then by input Σ b(m − a), Σ (a − m)², then pairs.
  private let sums: [[Double]]
  private let blocks: Int
  /// Outcomes hardly differ, by the peer's measure.
  private let isConstant: Bool

  /// The number of indices.
  var width: Int { 2 * inputs + (hasPairs ? inputs * (inputs - 1) / 2 : 0) }

  init(of outcomes: SobolIndices.Outcomes, seed: UInt64) {
    let count = outcomes.a.count
    let inputs = outcomes.mixed.count
    let blocks = min(count, Self.most)
    var blockOf = (0..<count).map { $0 % blocks }
    if count > blocks {
      var draws = Draws(seed: seed, purpose: .statistics, entity: 0)
      draws.shuffle(&blockOf)
    }
    // Centring and scaling by all outcomes takes the bias of a large mean away.
    let columns = [outcomes.a, outcomes.b] + outcomes.mixed + (outcomes.reversed ?? [])
    let size = Double(columns.count * count)
    let centre = columns.reduce(0) { $0 + $1.reduce(0, +) } / size
    let squares = columns.reduce(0) { $0 + $1.reduce(0) { $0 + ($1 - centre) * ($1 - centre) } }
    let spread = (squares / size).squareRoot()
    let scale = spread > 0 ? 1 / spread : 0
    func scaled(_ column: [Double]) -> [Double] { column.map { ($0 - centre) * scale } }
    let (a, b) = (scaled(outcomes.a), scaled(outcomes.b))
    let mixed = outcomes.mixed.map(scaled)

    func gather(_ value: (Int) -> Double) -> [Double] {
      var sums = [Double](repeating: 0, count: blocks)
      for row in 0..<count { sums[blockOf[row]] += value(row) }
      return sums
    }
    var sums = [gather { _ in 1 }, gather { a[$0] + b[$0] }, gather { a[$0] * a[$0] + b[$0] * b[$0] }]
    for column in mixed { sums.append(gather { b[$0] * (column[$0] - a[$0]) }) }
    for column in mixed { sums.append(gather { (a[$0] - column[$0]) * (a[$0] - column[$0]) }) }
    if let reversed = outcomes.reversed {
      for j in 0..<inputs {
        let other = scaled(reversed[j])
        for k in j + 1..<inputs {
          let column = mixed[k]
          sums.append(gather { other[$0] * column[$0] - a[$0] * b[$0] })
        }
      }
    }
    self.inputs = inputs
    hasPairs = outcomes.reversed != nil
    self.sums = sums
    self.blocks = blocks
    isConstant = ((a + b).max() ?? 0) - ((a + b).min() ?? 0) <= 0x1p-52
  }

  /// The sums over all base points.
  func whole() -> [Double] { sums.map { $0.reduce(0, +) } }

  /// The sums over blocks drawn with replacement.
  func resample(_ draws: inout Draws) -> [Double] {
    var drawn = [Double](repeating: 0, count: blocks)
    for _ in 0..<blocks { drawn[draws.below(blocks)] += 1 }
    return sums.map { column in
      var sum = 0.0
      for block in 0..<blocks { sum += drawn[block] * column[block] }
      return sum
    }
  }

  /// First, total and pair indices from sums.
  func indices(_ sums: [Double]) -> [Double] {
    let count = sums[0]
    let mean = sums[1] / (2 * count)
    let variance = sums[2] / (2 * count) - mean * mean
    guard !isConstant, variance > 0x1p-52 else { return [Double](repeating: 0, count: width) }
    let first = (0..<inputs).map { sums[3 + $0] / count / variance }
    let total = (0..<inputs).map { 0.5 * sums[3 + inputs + $0] / count / variance }
    var pairs: [Double] = []
    if hasPairs {
      for j in 0..<inputs {
        for k in j + 1..<inputs {
          pairs.append(sums[3 + 2 * inputs + pairs.count] / count / variance - first[j] - first[k])
        }
      }
    }
    return first + total + pairs
  }
}
