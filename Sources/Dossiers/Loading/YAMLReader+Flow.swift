/// Lists in `[ ]` and mappings in `{ }`.
extension YAMLReader {
  mutating func flowNode(above indent: Int, depth: Int) -> YAMLNode {
    let start = position
    if Self.isProperty(byte()) {
      _ = skipProperties()
      if !skipFlowSpace(above: indent)
        || Self.isFlowIndicator(byte()) && byte() != UInt8(ascii: "[")
          && byte() != UInt8(ascii: "{")
      {
        return node(.invalid, at: start)
      }
    }
    switch byte() {
    case UInt8(ascii: "["), UInt8(ascii: "{"):
      guard depth < Self.deepestNesting else {
        report(.nestingTooDeep, "lists and mappings are nested more than \(Self.deepestNesting) deep")
        // Nothing after this can be told apart; the rest of the file is left out.
        position = bytes.count
        return node(.invalid, at: start)
      }
      return byte() == UInt8(ascii: "[")
        ? flowSequence(above: indent, depth: depth) : flowMapping(above: indent, depth: depth)
    case UInt8(ascii: "\""), UInt8(ascii: "'"):
      return node(.scalar(quoted()), at: start)
    default:
      guard startsPlain(at: position, inFlow: true) else {
        report(.syntax, "text cannot start with `\(String(UnicodeScalar(byte())))`", help: "put the text in quotes")
        position += 1
        return node(.invalid, at: start)
      }
      return scalarOrNull(plain(above: indent, inFlow: true), at: start)
    }
  }

  /// Over blanks, line ends and comments; false, without moving, where the collection must have ended: at the end
  /// of the text or on a line that is not indented.
  private mutating func skipFlowSpace(above indent: Int) -> Bool {
    let (before, line) = (position, lineStart)
    advanceToContent()
    let isClosing = byte() == UInt8(ascii: "]") || byte() == UInt8(ascii: "}")
    if !atEnd, lineStart == line || column > indent || isClosing { return true }
    (position, lineStart) = (before, line)
    return false
  }

  /// The next line is read as what it is, not as a part of the collection.
  private mutating func unclosed(_ bracket: String, from start: Int) {
    report(.syntax, at: start, "this `\(bracket)` is never closed")
    skipToLineEnd()
  }

  private mutating func flowSequence(above indent: Int, depth: Int) -> YAMLNode {
    let start = position
    var items: [YAMLNode] = []
    position += 1
    while true {
      guard skipFlowSpace(above: indent) else {
        unclosed("[", from: start)
        return node(.invalid, at: start)
      }
      if byte() == UInt8(ascii: "]") {
        position += 1
        return node(.sequence(items), at: start)
      }
      items.append(flowNode(above: indent, depth: depth + 1))
      guard skipFlowSpace(above: indent) else { continue }
      switch byte() {
      case UInt8(ascii: ","): position += 1
      case UInt8(ascii: "]"): break
      case UInt8(ascii: ":"):
        report(.syntax, "a mapping inside a list needs braces", help: "write `[{key: value}]`")
        position += 1
        items.removeLast()
      default:
        report(.syntax, "`,` or `]` is expected here")
        if byte() == UInt8(ascii: "}") { position += 1 }
      }
    }
  }

  private mutating func flowMapping(above indent: Int, depth: Int) -> YAMLNode {
    let start = position
    var entries: [YAMLEntry] = []
    var seen: [String: Int] = [:]
    position += 1
    while true {
      guard skipFlowSpace(above: indent) else {
        unclosed("{", from: start)
        return node(.invalid, at: start)
      }
      if byte() == UInt8(ascii: "}") {
        position += 1
        return node(.mapping(entries), at: start)
      }
      let keyStart = position
      let keyLine = lineStart
      let key = flowNode(above: indent, depth: depth + 1)
      let isOneLine = lineStart == keyLine && position - keyStart <= Self.longestKey
      var value = node(.null, at: keyStart)
      guard skipFlowSpace(above: indent) else { continue }
      if byte() == UInt8(ascii: ":") {
        if !isOneLine { report(.syntax, at: keyStart, "a key must be short and stand on one line") }
        position += 1
        if key.scalar?.style == .plain, !Self.isBlankOrEnd(byte()) {
          report(.syntax, "a space is missing after the colon")
        }
        guard skipFlowSpace(above: indent) else { continue }
        if byte() != UInt8(ascii: ","), byte() != UInt8(ascii: "}") {
          value = flowNode(above: indent, depth: depth + 1)
        }
      }
      switch key.content {
      case .scalar(let scalar): append(scalar.value, at: keyStart, value, to: &entries, seen: &seen)
      case .invalid: break
      default: report(.syntax, at: keyStart, "only plain text can be a key")
      }
      guard skipFlowSpace(above: indent) else { continue }
      switch byte() {
      case UInt8(ascii: ","): position += 1
      case UInt8(ascii: "}"): break
      default:
        report(.syntax, "`,` or `}` is expected here")
        if byte() == UInt8(ascii: "]") { position += 1 }
      }
    }
  }
}
