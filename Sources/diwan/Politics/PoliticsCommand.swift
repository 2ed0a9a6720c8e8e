import ArgumentParser

/// `diwan politics`: algorithms of politics on tables.
struct PoliticsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "politics",
    abstract: "Compute power, coalitions, seats, bargains and votes from tables, and score models.",
    discussion: """
      Input is a table of comma-separated values with a header row, from a file or from standard input. The order of \
      columns does not matter.
      """,
    subcommands: [
      PowerCommand.self, CoalitionsCommand.self, SeatsCommand.self, BargainCommand.self, VoteCommand.self,
      ScoreCommand.self,
    ])
}
