import Archive
import ArgumentParser
import Foundation
import Studies

/// `diwan findings`
struct FindingsCommand: ParsableCommand {
  /// A part of the printed findings.
  enum Section: String, CaseIterable, ExpressibleByArgument {
    case ranking, check, events, robustness, pareto, sensitivity, failures, accounts, predictions
  }

  static let configuration = CommandConfiguration(
    commandName: "findings",
    abstract: "Print what a study concludes.",
    discussion: """
      Of an unfinished study the findings are computed from the futures that are done. Sections: ranking (the courses \
      on the main indicator), check (which claims and numbers to check first), events (how probable), robustness \
      (which course each rule prefers), pareto, sensitivity (what moves the main indicator), failures (where the best \
      course and the baseline fail; see also diwan discover), accounts, predictions. How to read each: docs/findings.md.
      """)

  @Argument(help: "A study file.", completion: .file(extensions: ["diwan"]))
  var study: String

  @Option(
    help: ArgumentHelp(
      "Print this section only; may be repeated: \(Section.allCases.map(\.rawValue).joined(separator: ", ")).",
      valueName: "name"))
  var section: [Section] = []

  @Option(
    help: ArgumentHelp(
      "The scale of words for probabilities: icd203 (United States), phia (United Kingdom), ipcc, nato or kent.",
      valueName: "scale"))
  var words = WordScale(.icd203)

  @Option(
    help: ArgumentHelp(
      "What is good enough on an indicator, for satisficing, and for failing on the main one; may be repeated. "
        + "Default: what the baseline reaches on average; the worst third fails.", valueName: "indicator=value"))
  var threshold: [ThresholdArgument] = []

  @Flag(help: "Print all findings as one JSON document.")
  var json = false

  @Flag(help: "Print the findings that are not over time as a table, one number a row.")
  var csv = false

  @Flag(help: "Print a SHA-256 over the study's content: equal digests, equal studies.")
  var digest = false

  func validate() throws {
    guard [json, csv, digest].count(where: { $0 }) <= 1 else {
      throw ValidationError("--json, --csv and --digest exclude each other.")
    }
    guard section.isEmpty || !(json || csv || digest) else {
      throw ValidationError("--section is for text: --json and --csv print all findings.")
    }
  }

  func run() throws {
    try Failure.mapped {
      let file = try StudyFile(opening: study)
      if digest { return print(try file.contentDigest()) }
      let findings = try file.findings(try settings(file.outline()))
      if json {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
        print(String(decoding: try encoder.encode(findings), as: UTF8.self))
      } else if csv {
        print(
          CommaSeparated.line(["kind", "course", "indicator", "subject", "statistic", "value", "low", "high", "word"]))
        for row in findings.tidyRows { print(CommaSeparated.line(row.cells)) }
      } else {
        print(FindingsText(findings).text(section.isEmpty ? Section.allCases : section))
      }
    }
  }

  private func settings(_ outline: StudyOutline) throws -> FindingsSettings {
    var settings = FindingsSettings(words: words.scale)
    let ids = outline.indicators.map(\.id)
    let unknown = threshold.map(\.indicator).filter { !ids.contains($0) }
    guard unknown.isEmpty else {
      note(
        "diwan: --threshold: no indicator has the id \(unknown.joined(separator: " or ")). "
          + "There are: \(ids.joined(separator: ", ")).")
      throw Failure.input
    }
    for chosen in threshold { settings.thresholds[chosen.indicator] = chosen.value }
    return settings
  }
}

/// A scale of words by its name.
struct WordScale: ExpressibleByArgument {
  let scale: ProbabilityScale

  init(_ scale: ProbabilityScale) { self.scale = scale }
  init?(argument: String) {
    guard let scale = ProbabilityScale(rawValue: argument) else { return nil }
    self.scale = scale
  }

  var defaultValueDescription: String { scale.rawValue }
  static var allValueStrings: [String] { ProbabilityScale.allCases.map(\.rawValue) }
}

/// `indicator=value`
struct ThresholdArgument: ExpressibleByArgument {
  let indicator: String
  let value: Double

  init?(argument: String) {
    let parts = argument.split(separator: "=", omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty, let value = Double(String(parts[1])), value.isFinite else { return nil }
    (indicator, self.value) = (String(parts[0]), value)
  }
}

extension TidyRow {
  fileprivate var cells: [String] {
    func text(_ number: Double?) -> String { number.map { "\($0)" } ?? "" }
    return [
      kind, course ?? "", indicator ?? "", subject ?? "", statistic, text(value), text(interval?.low),
      text(interval?.high), word ?? "",
    ]
  }
}
