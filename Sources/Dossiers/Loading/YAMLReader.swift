/// Reads the part of YAML that dossiers are written in.
///
/// Block and flow collections, plain, quoted and block scalars, comments; no anchors, aliases, tags,
/// directives, explicit or complex keys and no second document. A reader of its own has three uses here
/// that a general one lacks: it goes on after an error, so that a file's problems come out together; it
/// knows from which byte each character of a text came, so that an error inside an expression points at
/// it; and its depth and time are bounded for any input. See docs/decisions/0010-own-yaml-reader.md.
struct YAMLReader {
  /// Collections inside collections; the format itself needs about a dozen.
  static let deepestNesting = 32
  /// After so many problems a file is hardly YAML.
  static let mostProblems = 100
  /// The longest key worth looking for on a line.
  static let longestKey = 1024

  let text: SourceText
  let bytes: [UInt8]
  var position = 0
  var lineStart = 0
  private(set) var problems: [Problem] = []

  struct Problem {
    let code: Diagnostic.Code
    let offset: Int
    let message: String
    let suggestion: String?
  }

  init(_ text: SourceText) {
    self.text = text
    bytes = text.bytes
  }

  /// The file's only document; nil if there is nothing but comments.
  static func read(_ text: SourceText) -> (root: YAMLNode?, problems: [Problem]) {
    var reader = YAMLReader(text)
    let root = reader.document()
    return (root, reader.problems)
  }

  private mutating func document() -> YAMLNode? {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      position = 3
      lineStart = 3
    }
    advanceToContent()
    while byte() == UInt8(ascii: "%"), column == 0 {
      report(.syntax, "directives are not used in dossiers", help: "delete this line")
      skipToLineEnd()
      advanceToContent()
    }
    if atMarker("-") {
      position += 3
      skipBlanks()
      if !atLineEnd, byte() != UInt8(ascii: "#") {
        report(.syntax, "content must start on the line after `---`")
      }
      advanceToContent()
    }
    var root: YAMLNode?
    if !atEnd { root = blockNode(above: -1, depth: 0) }
    advanceToContent()
    if atMarker(".") {
      position += 3
      advanceToContent()
    }
    if position < bytes.count {
      if atMarker("-") {
        report(.multipleDocuments, "a second document starts here", help: "one file holds one section: delete `---`")
      } else if problems.isEmpty {
        report(.syntax, "this does not belong to the content above", help: "start all entries in the same column")
      }
    }
    return root
  }

  // MARK: Bytes

  /// The byte `ahead` of the position; 0 past the end (the text holds no NUL).
  func byte(_ ahead: Int = 0) -> UInt8 {
    let index = position + ahead
    return index < bytes.count ? bytes[index] : 0
  }

  var column: Int { position - lineStart }

  /// At the end of the text or at a mark between documents.
  var atEnd: Bool { position >= bytes.count || atMarker("-") || atMarker(".") }

  var atLineEnd: Bool { Self.isLineEnd(byte()) }

  /// Line feed, the carriage return before it, or the end of the text.
  static func isLineEnd(_ byte: UInt8) -> Bool { byte == 0 || byte == 0x0A || byte == 0x0D }

  static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

  static func isBlankOrEnd(_ byte: UInt8) -> Bool { isBlank(byte) || isLineEnd(byte) }

  static func isFlowIndicator(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: ","), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}"): true
    default: false
    }
  }

  /// At `---` or `...`, given by its character.
  func atMarker(_ character: Character) -> Bool {
    guard column == 0, let mark = character.asciiValue, byte() == mark else { return false }
    return byte(1) == mark && byte(2) == mark && Self.isBlankOrEnd(byte(3))
  }

  // MARK: Moving

  mutating func skipBlanks() {
    while Self.isBlank(byte()) { position += 1 }
  }

  mutating func skipToLineEnd() {
    while position < bytes.count, bytes[position] != 0x0A { position += 1 }
  }

  /// Over the end of the line, if there.
  mutating func nextLine() {
    skipToLineEnd()
    if position < bytes.count { position += 1 }
    lineStart = position
  }

  /// To the next character that is not blank, a line end or in a comment.
  mutating func advanceToContent() {
    while position < bytes.count {
      let current = bytes[position]
      if current == 0x0A {
        nextLine()
      } else if current == 0x20 || current == 0x0D {
        position += 1
      } else if current == 0x09 {
        let isIndentation = bytes[lineStart..<position].allSatisfy { $0 == 0x20 }
        let tab = position
        skipBlanks()
        if isIndentation, !atLineEnd, byte() != UInt8(ascii: "#") {
          report(.tabIndentation, at: tab, "a tab indents this line", help: "YAML is indented with spaces")
        }
      } else if current == UInt8(ascii: "#") {
        skipToLineEnd()
      } else {
        return
      }
    }
  }

  /// Past the current line and the following ones that are indented deeper than `indent`.
  mutating func skipBlock(deeperThan indent: Int) {
    repeat {
      nextLine()
      advanceToContent()
    } while !atEnd && column > indent
  }

  // MARK: Problems

  mutating func report(
    _ code: Diagnostic.Code, at offset: Int? = nil, _ message: String, help: String? = nil
  ) {
    guard problems.count < Self.mostProblems else { return }
    if problems.count == Self.mostProblems - 1 {
      problems.append(
        Problem(
          code: .tooMany, offset: offset ?? position, message: "there are more problems in this file from here on",
          suggestion: "mend the ones above first"))
      return
    }
    problems.append(Problem(code: code, offset: offset ?? position, message: message, suggestion: help))
  }

  func node(_ content: YAMLNode.Content, at start: Int) -> YAMLNode {
    YAMLNode(content: content, start: start, text: text)
  }
}
