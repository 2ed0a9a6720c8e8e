import Archive
import ArgumentParser
import Foundation
import Dossiers
import Simulation
import Studies

/// `diwan study`
struct StudyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "study",
    abstract: "Simulate many futures under every course of action and store them.",
    discussion: """
      Ctrl-C ends the futures that are running and stores them; the same command continues later. Results depend \
      on the dossier, the seed and the options that say what is studied, never on threads or interruptions.
      """)

  @Argument(help: "The folder of a dossier.", completion: .directory)
  var dossier: String

  @Option(help: "How many futures.")
  var futures = 1000

  @Option(help: "The seed of all random numbers.")
  var seed: UInt64 = 1

  @Option(help: ArgumentHelp("Courses of action, separated by commas (default: all).", valueName: "ids"))
  var courses: String?

  @Option(help: "How many weeks (default: the dossier's horizon).")
  var weeks: Int?

  @Option(help: "Record every so many weeks.")
  var stride = 4

  @Option(help: "How many threads (default: one for each core).")
  var threads: Int?

  @Option(help: ArgumentHelp("Believe an account entirely.", valueName: "id"))
  var account: String?

  @Option(help: ArgumentHelp("Settle an open claim; may be repeated.", valueName: "id=true|false"))
  var claim: [SettledClaimArgument] = []

  @Option(
    name: [.short, .long],
    help: ArgumentHelp("The study file (default: named after the dossier, here).", valueName: "file"),
    completion: .file(extensions: ["diwan"]))
  var output: String?

  @Flag(help: "Start over, deleting what the file holds.")
  var fresh = false

  @Flag(help: "Keep a ledger of every future: what changed what. See diwan why.")
  var ledger = false

  @Flag(help: "Print no progress.")
  var quiet = false

  @Flag(help: "Print the summary as JSON.")
  var json = false

  func validate() throws {
    guard futures >= 1 else { throw ValidationError("--futures must be 1 or more.") }
    guard stride >= 1 else { throw ValidationError("--stride must be 1 or more.") }
    guard threads.map({ (1...1024).contains($0) }) ?? true else {
      throw ValidationError("--threads must be from 1 to 1024.")
    }
  }

  func run() throws {
    try Failure.mapped {
      let check = DossierCheck(folder: dossier)
      let loaded = try check.soundDossier()
      if !check.diagnostics.isEmpty && !quiet {
        note("The dossier has \(check.diagnostics.count) warnings: see diwan check \(dossier)")
      }
      let design = try Design(specification, of: Blueprint(compiling: loaded))
      let path = output ?? StudyCommand.defaultOutput(dossier)
      let runner = StudyRunner(
        Experiment(design), dossierFiles: check.files, version: Version.current)

      Interruption.listen()
      var line = ProgressLine(isQuiet: quiet)
      let (end, progress) = try runner.run(
        to: path, fresh: fresh, threads: threads ?? ProcessInfo.processInfo.activeProcessorCount,
        isStopped: { Interruption.isRequested }, report: { line.tell($0) })
      line.end()
      Interruption.stopListening()
      if end == .interrupted {
        note(
          "diwan: interrupted; \(progress.earlier + progress.stored) of \(futures) futures are stored in \(path). "
            + "Continue with: \(StudyCommand.resumption)")
        throw Failure.interrupted
      }
      try conclude(path, progress)
    }
  }

  private var specification: DesignSpecification {
    DesignSpecification(
      futures: futures, seed: seed,
      courses: courses?.split(separator: ",").map { $0.trimmingPrefix { $0 == " " } }.map(String.init),
      weeks: weeks, stride: stride, account: account, claims: claim.map(\.claim), ledger: ledger ? true : nil)
  }

  private func conclude(_ path: String, _ progress: StudyRunner.Progress) throws {
    if !quiet { note("Computing findings …") }
    let clock = ContinuousClock()
    let start = clock.now
    let findings = try StudyFile(opening: path).storeFindings()
    let took = clock.now - start
    if json {
      let summary = StudySummary(path: path, progress: progress, findings: findings, findingsTook: took)
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
      print(String(decoding: try encoder.encode(summary), as: UTF8.self))
    } else {
      let text = FindingsText(findings)
      print([text.heading, text.standings].compactMap { $0 }.joined(separator: "\n\n"))
      print("\nStored in \(path). See also: diwan findings \(path)")
    }
  }

  /// `Examples/iraq/` gives `iraq.diwan` in the current folder.
  static func defaultOutput(_ dossier: String) -> String {
    let name = URL(fileURLWithPath: dossier).standardizedFileURL.lastPathComponent
    return (name.isEmpty || name == "/" ? "study" : name) + ".diwan"
  }

  /// The command as given, but without starting over.
  private static var resumption: String {
    CommandLine.arguments.filter { $0 != "--fresh" }.map { argument in
      let isPlain = argument.allSatisfy { $0.isLetter || $0.isNumber || "-_=./,:+".contains($0) }
      return isPlain && !argument.isEmpty
        ? argument
        : "'" + argument.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
    }.joined(separator: " ")
  }
}

/// `id=true` or `id=false`
struct SettledClaimArgument: ExpressibleByArgument {
  let claim: StudyOutline.SettledClaim

  init?(argument: String) {
    let parts = argument.split(separator: "=", omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty, let truth = Bool(String(parts[1])) else { return nil }
    claim = StudyOutline.SettledClaim(id: String(parts[0]), truth: truth)
  }
}
