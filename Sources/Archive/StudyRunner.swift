import Chance
import Foundation
import GRDB
import Simulation
public import Studies
import Synchronization

/// Runs the missing futures of a study on all threads and stores them.
///
/// Each thread has a simulator of its own and takes the next future from an atomic counter, all courses
/// of a future together; the calling thread alone writes. What is stored depends neither on the number
/// of threads nor on the order in which futures end.
public struct StudyRunner: Sendable {
  /// How far a run is, and what it cost so far.
  public struct Progress: Sendable {
    /// Futures of the study.
    public var futures: Int
    /// Futures that were stored before this run.
    public var earlier: Int
    /// Futures stored by this run.
    public var stored: Int
    /// Simulated weeks stored by this run, over all courses.
    public var weeks: Int
    /// Seconds since the run began.
    public var seconds: Double
    /// Seconds that the writer spent storing.
    public var storageSeconds: Double
    /// Seconds that all threads together spent simulating.
    public var simulationSeconds: Double
  }

  /// How a run ended.
  public enum End: Sendable { case complete, interrupted }

  private let experiment: Experiment
  private let dossierFiles: [(path: String, content: [UInt8])]
  private let version: String

  /// A runner for an experiment.
  ///
  /// - Parameters:
  ///   - experiment: what is run.
  ///   - dossierFiles: the files of the dossier, to be embedded.
  ///   - version: of Diwan; a study is only continued by the version that began it.
  public init(_ experiment: Experiment, dossierFiles: [(path: String, content: [UInt8])], version: String) {
    self.experiment = experiment
    self.dossierFiles = dossierFiles
    self.version = version
  }

  /// Runs the missing futures.
  ///
  /// - Parameters:
  ///   - path: the study file; made if it is not there, else continued.
  ///   - fresh: whether to delete what is there first.
  ///   - threads: 1 or more.
  ///   - isStopped: asked between futures; when true, those begun are finished and stored.
  ///   - report: told about progress, about ten times a second, on the calling thread.
  /// - Throws: `StudyError`.
  public func run(
    to path: String, fresh: Bool = false, threads: Int,
    isStopped: @escaping @Sendable () -> Bool = { false }, report: (Progress) -> Void = { _ in }
  ) throws -> (end: End, progress: Progress) {
    if fresh { try StudyStore.delete(path) }
    let lock = try FileLock(path)
    defer { lock.release() }
    let queue = try StudyStore.openOrCreate(
      path, experiment: experiment, dossierFiles: dossierFiles, version: version)
    return try StudyStore.explaining(path) {
      defer { try? queue.close() }
      let result = try queue.writeWithoutTransaction { database in
        do {
          return try run(on: database, threads: threads, isStopped: isStopped, report: report)
        } catch {
          // A future may be stored in part: go back to whole ones.
          if database.isInsideTransaction { try? database.execute(sql: "ROLLBACK") }
          throw error
        }
      }
      // One file again. A reader may hold the log open; then it stays, which does no harm.
      if result.end == .complete {
        try? queue.writeWithoutTransaction { try $0.execute(sql: "PRAGMA journal_mode = DELETE") }
      }
      return result
    }
  }

  private func run(
    on database: Database, threads: Int, isStopped: @escaping @Sendable () -> Bool, report: (Progress) -> Void
  ) throws -> (end: End, progress: Progress) {
    let total = experiment.specification.futures
    var done = [Bool](repeating: false, count: total)
    for future in try Int.fetchAll(database, sql: "SELECT future FROM run WHERE course = 0") {
      guard done.indices.contains(future) else {
        throw StudyError("The study is damaged: it has a future \(future), but only \(total) were asked for.")
      }
      done[future] = true
    }
    let earlier = done.count { $0 }

    let workers = Workers(experiment: experiment, done: done, threads: threads, isStopped: isStopped)
    workers.start()
    defer { workers.join() }

    let clock = ContinuousClock()
    let beginning = clock.now
    var progress = Progress(
      futures: total, earlier: earlier, stored: 0, weeks: 0, seconds: 0, storageSeconds: 0, simulationSeconds: 0)
    let insertion = try FutureInsertion(database)
    var begun: ContinuousClock.Instant?
    while let records = workers.queue.takeAll(waiting: 0.1) {
      let before = clock.now
      if !records.isEmpty && begun == nil {
        try database.execute(sql: "BEGIN IMMEDIATE")
        begun = before
      }
      for record in records {
        try check(record)
        try insertion.insert(record)
        progress.stored += 1
        progress.weeks += experiment.outline.weeks * record.traces.count
      }
      if let start = begun, clock.now - start > .milliseconds(200) {
        try database.execute(sql: "COMMIT")
        begun = nil
      }
      progress.storageSeconds += (clock.now - before).seconds
      progress.seconds = (clock.now - beginning).seconds
      progress.simulationSeconds = workers.simulationSeconds
      report(progress)
    }
    let before = clock.now
    if begun != nil { try database.execute(sql: "COMMIT") }
    progress.storageSeconds += (clock.now - before).seconds
    progress.seconds = (clock.now - beginning).seconds
    progress.simulationSeconds = workers.simulationSeconds
    report(progress)
    return (earlier + progress.stored == total ? .complete : .interrupted, progress)
  }

  /// Findings and JSON have no place for what is not a number.
  private func check(_ record: FutureRecord) throws {
    for (course, trace) in record.traces.enumerated() {
      for (indicator, value) in trace.summaries.enumerated() {
        let points = trace.series[indicator * trace.weeks.count..<(indicator + 1) * trace.weeks.count]
        if value.isFinite && points.allSatisfy(\.isFinite) { continue }
        throw StudyError(
          "Indicator \(experiment.outline.indicators[indicator].id) is not a number in future \(record.future) under "
            + "\(experiment.outline.courses[course].id): see whether its measure grows beyond all bounds.")
      }
    }
  }
}

/// The threads that simulate.
private final class Workers: Sendable {
  let queue: BoundedQueue<FutureRecord>
  private let experiment: Experiment
  private let done: [Bool]
  private let threads: Int
  private let isStopped: @Sendable () -> Bool
  private let next = Atomic<Int>(0)
  private let nanoseconds = Atomic<Int>(0)
  private let group = DispatchGroup()

  init(experiment: Experiment, done: [Bool], threads: Int, isStopped: @escaping @Sendable () -> Bool) {
    self.experiment = experiment
    self.done = done
    self.threads = threads
    self.isStopped = isStopped
    queue = BoundedQueue(capacity: 4 * threads, producers: threads)
  }

  var simulationSeconds: Double { Double(nanoseconds.load(ordering: .relaxed)) / 1e9 }

  func start() {
    for _ in 0..<threads {
      group.enter()
      let thread = Thread { [self] in
        work()
        queue.finish()
        group.leave()
      }
      thread.stackSize = 8 << 20
      thread.start()
    }
  }

  /// Waits until no thread works any more; what was not taken is dropped.
  func join() {
    queue.close()
    group.wait()
  }

  private func work() {
    let run = experiment.makeRunner()
    let courses = experiment.outline.courses.indices
    let clock = ContinuousClock()
    while !isStopped() {
      let future = next.wrappingAdd(1, ordering: .relaxed).oldValue
      guard future < done.count else { return }
      if done[future] { continue }
      let before = clock.now
      let inputs = experiment.inputs(future)
      let stream = RandomStream(seed: experiment.specification.seed, future: UInt32(future))
      let record = FutureRecord(
        future: future, inputs: inputs,
        values: inputs.quantiles.indices.map { experiment.value($0, inputs.quantiles[$0]) },
        traces: courses.map { run($0, inputs, stream) })
      nanoseconds.wrappingAdd(Int((clock.now - before).seconds * 1e9), ordering: .relaxed)
      guard queue.put(record) else { return }
    }
  }
}

extension Duration {
  var seconds: Double { Double(components.seconds) + Double(components.attoseconds) * 1e-18 }
}
