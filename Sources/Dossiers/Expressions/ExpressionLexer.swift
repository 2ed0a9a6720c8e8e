/// A piece of an expression. Offsets are UTF-8 offsets in the expression's text.
struct ExpressionToken: Equatable {
  enum Kind: Equatable {
    case number(Double)
    /// A function, an id, `week`, or one of the words `and`, `or`, `not`, `true`, `false`.
    case name(String)
    case quoted(String)
    /// An operator, a parenthesis or a comma.
    case symbol(String)
    case end
  }
  let kind: Kind
  let offset: Int
}

/// What is wrong with an expression, and where in it.
struct ExpressionError: Error {
  let code: Diagnostic.Code
  let offset: Int
  let message: String
  var help: String?
}

/// Cuts an expression into tokens.
enum ExpressionLexer {
  static let longestText = 10_000
  /// Keeps every later pass over the tree shallow: a chain of n operators is n levels deep.
  static let mostTokens = 1_000

  static func tokens(of text: String) throws(ExpressionError) -> [ExpressionToken] {
    let bytes = Array(text.utf8.prefix(longestText + 1))
    guard bytes.count <= longestText else {
      throw ExpressionError(
        code: .expressionTooDeep, offset: 0, message: "this expression is longer than \(longestText) characters")
    }
    var tokens: [ExpressionToken] = []
    var index = 0
    while index < bytes.count {
      let start = index
      let kind = try next(bytes, &index)
      guard let kind else { continue }
      tokens.append(ExpressionToken(kind: kind, offset: start))
      guard tokens.count <= mostTokens else {
        throw ExpressionError(
          code: .expressionTooDeep, offset: start, message: "this expression has more than \(mostTokens) parts")
      }
    }
    tokens.append(ExpressionToken(kind: .end, offset: bytes.count))
    return tokens
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
  private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

  /// The next token; nil for blanks.
  private static func next(_ bytes: [UInt8], _ index: inout Int) throws(ExpressionError) -> ExpressionToken.Kind? {
    func at(_ index: Int) -> UInt8 { index < bytes.count ? bytes[index] : 0 }
    let start = index
    let byte = bytes[index]
    if byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D {
      index += 1
      return nil
    }
    if isDigit(byte) || (byte == UInt8(ascii: ".") && isDigit(at(index + 1))) {
      while isDigit(at(index)) || at(index) == UInt8(ascii: ".") { index += 1 }
      if at(index) | 0x20 == UInt8(ascii: "e"), isDigit(at(index + 1)) || isDigit(at(index + 2)) {
        index += 2
        while isDigit(at(index)) { index += 1 }
      }
      let text = String(decoding: bytes[start..<index], as: UTF8.self)
      switch WrittenNumber.read(text) {
      case .number(let value): return .number(value)
      case .wrong(let help):
        throw ExpressionError(
          code: .expressionSyntax, offset: start, message: "`\(text.prefix(40))` is not a number", help: help)
      case .notANumber:
        throw ExpressionError(
          code: .expressionSyntax, offset: start, message: "`\(text.prefix(40))` is not a number")
      }
    }
    if isLetter(byte) {
      // A hyphen belongs to the name where a letter or digit follows: `places-controlled`, `week - 1`.
      while isLetter(at(index)) || isDigit(at(index)) || at(index) == UInt8(ascii: "_")
        || (at(index) == UInt8(ascii: "-") && (isLetter(at(index + 1)) || isDigit(at(index + 1))))
      { index += 1 }
      return .name(String(decoding: bytes[start..<index], as: UTF8.self))
    }
    if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
      index += 1
      while index < bytes.count, bytes[index] != byte { index += 1 }
      guard index < bytes.count else {
        throw ExpressionError(code: .expressionSyntax, offset: start, message: "this quote is never closed")
      }
      index += 1
      return .quoted(String(decoding: bytes[start + 1..<index - 1], as: UTF8.self))
    }
    return try symbol(bytes, &index)
  }

  private static func symbol(_ bytes: [UInt8], _ index: inout Int) throws(ExpressionError) -> ExpressionToken.Kind {
    let rest = String(decoding: bytes[index..<min(bytes.count, index + 2)], as: UTF8.self)
    for symbol in ["<=", ">=", "==", "!="] where rest == symbol {
      index += 2
      return .symbol(symbol)
    }
    let byte = bytes[index]
    if let first = "+-*/()<>,".utf8.first(where: { $0 == byte }) {
      index += 1
      return .symbol(String(UnicodeScalar(first)))
    }
    let helps: [String: String] = [
      "=": "write `==` to compare", "&": "write `and`", "|": "write `or`", "!": "write `not`",
      "\u{2212}": "a minus sign is written `-`", "≤": "write `<=`", "≥": "write `>=`", "≠": "write `!=`",
    ]
    let character = String(decoding: bytes[index...].prefix(4), as: UTF8.self).first.map(String.init) ?? ""
    throw ExpressionError(
      code: .expressionSyntax, offset: index, message: "`\(character)` has no meaning in an expression",
      help: helps[character])
  }
}
