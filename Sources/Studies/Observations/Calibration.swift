import Chance
public import Simulation

/// Runs of a design at given positions of its uncertain numbers, compared with targets.
///
/// Claims that are open are drawn as in a study: futures are numbered through all waves.
public struct Calibration: Sendable {
  /// The futures.
  public let design: Design
  /// What they are compared with.
  public let targets: CalibrationTargets
  /// Indices of the parameters that are varied; the others stand where the design puts them.
  public let parameters: [Int]
  private let course: Int
  private let weeks: Int

  /// A calibration.
  ///
  /// - Parameters:
  ///   - design: over the dossier; its weeks should reach as far as the targets, and it should record every week.
  ///   - targets: made with the outline of the design.
  ///   - course: an index into the courses of the design.
  ///   - parameters: indices of the parameters that are varied.
  public init(_ design: Design, targets: CalibrationTargets, course: Int, parameters: [Int]) {
    (self.design, self.targets, self.course, self.parameters) = (design, targets, course, parameters)
    weeks = Simulator(design.blueprint, weeks: design.weeks, stride: design.specification.stride).recordedWeeks.count
  }

  /// The inputs of a future with the varied parameters at a point.
  ///
  /// - Parameters:
  ///   - point: positions of the varied parameters, each in (0, 1).
  ///   - future: below the number of futures of the design.
  /// - Returns: the design's inputs of that future with the varied parameters put to the point.
  public func inputs(at point: [Double], future: Int) -> Inputs {
    var inputs = design.inputs(future: future)
    for (parameter, position) in zip(parameters, point) { inputs.quantiles[parameter] = position }
    return inputs
  }

  /// What one future says about each target: a function of its arguments alone.
  ///
  /// - Parameters:
  ///   - point: positions of the varied parameters, each in (0, 1).
  ///   - future: below the number of futures of the design; decides claims and chance.
  ///   - simulator: one for each thread, of the design's blueprint, weeks and stride.
  /// - Returns: one number for each target, comparable with `CalibrationTargets.observations`.
  public func outputs(at point: [Double], future: Int, simulator: inout Simulator) -> [Double] {
    let trace = simulator.run(
      course: design.courses[course], inputs: inputs(at: point, future: future), stream: design.stream(future: future))
    return targets.outputs(
      targets.plan.values(series: trace.series, controllers: trace.controllers, weeks: weeks))
  }

  /// A simulator for one thread.
  ///
  /// - Returns: one of the design's blueprint, weeks and stride.
  public func makeSimulator() -> Simulator {
    Simulator(design.blueprint, weeks: design.weeks, stride: design.specification.stride)
  }
}

/// How a calibration moved one uncertain number.
public struct CalibratedParameter: Sendable, Codable, Hashable {
  /// The id of the parameter.
  public var id: String
  /// Quantiles of its value before and after.
  public var before, after: Quantiles
  /// The standard deviation of its position after, over that before: 1 nothing was learnt, 0 everything.
  public var width: Double
  /// Of a normal or lognormal number, the mean and the deviation of the same kind that fit the values after; of
  /// any other, the ends of the middle 95 % of them.
  public var first, second: Double

  /// The change.
  ///
  /// - Parameters:
  ///   - index: of the parameter in the blueprint.
  ///   - blueprint: that has it.
  ///   - positions: in its distribution, after; at least one, each in (0, 1).
  public init(_ index: Int, of blueprint: Blueprint, positions: [Double]) {
    id = blueprint.parameters[index].id
    func value(_ position: Double) -> Double { blueprint.value(ofParameter: index, quantile: position) }
    before = Quantiles(of: (0..<1000).map { value((Double($0) + 0.5) / 1000) })
    let values = positions.map(value)
    after = Quantiles(of: values)
    // 1/√12 is the standard deviation of even positions.
    width = standardDeviation(positions) * 12.0.squareRoot()
    let scores = positions.map { Normal.quantile(min(max($0, 1e-9), 1 - 1e-9)) }
    let (centre, spread) = (mean(scores), max(standardDeviation(scores), 0.01))
    switch blueprint.parameters[index].distribution {
    case .lognormal(let median, let deviation):
      first = median * Elementary.exp(centre * Elementary.log(deviation))
      second = Elementary.exp(spread * Elementary.log(deviation))
    case .normal(let mean, let deviation):
      (first, second) = (mean + centre * deviation, spread * deviation)
    default:
      let sorted = values.sorted()
      (first, second) = (Quantiles.quantile(0.025, ofSorted: sorted), Quantiles.quantile(0.975, ofSorted: sorted))
    }
  }
}
