import ArgumentParser

@main struct Diwan: ParsableCommand {
  static let configuration = CommandConfiguration(subcommands: [StudyCommand.self, FindingsCommand.self])
}
