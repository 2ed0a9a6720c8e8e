import Chance

/// Points of the unit cube as a density has them, from points that are spread evenly over where it may be: the
/// density's weight is raised step by step, each so far that half of the points still count, and after each step the
/// points are drawn anew by weight and walk.
///
/// Source: P. Del Moral, A. Doucet and A. Jasra, "Sequential Monte Carlo samplers", Journal of the Royal Statistical
/// Society B 68(3), 2006; steps so that a share counts: A. Jasra and others, "Inference for Lévy-driven stochastic
/// volatility models via adaptive sequential Monte Carlo", Scandinavian Journal of Statistics 38(1), 2011.
public struct TemperedSampling: Sendable {
  /// As many points as there were at the start; some may be equal.
  public let points: [[Double]]
  /// How many steps it took to raise the weight to 1.
  public let steps: Int

  static let stepsAtMost = 200

  /// Samples.
  ///
  /// - Parameters:
  ///   - start: points in the unit cube, spread evenly over where the density may be; at least 10.
  ///   - sweeps: steps of the walk after each raise, 1 or more.
  ///   - seed: of all draws.
  ///   - logarithm: of the density, up to a constant; minus infinity where it is 0.
  /// - Throws: `InvalidSample` if there are too few points, of different length, or the density is 0 at all of them.
  public init(
    start: [[Double]], sweeps: Int = 5, seed: UInt64, logarithm: (_ point: [Double]) -> Double
  ) throws(InvalidSample) {
    var problems: [String] = []
    if start.count < 10 { problems.append("There are \(start.count) points; there must be at least 10.") }
    let dimensions = start.first?.count ?? 0
    if start.contains(where: { $0.count != dimensions }) || dimensions == 0 {
      problems.append("The points must have one coordinate or more, and all as many.")
    }
    if sweeps < 1 { problems.append("There are \(sweeps) sweeps; there must be at least one.") }
    try InvalidSample.check(problems)
    var draws = Draws(seed: seed, purpose: .sampling, entity: 3)
    var points = start
    var values = points.map(logarithm)
    guard values.contains(where: { $0.isFinite }) else {
      throw InvalidSample(["The density is 0 at all points; at one at least it must be over 0."])
    }
    var (power, steps) = (0.0, 0)
    while power < 1, steps < Self.stepsAtMost {
      let next = Self.nextPower(values, after: power)
      let weights = Self.weights(values, next - power)
      power = next
      let chosen = Self.drawn(weights, &draws)
      (points, values) = (chosen.map { points[$0] }, chosen.map { values[$0] })
      let spread = (0..<dimensions).map { dimension in max(standardDeviation(points.map { $0[dimension] }), 1e-3) }
      let step = 1.7 / Double(dimensions).squareRoot()
      for _ in 0..<sweeps {
        for index in points.indices {
          let proposal = (0..<dimensions).map {
            SubsetSampling.reflected(points[index][$0] + step * spread[$0] * draws.normal())
          }
          let there = logarithm(proposal)
          if Elementary.log(draws.uniform()) < power * (there - values[index]) {
            (points[index], values[index]) = (proposal, there)
          }
        }
      }
      steps += 1
    }
    (self.points, self.steps) = (points, steps)
  }

  /// The greatest power up to 1 at which half of the points count, by bisection.
  private static func nextPower(_ values: [Double], after power: Double) -> Double {
    func count(_ raise: Double) -> Double {
      let weights = weights(values, raise)
      return 1 / weights.reduce(0) { $0 + $1 * $1 }
    }
    let wanted = Double(values.count) / 2
    if count(1 - power) >= wanted { return 1 }
    var (low, high) = (0.0, 1 - power)
    for _ in 0..<50 {
      let middle = (low + high) / 2
      if count(middle) >= wanted { low = middle } else { high = middle }
    }
    // Points of density 0 may be more than half: then go on at the smallest pace.
    return min(1, power + max(low, 1e-6))
  }

  /// Weights in proportion to the density to a power, adding up to 1.
  private static func weights(_ values: [Double], _ power: Double) -> [Double] {
    let greatest = values.max() ?? 0
    let raw = values.map { $0.isFinite ? Elementary.exp(power * ($0 - greatest)) : 0 }
    let whole = raw.reduce(0, +)
    return raw.map { $0 / whole }
  }

  /// Systematic resampling: one uniform number, points at equal distances.
  private static func drawn(_ weights: [Double], _ draws: inout Draws) -> [Int] {
    let first = draws.uniform()
    var (chosen, sum, position): ([Int], Double, Int) = ([], weights[0], 0)
    for index in weights.indices {
      let target = (Double(index) + first) / Double(weights.count)
      while sum < target, position + 1 < weights.count {
        position += 1
        sum += weights[position]
      }
      chosen.append(position)
    }
    return chosen
  }
}
