import ArgumentParser

/// The command line: each subcommand is one file and calls one function of the library.
@main struct Diwan: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diwan",
    abstract: "A workbench for analysts of contested states.",
    version: Version.current,
    subcommands: [
      CheckCommand.self,
      NewCommand.self,
      SchemaCommand.self,
      RunCommand.self,
      StudyCommand.self,
      FindingsCommand.self,
    ])
}
