import Archive
import ArgumentParser
import Foundation
import Studies

/// `diwan findings`
struct FindingsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "findings",
    abstract: "Print what a study concludes.",
    discussion: "Of an unfinished study the findings are computed from the futures that are done.")

  @Argument(help: "A study file.", completion: .file(extensions: ["diwan"]))
  var study: String

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
  }

  func run() throws {
    try Failure.mapped {
      let file = try StudyFile(opening: study)
      if digest { return print(try file.contentDigest()) }
      let findings = try file.findings()
      if json {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
        print(String(decoding: try encoder.encode(findings), as: UTF8.self))
      } else if csv {
        print(
          CommaSeparated.line(["kind", "course", "indicator", "subject", "statistic", "value", "low", "high", "word"]))
        for row in findings.tidyRows { print(CommaSeparated.line(row.cells)) }
      } else {
        print(FindingsText(findings).whole)
      }
    }
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
