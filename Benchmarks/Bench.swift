import Archive
import Chance
import Dossiers
import Foundation
import Simulation
import Studies

/// Times the weekly loop and storage, and writes what it finds as JSON: a list of name, value and
/// unit, with the peer's name, value and the ratio where there is one.
@main struct Bench {
  struct Result: Codable {
    let name: String
    let value: Double
    let unit: String
    var peer: String?
    var peerValue: Double?
    var ratio: Double?

    enum CodingKeys: String, CodingKey {
      case name, value, unit, peer, ratio
      case peerValue = "peer_value"
    }
  }

  /// The peer's seconds a week, one thread on a machine of this kind; see Benchmarks/README.md.
  static let athena = "Athena 6.3.3 (Tcl)"

  static func main() throws {
    let arguments = Array(CommandLine.arguments.dropFirst())
    if try StudiesBench.main(arguments) { return }
    if try OverheadBench.main(arguments) { return }
    let output = arguments.first ?? "bench.json"
    let example = arguments.count > 1 ? arguments[1] : "Examples/fallujah-2016"
    var results: [Result] = []

    for (name, dossier, seconds) in [
      (
        "4 places, 10 groups, 4 actors",
        SyntheticDossier(places: 4, civilians: 6, forces: 4, organisations: 0, actors: 4), 0.050
      ),
      (
        "20 places, 109 groups, 6 actors",
        SyntheticDossier(places: 20, civilians: 100, forces: 6, organisations: 3, actors: 6), 6.3
      ),
    ] {
      let folder = FileManager.default.temporaryDirectory.appending(path: "diwan-bench-\(UUID().uuidString)")
      defer { try? FileManager.default.removeItem(at: folder) }
      try dossier.write(to: folder)
      let speed = try weeksPerSecond(of: folder.path(percentEncoded: false))
      results.append(
        Result(
          name: "weeks per second per core, \(name)", value: speed, unit: "weeks/s", peer: athena,
          peerValue: 1 / seconds,
          ratio: speed * seconds))
    }
    if FileManager.default.fileExists(atPath: example) {
      results.append(
        Result(
          name: "weeks per second per core, \(example)", value: try weeksPerSecond(of: example), unit: "weeks/s"))
      results += try ledger(of: example)
      results += try study(of: example)
    }
    if example != "weeks" {
      results += try PoliticsBench.results()
      results += try BargainingBench.results()
    }
    for result in results {
      let peer = result.ratio.map { " (\(result.peer ?? ""): \(result.peerValue ?? 0), ratio \(Int($0)))" } ?? ""
      print("\(result.name): \(result.value) \(result.unit)\(peer)")
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    try encoder.encode(results).write(to: URL(filePath: output))
    print("written to \(output)")
  }

  /// The best of several rounds on one thread, in processor time: other work on the machine only slows.
  static func weeksPerSecond(of folder: String) throws -> Double {
    let blueprint = try Blueprint(compiling: Dossier.load(folder: folder))
    var simulator = Simulator(blueprint, stride: 4)
    let inputs = blueprint.medianInputs
    var best = 0.0
    for round in 0..<5 {
      let start = clock()
      var weeks = 0
      var future: UInt32 = 0
      repeat {
        _ = simulator.run(
          course: 0, inputs: inputs, stream: RandomStream(seed: UInt64(round), future: future))
        weeks += simulator.weeks
        future += 1
      } while Double(clock() - start) / Double(CLOCKS_PER_SEC) < 1
      best = max(best, Double(weeks) / (Double(clock() - start) / Double(CLOCKS_PER_SEC)))
    }
    return best
  }

  /// What keeping ledgers costs, with and without in turn, so that other work on the machine hits both.
  static func ledger(of folder: String) throws -> [Result] {
    let blueprint = try Blueprint(compiling: Dossier.load(folder: folder))
    var simulators = [false, true].map { Simulator(blueprint, stride: 4, keepsLedger: $0) }
    var seconds = [0.0, 0.0]
    var (bytes, futures) = (0, 0)
    while seconds[0] + seconds[1] < 6 {
      for index in 0..<2 {
        let start = clock()
        let trace = simulators[index].run(
          course: futures % blueprint.courses.count, inputs: blueprint.medianInputs,
          stream: RandomStream(seed: 1, future: UInt32(futures)))
        seconds[index] += Double(clock() - start) / Double(CLOCKS_PER_SEC)
        bytes += trace.ledger.count
      }
      futures += 1
    }
    return [
      Result(name: "ledger, bytes a future and course, \(folder)", value: Double(bytes) / Double(futures), unit: "B"),
      Result(
        name: "ledger, bytes a week, \(folder)", value: Double(bytes) / Double(futures * simulators[0].weeks), unit: "B"
      ),
      Result(
        name: "ledger, time of a future with one against without, \(folder)", value: seconds[1] / seconds[0], unit: "1"),
    ]
  }

  /// A study of 100 futures of all courses, on all cores, and how much of the time is storage.
  static func study(of folder: String) throws -> [Result] {
    let check = DossierCheck(folder: folder)
    guard let dossier = check.dossier else { return [] }
    let design = try Design(DesignSpecification(futures: 100, seed: 1), of: Blueprint(compiling: dossier))
    let runner = StudyRunner(Experiment(design), dossierFiles: check.files, version: "bench")
    let file = FileManager.default.temporaryDirectory.appending(path: "diwan-bench-\(UUID().uuidString).diwan")
    defer { try? FileManager.default.removeItem(at: file) }
    let (_, progress) = try runner.run(
      to: file.path(percentEncoded: false), fresh: true, threads: ProcessInfo.processInfo.activeProcessorCount,
      isStopped: { false }, report: { _ in })
    let wall = progress.seconds
    return [
      Result(name: "study of \(folder), 100 futures of all courses", value: wall, unit: "s"),
      Result(
        name: "weeks per second, study of \(folder), all cores, stored", value: Double(progress.weeks) / wall,
        unit: "weeks/s"),
      Result(
        name: "share of time in storage, study of \(folder)",
        value: progress.storageSeconds / (progress.storageSeconds + progress.simulationSeconds), unit: "1"),
      Result(
        name: "memory at most, resident", value: Double(peakMemory()) / 1024, unit: "MiB"),
    ]
  }

  /// Kibibytes.
  static func peakMemory() -> Int {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    return usage.ru_maxrss
  }
}
