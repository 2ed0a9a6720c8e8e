import Foundation

/// Standard output in large pieces: histories have hundreds of thousands of rows.
final class OutputBuffer {
  private var text = ""

  func write(_ piece: String) {
    text += piece
    if text.utf8.count > 1 << 16 { flush() }
  }

  func flush() {
    do {
      try FileHandle.standardOutput.write(contentsOf: Data(text.utf8))
    } catch {
      OutputBuffer.giveUp(error.localizedDescription)
    }
    text = ""
  }

  /// Ends the program: what it was to print is lost.
  static func giveUp(_ reason: String) -> Never {
    note("diwan: standard output cannot be written: \(reason)")
    Foundation.exit(1)
  }
}
