import Foundation
import GRDB
import Simulation
public import Studies

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
    /// The half-width that the first futures have reached; nil: no precision is asked, or there are too few.
    public var halfWidth: Double?
    /// The half-width asked for.
    public var askedHalfWidth: Double?
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
    if let stopping = try StudyStore.stopping(database) {
      // It ended before: there is nothing to do.
      return (.complete, Progress(futures: stopping.futures, earlier: stopping.futures, monitor: nil))
    }
    var done = [Bool](repeating: false, count: total)
    for future in try Int.fetchAll(database, sql: "SELECT future FROM run WHERE course = 0") {
      guard done.indices.contains(future) else {
        throw StudyError("The study is damaged: it has a future \(future), but only \(total) were asked for.")
      }
      done[future] = true
    }
    var stop = try StopWatch(experiment, database)
    let workers = Workers(
      experiment: experiment, done: done, threads: stop?.isReached == true ? 0 : threads, isStopped: isStopped)
    workers.start()
    defer { workers.join() }

    let clock = ContinuousClock()
    let beginning = clock.now
    var progress = Progress(futures: total, earlier: done.count { $0 }, monitor: stop?.monitor)
    let insertion = try FutureInsertion(database)
    var begun: ContinuousClock.Instant?
    while stop?.isReached != true, let batches = workers.queue.takeAll(waiting: 0.1) {
      let before = clock.now
      if !batches.isEmpty && begun == nil {
        try database.execute(sql: "BEGIN IMMEDIATE")
        begun = before
      }
      for record in batches.joined() {
        try check(record)
        try insertion.insert(record)
        progress.stored += 1
        progress.weeks += experiment.outline.weeks * record.traces.count
        stop?.add(record)
      }
      if let start = begun, clock.now - start > .milliseconds(200) {
        try database.execute(sql: "COMMIT")
        begun = nil
      }
      progress.storageSeconds += (clock.now - before).seconds
      progress.seconds = (clock.now - beginning).seconds
      progress.simulationSeconds = workers.simulationSeconds
      progress.halfWidth = stop?.monitor.reached
      report(progress)
    }
    let before = clock.now
    if let stop, stop.isReached || stop.monitor.count == total {
      if begun == nil { try database.execute(sql: "BEGIN IMMEDIATE") }
      begun = before
      let stopping = stop.end
      let surplus = try StudyStore.removeFutures(from: stopping.futures, in: database, experiment.outline)
      try StudyStore.insert(stopping, into: database)
      progress.stored -= min(progress.stored, surplus)
      progress.futures = stopping.futures
      progress.earlier = stopping.futures - progress.stored
    }
    if begun != nil { try database.execute(sql: "COMMIT") }
    progress.storageSeconds += (clock.now - before).seconds
    progress.seconds = (clock.now - beginning).seconds
    progress.simulationSeconds = workers.simulationSeconds
    report(progress)
    return (progress.earlier + progress.stored == progress.futures ? .complete : .interrupted, progress)
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

extension Duration {
  var seconds: Double { Double(components.seconds) + Double(components.attoseconds) * 1e-18 }
}

extension StudyRunner.Progress {
  init(futures: Int, earlier: Int, monitor: PrecisionMonitor?) {
    self.init(
      futures: futures, earlier: earlier, stored: 0, weeks: 0, seconds: 0, storageSeconds: 0, simulationSeconds: 0,
      halfWidth: monitor.flatMap { $0.count > 1 ? $0.reached : nil }, askedHalfWidth: monitor?.precision.halfWidth)
  }
}
