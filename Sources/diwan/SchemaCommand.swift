import ArgumentParser
import Dossiers
import Foundation

/// `diwan schema`: JSON Schemas of the sections, for editors.
struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Print the JSON Schema of a section, for editors and other tools.",
    discussion: """
      Sections: \(DossierSchema.sections.joined(separator: ", ")). Without a section, all are printed as one \
      JSON object; with --output, each is written to its own file.
      """)

  @Argument(help: "Name of the section, for example claims.")
  var section: String?

  @Option(help: "Folder to write SECTION.schema.json files to.", completion: .directory)
  var output: String?

  func validate() throws {
    if let section, !DossierSchema.sections.contains(section) {
      throw ValidationError(
        "There is no section '\(section)'. Sections are \(DossierSchema.sections.joined(separator: ", ")).")
    }
  }

  func run() throws {
    let sections = section.map { [$0] } ?? DossierSchema.sections
    guard let output else {
      let text = section.flatMap { DossierSchema.document(for: $0) } ?? DossierSchema.allDocuments
      Terminal(FileHandle.standardOutput).write(text + "\n")
      return
    }
    do {
      try FileManager.default.createDirectory(atPath: output, withIntermediateDirectories: true)
      for section in sections {
        guard let text = DossierSchema.document(for: section) else { continue }
        let file = "\(output)/\(section).schema.json"
        try Data((text + "\n").utf8).write(to: URL(fileURLWithPath: file))
        Terminal(FileHandle.standardOutput).write(file + "\n")
      }
    } catch {
      Terminal(FileHandle.standardError).write("error: cannot write to \(output): \(error.localizedDescription)\n")
      throw ExitCode(1)
    }
  }
}
