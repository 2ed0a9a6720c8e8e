import Foundation
import Simulation
import Studies
import Synchronization

/// The threads that simulate.
final class Workers: Sendable {
  let queue: BoundedQueue<[FutureRecord]>
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

  /// Futures are handed over one by one if they take long, else many at a time, so that a short future does
  /// not pay for a change of threads.
  private func work() {
    let run = experiment.makeRunner()
    let courses = experiment.outline.courses.indices
    let clock = ContinuousClock()
    var batch: [FutureRecord] = []
    var begun = clock.now
    func handOver() -> Bool {
      let now = clock.now
      nanoseconds.wrappingAdd(Int((now - begun).seconds * 1e9), ordering: .relaxed)
      defer { begun = clock.now }
      guard !batch.isEmpty else { return true }
      defer { batch.removeAll(keepingCapacity: true) }
      return queue.put(batch)
    }
    while !isStopped() {
      let future = next.wrappingAdd(1, ordering: .relaxed).oldValue
      guard future < done.count else { break }
      if done[future] { continue }
      let inputs = experiment.inputs(future)
      let stream = experiment.stream(future)
      batch.append(
        FutureRecord(
          future: future, inputs: inputs,
          values: inputs.quantiles.indices.map { experiment.value($0, inputs.quantiles[$0]) },
          traces: courses.map { run($0, inputs, stream) }))
      if batch.count == Workers.mostInABatch || clock.now - begun > .milliseconds(2) {
        guard handOver() else { return }
      }
    }
    _ = handOver()
  }

  private static let mostInABatch = 64
}
