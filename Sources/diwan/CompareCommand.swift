import Archive
import ArgumentParser
import Foundation
import Studies

/// `diwan compare`
struct CompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Put studies side by side: the same dossier under other accounts, or before and after an edit.",
    discussion: """
      Each study is compared with the first one. Studies of the same design (kind, seed, number of futures) are \
      compared future by future, as their futures share their random numbers; others as independent samples. All \
      intervals are 95 %.
      """)

  @Argument(
    help: "Study files, the first being what the others are compared with.", completion: .file(extensions: ["diwan"]))
  var studies: [String]

  @Option(help: ArgumentHelp("Indicators, separated by commas (default: all).", valueName: "ids"))
  var indicators: String?

  @Option(help: ArgumentHelp("Courses of action, separated by commas (default: all).", valueName: "ids"))
  var courses: String?

  @OptionGroup var format: OutputOptions

  func validate() throws {
    guard studies.count >= 2 else { throw ValidationError("Name two studies or more.") }
  }

  func run() throws {
    try Failure.mapped {
      let files = try studies.map { try StudyFile(opening: $0) }
      var sources: [StudyComparison.Source] = []
      for (file, path) in zip(files, studies) {
        let outline = try file.outline()
        guard outline.completed > 0 else { throw CompareError("\(path): no future has been run yet.") }
        sources.append(
          StudyComparison.Source(
            label: path, outline: outline, specification: try file.specification(),
            outcomes: { try file.outcomes(course: $0, indicator: $1) }))
      }
      let outlines = try files.map { try $0.outline() }
      try check(indicators.map(ids) ?? [], in: outlines.flatMap { $0.indicators.map(\.id) }, "indicator")
      try check(courses.map(ids) ?? [], in: outlines.flatMap { $0.courses.map(\.id) }, "course of action")
      var comparison = try StudyComparison(sources)
      if let wanted = indicators.map(ids) { comparison.rows.removeAll { !wanted.contains($0.indicator) } }
      if let wanted = courses.map(ids) { comparison.rows.removeAll { !wanted.contains($0.course) } }
      let changes = try files.dropFirst().map { try $0.dossierChanges(since: files[0]) }
      let text = ComparisonText(comparison: comparison, changes: [[]] + changes, outlines: outlines)
      try format.show(
        ComparisonDocument(comparison: comparison, dossierChanges: changes), header: ComparisonText.header,
        rows: text.rows, text: { text.whole })
    }
  }

  private func check(_ asked: [String], in known: [String], _ what: String) throws {
    let unknown = asked.filter { !known.contains($0) }
    guard unknown.isEmpty else {
      throw CompareError("No study has the \(what) \(unknown.joined(separator: ", ")).")
    }
  }
}

/// What `diwan compare --json` prints.
struct ComparisonDocument: Encodable {
  let comparison: StudyComparison
  /// For each study but the first: which files of the dossier differ.
  let dossierChanges: [[DossierChange]]
}

/// Why studies cannot be compared.
struct CompareError: Error, CustomStringConvertible {
  let description: String
  init(_ description: String) { self.description = description }
}
