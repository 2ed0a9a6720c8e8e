import ArgumentParser

@main struct Diwan: ParsableCommand {
  func run() {}
}
