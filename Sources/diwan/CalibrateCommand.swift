import ArgumentParser
import Dossiers
import Foundation
import Politics
import Simulation
import Studies
import Synchronization

/// `diwan calibrate`
struct CalibrateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "calibrate",
    abstract: "Rule out uncertain numbers of a dossier that do not fit what was observed.",
    discussion: """
      By default history matching: runs are spread over the uncertain numbers, an emulator of each target is learnt \
      from them, and whatever is too far from what was observed is ruled out; the next wave searches what is left. \
      At last a sample is drawn of what is likely among what is left. With --method abc the nearest of many runs are kept. Nothing that ends after --until is looked at.

      \(ObservationFile.help)

      --output writes a design: a row for each of --keep futures with a column for each open claim (0 or 1) and each \
      uncertain number (its position in its distribution). --narrowed writes distributions that fit what is likely, for assumptions or for a course's `set`.
      """)

  enum Method: String, ExpressibleByArgument, CaseIterable {
    case history, abc
  }

  @Argument(help: "The folder of a dossier.", completion: .directory)
  var dossier: String

  @Option(
    help: ArgumentHelp("What happened: a table, or - for standard input.", valueName: "file"),
    completion: .file(extensions: ["csv"]))
  var observations: String

  @Option(help: ArgumentHelp("Look at nothing that begins earlier (default: the start).", valueName: "date"))
  var from: DateArgument?

  @Option(help: ArgumentHelp("Look at nothing that ends later than this.", valueName: "date"))
  var until: DateArgument

  @Option(help: "How: history (matching) or abc (approximate Bayesian computation).")
  var method = Method.history

  @Option(help: ArgumentHelp("The course of action (default: the baseline).", valueName: "id"))
  var course: String?

  @Option(
    help: ArgumentHelp(
      "Only these numbers, separated by commas; a* is all that begin with a (default: all).", valueName: "ids"))
  var parameters: String?

  @Option(help: ArgumentHelp("Fit to means of so many observations (default: all of a quantity).", valueName: "n"))
  var pool: Int?

  @Option(help: ArgumentHelp("How far off the best inputs may be, a share of what was observed.", valueName: "share"))
  var discrepancy = 0.1

  @Option(help: ArgumentHelp("Standard deviations beyond which inputs are ruled out.", valueName: "n"))
  var cutoff = 3.0

  @Flag(help: "Forgive one target: the second-greatest implausibility decides.")
  var forgiveOne = false

  @Option(help: "How many waves.")
  var waves = 3

  @Option(help: ArgumentHelp("Points run in each wave (default: eight for each number).", valueName: "n"))
  var points: Int?

  @Option(help: ArgumentHelp("Futures at each point.", valueName: "n"))
  var repetitions = 8

  @Option(help: ArgumentHelp("With abc, how many runs.", valueName: "n"))
  var runs = 5000

  @Option(help: ArgumentHelp("With abc, the share of runs to keep.", valueName: "share"))
  var share = 0.02

  @Option(help: "The seed of all random numbers.")
  var seed: UInt64 = 1

  @Option(help: ArgumentHelp("Settle an open claim; may be repeated.", valueName: "id=true|false"))
  var claim: [SettledClaimArgument] = []

  @Option(help: ArgumentHelp("Futures to write.", valueName: "n"))
  var keep = 500

  @Option(
    name: [.short, .long], help: ArgumentHelp("Write a design of what is likely.", valueName: "file"),
    completion: .file(extensions: ["csv"]))
  var output: String?

  @Option(
    help: ArgumentHelp("Write distributions that fit what is likely.", valueName: "file"),
    completion: .file(extensions: ["yaml"]))
  var narrowed: String?

  @Option(help: "How many threads (default: one for each core).")
  var threads: Int?

  @Flag(help: "Print no progress.")
  var quiet = false

  @Flag(help: "Print one JSON document.")
  var json = false

  func validate() throws {
    for (value, name, range) in [
      (waves, "waves", 1...20), (repetitions, "repetitions", 2...10_000), (keep, "keep", 1...1_000_000),
      (runs, "runs", 10...1_000_000), (threads ?? 1, "threads", 1...1024), (points ?? 10, "points", 4...2000),
      (pool ?? 1, "pool", 1...100_000),
    ] where !range.contains(value) {
      throw ValidationError("--\(name) must be \(range.lowerBound) to \(range.upperBound).")
    }
    guard cutoff > 0 else { throw ValidationError("--cutoff must be over 0.") }
    guard discrepancy >= 0, discrepancy.isFinite else { throw ValidationError("--discrepancy must be 0 or more.") }
    guard share > 0, share <= 1 else { throw ValidationError("--share must be over 0 and at most 1.") }
    if let from, from.date.dayNumber >= Observation.Period(until.date).end {
      throw ValidationError("--from must be before --until.")
    }
  }

  func run() throws {
    try Failure.mapped {
      let check = DossierCheck(folder: dossier)
      let blueprint = try Blueprint(compiling: try check.soundDossier())
      let calibration = try calibration(blueprint)
      let runner = CalibrationRuns(calibration, threads: threads, isQuiet: quiet)
      Interruption.listen()
      let text = CalibrationText(calibration, until: until.date.text)
      switch method {
      case .history:
        let result = try matched(calibration, runner)
        let likely = try result.likely()
        try write(likely, calibration)
        Interruption.stopListening()
        print(json ? try text.json(result, likely) : text.plain(result, likely))
      case .abc:
        let (accepted, result) = try nearest(calibration, runner)
        try write(accepted, calibration)
        Interruption.stopListening()
        print(json ? try text.json(result, accepted) : text.plain(result, accepted, runs: runs))
      }
    }
  }

  private func matched(_ calibration: Calibration, _ runner: CalibrationRuns) throws -> HistoryMatchingWaves {
    var search = try HistoryMatchingWaves(
      HistoryMatching(calibration.targets.observations, cutoff: cutoff, usesSecond: forgiveOne),
      inputs: calibration.parameters.count,
      settings: .init(points: pointsInWave(calibration), walkers: 500, seed: seed))
    for wave in 1...waves {
      let points = search.nextPoints
      guard !points.isEmpty else { break }
      let runs = try runner.run(
        points, repetitions: repetitions, first: (wave - 1) * pointsInWave(calibration) * repetitions,
        says: "wave \(wave) of \(waves)")
      if !quiet { note("wave \(wave): learning") }
      try search.learn(points: points, runs: runs.map(HistoryMatchingWaves.Run.init))
    }
    return search
  }

  private func nearest(
    _ calibration: Calibration, _ runner: CalibrationRuns
  ) throws -> (points: [[Double]], result: ApproximateBayes) {
    let points = (0..<runs).map { future in
      calibration.parameters.map { calibration.design.inputs(future: future).quantiles[$0] }
    }
    let outputs = try runner.run(points, repetitions: 1, first: 0, says: "runs").map { $0[0] }
    let result = try ApproximateBayes(
      summaries: outputs, observed: calibration.targets.observations.map(\.value), share: share)
    return (result.rows.map { points[$0] }, result)
  }

  private func pointsInWave(_ calibration: Calibration) -> Int { points ?? max(20, 8 * calibration.parameters.count) }

  /// The design reaches just beyond the last day looked at, records every week and has a future for every run.
  private func calibration(_ blueprint: Blueprint) throws -> Calibration {
    let count = blueprint.parameters.count
    let start = blueprint.dossier.start.dayNumber
    let reach = (Observation.Period(until.date).end - start + 6) / 7
    guard reach >= 1 else {
      throw InvalidInput([
        "Nothing can be compared: the dossier starts on \(blueprint.dossier.start.text), after --until."
      ])
    }
    let futures = method == .abc ? runs : waves * (points ?? max(20, 8 * count)) * repetitions
    let design = try Design(
      DesignSpecification(
        futures: max(futures, keep), seed: seed, courses: course.map { [$0] }, weeks: min(5200, reach), stride: 1,
        claims: claim.map(\.claim)), of: blueprint)
    let plan = try ObservationFile(reading: observations).plan(
      for: StudyOutline(of: design), from: from?.date, until: until.date)
    return Calibration(
      design, targets: try CalibrationTargets(plan, pool: pool, discrepancy: discrepancy), course: 0,
      parameters: try chosenParameters(blueprint))
  }

  private func chosenParameters(_ blueprint: Blueprint) throws -> [Int] {
    let ids = blueprint.parameters.map(\.id)
    guard !ids.isEmpty else {
      throw InvalidInput(["The dossier has no uncertain numbers; there is nothing to calibrate."])
    }
    guard let parameters else { return Array(ids.indices) }
    var problems: [String] = []
    let chosen = parameters.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }.flatMap { id in
      let found = ids.indices.filter { id.hasSuffix("*") ? ids[$0].hasPrefix(id.dropLast()) : ids[$0] == id }
      if found.isEmpty {
        problems.append("The dossier has no uncertain number `\(id)`. There are: \(ids.joined(separator: ", ")).")
      }
      return found
    }
    if chosen.isEmpty && problems.isEmpty { problems.append("--parameters names no number.") }
    guard problems.isEmpty else { throw InvalidInput(problems) }
    return chosen.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  private func write(_ points: [[Double]], _ calibration: Calibration) throws {
    if let output {
      guard !points.isEmpty else { return note("diwan: nothing is left, so \(output) is not written.") }
      try CalibrationText.file(output, CalibrationText.design(points, calibration, keep: keep))
    }
    if let narrowed, !points.isEmpty {
      try CalibrationText.file(narrowed, CalibrationText.narrowed(points, calibration))
    }
  }
}
