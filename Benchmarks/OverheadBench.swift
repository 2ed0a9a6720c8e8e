import Archive
import Dossiers
import Foundation
import Simulation
import Studies

/// Times what an experiment costs beside its model: choosing inputs, handing over, storing. Called by
/// `peers_studies.py`.
enum OverheadBench {
  /// `overhead DOSSIER FUTURES THREADS nothing|week`: runs a study of one course of action and prints the least
  /// wall-clock and processor seconds of several rounds, and the peak of memory in kilobytes.
  ///
  /// With `nothing` the model does nothing, with `week` it simulates one week of the dossier.
  ///
  /// - Returns: whether the arguments were understood.
  static func main(_ arguments: [String]) throws -> Bool {
    guard arguments.count == 5, arguments[0] == "overhead", let futures = Int(arguments[2]),
      let threads = Int(arguments[3]), ["nothing", "week"].contains(arguments[4])
    else { return false }
    let check = DossierCheck(folder: arguments[1])
    let blueprint = try Blueprint(compiling: check.soundDossier())
    let specification = DesignSpecification(futures: futures, courses: [blueprint.courses[0]], weeks: 1)
    var experiment = Experiment(try Design(specification, of: blueprint))
    if arguments[4] == "nothing" {
      let trace = experiment.makeRunner()(0, experiment.inputs(0), experiment.stream(0))
      experiment.makeRunner = { { _, _, _ in trace } }
    }
    let runner = StudyRunner(experiment, dossierFiles: check.files, version: "bench")
    let path = FileManager.default.temporaryDirectory.appending(path: "diwan-bench-\(UUID().uuidString).diwan")
      .path(percentEncoded: false)
    defer { try? FileManager.default.removeItem(atPath: path) }
    let clock = ContinuousClock()
    var (wall, processor) = (Double.infinity, Double.infinity)
    for _ in 0..<5 {
      let (start, ticks) = (clock.now, Foundation.clock())
      _ = try runner.run(to: path, fresh: true, threads: threads)
      let took = clock.now - start
      wall = min(wall, Double(took.components.seconds) + Double(took.components.attoseconds) * 1e-18)
      processor = min(processor, Double(Foundation.clock() - ticks) / Double(CLOCKS_PER_SEC))
    }
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    print("\(wall) \(processor) \(usage.ru_maxrss)")
    return true
  }
}
