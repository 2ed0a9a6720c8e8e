import Chance

/// How well a course of action does over all futures at once, by the measures of decision under deep
/// uncertainty. Values are in units of the outcome unless said otherwise.
///
/// Sources: C. McPhail et al., "Robustness metrics: how are they calculated, when should they be used and
/// why do they give different results?", Earth's Future 6, 2018; J. H. Kwakkel, S. Eker and E. Pruyt, "How
/// robust is a robust policy?", 2016; M. K. Starr, "Product Design and Decision Theory", 1962, as read by
/// G. O. Schneller and G. P. Sphicas, "Decision making under uncertainty: Starr's domain criterion", Theory
/// and Decision 15, 1983.
public struct Robustness: Sendable, Codable, Hashable {
  /// What the measures depend on.
  public struct Settings: Sendable {
    /// Whether more of the outcome is better.
    public var higherIsBetter = true
    /// Of Hurwicz's rule, the weight of the worst future, 0…1.
    public var pessimism = 0.5
    /// Which percentile of regret, 0…1.
    public var regretShare = 0.9
    /// What is good enough; nil: no satisficing measure.
    public var threshold: Double?
    /// How probable each future is, in any unit; nil: all alike.
    public var weights: [Double]?
    /// For each future the state of the world it belongs to, for Starr's rule; nil: each its own.
    public var states: [Int]?
    /// How many probability vectors to draw for Starr's rule.
    public var vectors = 2000
    /// Of the draws.
    public var seed: UInt64 = 0

    /// The defaults: higher is better, equal weights, pessimism 0.5, 90th percentile.
    public init() {}
  }

  /// The mean by the futures' weights.
  public var expectedValue: Double
  /// The mean with all futures alike.
  public var laplace: Double
  /// The outcome in the worst future.
  public var maximin: Double
  /// The outcome in the best future.
  public var maximax: Double
  /// The worst and best outcome, weighted by pessimism.
  public var hurwicz: Double
  /// The greatest regret over the futures: what the best course gains over this one. Less is better.
  public var minimaxRegret: Double
  /// A percentile of regret (type 7, as NumPy). Less is better.
  public var percentileRegret: Double
  /// The share of futures, by weight, in which the outcome is at least as good as the threshold: the domain
  /// criterion of robust decision making.
  public var satisficing: Double?
  /// Mean over standard deviation (n) where higher is better, else mean times it, and then less is better;
  /// nil: the outcome does not vary.
  public var signalToNoise: Double?
  /// The share of all probability vectors over the states of the world under which the course has the best
  /// expected value, ties split.
  public var starr: Double

  /// The measures of all courses.
  ///
  /// - Parameters:
  ///   - outcomes: for each course the outcome in each future; all courses met the same futures.
  ///   - settings: what the measures depend on.
  /// - Throws: `InvalidSample` if lengths differ, a value is not finite or a setting out of range.
  public static func measures(
    of outcomes: [[Double]], settings: Settings = Settings()
  ) throws(InvalidSample) -> [Robustness] {
    try InvalidSample.check(problems(outcomes, settings))
    let futures = outcomes[0].count
    let sign = settings.higherIsBetter ? 1.0 : -1
    let gains = outcomes.map { $0.map { sign * $0 } }
    let best = (0..<futures).map { future in gains.reduce(-Double.infinity) { max($0, $1[future]) } }
    let weights = settings.weights ?? [Double](repeating: 1, count: futures)
    let weightSum = weights.reduce(0, +)
    let domains = starrDomains(gains, settings)
    return outcomes.indices.map { course in
      let values = outcomes[course]
      let regrets = (0..<futures).map { best[$0] - gains[course][$0] }.sorted()
      let average = mean(values)
      let spread = (squaredDeviations(values) / Double(futures)).squareRoot()
      let (worst, top) = (sign * (gains[course].min() ?? 0), sign * (gains[course].max() ?? 0))
      var good: Double?
      if let threshold = settings.threshold {
        good = zip(gains[course], weights).reduce(0) { $0 + ($1.0 >= sign * threshold ? $1.1 : 0) } / weightSum
      }
      return Robustness(
        expectedValue: zip(values, weights).reduce(0) { $0 + $1.0 * $1.1 } / weightSum, laplace: average,
        maximin: worst, maximax: top, hurwicz: settings.pessimism * worst + (1 - settings.pessimism) * top,
        minimaxRegret: regrets[futures - 1],
        percentileRegret: Quantiles.quantile(settings.regretShare, ofSorted: regrets), satisficing: good,
        signalToNoise: spread > 0 ? (settings.higherIsBetter ? average / spread : average * spread) : nil,
        starr: domains[course])
    }
  }

  /// Shares of the simplex of probability vectors, by vectors drawn evenly from it.
  private static func starrDomains(_ gains: [[Double]], _ settings: Settings) -> [Double] {
    let states = settings.states ?? Array(0..<gains[0].count)
    var numbers: [Int: Int] = [:]
    let stateOf = states.map { state in
      let number = numbers[state] ?? numbers.count
      numbers[state] = number
      return number
    }
    var counts = [Double](repeating: 0, count: numbers.count)
    for state in stateOf { counts[state] += 1 }
    let byState = gains.map { gains in
      var sums = [Double](repeating: 0, count: counts.count)
      for (future, state) in stateOf.enumerated() { sums[state] += gains[future] }
      return zip(sums, counts).map { $0 / $1 }
    }
    var shares = [Double](repeating: 0, count: gains.count)
    var draws = Draws(seed: settings.seed, purpose: .statistics)
    for _ in 0..<settings.vectors {
      // Exponential numbers in their proportions are even on the simplex.
      let vector = counts.map { _ in -Elementary.log(draws.uniform()) }
      let values = byState.map { zip($0, vector).reduce(0) { $0 + $1.0 * $1.1 } }
      let best = values.max() ?? 0
      let winners = values.indices.filter { values[$0] == best }
      for course in winners { shares[course] += 1 / Double(winners.count) }
    }
    return shares.map { $0 / Double(max(1, settings.vectors)) }
  }

  private static func problems(_ outcomes: [[Double]], _ settings: Settings) -> [String] {
    guard let futures = outcomes.first?.count, futures > 0 else {
      return ["There are no outcomes; there must be at least one course of action and one future."]
    }
    var problems: [String] = []
    for (course, values) in outcomes.enumerated() {
      problems += InvalidSample.problems(in: values, named: "Course \(course)", count: futures)
    }
    for (name, value) in [("pessimism", settings.pessimism), ("regret percentile", settings.regretShare)]
    where !(0...1).contains(value) {
      problems.append("The \(name) is \(value); it must be from 0 to 1.")
    }
    if let weights = settings.weights {
      problems += InvalidSample.problems(in: weights, named: "The list of weights", count: futures)
      if weights.contains(where: { $0 < 0 }) || !(weights.reduce(0, +) > 0) {
        problems.append("The weights must not be negative, and not all be 0.")
      }
    }
    if let states = settings.states, states.count != futures {
      problems.append("There are \(states.count) states for \(futures) futures; there must be one for each.")
    }
    if let threshold = settings.threshold, !threshold.isFinite {
      problems.append("The threshold is \(threshold); it must be finite.")
    }
    if settings.vectors < 1 { problems.append("Starr's rule needs at least one probability vector.") }
    return problems
  }
}
