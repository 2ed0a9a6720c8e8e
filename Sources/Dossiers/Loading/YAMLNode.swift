/// A node of a YAML file with the place where it starts.
struct YAMLNode: Sendable {
  enum Content: Sendable {
    case scalar(YAMLScalar)
    case sequence([YAMLNode])
    case mapping([YAMLEntry])
    /// Nothing was written: `key:`, `~` or `null`.
    case null
    /// What stood here was wrong and has been reported; whoever reads it stays silent.
    case invalid
  }
  let content: Content
  /// Byte offset of the first character.
  let start: Int
  let text: SourceText

  var location: Location { text.location(at: start) }
}

/// A key and its value. Keys are plain text.
struct YAMLEntry: Sendable {
  let key: String
  let keyStart: Int
  let value: YAMLNode
}

/// Text in a YAML file, after escapes and folding.
struct YAMLScalar: Sendable {
  enum Style: Sendable { case plain, quoted, block }
  let value: String
  let style: Style
  /// Where pieces of the value come from: from the UTF-8 offset `value` on, the bytes of the file from `source` on.
  let pieces: [(value: Int, source: Int)]

  /// The offset in the file of an offset in the value.
  func sourceOffset(of offset: Int) -> Int {
    let piece = pieces.last { $0.value <= offset } ?? pieces.first
    guard let piece else { return 0 }
    return piece.source + max(0, offset - piece.value)
  }
}

extension YAMLNode {
  /// What the node is, in the words of a message.
  var typeName: String {
    switch content {
    case .scalar(let scalar): scalar.style == .plain && Double(scalar.value) != nil ? "a number" : "text"
    case .sequence: "a list"
    case .mapping: "a mapping"
    case .null: "nothing"
    case .invalid: "something unreadable"
    }
  }

  var scalar: YAMLScalar? {
    if case .scalar(let scalar) = content { scalar } else { nil }
  }

  var entries: [YAMLEntry]? {
    if case .mapping(let entries) = content { entries } else { nil }
  }

  var items: [YAMLNode]? {
    if case .sequence(let items) = content { items } else { nil }
  }

  var isInvalid: Bool {
    if case .invalid = content { true } else { false }
  }

  /// The value under a key of a mapping, without any check.
  func value(_ key: String) -> YAMLNode? {
    entries?.first { $0.key == key }?.value
  }
}
