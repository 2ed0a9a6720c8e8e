import Dossiers
import Foundation

/// Where a command writes; coloured only if a person looks at it.
struct Terminal {
  private let handle: FileHandle
  private let isColoured: Bool

  init(_ handle: FileHandle) {
    self.handle = handle
    let environment = ProcessInfo.processInfo.environment
    isColoured =
      isatty(handle.fileDescriptor) == 1 && (environment["NO_COLOR"] ?? "").isEmpty && environment["TERM"] != "dumb"
  }

  /// Writes text, or ends the program with an error if it cannot be written.
  func write(_ text: String) {
    do {
      try handle.write(contentsOf: Data(text.utf8))
    } catch {
      OutputBuffer.giveUp(error.localizedDescription)
    }
  }

  /// A diagnostic with its first line emphasised.
  func styled(_ diagnostic: Diagnostic) -> String {
    let text = diagnostic.description
    guard isColoured, let end = text.firstIndex(of: "\n") ?? text.indices.last.map({ text.index(after: $0) }) else {
      return text
    }
    let colour = diagnostic.severity == .error ? "31" : "33"
    return "\u{1B}[1;\(colour)m\(text[..<end])\u{1B}[0m\(text[end...])"
  }
}
