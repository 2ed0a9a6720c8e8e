import ArgumentParser
import Foundation

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
      ImportCommand.self,
      RunCommand.self,
      DesignCommand.self,
      StudyCommand.self,
      FindingsCommand.self,
      DiscoverCommand.self,
      CompareCommand.self,
      ReportCommand.self,
      WhyCommand.self,
      ScoreStudyCommand.self,
      CalibrateCommand.self,
      PoliticsCommand.self,
    ])

  static func main() {
    do {
      var command = try parseAsRoot()
      try command.run()
      // What `print` holds back may still not fit on the disk.
      if fflush(nil) != 0 { OutputBuffer.giveUp("the disk may be full") }
    } catch {
      // ArgumentParser's own code for wrong usage is 64; this command line promises 2.
      guard exitCode(for: error) == .validationFailure else { exit(withError: error) }
      note(fullMessage(for: error))
      Foundation.exit(2)
    }
  }
}
