import Foundation
import Simulation
import Studies
import Synchronization

/// Runs the futures of a calibration on all threads; which thread runs a future makes no difference.
struct CalibrationRuns {
  private let calibration: Calibration
  private let threads: Int
  private let isQuiet: Bool

  init(_ calibration: Calibration, threads: Int?, isQuiet: Bool) {
    self.calibration = calibration
    self.threads = threads ?? ProcessInfo.processInfo.activeProcessorCount
    self.isQuiet = isQuiet
  }

  /// - Parameters:
  ///   - points: positions of the varied parameters.
  ///   - repetitions: futures at each point.
  ///   - first: the number of the first future.
  ///   - says: what progress is about.
  /// - Returns: by point and repetition, one number for each target.
  func run(_ points: [[Double]], repetitions: Int, first: Int, says: String) throws -> [[[Double]]] {
    let total = points.count * repetitions
    let next = Atomic<Int>(0)
    let done = Mutex((outputs: [[Double]](repeating: [], count: total), count: 0, told: 2.0))
    let start = ContinuousClock.now
    DispatchQueue.concurrentPerform(iterations: threads) { _ in
      var simulator = calibration.makeSimulator()
      while !Interruption.isRequested {
        let job = next.wrappingAdd(1, ordering: .relaxed).oldValue
        guard job < total else { return }
        let outputs = calibration.outputs(at: points[job / repetitions], future: first + job, simulator: &simulator)
        done.withLock { state in
          state.outputs[job] = outputs
          state.count += 1
          let seconds = Double((ContinuousClock.now - start) / .seconds(1))
          if seconds >= state.told && !isQuiet {
            state.told = seconds + 2
            note("\(says): \(state.count) of \(total) futures")
          }
        }
      }
    }
    guard !Interruption.isRequested else {
      note("diwan: interrupted; nothing is written.")
      throw Failure.interrupted
    }
    let outputs = done.withLock { $0.outputs }
    return points.indices.map { Array(outputs[$0 * repetitions..<($0 + 1) * repetitions]) }
  }
}
