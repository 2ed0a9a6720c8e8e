import Archive
import ArgumentParser
import Foundation
import Studies

/// `diwan study`
struct StudyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "study",
    abstract: "Simulate many futures under every course of action and store them.",
    discussion: """
      Ctrl-C ends the futures that are running and stores them; the same command continues later. Results depend \
      on the dossier, the seed and the options that say what is studied, never on threads or interruptions. A study \
      file in place of the dossier is continued, or with --output run anew, from what it holds alone.

      With --precision the study stops when the 95 % interval of the indicator is narrow enough. It looks after every \
      future, in their order, by one of two sequential tests: sequential is the fixed-width interval of Chow and \
      Robbins (1965), which is efficient and for few futures a little too hopeful; anytime is the confidence sequence \
      of Waudby-Smith et al. (2024), which holds at every future at once and needs more of them. Without a scope all \
      courses of action must be known so exactly; best-two asks it of the difference between the two best.

      KINDS OF DESIGN
      \(DesignKindArgument.list)
      """)

  @Argument(help: "The folder of a dossier, or a study file.", completion: .directory)
  var dossier: String

  @Option(
    help: ArgumentHelp("The futures, as diwan design writes them or another program does.", valueName: "file"),
    completion: .file(extensions: ["csv"]))
  var design: String?

  @Option(
    help:
      "How inputs are chosen (default: latin-hypercube); with --design: that the table is a saltelli or morris design.")
  var designKind: DesignKindArgument?

  @OptionGroup var options: DesignOptions

  @Option(help: ArgumentHelp("Courses of action, separated by commas (default: all).", valueName: "ids"))
  var courses: String?

  @Option(help: "How many weeks (default: the dossier's horizon).")
  var weeks: Int?

  @Option(help: "Record every so many weeks (default: 4).")
  var stride: Int?

  @Option(
    help: ArgumentHelp(
      "Stop when the 95 % interval has this half-width, such as \"war 0.02\" or \"war 0.02 best-two\".",
      valueName: "indicator half-width [best-two]"))
  var precision: PrecisionArgument?

  @Option(help: "The sequential test of --precision (default: sequential).")
  var stoppingRule: StoppingRuleArgument?

  @Option(help: "How many threads (default: one for each core).")
  var threads: Int?

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
    if let stride, stride < 1 { throw ValidationError("--stride must be 1 or more.") }
    guard threads.map({ (1...1024).contains($0) }) ?? true else {
      throw ValidationError("--threads must be from 1 to 1024.")
    }
    if design != nil && options.futures != nil {
      throw ValidationError("--design says how many futures there are: leave --futures out.")
    }
    if stoppingRule != nil && precision == nil { throw ValidationError("--stopping-rule is for --precision.") }
    if StudySource.isStudyFile(dossier) {
      let isAsked =
        options.isGiven || design != nil || designKind != nil || courses != nil || weeks != nil || stride != nil
        || precision != nil || ledger
      if isAsked {
        throw ValidationError("\(dossier) is a study and says what is studied: leave the options that do so out.")
      }
      if fresh && output == nil { throw ValidationError("--fresh would delete the study: say where with --output.") }
    }
  }

  func run() throws {
    try Failure.mapped {
      let source = try StudySource(dossier)
      if source.warnings > 0 && !quiet {
        note("The dossier has \(source.warnings) warnings: see diwan check \(dossier)")
      }
      var asked = source.specification ?? specification
      var table = source.table
      if let design {
        table = try source.read(design, for: asked)
        asked.futures = table?.count ?? asked.futures
      }
      let plan = try Design(asked, of: source.blueprint, table: table)
      if !quiet { StudySource.tell(plan, asked: options.futures) }
      let path = output ?? (source.specification == nil ? StudyCommand.defaultOutput(dossier) : dossier)
      let runner = StudyRunner(
        Experiment(plan, table: table), dossierFiles: source.files, version: Version.current)

      Interruption.listen()
      var line = ProgressLine(isQuiet: quiet)
      let (end, progress) = try runner.run(
        to: path, fresh: fresh, threads: threads ?? ProcessInfo.processInfo.activeProcessorCount,
        isStopped: { Interruption.isRequested }, report: { line.tell($0) })
      line.end()
      Interruption.stopListening()
      if end == .interrupted {
        note(
          "diwan: interrupted; \(progress.earlier + progress.stored) of \(progress.futures) futures are stored in "
            + "\(path). Continue with: \(StudyCommand.resumption)")
        throw Failure.interrupted
      }
      try conclude(path, progress)
    }
  }

  private var specification: DesignSpecification {
    var specification = options.specification(designKind?.kind)
    specification.courses = courses.map(ids)
    specification.weeks = weeks
    specification.stride = stride ?? 4
    specification.ledger = ledger ? true : nil
    specification.precision = precision?.precision
    specification.precision?.rule = stoppingRule?.rule ?? .sequential
    return specification
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

  /// `states/tarvia/` gives `tarvia.diwan` in the current folder.
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
