import Foundation
import Simulation
import Studies
import Synchronization

/// The threads that simulate.
final class Workers: Sendable {
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
      let stream = experiment.stream(future)
      let record = FutureRecord(
        future: future, inputs: inputs,
        values: inputs.quantiles.indices.map { experiment.value($0, inputs.quantiles[$0]) },
        traces: courses.map { run($0, inputs, stream) })
      nanoseconds.wrappingAdd(Int((clock.now - before).seconds * 1e9), ordering: .relaxed)
      guard queue.put(record) else { return }
    }
  }
}
