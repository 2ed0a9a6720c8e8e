import ArgumentParser
import Foundation
import Studies

/// `diwan design`
struct DesignCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "design",
    abstract: "Write the inputs of a study's futures as a table that other programs can read or write.",
    discussion: """
      A row for each future: its number, its random stream (equal streams, equal random numbers), each open claim as \
      0 or 1, and for each uncertain number its position in its distribution, over 0 and under 1. diwan study DOSSIER \
      --design FILE runs it. Of a study file the design is written that it was made with.

      KINDS
      \(DesignKindArgument.list)

      Every kind honours what claims contradict and imply: claims that are linked so are one input, which takes one \
      of the combinations left.
      """)

  @Argument(help: "The folder of a dossier, or a study file.", completion: .directory)
  var dossier: String

  @Option(
    name: [.customLong("kind"), .customLong("design-kind")], help: "How inputs are chosen (default: latin-hypercube).")
  var kind: DesignKindArgument?

  @OptionGroup var options: DesignOptions

  @Option(name: [.short, .long], help: ArgumentHelp("The table (default: standard output).", valueName: "file"))
  var output: String?

  @Flag(
    help: "Print as JSON what a design decides about: claims with their combinations, numbers, courses, indicators.")
  var describe = false

  func run() throws {
    try Failure.mapped {
      let source = try StudySource(dossier)
      if source.specification != nil && (kind != nil || options.isGiven) {
        throw ValidationError("\(dossier) is a study: its design is what it is. Leave the options out.")
      }
      let asked = source.specification ?? options.specification(describe ? nil : kind?.kind)
      let design = try Design(asked, of: source.blueprint, table: source.table)
      if describe {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
        return print(String(decoding: try encoder.encode(design.described), as: UTF8.self))
      }
      StudySource.tell(design, asked: options.futures)
      try write(design)
    }
  }

  private func write(_ design: Design) throws {
    guard let output, output != "-" else {
      let buffer = OutputBuffer()
      buffer.write(CommaSeparated.line(design.tableHeader) + "\n")
      for future in 0..<design.specification.futures {
        buffer.write(CommaSeparated.line(design.tableRow(future: future)) + "\n")
      }
      return buffer.flush()
    }
    guard FileManager.default.createFile(atPath: output, contents: nil),
      let file = FileHandle(forWritingAtPath: output)
    else { throw DesignFileError(description: "\(output) cannot be written: check the folder and its permissions.") }
    defer { try? file.close() }
    var text = CommaSeparated.line(design.tableHeader) + "\n"
    for future in 0..<design.specification.futures {
      text += CommaSeparated.line(design.tableRow(future: future)) + "\n"
      if text.utf8.count > 1 << 20 {
        try file.write(contentsOf: Data(text.utf8))
        text = ""
      }
    }
    try file.write(contentsOf: Data(text.utf8))
  }
}
