import ArgumentParser
import Foundation
import Politics
import Synchronization

/// `diwan politics score`
struct ScoreCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "score",
    abstract: "Score models of bargaining on issues of which the outcome is known.",
    discussion: """
      Prints the mean absolute error, the root mean square error and the median error of every model, with 95% \
      intervals by a bootstrap that draws whole proposals, and the difference to the mean weighted by capability and \
      salience, the bar. The compromise model has parameters: it is fitted on other proposals than those it forecasts.

      A CSV file has a row for each actor on each issue and the columns issue, proposal, actor, position (0 to 100), \
      salience (0 to 1), capability (0 or more), outcome (0 to 100) and, if known, reference_point (0 to 100).

      A JSON file has the form of the DEU files: {"issues": [{"id": "a1", "proposal": "a", "outcome": 50, \
      "reference_point": 0, "actors": [["de", 100, 80, 29], ["fr", 0, 40, 29]]}]}, with position, salience in percent \
      and capability of each actor. Capabilities may be left out if "capability_tables" has a table for the issue's \
      "regime".
      """)

  @Argument(
    help: "A CSV or JSON file; `-` is standard input.", completion: .file(extensions: ["json", "csv"]))
  var file = "-"

  @Option(help: ArgumentHelp("How many divisions of the proposals into folds are averaged.", valueName: "n"))
  var repetitions = 5

  @Option(help: ArgumentHelp("How many folds proposals are divided into.", valueName: "n"))
  var folds = 10

  @Option(help: ArgumentHelp("How often the bootstrap draws.", valueName: "n"))
  var samples = 2000

  @Option(help: ArgumentHelp("The seed of divisions and draws.", valueName: "n"))
  var seed: UInt64 = 1

  @Flag(help: "Print one JSON document.")
  var json = false

  @Flag(help: "Print a table as CSV.")
  var csv = false

  func validate() throws {
    guard !(json && csv) else { throw ValidationError("--json and --csv exclude each other.") }
    guard (1...1000).contains(repetitions) else { throw ValidationError("--repetitions must be 1 to 1000.") }
    guard (2...1000).contains(folds) else { throw ValidationError("--folds must be 2 to 1000.") }
    guard (100...100_000).contains(samples) else { throw ValidationError("--samples must be 100 to 100000.") }
  }

  func run() throws {
    try Failure.mapped {
      let issues = try ScoreInput.read(file)
      var validation = try CompromiseValidation(issues)
      validation.seed = seed
      validation.folds = folds
      let start = ContinuousClock.now
      let heldOut = Self.heldOut(validation, repetitions: repetitions)
      if ContinuousClock.now - start > .seconds(2) { note("scoring the other models") }
      let score = try ForecastScore(issues, heldOut: heldOut, samples: samples, seed: seed)
      let text = ScoreText(
        issues: issues, score: score, fitted: validation.fitted(), repetitions: repetitions,
        folds: validation.foldCount)
      print(json ? try text.json() : csv ? text.csv : text.plain)
    }
  }

  /// Forecasts by folds, side by side on all processors: which of them computes a fold makes no difference.
  private static func heldOut(_ validation: CompromiseValidation, repetitions: Int) -> [[Double]] {
    let folds = validation.foldCount
    let start = ContinuousClock.now
    let empty = [Double](repeating: 0, count: validation.issues.issues.count)
    let state = Mutex((forecasts: [[Double]](repeating: empty, count: repetitions), done: 0, told: 2.0))
    DispatchQueue.concurrentPerform(iterations: repetitions * folds) { job in
      let fold = validation.heldOut(fold: job % folds, repetition: job / folds)
      state.withLock { state in
        for (position, forecast) in zip(fold.positions, fold.forecasts) {
          state.forecasts[job / folds][position] = forecast
        }
        state.done += 1
        let seconds = Double((ContinuousClock.now - start) / .seconds(1))
        if seconds >= state.told {
          state.told = seconds + 2
          note("fitting: \(state.done) of \(repetitions * folds) folds")
        }
      }
    }
    return state.withLock { $0.forecasts }
  }
}

/// Reads what `ScoreCommand` works on.
enum ScoreInput {
  static func read(_ file: String) throws -> DecidedIssues {
    let data: Data
    if file == "-" {
      data = try FileHandle.standardInput.readToEnd() ?? Data()
    } else {
      guard let contents = FileManager.default.contents(atPath: file) else {
        throw InvalidInput(["\(file): the file cannot be read"])
      }
      data = contents
    }
    let source = file == "-" ? "standard input" : file
    let isJSON = data.first { !($0 <= 32) } == UInt8(ascii: "{")
    guard isJSON else {
      guard let text = String(validating: data, as: UTF8.self) else {
        throw InvalidInput(["\(source): the file is not UTF-8 text"])
      }
      return try DecidedIssues(CommaSeparatedTable(parsing: text, source: source))
    }
    do {
      return try JSONDecoder().decode(DecidedIssueDocument.self, from: data).decidedIssues()
    } catch let error as DecodingError {
      throw InvalidInput(["\(source): \(sentence(error))"])
    } catch let error as InvalidInput {
      throw InvalidInput(error.problems.map { "\(source): \($0)" })
    }
  }

  /// What is wrong with a document, and where in it.
  private static func sentence(_ error: DecodingError) -> String {
    func place(_ path: [any CodingKey]) -> String {
      let text = path.map { key in key.intValue.map { "[\($0)]" } ?? ".\(key.stringValue)" }.joined()
      return text.isEmpty ? "the document" : String(text.drop { $0 == "." })
    }
    switch error {
    case .keyNotFound(let key, let context): return "\(place(context.codingPath)) lacks `\(key.stringValue)`"
    case .valueNotFound(_, let context): return "\(place(context.codingPath)) lacks a value"
    case .typeMismatch(let type, let context):
      return
        "\(place(context.codingPath)) is not \(type == Double.self ? "a number" : type == String.self ? "text" : "of the right form")"
    case .dataCorrupted(let context): return "\(place(context.codingPath)): this is not JSON"
    @unknown default: return "this cannot be read"
    }
  }
}
