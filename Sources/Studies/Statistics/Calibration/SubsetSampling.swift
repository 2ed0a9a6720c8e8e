import Chance

/// Points spread evenly over what is left of the unit cube where a function is at or below a limit, and the share
/// of the cube that this is, however small: level by level, each holding a fixed share of the one before, with a
/// random walk of the points within each level.
///
/// Source: S.-K. Au and J. L. Beck, "Estimation of small failure probabilities in high dimensions by subset
/// simulation", Probabilistic Engineering Mechanics 16(4), 2001. The walk is a Metropolis walk reflected at the
/// cube's faces; its steps follow the spread of the points, as in H. Haario, E. Saksman and J. Tamminen, "An
/// adaptive Metropolis algorithm", Bernoulli 7(2), 2001.
public struct SubsetSampling: Sendable {
  /// Points at or below the limit; some may be equal. Empty if there are none to be found.
  public let points: [[Double]]
  /// The share of the cube at or below the limit; 0 if the limit is out of reach.
  public let volume: Double
  /// The lowest value that was met.
  public let lowest: Double

  static let levelsAtMost = 60
  /// So many levels in a row that are hardly lower than the one before: the limit is out of reach.
  static let stallsAtMost = 4

  /// Samples.
  ///
  /// - Parameters:
  ///   - dimensions: of the cube, 1 or more.
  ///   - limit: up to which values are wanted.
  ///   - count: of points, 10 or more.
  ///   - share: of the points that each level keeps, over 0, at most 0.5.
  ///   - sweeps: steps of the walk in each level, 1 or more.
  ///   - seed: of all draws.
  ///   - value: of the function at a point, told the level that is asked for: any number over it will do for a
  ///     point that is above it.
  /// - Throws: `InvalidSample` if a number is out of range.
  public init(
    dimensions: Int, limit: Double, count: Int, share: Double = 0.25, sweeps: Int = 5, seed: UInt64,
    value: (_ point: [Double], _ level: Double) -> Double
  ) throws(InvalidSample) {
    var problems: [String] = []
    if dimensions < 1 { problems.append("There are \(dimensions) dimensions; there must be at least one.") }
    if count < 10 { problems.append("There are \(count) points; there must be at least 10.") }
    if !(share > 0 && share <= 0.5) { problems.append("The share is \(share); it must be over 0, at most 0.5.") }
    if sweeps < 1 { problems.append("There are \(sweeps) sweeps; there must be at least one.") }
    try InvalidSample.check(problems)
    var draws = Draws(seed: seed, purpose: .sampling, entity: 2)
    var points = (0..<count).map { _ in (0..<dimensions).map { _ in draws.uniform() } }
    var values = points.map { value($0, .infinity) }
    var (volume, level, levels, stalls) = (1.0, Double.infinity, 0, 0)
    while level > limit, levels < Self.levelsAtMost, stalls < Self.stallsAtMost {
      let sorted = values.sorted()
      let next = max(limit, sorted[max(0, Int(share * Double(count)) - 1)])
      stalls = level - next < 0.005 * abs(level) ? stalls + 1 : 0
      level = next
      let within = values.indices.filter { values[$0] <= level }
      guard !within.isEmpty else { break }
      volume *= Double(within.count) / Double(count)
      let spread = (0..<dimensions).map { dimension in standardDeviation(within.map { points[$0][dimension] }) }
      // Survivors stay where they are; the others start from one of them, and all walk.
      var start = (0..<count).map { $0 < within.count ? within[$0] : within[draws.below(within.count)] }
      draws.shuffle(&start)
      (points, values) = (start.map { points[$0] }, start.map { values[$0] })
      let step = 1.7 / Double(dimensions).squareRoot()
      for _ in 0..<sweeps {
        for index in points.indices {
          let proposal = points[index].indices.map { dimension in
            // Where the survivors agree by chance alone, the walk must still get away.
            Self.reflected(points[index][dimension] + step * max(spread[dimension], 1e-3) * draws.normal())
          }
          let there = value(proposal, level)
          if there <= level { (points[index], values[index]) = (proposal, there) }
        }
      }
      levels += 1
    }
    lowest = values.min() ?? .infinity
    let found = level <= limit
    self.points = found ? points : []
    self.volume = found ? volume : 0
  }

  /// Folds a number into (0, 1).
  static func reflected(_ value: Double) -> Double {
    var folded = abs(value).truncatingRemainder(dividingBy: 2)
    if folded > 1 { folded = 2 - folded }
    return min(max(folded, 1e-12), 1 - 1e-12)
  }
}
