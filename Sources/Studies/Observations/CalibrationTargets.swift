import Chance

/// What a model is fitted to: means of what was observed over a span, one for each quantity and span.
public struct CalibrationTargets: Sendable {
  /// One number to be met.
  public struct Target: Sendable {
    /// The quantity and its first and last period.
    public var name: String
    /// Items of the plan whose mean it is.
    var items: [Int]
    /// Compared by the logarithm of 1 and itself, in which counts of different size are alike uncertain and answer
    /// to rates in straight lines.
    public var isLogarithmic: Bool
    /// The mean of what was observed, and its logarithm if it is compared by that.
    public var observed, compared: Double
  }

  /// The plan that it was made from.
  public let plan: ObservationPlan
  /// In order of first appearance, then of time.
  public let targets: [Target]
  /// For history matching, in the same order.
  public let observations: [HistoryMatching.Observation]
  /// Observations of control, which are not fitted to.
  public let leftOut: Int

  /// Targets.
  ///
  /// - Parameters:
  ///   - plan: which observations are compared.
  ///   - pool: of how many observations of one quantity, next to each other in time, the mean is one target; nil:
  ///     of all.
  ///   - discrepancy: how far off the best inputs may be, as a share of what was observed, 0 or more. Of less than
  ///     1 observed it is a share of 1.
  /// - Throws: `InvalidSample` if there is nothing to fit to, or a number is out of range.
  public init(_ plan: ObservationPlan, pool: Int?, discrepancy: Double) throws(InvalidSample) {
    var problems: [String] = []
    if let pool, pool < 1 { problems.append("Of \(pool) observations there is no mean; it must be at least one.") }
    if !(discrepancy >= 0 && discrepancy.isFinite) {
      problems.append("The discrepancy is \(discrepancy); it must be 0 or more.")
    }
    var order: [Observation.Series] = []
    var items: [Observation.Series: [Int]] = [:]
    var leftOut = 0
    for (index, item) in plan.items.enumerated() {
      let observation = plan.observations[item.observation]
      if observation.kind == .control {
        leftOut += 1
        continue
      }
      if items[observation.series] == nil { order.append(observation.series) }
      items[observation.series, default: []].append(index)
    }
    if order.isEmpty { problems.append("There is nothing to fit to; at least one indicator must be observed.") }
    try InvalidSample.check(problems)
    var targets: [Target] = []
    var observations: [HistoryMatching.Observation] = []
    for series in order {
      func observation(_ item: Int) -> Observation { plan.observations[plan.items[item].observation] }
      let own = (items[series] ?? []).sorted { observation($0).period < observation($1).period }
      let isLogarithmic =
        (series.kind == .increase || series.kind == .sum) && own.allSatisfy { (observation($0).number ?? -1) >= 0 }
      for start in stride(from: 0, to: own.count, by: pool ?? own.count) {
        let span = Array(own[start..<min(own.count, start + (pool ?? own.count))])
        let value = mean(span.map { observation($0).number ?? 0 })
        let count = Double(span.count)
        // Errors of single observations are taken as independent.
        let error =
          span.reduce(0) { $0 + (observation($1).error ?? 0) * (observation($1).error ?? 0) }.squareRoot() / count
        let stray = discrepancy * max(abs(value), 1)
        func deviation(_ plain: Double) -> Double {
          isLogarithmic ? (Self.logarithm(value + plain) - Self.logarithm(value - plain)) / 2 : plain
        }
        let name =
          series.key
          + (span.count == 1
            ? " \(observation(span[0]).period.date.text)"
            : " \(observation(span[0]).period.date.text) to \(observation(span[span.count - 1]).period.date.text)")
        let compared = isLogarithmic ? Self.logarithm(value) : value
        targets.append(
          Target(name: name, items: span, isLogarithmic: isLogarithmic, observed: value, compared: compared))
        observations.append(
          HistoryMatching.Observation(
            name: name, value: compared, errorVariance: deviation(error) * deviation(error),
            discrepancyVariance: max(deviation(stray) * deviation(stray), 1e-12)))
      }
    }
    (self.plan, self.targets, self.observations, self.leftOut) = (plan, targets, observations, leftOut)
  }

  /// What one future says about each target.
  ///
  /// - Parameter values: of the plan's items, as `ObservationPlan.values` gives them.
  /// - Returns: one number for each target, comparable with `observations`.
  public func outputs(_ values: [Double]) -> [Double] {
    targets.map { target in
      let plain = mean(target.items.map { values[$0] })
      return target.isLogarithmic ? Self.logarithm(plain) : plain
    }
  }

  /// log(1 + x); of what is below 0 as of 0.
  private static func logarithm(_ count: Double) -> Double { Elementary.log(1 + max(0, count)) }
}
