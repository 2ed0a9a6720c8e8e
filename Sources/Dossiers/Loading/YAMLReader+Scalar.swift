/// Text: plain, quoted, and in blocks.
extension YAMLReader {
  /// The value that starts at the position in a block collection whose lines are indented deeper than `indent`.
  mutating func inlineNode(above indent: Int, depth: Int) -> YAMLNode {
    let start = position
    switch byte() {
    case UInt8(ascii: "["), UInt8(ascii: "{"):
      let value = flowNode(above: indent, depth: depth)
      finishLine()
      return value
    case UInt8(ascii: "\""), UInt8(ascii: "'"):
      let value = node(.scalar(quoted()), at: start)
      finishLine()
      return value
    case UInt8(ascii: "|"), UInt8(ascii: ">"):
      return node(.scalar(blockScalar(above: indent)), at: start)
    default:
      guard startsPlain(at: position, inFlow: false) else {
        let character = String(UnicodeScalar(byte()))
        report(.syntax, "text cannot start with `\(character)`", help: "put the text in quotes")
        skipToLineEnd()
        return node(.invalid, at: start)
      }
      return scalarOrNull(plain(above: indent, inFlow: false), at: start)
    }
  }

  func scalarOrNull(_ scalar: YAMLScalar, at start: Int) -> YAMLNode {
    switch scalar.value {
    case "", "~", "null": node(.null, at: start)
    default: node(.scalar(scalar), at: start)
    }
  }

  /// After a value nothing but a comment may stand on the line.
  private mutating func finishLine() {
    let end = position
    skipBlanks()
    if atLineEnd || (byte() == UInt8(ascii: "#") && position > end) { return }
    if byte() == UInt8(ascii: ":"), Self.isBlankOrEnd(byte(1)) {
      report(.syntax, "only plain text can be a key")
    } else {
      report(
        .syntax, "unexpected text after the value",
        help: "if it belongs to the value, put all of it in one pair of quotes; a quote inside single quotes is doubled"
      )
    }
    skipToLineEnd()
  }

  // MARK: Plain

  func startsPlain(at index: Int, inFlow: Bool) -> Bool {
    guard index < bytes.count else { return false }
    let next = index + 1 < bytes.count ? bytes[index + 1] : 0
    switch bytes[index] {
    case UInt8(ascii: "-"), UInt8(ascii: "?"), UInt8(ascii: ":"):
      return !Self.isBlankOrEnd(next) && !(inFlow && Self.isFlowIndicator(next))
    case UInt8(ascii: ","), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}"),
      UInt8(ascii: "#"), UInt8(ascii: "&"), UInt8(ascii: "*"), UInt8(ascii: "!"), UInt8(ascii: "|"),
      UInt8(ascii: ">"), UInt8(ascii: "'"), UInt8(ascii: "\""), UInt8(ascii: "%"), UInt8(ascii: "@"),
      UInt8(ascii: "`"):
      return false
    case let byte:
      return !Self.isBlankOrEnd(byte)
    }
  }

  /// Text without quotes, over as many lines as it goes on. Lines are joined by a space, or by as many line
  /// feeds as there are empty lines between them.
  mutating func plain(above indent: Int, inFlow: Bool) -> YAMLScalar {
    var builder = ScalarBuilder()
    while true {
      let start = position
      let endedByComment = scanPlainLine(inFlow: inFlow)
      var end = position
      while end > start, Self.isBlank(bytes[end - 1]) { end -= 1 }
      builder.append(bytes[start..<end], from: start)
      guard !endedByComment, atLineEnd, position < bytes.count else { break }
      let resume = (position, lineStart)
      let empty = skipEmptyLines()
      let goesOn =
        !atEnd && column > indent && byte() != UInt8(ascii: "#")
        && !(inFlow && (Self.isFlowIndicator(byte()) || endsPlainInFlow))
      guard goesOn else {
        (position, lineStart) = resume
        break
      }
      builder.fold(empty, at: position)
    }
    return builder.scalar(.plain)
  }

  private var endsPlainInFlow: Bool {
    byte() == UInt8(ascii: ":") && (Self.isBlankOrEnd(byte(1)) || Self.isFlowIndicator(byte(1)))
  }

  /// Moves to the end of the plain text on this line; true if a comment ended it.
  private mutating func scanPlainLine(inFlow: Bool) -> Bool {
    var hasReported = false
    while !atLineEnd {
      let current = byte()
      if current == UInt8(ascii: "#"), position > 0, Self.isBlank(bytes[position - 1]) { return true }
      if inFlow, Self.isFlowIndicator(current) || endsPlainInFlow { return false }
      if !inFlow, current == UInt8(ascii: ":"), Self.isBlankOrEnd(byte(1)), !hasReported {
        hasReported = true
        report(
          .syntax, "a colon inside text without quotes",
          help: "put the text in quotes; if this is a key, check its indentation")
      }
      position += 1
    }
    return false
  }

  /// From the end of a line to the first character of the next line that has any; the number of empty lines between.
  private mutating func skipEmptyLines() -> Int {
    var lines = 0
    while position < bytes.count {
      if bytes[position] == 0x0A {
        lines += 1
        nextLine()
      } else if Self.isBlank(bytes[position]) || bytes[position] == 0x0D {
        position += 1
      } else {
        break
      }
    }
    return max(0, lines - 1)
  }

  // MARK: Quoted

  mutating func quoted() -> YAMLScalar {
    let opening = position
    let openingLine = lineStart
    let quote = byte()
    let isDouble = quote == UInt8(ascii: "\"")
    var builder = ScalarBuilder()
    position += 1
    while position < bytes.count {
      let current = bytes[position]
      if current == quote {
        if !isDouble, byte(1) == quote {
          builder.append(bytes[position...position], from: position)
          position += 2
          builder.mark(at: position)
          continue
        }
        position += 1
        return builder.scalar(.quoted)
      }
      if isDouble, current == UInt8(ascii: "\\") {
        escape(into: &builder)
      } else if current == 0x0A || (current == 0x0D && byte(1) == 0x0A) {
        builder.dropTrailingBlanks()
        let empty = skipEmptyLines()
        if atEnd { break }
        builder.fold(empty, at: position)
      } else {
        builder.append(bytes[position...position], from: position)
        position += 1
      }
    }
    report(.syntax, at: opening, "this quote is never closed")
    position = opening
    lineStart = openingLine
    skipToLineEnd()
    return builder.scalar(.quoted)
  }

  private mutating func escape(into builder: inout ScalarBuilder) {
    let start = position
    let kind = byte(1)
    position += 2
    if kind == 0x0A || kind == 0x0D {
      // The line end is not there; empty lines after it are.
      position = start + 1
      builder.breaks(skipEmptyLines(), at: position)
      return
    }
    let plain: [UInt8: UInt32] = [
      0x30: 0, 0x61: 7, 0x62: 8, 0x74: 9, 0x09: 9, 0x6E: 10, 0x76: 11, 0x66: 12, 0x72: 13, 0x65: 27, 0x20: 0x20,
      0x22: 0x22, 0x2F: 0x2F, 0x5C: 0x5C, 0x4E: 0x85, 0x5F: 0xA0, 0x4C: 0x2028, 0x50: 0x2029,
    ]
    let digits: [UInt8: Int] = [0x78: 2, 0x75: 4, 0x55: 8]
    var value = plain[kind]
    if let count = digits[kind], position + count <= bytes.count {
      let text = String(decoding: bytes[position..<position + count], as: UTF8.self)
      value = text.utf8.count == count ? UInt32(text, radix: 16) : nil
      if value != nil { position += count }
    }
    if let scalar = value.flatMap(UnicodeScalar.init), scalar.value != 0 {
      builder.append(Array(String(Character(scalar)).utf8)[...], from: start, protected: true)
    } else {
      position = min(position, bytes.count)
      report(.syntax, at: start, "no such escape in a double-quoted text", help: "write `\\\\` for a backslash")
    }
    builder.mark(at: position)
  }

  // MARK: Blocks

  /// `|` keeps line ends, `>` joins lines.
  private mutating func blockScalar(above indent: Int) -> YAMLScalar {
    let isFolded = byte() == UInt8(ascii: ">")
    position += 1
    var chomping: UInt8 = 0
    var contentIndent: Int?
    for _ in 0..<2 {
      if byte() == UInt8(ascii: "+") || byte() == UInt8(ascii: "-") {
        chomping = byte()
        position += 1
      } else if (UInt8(ascii: "1")...UInt8(ascii: "9")).contains(byte()) {
        contentIndent = max(indent, 0) + Int(byte() - UInt8(ascii: "0"))
        position += 1
      }
    }
    finishLine()
    nextLine()
    return blockLines(above: indent, contentIndent: contentIndent, isFolded: isFolded, chomping: chomping)
  }

  private mutating func blockLines(above indent: Int, contentIndent given: Int?, isFolded: Bool, chomping: UInt8)
    -> YAMLScalar
  {
    var builder = ScalarBuilder()
    var contentIndent = given
    var pendingBreaks = 0
    var isFirst = true
    var previousIsIndented = false
    var hasFinalBreak = false
    /// The most spaces in an empty line before the content, and where.
    var widestEmpty = (width: 0, at: 0)
    while position < bytes.count {
      while byte() == 0x20, column < contentIndent ?? Int.max { position += 1 }
      if atLineEnd {
        if column > widestEmpty.width { widestEmpty = (column, position) }
        if position < bytes.count { pendingBreaks += 1 }
        nextLine()
        continue
      }
      guard column > max(indent, 0), column >= contentIndent ?? 0, !atEnd else { break }
      if isFirst, given == nil, widestEmpty.width > column {
        report(
          .syntax, at: widestEmpty.at, "this empty line has more spaces than the text below", help: "delete its spaces")
      }
      contentIndent = contentIndent ?? column
      let isIndented = Self.isBlank(byte())
      if isFirst {
        builder.breaks(pendingBreaks, at: position)
      } else if isFolded, !isIndented, !previousIsIndented {
        builder.fold(pendingBreaks, at: position)
      } else {
        builder.breaks(pendingBreaks + 1, at: position)
      }
      pendingBreaks = 0
      isFirst = false
      previousIsIndented = isIndented
      let start = position
      skipToLineEnd()
      let end = position > start && bytes[position - 1] == 0x0D ? position - 1 : position
      builder.append(bytes[start..<end], from: start)
      hasFinalBreak = position < bytes.count
      nextLine()
    }
    position = lineStart
    if chomping != UInt8(ascii: "-") {
      builder.breaks((hasFinalBreak ? 1 : 0) + (chomping == UInt8(ascii: "+") ? pendingBreaks : 0), at: position)
    }
    return builder.scalar(.block)
  }
}
