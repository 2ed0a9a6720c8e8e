import ArgumentParser
import Dossiers
import Exchange
import Foundation

/// `diwan import`: dossiers out of other tools' files.
struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Make a dossier of another tool's file.",
    subcommands: [ImportAthenaCommand.self])
}

/// `diwan import athena`
struct ImportAthenaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "athena",
    abstract: "Make a dossier of an Athena scenario export.",
    discussion: """
      The dossier keeps Athena's names and sets `athena-compatibility`, under which Diwan does as Athena does. What it \
      cannot express is left out and told on standard error, with the line of the export. See Guides/AthenaImport.md.
      """)

  @Argument(help: "The export: orders in Athena's own language.", completion: .file(extensions: ["tcl"]))
  var file: String

  @Option(
    name: [.short, .customLong("output")],
    help: ArgumentHelp("The dossier's folder (default: the file's name without its ending).", valueName: "folder"),
    completion: .directory)
  var output: String?

  @Option(help: "The dossier's horizon; an export has none.")
  var weeks = 52

  func validate() throws {
    guard (1...5200).contains(weeks) else { throw ValidationError("--weeks must be from 1 to 5200.") }
  }

  func run() throws {
    try Failure.mapped {
      let source = URL(filePath: file)
      guard let bytes = FileManager.default.contents(atPath: file), bytes.count <= ImportAthenaCommand.largest else {
        throw ImportFailure("`\(file)` cannot be read; an export of at most 64 MiB is needed")
      }
      let target = output ?? source.deletingPathExtension().lastPathComponent
      let result = AthenaImport(String(decoding: bytes, as: UTF8.self), file: source.lastPathComponent, weeks: weeks)
      for remark in result.notes { note("\(file):\(remark.line): warning: \(remark.message)") }
      guard result.hasScenario else {
        throw ImportFailure(
          "`\(file)` is no Athena scenario: it creates no actor, no neighborhood or no civilian group")
      }
      try write(result, to: target)
      // What an import writes must pass; if it does not, the export refers to things that are not in it.
      let check = DossierCheck(folder: target)
      let errors = Terminal(FileHandle.standardError)
      for diagnostic in check.diagnostics { errors.write(errors.styled(diagnostic) + "\n\n") }
      guard check.dossier != nil else { throw Failure.input }
      Terminal(FileHandle.standardOutput).write("\(target)\n")
    }
  }

  private static let largest = 64 << 20

  private func write(_ result: AthenaImport, to target: String) throws {
    let folder = URL(filePath: target)
    let known = try? FileManager.default.contentsOfDirectory(atPath: target)
    if let known, !known.isEmpty {
      throw ImportFailure("the folder `\(target)` is not empty; name another with --output")
    }
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for (name, text) in result.files { try Data(text.utf8).write(to: folder.appending(path: name)) }
  }
}

/// Why an import failed.
struct ImportFailure: Error, CustomStringConvertible {
  let description: String
  init(_ description: String) { self.description = description }
}
