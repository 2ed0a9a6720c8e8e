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
  /// Makes a runner for the exclusive use of one thread.
  public var makeRunner: @Sendable () -> Runner

  /// An experiment from its parts.
  public init(
    outline: StudyOutline, specification: DesignSpecification, inputs: @escaping @Sendable (Int) -> Inputs,
    value: @escaping @Sendable (Int, Double) -> Double, makeRunner: @escaping @Sendable () -> Runner
  ) {
    self.outline = outline
    self.specification = specification
    self.inputs = inputs
    self.value = value
    self.makeRunner = makeRunner
  }

  /// The experiment that a design describes.
  public init(_ design: Design) {
    self.init(
      outline: StudyOutline(of: design), specification: design.specification,
      inputs: { design.inputs(future: $0) },
      value: { design.blueprint.value(ofParameter: $0, quantile: $1) },
      makeRunner: {
        var simulator = Simulator(
          design.blueprint, weeks: design.weeks, stride: design.specification.stride,
          keepsLedger: design.specification.ledger ?? false)
        return { simulator.run(course: design.courses[$0], inputs: $1, stream: $2) }
      })
  }
}
