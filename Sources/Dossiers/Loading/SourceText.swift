/// The text of one file of a dossier, with the places where its lines start.
///
/// The YAML reader works on byte offsets; people get lines and columns. Columns count Unicode scalars,
/// as editors do for most text.
final class SourceText: Sendable {
  /// Path relative to the dossier folder.
  let file: String
  let bytes: [UInt8]
  private let lineStarts: [Int]

  init(file: String, bytes: [UInt8]) {
    self.file = file
    self.bytes = bytes
    var starts = [0]
    for (offset, byte) in bytes.enumerated() where byte == UInt8(ascii: "\n") {
      starts.append(offset + 1)
    }
    lineStarts = starts
  }

  /// Index of the line that holds the offset, from 0.
  private func lineIndex(of offset: Int) -> Int {
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    return low
  }

  func location(at offset: Int) -> Location {
    let offset = min(max(offset, 0), bytes.count)
    let line = lineIndex(of: offset)
    return Location(file: file, line: line + 1, column: scalarCount(lineStarts[line]..<offset) + 1)
  }

  private func scalarCount(_ range: Range<Int>) -> Int {
    bytes[range].reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) }
  }

  /// The line at a location without its end, for a caret; long lines are cut around the column.
  func excerpt(at location: Location) -> Diagnostic.Excerpt? {
    guard location.line >= 1, location.line <= lineStarts.count else { return nil }
    let start = lineStarts[location.line - 1]
    var end = location.line < lineStarts.count ? lineStarts[location.line] - 1 : bytes.count
    if end > start, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
    let widest = 160
    // Only the bytes around the column are decoded: a hostile line may be megabytes long.
    var from = start
    var caret = location.column
    if caret > widest {
      from = offset(ofColumn: caret - widest / 2, from: start, to: end)
      caret = widest / 2 + 1
    }
    let to = min(offset(ofColumn: widest + 1, from: from, to: end), end)
    let cut = String(decoding: bytes[from..<max(from, to)], as: UTF8.self)
    let shown = String(String.UnicodeScalarView(cut.unicodeScalars.map { $0.value < 0x20 ? " " : $0 }))
    return Diagnostic.Excerpt(text: shown, caret: caret)
  }

  private func offset(ofColumn column: Int, from start: Int, to end: Int) -> Int {
    var seen = 0
    var offset = start
    while offset < end {
      if bytes[offset] & 0xC0 != 0x80 {
        seen += 1
        if seen == column { return offset }
      }
      offset += 1
    }
    return end
  }
}
