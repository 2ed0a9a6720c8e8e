public import Chance
import Dossiers

/// Runs futures one after another, reusing its storage: make one for each thread.
public struct Simulator {
  /// What is simulated.
  public let blueprint: Blueprint
  /// Weeks that each future lasts.
  public let weeks: Int
  /// Every how many weeks the trace records.
  public let stride: Int
  /// Whether the trace keeps a ledger.
  public let keepsLedger: Bool

  private let stack: [Double]
  /// Scratch space for expressions.
  var scratch: [Double] { stack }

  /// A simulator.
  ///
  /// - Parameters:
  ///   - blueprint: what is simulated.
  ///   - weeks: 1…5200; by default the dossier's horizon.
  ///   - stride: 1 or more.
  ///   - keepsLedger: whether to record what changes what.
  public init(_ blueprint: Blueprint, weeks: Int? = nil, stride: Int = 1, keepsLedger: Bool = false) {
    self.blueprint = blueprint
    self.weeks = weeks ?? blueprint.dossier.horizon
    self.stride = max(1, stride)
    self.keepsLedger = keepsLedger
    let programs =
      blueprint.measures + blueprint.blocks.compactMap(\.when) + blueprint.prohibitions.compactMap(\.unless)
      + blueprint.choices.flatMap { $0.goals.map(\.measure) }
    stack = Array(repeating: 0, count: (programs.map(\.depth).max() ?? 0) + 1)
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
    run(course: course, inputs: inputs, stream: stream) { _ in }
  }

  /// One future, watched: the closure sees it at the start and after each week.
  mutating func run(
    course: Int, inputs: Inputs, stream: RandomStream, observe: (inout Future) -> Void
  ) -> Trace {
    var future = Future(
      blueprint, course: course, inputs: inputs, stream: stream, stack: stack,
      ledger: keepsLedger ? .causes : .none)
    var recorder = Recorder(blueprint, weeks: recordedWeeks, places: blueprint.places.count)
    recorder.record(&future)
    observe(&future)
    for _ in 0..<weeks {
      future.advance()
      recorder.record(&future)
      observe(&future)
    }
    var trace = recorder.trace(digest: future.state.digest)
    if keepsLedger { trace.ledger = LedgerRecord(future.state).bytes }
    return trace
  }
}
