/// Splits the bytes of comma-separated values into cells and remembers where they stand.
///
/// Source: RFC 4180; also semicolons or tabs throughout, carriage returns alone, a byte order mark, empty
/// lines, and lines that begin with `#`. Works on bytes: designs have millions of cells.
struct DesignTableScanner {
  /// A cell of a record.
  struct Cell {
    /// Where its content lies.
    let range: Range<Int>
    /// Whether quotation marks inside are doubled.
    let isQuoted: Bool
    /// Counted from 1.
    let line: Int
    /// Counted from 1.
    let column: Int
  }

  private static let (quote, comma, newline, carriageReturn, space, hash): (UInt8, UInt8, UInt8, UInt8, UInt8, UInt8) =
    (34, 44, 10, 13, 32, 35)

  let bytes: [UInt8]
  private let separator: UInt8
  private var position: Int
  private var line = 1
  private var lineStart: Int
  /// What is wrong with the quotation: line, column, words.
  private(set) var problems: [(line: Int, column: Int, says: String)] = []

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    position = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    lineStart = position
    // The separator is what the first line that is no remark has.
    var start = position
    while start < bytes.count, [Self.hash, Self.newline, Self.carriageReturn].contains(bytes[start]) {
      if bytes[start] == Self.hash {
        while start < bytes.count, bytes[start] != Self.newline, bytes[start] != Self.carriageReturn { start += 1 }
      } else {
        start += 1
      }
    }
    let header = bytes[start...].prefix { $0 != Self.newline && $0 != Self.carriageReturn }
    separator = header.contains(Self.comma) ? Self.comma : [59, 9].first { header.contains($0) } ?? Self.comma
  }

  private var isAtLineEnd: Bool {
    position < bytes.count && (bytes[position] == Self.newline || bytes[position] == Self.carriageReturn)
  }

  private mutating func endLine() {
    if bytes[position] == Self.carriageReturn, position + 1 < bytes.count, bytes[position + 1] == Self.newline {
      position += 1
    }
    position += 1
    line += 1
    lineStart = position
  }

  /// The next record that has any content; nil at the end.
  mutating func record() -> [Cell]? {
    while position < bytes.count {
      if isAtLineEnd {
        endLine()
        continue
      }
      if bytes[position] == Self.hash && position == lineStart {
        while position < bytes.count && !isAtLineEnd { position += 1 }
        continue
      }
      var cells = [cell()]
      while position < bytes.count && bytes[position] == separator {
        position += 1
        cells.append(cell())
      }
      if isAtLineEnd { endLine() }
      if cells.count > 1 || !cells[0].range.isEmpty { return cells }
    }
    return nil
  }

  /// Columns count characters, not bytes.
  private func column(_ place: Int) -> Int {
    bytes[lineStart..<place].reduce(1) { $1 & 0xC0 == 0x80 ? $0 : $0 + 1 }
  }

  private mutating func cell() -> Cell {
    while position < bytes.count, bytes[position] == Self.space || bytes[position] == 9 && separator != 9 {
      position += 1
    }
    let start = position
    if position < bytes.count && bytes[position] == Self.quote { return quotedCell() }
    while position < bytes.count, bytes[position] != separator, !isAtLineEnd { position += 1 }
    var end = position
    while end > start && bytes[end - 1] == Self.space { end -= 1 }
    return Cell(range: start..<end, isQuoted: false, line: line, column: column(start))
  }

  private mutating func quotedCell() -> Cell {
    let (start, startLine, startColumn) = (position, line, column(position))
    position += 1
    while position < bytes.count {
      if bytes[position] == Self.quote {
        guard position + 1 < bytes.count && bytes[position + 1] == Self.quote else { break }
        position += 1
      } else if isAtLineEnd {
        line += 1
        lineStart = position + 1
      }
      position += 1
    }
    let end = position
    if position >= bytes.count {
      problems.append((startLine, startColumn, "the quotation that begins here is not closed"))
    } else {
      position += 1
      while position < bytes.count && bytes[position] == Self.space { position += 1 }
      if position < bytes.count && bytes[position] != separator && !isAtLineEnd {
        problems.append((line, column(position), "text after a closing quotation mark"))
        while position < bytes.count, bytes[position] != separator, !isAtLineEnd { position += 1 }
      }
    }
    return Cell(range: start + 1..<max(start + 1, end), isQuoted: true, line: startLine, column: startColumn)
  }

  /// The content of a cell.
  func text(_ cell: Cell) -> String {
    guard cell.isQuoted else { return String(decoding: bytes[cell.range], as: UTF8.self) }
    var plain: [UInt8] = []
    var isDoubled = false
    for byte in bytes[cell.range] {
      // Of two quotation marks one is content.
      isDoubled = byte == Self.quote && !isDoubled
      if !isDoubled { plain.append(byte) }
    }
    return String(decoding: plain, as: UTF8.self)
  }

  /// The content of a cell as a number.
  func number(_ cell: Cell) -> Double? {
    // Only what other programs write: no hexadecimal, no names.
    guard bytes[cell.range].allSatisfy({ (48...57).contains($0) || [43, 45, 46, 69, 101].contains($0) }) else {
      return nil
    }
    return Double(String(decoding: bytes[cell.range], as: UTF8.self)).flatMap { $0.isFinite ? $0 : nil }
  }
}
