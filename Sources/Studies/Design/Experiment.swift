public import Chance
public import Simulation

/// Everything needed to run the futures of a study, as plain functions of their indices.
///
/// A `Design` makes one; tests make others with outcomes known in advance.
public struct Experiment: Sendable {
  /// Runs one future under one course of the study (an index into `outline.courses`).
  public typealias Runner = (_ course: Int, _ inputs: Inputs, _ stream: RandomStream) -> Trace

  /// What is studied.
  public var outline: StudyOutline
  /// What was asked for, with courses and weeks filled in.
  public var specification: DesignSpecification
  /// The inputs of a future.
  public var inputs: @Sendable (_ future: Int) -> Inputs
  /// The value of a parameter at a position in its distribution.
  public var value: @Sendable (_ parameter: Int, _ quantile: Double) -> Double
  /// The random numbers of a future, under all courses.
  public var stream: @Sendable (_ future: Int) -> RandomStream
  /// Says when the precision asked for is reached; nil: all futures are run.
  public var monitor: PrecisionMonitor?
  /// The rows of the design, if they were written down.
  public var table: DesignTable?
  /// Makes a runner for the exclusive use of one thread.
  public var makeRunner: @Sendable () -> Runner

  /// An experiment from its parts.
  ///
  /// - Parameters:
  ///   - outline: what is studied.
  ///   - specification: what was asked for, with courses and weeks filled in.
  ///   - inputs: the inputs of a future.
  ///   - value: the value of a parameter at a position in its distribution.
  ///   - stream: the random numbers of a future; nil: each future has its own.
  ///   - monitor: says when the precision asked for is reached.
  ///   - table: the rows of the design, if they were written down.
  ///   - makeRunner: makes a runner for the exclusive use of one thread.
  public init(
    outline: StudyOutline, specification: DesignSpecification, inputs: @escaping @Sendable (Int) -> Inputs,
    value: @escaping @Sendable (Int, Double) -> Double, stream: (@Sendable (Int) -> RandomStream)? = nil,
    monitor: PrecisionMonitor? = nil, table: DesignTable? = nil, makeRunner: @escaping @Sendable () -> Runner
  ) {
    self.outline = outline
    self.specification = specification
    self.inputs = inputs
    self.value = value
    let seed = specification.seed
    self.stream = stream ?? { RandomStream(seed: seed, future: UInt32($0)) }
    self.monitor = monitor
    self.table = table
    self.makeRunner = makeRunner
  }

  /// The experiment that a design describes.
  ///
  /// - Parameters:
  ///   - design: what is studied.
  ///   - table: the rows that the design was made from, if they were written down.
  public init(_ design: Design, table: DesignTable? = nil) {
    self.init(
      outline: StudyOutline(of: design), specification: design.specification,
      inputs: { design.inputs(future: $0) },
      value: { design.blueprint.value(ofParameter: $0, quantile: $1) },
      stream: { design.stream(future: $0) }, monitor: design.monitor, table: table,
      makeRunner: {
        var simulator = Simulator(
          design.blueprint, weeks: design.weeks, stride: design.specification.stride,
          keepsLedger: design.specification.ledger ?? false)
        return { simulator.run(course: design.courses[$0], inputs: $1, stream: $2) }
      })
  }
}
