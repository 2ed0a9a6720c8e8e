import Chance

/// What would be gained by knowing some inputs before choosing a course of action: EVPPI for a set of
/// inputs, EVPI for all of them, in units of the outcome.
///
/// EVPPI is E[max over courses E[gain | inputs]] − max over courses E[gain]. The inner expectation is a
/// regression of the gains on the inputs: for categories (claims) the mean of each combination, which is
/// exact; for one number a spline; for several a surface. Source: M. Strong, J. E. Oakley and A. Brennan,
/// "Estimating multiparameter partial expected value of perfect information from a probabilistic
/// sensitivity analysis sample: a nonparametric regression approach", Medical Decision Making 34(3), 2014,
/// with its standard errors and its estimate of bias: values recomputed from curves drawn about the fitted
/// ones.
public struct ValueOfInformation: Sendable, Codable, Hashable {
  /// As the estimator gives it. Never negative, and too high by chance.
  public var naive: Double
  /// By how much chance alone raises the naive value, estimated.
  public var bias: Double
  /// The naive value less its bias; not below 0.
  public var corrected: Double
  /// Of the naive value: from the curves' uncertainty and the number of futures.
  public var standardError: Double
  /// 95 %: corrected ± 1.96 standard errors, not below 0.
  public var interval: Interval
  /// The best course without knowing.
  public var best: Int
  /// The courses that would be best for some future's inputs, with the share of futures for each.
  public var choices: [Double]

  /// Whether knowing may change the choice.
  public var flips: Bool { choices[best] < 1 }

  /// The value of knowing everything: EVPI.
  ///
  /// - Parameter gains: for each course its outcome in each future, higher being better.
  /// - Throws: `InvalidSample` if lengths differ or a value is not finite.
  public static func perfect(gains: [[Double]]) throws(InvalidSample) -> ValueOfInformation {
    try InvalidSample.check(problems(gains))
    // Nothing is fitted: the only error is that of the sample. The bias is that of the best mean.
    return ValueOfInformation(fitted: gains, means: gains.map { mean($0) }, curves: [])
  }

  /// The value of knowing a set of inputs: EVPPI.
  ///
  /// - Parameters:
  ///   - gains: for each course its outcome in each future, higher being better.
  ///   - inputs: of the futures.
  ///   - group: positions of the inputs that become known together, different from each other.
  ///   - simulations: how many curves to draw for bias and error.
  ///   - seed: of the draws.
  /// - Throws: `InvalidSample` if lengths differ, a value is not finite, or the group is not of the table.
  public static func partial(
    gains: [[Double]], inputs: InputTable, group: [Int], simulations: Int = 200, seed: UInt64 = 0
  ) throws(InvalidSample) -> ValueOfInformation {
    var found = problems(gains)
    if let futures = gains.first?.count, futures != inputs.count {
      found.append("There are gains of \(futures) futures and inputs of \(inputs.count); there must be as many.")
    }
    if group.isEmpty { found.append("No input is named whose value of knowing is asked for.") }
    for input in group where !inputs.columns.indices.contains(input) {
      found.append("There is no input \(input); there are 0 to \(inputs.columns.count - 1).")
    }
    if Set(group).count != group.count { found.append("An input is named twice in the group.") }
    if simulations < 2 { found.append("There are \(simulations) simulations; there must be at least 2.") }
    try InvalidSample.check(found)

    let means = gains.map { mean($0) }
    let reference = greatest(means)
    // Differences from the best course have less noise to fit, and its own curve is then exactly 0.
    let differences = gains.map { course in zip(course, gains[reference]).map { $0 - $1 } }
    let model = ConditionalMeans(inputs: inputs, group: group, differences: differences)
    var draws = Draws(seed: seed, purpose: .statistics, entity: group.reduce(17) { $0 &* 31 &+ $1 })
    let curves = (0..<simulations).map { _ in model.simulate(&draws) }
    return ValueOfInformation(
      fitted: model.fitted, means: model.fitted.map { mean($0) }, curves: curves, thinned: model.thinned)
  }

  private init(fitted: [[Double]], means: [Double], curves: [[[Double]]], thinned: [Int] = []) {
    best = Self.greatest(means)
    let futures = fitted[0].count
    let count = Double(futures)
    var shares = [Double](repeating: 0, count: fitted.count)
    var surplus = [Double](repeating: 0, count: futures)
    for future in 0..<futures {
      let values = fitted.map { $0[future] }
      // Rounding must not make another course of those equally good the choice.
      let top = values.max() ?? 0
      let choice = values[best] == top ? best : Self.greatest(values)
      shares[choice] += 1
      surplus[future] = top - values[best]
    }
    choices = shares.map { $0 / count }
    naive = max(0, mean(surplus))
    let sampling = standardDeviation(surplus) / count.squareRoot()
    var spread = 0.0
    if curves.isEmpty {
      bias = 0
    } else {
      func value(_ curve: [[Double]]) -> Double {
        let rows = Double(max(1, curve[0].count))
        let top = curve[0].indices.reduce(0) { sum, row in sum + (curve.map { $0[row] }.max() ?? 0) } / rows
        return top - (curve.map { mean($0) }.max() ?? 0)
      }
      let values = curves.map(value)
      bias = mean(values) - value(fitted.map { column in thinned.map { column[$0] } })
      spread = standardDeviation(values)
    }
    corrected = max(0, naive - max(0, bias))
    standardError = (sampling * sampling + spread * spread).squareRoot()
    let reach = Interval.normalPoint * standardError
    interval = Interval(low: max(0, corrected - reach), high: corrected + reach)
  }

  private static func greatest(_ values: [Double]) -> Int {
    values.indices.max { (values[$0], -$0) < (values[$1], -$1) } ?? 0
  }

  private static func problems(_ gains: [[Double]]) -> [String] {
    guard let futures = gains.first?.count, futures > 1 else {
      return ["There must be at least one course of action and two futures."]
    }
    return gains.enumerated().flatMap { InvalidSample.problems(in: $1, named: "Course \($0)", count: futures) }
  }
}
