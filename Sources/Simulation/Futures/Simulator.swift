public import Chance

/// Runs futures one after another, reusing its storage: make one for each thread.
public struct Simulator {
  /// What is simulated.
  public let blueprint: Blueprint
  /// Weeks that each future lasts.
  public let weeks: Int
  /// Every how many weeks the trace records.
  public let stride: Int

  /// A simulator.
  ///
  /// - Parameters:
  ///   - weeks: 1…5200; by default the dossier's horizon.
  ///   - stride: 1 or more.
  public init(_ blueprint: Blueprint, weeks: Int? = nil, stride: Int = 1) {
    self.blueprint = blueprint
    self.weeks = weeks ?? blueprint.dossier.horizon
    self.stride = stride
  }

  /// The weeks that a trace records.
  public var recordedWeeks: [Int] {
    var recorded = Array(Swift.stride(from: 0, through: weeks, by: stride))
    if recorded.last != weeks { recorded.append(weeks) }
    return recorded
  }

  /// One future under one course of action: a pure function of its arguments.
  ///
  /// - Parameters:
  ///   - course: index into `Blueprint.courses`.
  ///   - inputs: in the orders of the blueprint.
  ///   - stream: the future's random numbers.
  public mutating func run(course: Int, inputs: Inputs, stream: RandomStream) -> Trace {
    let recorded = recordedWeeks
    let series = blueprint.indicators.indices.flatMap { indicator in
      recorded.map { Float(stream.uniform(.blocks, week: $0, entity: indicator) * Double(course + 1)) }
    }
    return Trace(
      weeks: recorded, series: series,
      summaries: blueprint.indicators.indices.map { Double(series[$0 * recorded.count]) },
      controllers: Array(repeating: -1, count: blueprint.places.count * recorded.count), digest: 0)
  }
}
