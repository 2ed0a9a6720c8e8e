import ArgumentParser
import Dossiers
import Foundation

/// `diwan new`: a small commented dossier to start from.
struct NewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: "Write a small commented dossier to start from.",
    discussion: "The dossier describes a fictional state; it checks without errors and runs.")

  @Argument(help: "The folder to make.")
  var name: String

  @Flag(help: "Write into an existing folder and replace files of the same names.")
  var force = false

  func validate() throws {
    if name.isEmpty { throw ValidationError("The folder to make needs a name.") }
  }

  func run() throws {
    do {
      let written = try DossierTemplate.write(to: name, overwriting: force)
      let folder = name.hasSuffix("/") ? String(name.dropLast()) : name
      Terminal(FileHandle.standardOutput).write(
        written.map { "\(folder)/\($0)\n" }.joined()
          + "\nNext: diwan check \(folder) --sources \(folder)/sources\n")
    } catch let error as DossierTemplate.WriteError {
      Terminal(FileHandle.standardError).write("error: \(error.description)\n")
      throw ExitCode(1)
    }
  }
}
