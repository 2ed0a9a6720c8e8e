import Chance

/// One future under one course, run again with everything kept that explanations ask for.
final class Replay {
  let model: Model
  let course: Int
  let strategy: Strategy
  let memory: Strategy.Memory
  /// By week: the state when support has been assessed, and at the end.
  private(set) var midweek: [State] = []
  private(set) var end: [State] = []
  /// FNV-1a over the final state, if the future was run to its end.
  let digest: UInt64
  private var entriesBySubject: [Ledger.Subject: [Ledger.Entry]] = [:]

  /// Runs a future.
  ///
  /// - Parameter weeks: how far; what comes later explains nothing.
  init(_ blueprint: Blueprint, course: Int, inputs: Inputs, stream: RandomStream, weeks: Int) {
    let simulator = Simulator(blueprint, weeks: weeks)
    var midweek: [State] = []
    var end: [State] = []
    func keep(_ state: State, in states: inout [State]) {
      var copy = state
      copy.ledger = Ledger()
      states.append(copy)
    }
    var future = Future(
      blueprint, course: course, inputs: inputs, stream: stream, stack: simulator.scratch, ledger: .sources
    ) { keep($0, in: &midweek) }
    keep(future.state, in: &end)
    for _ in 0..<weeks {
      future.advance { keep($0, in: &midweek) }
      keep(future.state, in: &end)
    }
    self.course = course
    self.midweek = midweek
    self.end = end
    model = future.model
    memory = future.memory
    strategy = Strategy(model: future.model)
    digest = future.state.digest
    for entry in future.state.ledger.entries { entriesBySubject[entry.subject, default: []].append(entry) }
  }

  var weeks: Int { end.count - 1 }

  /// The entries about a subject, in order of weeks.
  func entries(_ table: Ledger.Table, _ index: Int) -> [Ledger.Entry] {
    entriesBySubject[Ledger.Subject(table, index)] ?? []
  }

  /// The weeks up to a week in which a block acted.
  func weeksActed(_ block: Int, until week: Int) -> [Int] {
    entries(.happened, block).map { Int($0.week) }.filter { $0 <= week }
  }

  /// The last change of control of a place up to a week.
  func lastShift(_ place: Int, until week: Int) -> (week: Int, from: Int, to: Int)? {
    entries(.control, place).last { Int($0.week) <= week }.map {
      (Int($0.week), Int($0.source), Int($0.change))
    }
  }

  /// What expressions see besides the state at the end of a week.
  func surroundings(_ week: Int) -> Surroundings {
    var around = memory.around
    for block in around.happened.indices where around.happened[block] {
      around.happened[block] = entries(.happened, block).first.map { Int($0.week) <= week } ?? false
    }
    for rule in around.rules.indices {
      let changes = entries(.rule, rule)
      guard !changes.isEmpty else { continue }
      around.rules[rule] = changes.last { Int($0.week) <= week }.map { $0.change > 0 } ?? model.course.rules[rule]
    }
    return around
  }
}
