import Archive
import ArgumentParser
import Dossiers
import Foundation
import Reports
import Studies

/// `diwan report`: a study's findings for reading.
struct ReportCommand: ParsableCommand {
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case html, md, csv, json
  }

  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Write a study's findings as a page, as text or as a table.",
    discussion: """
      The page is one file that loads nothing. Its charts are drawn by Vega-Lite, which `make assets` fetches \
      once; without it the page has static drawings and tables only.
      """)

  @Argument(help: "The study file.", completion: .file(extensions: ["diwan"]))
  var study: String

  @Option(help: "html (one page), md (in brief), csv (one number a row) or json (the findings).")
  var format = Format.html

  @Option(
    name: .shortAndLong, help: "Where to write; - is standard output. Default: beside the study.",
    completion: .file())
  var output: String?

  @Option(
    help: "The folder with the sources' texts. The page then quotes the passages it cites: mind their copyright.",
    completion: .directory)
  var sources: String?

  @Option(help: "The folder with vega-bundle.js. Default: DIWAN_ASSETS, or .venv/share/diwan.", completion: .directory)
  var assets: String?

  @Option(help: "The scale of words for probabilities: icd203, phia, ipcc, nato or kent.")
  var words = WordScale(.icd203)

  @Option(
    help: ArgumentHelp(
      "What happened, as `diwan score` reads it: the report then tells how the study fared.", valueName: "file"),
    completion: .file(extensions: ["csv"]))
  var observations: String?

  @OptionGroup var window: ScoreWindow

  func validate() throws {
    guard observations == nil, let option = window.given else { return }
    throw ValidationError("\(option) needs --observations.")
  }

  func run() throws {
    try Failure.mapped(report)
  }

  private func report() throws {
    let file = try StudyFile(opening: study)
    let findings = try file.findings(FindingsSettings(words: words.scale))
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "diwan-report-\(ProcessInfo.processInfo.processIdentifier)"
    ).path
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try file.writeDossier(to: folder)
    let dossier = try Dossier.load(folder: folder)
    let quotes = try sources.map { try Quotations(of: dossier, sourcesFolder: $0).quotes } ?? [:]
    let scored = try observations.map { try window.score(file, file.outline(), against: $0) }
    let report = try Report(
      findings, of: dossier, outlines: Outlines(of: dossier), quotes: quotes, scored: scored, version: Version.current)
    let text =
      switch format {
      case .html: try report.html(bundle: bundle())
      case .md: report.markdown()
      case .csv: report.csv()
      case .json: try report.json()
      }
    try write(text)
  }

  private func write(_ text: String) throws {
    let target =
      output ?? URL(fileURLWithPath: study).deletingPathExtension().appendingPathExtension(format.rawValue).path
    do {
      if target == "-" {
        try FileHandle.standardOutput.write(contentsOf: Data(text.utf8))
      } else {
        try Data(text.utf8).write(to: URL(fileURLWithPath: target), options: .atomic)
        print(target)
      }
    } catch {
      note("diwan: \(target) cannot be written: \(error.localizedDescription)")
      throw Failure.input
    }
  }

  /// The script that draws charts, or nil with a word about it on standard error.
  private func bundle() throws -> String? {
    let folders = ReportCommand.assetFolders(chosen: assets)
    for folder in folders {
      let path = folder + "/vega-bundle.js"
      if let text = try? String(contentsOfFile: path, encoding: .utf8) { return text }
    }
    if let assets {
      note("diwan: \(assets) has no vega-bundle.js; `make assets` fetches it")
      throw Failure.input
    }
    note("diwan: no vega-bundle.js found, so the page has static drawings only; `make assets` fetches it")
    return nil
  }

  /// Where the script is looked for: what was asked for alone, or the usual places.
  private static func assetFolders(chosen: String?) -> [String] {
    if let chosen { return [chosen] }
    if let named = ProcessInfo.processInfo.environment["DIWAN_ASSETS"], !named.isEmpty { return [named] }
    let inProject = ".venv/share/diwan"
    var folders = [inProject]
    // The executable stands in .build/…/debug of the project, or in PREFIX/bin.
    var folder = (Bundle.main.executableURL ?? URL(fileURLWithPath: "diwan")).resolvingSymlinksInPath()
      .deletingLastPathComponent()
    folders.append(folder.deletingLastPathComponent().appendingPathComponent("share/diwan").path)
    for _ in 0..<4 {
      folder = folder.deletingLastPathComponent()
      folders.append(folder.appendingPathComponent(inProject).path)
    }
    return folders
  }
}
