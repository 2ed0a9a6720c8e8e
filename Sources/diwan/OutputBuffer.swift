import Foundation

/// Standard output in large pieces: histories have hundreds of thousands of rows.
final class OutputBuffer {
  private var text = ""

  func write(_ piece: String) {
    text += piece
    if text.utf8.count > 1 << 16 { flush() }
  }

  func flush() {
    FileHandle.standardOutput.write(Data(text.utf8))
    text = ""
  }
}
