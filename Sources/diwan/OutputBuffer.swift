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
      note("diwan: standard output cannot be written: \(error.localizedDescription)")
      Foundation.exit(1)
    }
    text = ""
  }
}
