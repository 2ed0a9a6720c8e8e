import Archive
import ArgumentParser
import Foundation
import Studies

/// `diwan discover`: where a course of action fails.
struct DiscoverCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "discover",
    abstract: "Find where a course of action fails: boxes and rules over claims and numbers.",
    discussion: """
      A course fails in the futures in which an unwanted event happens or a wanted one does not, or in the worst \
      third on a number, or beyond --threshold. PRIM peels the claims and numbers to a box in which failures are dense; \
      every box on the way is listed with its coverage (share of all failures in it) and density (share of its \
      futures that fail), and you choose one: by --box, by --threshold-density, or at a terminal when asked. Without a \
      choice it is the densest that holds half of the failures, and restrictions that chance explains as well are \
      left out. See docs/findings.md.
      """)

  @Argument(help: "A study file.", completion: .file(extensions: ["diwan"]))
  var study: String

  @Option(help: ArgumentHelp("The indicator (default: the main one).", valueName: "id"))
  var indicator: String?

  @Option(help: ArgumentHelp("The course of action (default: the best on the main indicator).", valueName: "id"))
  var course: String?

  @Option(help: "It fails from this value on, on the worse side.")
  var threshold: Double?

  @Option(help: "It fails in this share of futures, the worst ones (default: a third).")
  var worst: Double?

  @Option(help: ArgumentHelp("Choose this box of the peeling trajectory, as it is.", valueName: "number"))
  var box: Int?

  @Option(help: ArgumentHelp("Choose the box with most coverage among those at least this dense.", valueName: "share"))
  var thresholdDensity: Double?

  @Option(
    help: ArgumentHelp(
      "Search these claims and numbers, separated by commas (default: those in which failures differ, at most twelve).",
      valueName: "ids"))
  var inputs: String?

  @Flag(help: "Print the rules of a decision tree (CART) instead of boxes.")
  var tree = false

  @Flag(help: "Print everything as one JSON document.")
  var json = false

  @Flag(help: "Print the peeling trajectory as a table, or with --tree the rules; one limit a row.")
  var csv = false

  func validate() throws {
    var problems: [String] = []
    if json && csv { problems.append("--json and --csv exclude each other.") }
    if threshold != nil && worst != nil { problems.append("--threshold and --worst exclude each other.") }
    if box != nil && thresholdDensity != nil { problems.append("--box and --threshold-density exclude each other.") }
    if let threshold, !threshold.isFinite { problems.append("--threshold must be a number.") }
    if let worst, !(worst > 0 && worst < 1) { problems.append("--worst must be over 0 and under 1.") }
    if let box, box < 0 { problems.append("--box must be 0 or more.") }
    if let density = thresholdDensity, !(0...1).contains(density) {
      problems.append("--threshold-density must be from 0 to 1.")
    }
    if !problems.isEmpty { throw ValidationError(problems.joined(separator: " ")) }
  }

  func run() throws {
    try Failure.mapped {
      let file = try StudyFile(opening: study)
      try file.withRecords { records in
        let (course, indicator) = try positions(records)
        func search(_ settings: ScenarioDiscovery.Settings) throws -> ScenarioDiscovery {
          try ScenarioDiscovery(
            records, course: course, indicator: indicator, threshold: threshold, worst: worst ?? 1.0 / 3,
            settings: settings)
        }
        var settings = settings
        var found = try search(settings)
        if asks, let number = choose(DiscoveryText(found, records.outline), found) {
          settings.choice = .number(number)
          found = try search(settings)
        }
        try show(found, records.outline)
      }
    }
  }

  private var settings: ScenarioDiscovery.Settings {
    var settings = ScenarioDiscovery.Settings()
    if let box { settings.choice = .number(box) }
    if let thresholdDensity { settings.choice = .density(thresholdDensity) }
    settings.inputs = inputs?.split(separator: ",").map { $0.trimmingPrefix { $0 == " " } }.map(String.init)
    return settings
  }

  /// The course and the indicator, or all that is wrong with them.
  private func positions(_ records: any StudyRecords) throws -> (course: Int, indicator: Int) {
    let outline = records.outline
    var problems: [String] = []
    func position(_ id: String, _ ids: [String], _ what: String) -> Int? {
      if let position = ids.firstIndex(of: id) { return position }
      problems.append("diwan: no \(what) has the id \(id). There are: \(ids.joined(separator: ", ")).")
      return nil
    }
    let indicators = outline.indicators.map(\.id)
    let courses = outline.courses.map(\.id)
    let chosenIndicator = (indicator ?? outline.mainIndicator).flatMap { position($0, indicators, "indicator") }
    let chosenCourse = try course.map { position($0, courses, "course of action") } ?? best(records)
    guard let chosenIndicator, let chosenCourse else {
      problems.forEach(note)
      if problems.isEmpty { note("diwan: the study has no indicator.") }
      throw Failure.input
    }
    return (chosenCourse, chosenIndicator)
  }

  /// The course with the best mean on the main indicator; the baseline where none is better.
  private func best(_ records: any StudyRecords) throws -> Int? {
    let outline = records.outline
    guard let main = outline.indicators.firstIndex(where: { $0.id == outline.mainIndicator }),
      outline.indicators[main].better != .neither
    else { return 0 }
    let sign = outline.indicators[main].better == .higher ? 1.0 : -1
    let sums = try outline.courses.indices.map { course in
      try records.outcomes(course: course, indicator: main).reduce(0) { $0 + sign * $1 }
    }
    return sums.indices.max { (sums[$0], -$0) < (sums[$1], -$1) }
  }

  /// Whether a person is there to be asked.
  private var asks: Bool {
    box == nil && thresholdDensity == nil && !tree && !json && !csv && isatty(STDIN_FILENO) == 1
      && isatty(STDOUT_FILENO) == 1
  }

  /// Shows the trajectory and asks for a box; nil: the proposal stands.
  private func choose(_ text: DiscoveryText, _ found: ScenarioDiscovery) -> Int? {
    guard let trajectory = text.trajectory, let last = found.boxes.first.map({ $0.trajectory.count - 1 }) else {
      return nil
    }
    print(text.heading + "\n\n" + trajectory + "\n")
    while true {
      print("Which box, 0 to \(last)? (return: the one with *) ", terminator: "")
      fflush(nil)
      guard let answer = readLine()?.filter({ !$0.isWhitespace }), !answer.isEmpty else { return nil }
      if let number = Int(answer), (0...last).contains(number) { return number }
      print("A number from 0 to \(last), please.")
    }
  }

  private func show(_ found: ScenarioDiscovery, _ outline: StudyOutline) throws {
    if json {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
      return print(String(decoding: try encoder.encode(found), as: UTF8.self))
    }
    if csv {
      print(
        CommaSeparated.line([
          "number", "coverage", "density", "mass", "futures", "failing", "input", "true", "above", "below",
        ]))
      for (number, region) in (tree ? found.rules : found.boxes.first?.trajectory ?? []).enumerated() {
        region.rows(number).forEach { print(CommaSeparated.line($0)) }
      }
      return
    }
    let text = DiscoveryText(found, outline)
    let parts = tree ? [text.heading, text.rules] : [text.summary, asks ? nil : text.trajectory]
    print(parts.compactMap { $0 }.joined(separator: tree ? "\n" : "\n\n"))
  }
}

extension ScenarioDiscovery.Region {
  /// Cells of one row for each restriction; one without any for all futures.
  fileprivate func rows(_ number: Int) -> [[String]] {
    let head = ["\(number)", "\(coverage)", "\(density)", "\(mass)", "\(count)", "\(failing)"]
    guard !restrictions.isEmpty else { return [head + ["", "", "", ""]] }
    return restrictions.map { limit in
      head + [
        limit.input, limit.truth.map { $0 ? "1" : "0" } ?? "", limit.above.map { "\($0)" } ?? "",
        limit.below.map { "\($0)" } ?? "",
      ]
    }
  }
}
