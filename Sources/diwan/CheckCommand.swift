import ArgumentParser
import Dossiers
import Foundation
import Simulation

/// `diwan check`: everything that is wrong with a dossier, at once.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Check a dossier and list everything that is wrong with it.",
    discussion: """
      Errors and warnings go to standard error, a summary to standard output. The exit status is 1 if there \
      is any error. What each message means is in docs/checking.md.
      """)

  @Argument(help: "The dossier's folder.", completion: .directory)
  var dossier: String

  @Option(help: "Folder with the texts that sources name, to verify quotations against.", completion: .directory)
  var sources: String?

  @Flag(help: "Write one JSON document to standard output instead.")
  var json = false

  func run() throws {
    let check = DossierCheck(folder: dossier, sourcesFolder: sources)
    if json {
      try printJSON(check)
    } else {
      let errors = Terminal(FileHandle.standardError)
      for diagnostic in check.diagnostics { errors.write(errors.styled(diagnostic) + "\n\n") }
      Terminal(FileHandle.standardOutput).write(summary(check))
    }
    guard let dossier = check.dossier else { throw ExitCode(1) }
    do {
      _ = try Blueprint(compiling: dossier)
    } catch {
      note("The dossier is well formed, but cannot be simulated: \(error)")
    }
  }

  private func summary(_ check: DossierCheck) -> String {
    let errors = check.diagnostics.count { $0.severity == .error }
    let warnings = check.diagnostics.count - errors
    var lines: [String] = []
    if let dossier = check.dossier {
      let summary = dossier.contents
      lines.append(dossier.title)
      lines.append(summary.sections.map { "\($0.count) \($0.name)" }.joined(separator: ", "))
      lines.append(
        "\(summary.quantities) numbers: \(summary.onClaims) stand on claims, \(summary.onAssumptions) on assumptions only"
      )
    }
    if check.verifiedHashes + check.unverifiedHashes > 0 {
      var line = "\(check.verifiedHashes) hashes verified"
      if check.unverifiedHashes > 0 {
        line += ", \(check.unverifiedHashes) not: their texts are not at hand" + (sources == nil ? " (--sources)" : "")
      }
      lines.append(line)
    }
    lines.append("\(errors) \(errors == 1 ? "error" : "errors"), \(warnings) \(warnings == 1 ? "warning" : "warnings")")
    return lines.joined(separator: "\n") + "\n"
  }

  private struct Output: Encodable {
    struct Hashes: Encodable {
      let verified: Int
      let unverified: Int
    }
    let ok: Bool
    let title: String?
    let digest: String?
    let contents: Dossier.Contents?
    let hashes: Hashes
    let diagnostics: [Diagnostic]
  }

  private func printJSON(_ check: DossierCheck) throws {
    let output = Output(
      ok: check.dossier != nil, title: check.dossier?.title, digest: check.dossier?.digest,
      contents: check.dossier?.contents,
      hashes: .init(verified: check.verifiedHashes, unverified: check.unverifiedHashes),
      diagnostics: check.diagnostics)
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    let text = String(decoding: try encoder.encode(output), as: UTF8.self)
    Terminal(FileHandle.standardOutput).write(text + "\n")
  }
}
