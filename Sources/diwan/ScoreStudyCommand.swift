import Archive
import ArgumentParser
import Dossiers
import Foundation
import Politics
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

  @Option(help: ArgumentHelp("Score nothing that begins earlier (default: the study's start).", valueName: "date"))
  var from: DateArgument?

  @Option(help: ArgumentHelp("Score nothing that ends later than this (default: the study's end).", valueName: "date"))
  var until: DateArgument?

  @Option(help: ArgumentHelp("The course of action (default: the baseline).", valueName: "id"))
  var course: String?

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
    if let from, let until, from.date.dayNumber >= Observation.Period(until.date).end {
      throw ValidationError("--from must be before --until.")
    }
  }

  func run() throws {
    try Failure.mapped {
      let file = try StudyFile(opening: study)
      let outline = try file.outline()
      let position = try outline.position(ofCourse: course)
      let plan = try ObservationFile(reading: observations).plan(for: outline, from: from?.date, until: until?.date)
      let ensembles = try file.ensembles(plan, course: position)
      let verification = try ForecastVerification(ensembles, outline: outline, resamples: samples)
      let text = VerificationText(
        verification, outline: outline, course: outline.courses[position].id, from: from?.date, until: until?.date)
      print(json ? try text.json() : csv ? text.csv : text.plain(each: each))
    }
  }
}

extension StudyOutline {
  /// Where a course of action stands; the baseline's if none is named.
  ///
  /// - Throws: `InvalidInput` if the study has none of the name.
  func position(ofCourse id: String?) throws -> Int {
    guard let id else { return 0 }
    guard let position = courses.firstIndex(where: { $0.id == id }) else {
      throw InvalidInput([
        "No course of action of the study has the id \(id). There are: \(courses.map(\.id).joined(separator: ", "))."
      ])
    }
    return position
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
