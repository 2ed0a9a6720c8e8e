/// Mappings and lists laid out by indentation.
extension YAMLReader {
  /// The node at the position, whose lines are indented deeper than `indent`.
  mutating func blockNode(above indent: Int, depth: Int) -> YAMLNode {
    let start = position
    guard depth < Self.deepestNesting else {
      report(.nestingTooDeep, "lists and mappings are nested more than \(Self.deepestNesting) deep")
      skipBlock(deeperThan: indent)
      return node(.invalid, at: start)
    }
    if skipProperties() {
      advanceToContent()
      guard !atEnd, column > indent else { return node(.invalid, at: start) }
    }
    if byte() == UInt8(ascii: "-"), Self.isBlankOrEnd(byte(1)) {
      return blockSequence(at: column, isLevelWithKey: false, depth: depth)
    }
    if byte() == UInt8(ascii: "?"), Self.isBlankOrEnd(byte(1)) {
      report(.syntax, "keys written with `?` are not used in dossiers", help: "write `key: value`")
      skipBlock(deeperThan: indent)
      return node(.invalid, at: start)
    }
    if findKey() != nil { return blockMapping(at: column, depth: depth) }
    return inlineNode(above: indent, depth: depth)
  }

  /// `isLevelWithKey`: the dashes stand in the column of the key that the list belongs to.
  private mutating func blockSequence(at column: Int, isLevelWithKey: Bool, depth: Int) -> YAMLNode {
    let start = position
    var items: [YAMLNode] = []
    while true {
      let dash = position
      position += 1
      skipBlanks()
      if atLineEnd || byte() == UInt8(ascii: "#") {
        advanceToContent()
        let isDeeper = !atEnd && self.column > column
        items.append(isDeeper ? blockNode(above: column, depth: depth + 1) : node(.null, at: dash))
      } else {
        items.append(blockNode(above: column, depth: depth + 1))
      }
      guard toNextEntry(at: column, isSequence: true, isLevelWithKey: isLevelWithKey) else {
        return node(.sequence(items), at: start)
      }
    }
  }

  private mutating func blockMapping(at column: Int, depth: Int) -> YAMLNode {
    let start = position
    var entries: [YAMLEntry] = []
    var lines: [String: Int] = [:]
    while let found = findKey() {
      let keyStart = position
      let key = takeKey(found)
      let value = mappingValue(at: column, depth: depth)
      append(key, at: keyStart, value, to: &entries, seen: &lines)
      guard toNextEntry(at: column, isSequence: false, isLevelWithKey: false) else { break }
    }
    return node(.mapping(entries), at: start)
  }

  /// Adds an entry unless its key is there already.
  mutating func append(
    _ key: String, at keyStart: Int, _ value: YAMLNode, to entries: inout [YAMLEntry], seen: inout [String: Int]
  ) {
    if let first = seen[key] {
      let line = text.location(at: first).line
      report(
        .duplicateKey, at: keyStart, "`\(key)` is here twice; the first is in line \(line)",
        help: "keep one of them, or give this one another name")
      return
    }
    seen[key] = keyStart
    entries.append(YAMLEntry(key: key, keyStart: keyStart, value: value))
  }

  /// Moves to the next entry of the collection in this column, reporting what stands between; false if there is none.
  private mutating func toNextEntry(at column: Int, isSequence: Bool, isLevelWithKey: Bool) -> Bool {
    while true {
      advanceToContent()
      if atEnd || self.column < column { return false }
      if self.column > column {
        report(.syntax, "this line is indented too far", help: "align it with the entries above")
        skipBlock(deeperThan: column)
        continue
      }
      let isItem = byte() == UInt8(ascii: "-") && Self.isBlankOrEnd(byte(1))
      if isSequence {
        if isItem { return true }
        if isLevelWithKey { return false }
        report(
          .syntax, "an item of the list above is expected here", help: "start it with `- `, or check the indentation")
      } else {
        if isItem { return false }
        if findKey() != nil { return true }
        report(.syntax, "`key: value` is expected here", help: "is a colon missing, or a space after it?")
      }
      skipBlock(deeperThan: column)
    }
  }

  // MARK: Keys

  struct FoundKey {
    let end: Int
    let colon: Int
    let isQuoted: Bool
  }

  /// The key that starts at the position and ends with a colon on the same line.
  func findKey() -> FoundKey? {
    var index = position
    let limit = min(bytes.count, position + Self.longestKey)
    func at(_ index: Int) -> UInt8 { index < bytes.count ? bytes[index] : 0 }
    let first = at(index)
    if first == UInt8(ascii: "\"") || first == UInt8(ascii: "'") {
      index += 1
      while index < limit, bytes[index] != first {
        if Self.isLineEnd(bytes[index]) { return nil }
        index += first == UInt8(ascii: "\"") && bytes[index] == UInt8(ascii: "\\") ? 2 : 1
      }
      guard index < limit else { return nil }
      let end = index + 1
      index = end
      while Self.isBlank(at(index)) { index += 1 }
      guard at(index) == UInt8(ascii: ":"), Self.isBlankOrEnd(at(index + 1)) else { return nil }
      return FoundKey(end: end, colon: index, isQuoted: true)
    }
    guard startsPlain(at: index, inFlow: false) else { return nil }
    while index < limit, !Self.isLineEnd(bytes[index]) {
      if bytes[index] == UInt8(ascii: ":"), Self.isBlankOrEnd(at(index + 1)) {
        var end = index
        while end > position, Self.isBlank(bytes[end - 1]) { end -= 1 }
        return end > position ? FoundKey(end: end, colon: index, isQuoted: false) : nil
      }
      if bytes[index] == UInt8(ascii: "#"), index > position, Self.isBlank(bytes[index - 1]) { return nil }
      index += 1
    }
    return nil
  }

  /// Reads the key that was found and its colon.
  mutating func takeKey(_ found: FoundKey) -> String {
    let key: String
    if found.isQuoted {
      key = quoted().value
    } else {
      key = String(decoding: bytes[position..<found.end], as: UTF8.self)
    }
    position = found.colon + 1
    return key
  }

  /// What follows the colon of a key in a block mapping.
  private mutating func mappingValue(at column: Int, depth: Int) -> YAMLNode {
    let colon = position
    skipBlanks()
    if Self.isProperty(byte()) {
      _ = skipProperties()
      skipBlanks()
    }
    guard atLineEnd || byte() == UInt8(ascii: "#") else {
      if byte() == UInt8(ascii: "-"), Self.isBlankOrEnd(byte(1)) {
        report(.syntax, "a list cannot start on the line of its key", help: "put the items on the lines below")
        skipBlock(deeperThan: column)
        return node(.invalid, at: colon)
      }
      return inlineNode(above: column, depth: depth + 1)
    }
    advanceToContent()
    if !atEnd, self.column > column { return blockNode(above: column, depth: depth + 1) }
    if !atEnd, self.column == column, byte() == UInt8(ascii: "-"), Self.isBlankOrEnd(byte(1)) {
      return blockSequence(at: column, isLevelWithKey: true, depth: depth + 1)
    }
    return node(.null, at: max(0, colon - 1))
  }

  // MARK: Anchors, aliases, tags

  static func isProperty(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "&") || byte == UInt8(ascii: "*") || byte == UInt8(ascii: "!")
  }

  /// Reports and skips anchors, aliases and tags; true if there were any.
  mutating func skipProperties() -> Bool {
    var found = false
    while Self.isProperty(byte()) {
      found = true
      if byte() == UInt8(ascii: "!") {
        report(.tag, "tags are not used in dossiers", help: "delete the tag; put text that starts with `!` in quotes")
      } else {
        report(
          .alias, "anchors and aliases (`&name`, `*name`) are not used in dossiers",
          help: "repeat the value; put text that starts with `&` or `*` in quotes")
      }
      while !Self.isBlankOrEnd(byte()), !Self.isFlowIndicator(byte()) { position += 1 }
      skipBlanks()
    }
    return found
  }
}
