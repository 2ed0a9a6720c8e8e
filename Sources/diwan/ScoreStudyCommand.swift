import Archive
import ArgumentParser
import Dossiers
import Foundation
import Reports
import Studies

/// `diwan score`
struct ScoreStudyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "score",
    abstract: "Score a study against what happened, beside forecasts that need no model.",
    discussion: """
      Numbers are scored by the continuous ranked probability score, conditions and control of places by the Brier and \
      the logarithmic score; less is better. The baselines know only observations from before the first day scored: \
      the last value for ever, the values of the last twelve months, and zero. Skill is 1 less the ratio of the \
      study's score to the baseline's, above 0 if the study is better; 95 % intervals draw quantities and months.

      \(ObservationFile.help)
      """)

  @Argument(help: "A study file.", completion: .file(extensions: ["diwan"]))
  var study: String

  @Option(
    help: ArgumentHelp("What happened: a table, or - for standard input.", valueName: "file"),
    completion: .file(extensions: ["csv"]))
  var observations: String

  @OptionGroup var window: ScoreWindow

  @Option(help: ArgumentHelp("How often the bootstrap draws.", valueName: "n"))
  var samples = 1000

  @Flag(help: "Print scores by indicator and place as well.")
  var each = false

  @Flag(help: "Print one JSON document.")
  var json = false

  @Flag(help: "Print one number a row as CSV.")
  var csv = false

  func validate() throws {
    guard !(json && csv) else { throw ValidationError("--json and --csv exclude each other.") }
    guard (100...100_000).contains(samples) else { throw ValidationError("--samples must be 100 to 100000.") }
  }

  func run() throws {
    try Failure.mapped {
      let file = try StudyFile(opening: study)
      let outline = try file.outline()
      let scored = try window.score(file, outline, against: observations, samples: samples)
      let text = VerificationText(
        scored.verification, outline: outline, course: scored.course, from: scored.from, until: scored.until)
      print(json ? try text.json() : csv ? text.csv : text.plain(each: each))
    }
  }
}

/// A date as users write it: `2015`, `2015-06` or `2015-06-30`.
struct DateArgument: ExpressibleByArgument {
  let date: PartialDate

  init?(argument: String) {
    guard let date = PartialDate(iso: argument) else { return nil }
    self.date = date
  }
}
