import Foundation
import Testing

/// The built program, run as a user runs it.
struct Program {
  /// How a run ended.
  struct Result {
    let status: Int32
    let output: String
    let errors: String
  }

  /// `diwan` beside the test bundle; another one if `DIWAN` is set in the environment.
  static let path: String = {
    if let other = ProcessInfo.processInfo.environment["DIWAN"] { return other }
    let bundle = Bundle.main.executableURL ?? URL(fileURLWithPath: CommandLine.arguments[0])
    return bundle.deletingLastPathComponent().appendingPathComponent("diwan").path
  }()

  /// A run that has begun.
  final class Running {
    private let process = Process()
    private let folder: URL

    init(_ arguments: [String], in current: String) throws {
      folder = FileManager.default.temporaryDirectory.appendingPathComponent("diwan-\(UUID().uuidString)")
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      process.executableURL = URL(fileURLWithPath: Program.path)
      process.arguments = arguments
      process.currentDirectoryURL = URL(fileURLWithPath: current)
      // Files, because a full pipe would make the program wait.
      for name in ["output", "errors"] {
        FileManager.default.createFile(atPath: folder.appendingPathComponent(name).path, contents: nil)
      }
      process.standardOutput = try FileHandle(forWritingTo: folder.appendingPathComponent("output"))
      process.standardError = try FileHandle(forWritingTo: folder.appendingPathComponent("errors"))
      process.standardInput = FileHandle.nullDevice
      try process.run()
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    var isRunning: Bool { process.isRunning }

    func signal(_ number: Int32) { kill(process.processIdentifier, number) }

    /// Waits for the end.
    func end() throws -> Result {
      process.waitUntilExit()
      func text(_ name: String) throws -> String {
        String(decoding: try Data(contentsOf: folder.appendingPathComponent(name)), as: UTF8.self)
      }
      return Result(
        status: process.terminationStatus, output: try text("output"), errors: try text("errors"))
    }
  }

  /// Runs the program to its end.
  static func run(_ arguments: String..., in folder: String) throws -> Result {
    try Running(arguments, in: folder).end()
  }
}

/// A folder of its own that vanishes with the test.
final class Workplace {
  let path: String

  init() throws {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent("diwan-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    path = url.path
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func file(_ name: String) -> String { path + "/" + name }
}
