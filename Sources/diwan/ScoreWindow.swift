import Archive
import ArgumentParser
import Dossiers
import Politics
import Reports
import Studies

/// What of a study is scored against observations, for all commands that do.
struct ScoreWindow: ParsableArguments {
  @Option(help: ArgumentHelp("Score nothing that begins earlier (default: the study's start).", valueName: "date"))
  var from: DateArgument?

  @Option(help: ArgumentHelp("Score nothing that ends later than this (default: the study's end).", valueName: "date"))
  var until: DateArgument?

  @Option(help: ArgumentHelp("The course of action (default: the baseline).", valueName: "id"))
  var course: String?

  /// The first option that is given.
  var given: String? { from != nil ? "--from" : until != nil ? "--until" : course != nil ? "--course" : nil }

  func validate() throws {
    if let from, let until, from.date.dayNumber >= Observation.Period(until.date).end {
      throw ValidationError("--from must be before --until.")
    }
  }

  /// Scores a study.
  ///
  /// - Parameters:
  ///   - observations: the path of the table of what happened.
  ///   - samples: how often the bootstrap draws.
  /// - Throws: `InvalidInput` with all that is wrong in the table, or if the study lacks the course.
  func score(
    _ file: StudyFile, _ outline: StudyOutline, against observations: String, samples: Int = 1000
  ) throws -> ScoredForecast {
    let position = try position(in: outline)
    let plan = try ObservationFile(reading: observations).plan(for: outline, from: from?.date, until: until?.date)
    let ensembles = try file.ensembles(plan, course: position)
    return ScoredForecast(
      try ForecastVerification(ensembles, outline: outline, resamples: samples),
      course: outline.courses[position].id, from: from?.date, until: until?.date)
  }

  /// Where the course stands; the baseline's if none is named.
  private func position(in outline: StudyOutline) throws -> Int {
    guard let course else { return 0 }
    guard let position = outline.courses.firstIndex(where: { $0.id == course }) else {
      throw InvalidInput([
        "No course of action of the study has the id \(course). There are: "
          + "\(outline.courses.map(\.id).joined(separator: ", "))."
      ])
    }
    return position
  }
}
