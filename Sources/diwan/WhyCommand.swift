import Archive
import ArgumentParser
import Dossiers
import Foundation
import Simulation
import Studies

/// `diwan why`: from a number of a future back to what brought it about.
struct WhyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "why",
    abstract: "Explain a number of a future, or the difference between two courses of action.",
    discussion: """
      Ask about control, influence, support, security or volatility of a place; trust, mood, satisfaction, \
      cooperation or feelings of a group; personnel, reserve or losses of a force; casualties or population of a \
      group; or an indicator. Names or ids, and a time if not the end:

        diwan why tarvia.diwan --future 12 "control of uplands at 2031-W40"
        diwan why tarvia.diwan --future 12 "trust of uplanders in government at week 26" --contrast offer

      The future is run again from the study file with everything recorded. Without --future, the ledgers of all \
      futures are asked, if the study was made with --ledger: what moved it on average.
      """)

  @Argument(help: "A study file.", completion: .file(extensions: ["diwan"]))
  var study: String

  @Argument(help: ArgumentHelp("What is asked, in words.", valueName: "question"))
  var words: [String]

  @Option(help: "Which future of the study, from 0.")
  var future: Int?

  @Option(help: ArgumentHelp("The course of action (default: the baseline).", valueName: "id"))
  var course: String?

  @Option(help: ArgumentHelp("Explain the difference that this course makes.", valueName: "id"))
  var contrast: String?

  @Option(help: "How many steps a chain is followed.")
  var depth = 12

  @Option(help: "Tell parts below this share together, 0 to 1.")
  var minimumShare = 0.02

  @Flag(help: "Print the explanation as JSON.")
  var json = false

  func validate() throws {
    guard (1...100).contains(depth) else { throw ValidationError("--depth must be from 1 to 100.") }
    guard (0...1).contains(minimumShare) else { throw ValidationError("--minimum-share must be from 0 to 1.") }
  }

  func run() throws {
    try Failure.mapped {
      let file = try StudyFile(opening: study)
      let design = try design(of: file)
      let question = try Question(words.joined(separator: " "), of: design.blueprint, weeks: design.weeks)
      guard let future else { return try average(question, file, design) }
      guard (0..<design.specification.futures).contains(future) else {
        throw WhyError("There is no future \(future): the study has futures 0 to \(design.specification.futures - 1).")
      }
      let chosen = try course.map { try position($0, design) } ?? 0
      let other = try contrast.map { try position($0, design) }
      var limits = Explainer.Limits()
      limits.depth = depth
      limits.minimumShare = minimumShare
      let explainer = Explainer(
        design.blueprint, course: design.courses[chosen], contrast: other.map { design.courses[$0] },
        inputs: design.inputs(future: future), stream: design.stream(future: future), weeks: design.weeks,
        limits: limits)
      for (index, position) in ([chosen] + [other].compactMap { $0 }).enumerated() {
        guard let stored = try file.digest(future: future, course: position) else { continue }
        if stored != explainer.digests[index] {
          note(
            "diwan: this Diwan does not reproduce the future that the study holds; another version made it. "
              + "What follows explains the future as it would be now.")
        }
      }
      let explanation = explainer.explain(question)
      if json {
        print(try text(WhyOutput(future: future, course: id(chosen, design), contrast: contrast, explanation)))
      } else {
        let under =
          other.map { "“\(name($0, design))” against “\(name(chosen, design))”" } ?? "“\(name(chosen, design))”"
        var tree = ExplanationText(explanation, heading: "future \(future) under \(under)")
        print(tree.text())
      }
    }
  }

  private func average(_ question: Question, _ file: StudyFile, _ design: Design) throws {
    guard contrast == nil else { throw WhyError("A contrast needs a future: add --future.") }
    let chosen = try course.map { try position($0, design) } ?? 0
    var average = try LedgerAverage(question, of: design.blueprint, course: design.courses[chosen])
    var futures = 0
    let isKept = try file.readLedgers(course: chosen) { future, record in
      average.add(record, inputs: design.inputs(future: future))
      futures += 1
    }
    guard isKept else {
      throw WhyError(
        "The study has kept no ledgers: say which future with --future 0 to "
          + "\(design.specification.futures - 1), or make the study anew with --ledger.")
    }
    if json { return print(try text(average.rows)) }
    var table = TextTable(header: ["mean", "5 %", "95 %", "at work in", "cause"], rightAligned: [0, 1, 2, 3])
    for row in average.rows.prefix(20) {
      table.add([
        Figure.short(row.mean), Figure.short(row.low), Figure.short(row.high), Figure.percent(row.share), row.cause,
      ])
    }
    let unit = average.unit.isEmpty ? "" : ", \(average.unit)"
    print(
      "What moved it on average in \(futures) futures under “\(name(chosen, design))”: "
        + "\(average.heading)\(unit)\n\(table.text())")
  }

  /// The design of a study, from the dossier that its file holds.
  private func design(of file: StudyFile) throws -> Design {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "diwan-why-\(ProcessInfo.processInfo.processIdentifier)"
    ).path
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try file.writeDossier(to: folder)
    return try Design(
      file.specification(), of: Blueprint(compiling: Dossier.load(folder: folder)), table: file.designTable())
  }

  private func id(_ position: Int, _ design: Design) -> String { design.blueprint.courses[design.courses[position]] }
  private func name(_ position: Int, _ design: Design) -> String {
    design.blueprint.dossier.courses[id(position, design)]?.name ?? id(position, design)
  }

  private func position(_ id: String, _ design: Design) throws -> Int {
    guard let position = design.courses.firstIndex(where: { design.blueprint.courses[$0] == id }) else {
      let ids = design.courses.map { design.blueprint.courses[$0] }.joined(separator: ", ")
      throw WhyError("The study has no course of action \(id). It has: \(ids).")
    }
    return position
  }

  private func text(_ output: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(output), as: UTF8.self)
  }
}

/// What `diwan why --json` prints.
private struct WhyOutput: Encodable {
  let future: Int
  let course: String
  let contrast: String?
  let explanation: Explanation

  init(future: Int, course: String, contrast: String?, _ explanation: Explanation) {
    self.future = future
    self.course = course
    self.contrast = contrast
    self.explanation = explanation
  }
}

/// What is wrong with what was asked.
private struct WhyError: Error, CustomStringConvertible {
  let description: String
  init(_ description: String) { self.description = description }
}
