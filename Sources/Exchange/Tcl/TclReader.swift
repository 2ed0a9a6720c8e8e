/// Reads a file that is written as Tcl commands without computing anything: words, braces, quotes,
/// backslashes and comments, but no substitution of variables or commands.
public struct TclReader {
  /// A word of a command, with what stands for other characters replaced.
  public struct Word: Hashable, Sendable {
    /// Its value.
    public let text: String
    /// Line in which it begins, from 1.
    public let line: Int
  }

  /// A command: its words, the first of which is its name.
  public struct Command: Hashable, Sendable {
    /// At least one.
    public let words: [Word]
    /// Line in which it begins, from 1.
    public var line: Int { words[0].line }
  }

  /// What cannot be read, and where.
  public struct Problem: Error, Hashable, Sendable {
    /// Line, from 1.
    public let line: Int
    /// What is wrong.
    public let message: String
  }

  private let bytes: [UInt8]
  private var index = 0
  private var line = 1

  private init(_ text: String) { bytes = Array(text.utf8) }

  /// All commands of a script; reading goes on after a problem with the next line.
  public static func commands(of script: String) -> (commands: [Command], problems: [Problem]) {
    var reader = TclReader(script)
    var commands: [Command] = []
    var problems: [Problem] = []
    while reader.index < reader.bytes.count {
      do throws(Problem) {
        if let command = try reader.command() { commands.append(command) }
      } catch {
        problems.append(error)
        reader.skipLine()
      }
    }
    return (commands, problems)
  }

  /// The elements of a list; nil if it is not a list.
  public static func list(_ text: String) -> [String]? {
    var reader = TclReader(text)
    var elements: [String] = []
    while true {
      while reader.index < reader.bytes.count, isBlank(reader.here) || reader.here == newline || reader.isContinuation {
        reader.index += 1
      }
      guard reader.index < reader.bytes.count else { return elements }
      do throws(Problem) {
        elements.append(try reader.word(inList: true))
      } catch {
        return nil
      }
    }
  }

  /// A list of keys and values as pairs, in order; nil if it is not a list of even length.
  public static func dictionary(_ text: String) -> [(key: String, value: String)]? {
    guard let elements = list(text), elements.count.isMultiple(of: 2) else { return nil }
    return stride(from: 0, to: elements.count, by: 2).map { (elements[$0], elements[$0 + 1]) }
  }

  // MARK: Characters

  private static let newline = UInt8(ascii: "\n")
  private static let backslash = UInt8(ascii: "\\")
  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0D }

  /// The byte at the position; 0 at the end.
  private var here: UInt8 { index < bytes.count ? bytes[index] : 0 }

  private mutating func advance() {
    if here == TclReader.newline { line += 1 }
    index += 1
  }

  private mutating func skipLine() {
    while index < bytes.count, here != TclReader.newline { advance() }
    advance()
  }

  private var isContinuation: Bool {
    here == TclReader.backslash && index + 1 < bytes.count && bytes[index + 1] == TclReader.newline
  }

  private mutating func skipBlanks() {
    while index < bytes.count {
      if isContinuation {
        advance()
        advance()
      } else if TclReader.isBlank(here) {
        advance()
      } else {
        return
      }
    }
  }

  // MARK: Commands and words

  private var isEndOfCommand: Bool {
    index >= bytes.count || here == TclReader.newline || here == UInt8(ascii: ";")
  }

  private mutating func command() throws(Problem) -> Command? {
    while index < bytes.count {
      skipBlanks()
      guard index < bytes.count, isEndOfCommand else { break }
      advance()
    }
    guard index < bytes.count else { return nil }
    if here == UInt8(ascii: "#") {
      // A comment goes on after a backslash at the end of its line.
      while index < bytes.count, here != TclReader.newline {
        if isContinuation { advance() }
        advance()
      }
      return nil
    }
    var words: [Word] = []
    while true {
      skipBlanks()
      if isEndOfCommand { break }
      let start = line
      words.append(Word(text: try word(inList: false), line: start))
    }
    advance()
    return words.isEmpty ? nil : Command(words: words)
  }

  private mutating func word(inList: Bool) throws(Problem) -> String {
    switch here {
    case UInt8(ascii: "{"): return try braced()
    case UInt8(ascii: "\""): return try quoted(inList: inList)
    default:
      var text: [UInt8] = []
      while index < bytes.count, !TclReader.isBlank(here), here != TclReader.newline,
        inList || here != UInt8(ascii: ";"), !isContinuation
      {
        try add(to: &text, inList: inList)
      }
      return String(decoding: text, as: UTF8.self)
    }
  }

  /// One character, or what a backslash stands for.
  private mutating func add(to text: inout [UInt8], inList: Bool) throws(Problem) {
    if here == TclReader.backslash {
      try escape(into: &text)
      return
    }
    if !inList, here == UInt8(ascii: "$") || here == UInt8(ascii: "[") {
      throw Problem(line: line, message: "variables and commands inside a word are not computed")
    }
    text.append(here)
    advance()
  }

  private mutating func escape(into text: inout [UInt8]) throws(Problem) {
    let start = line
    advance()
    guard index < bytes.count else { throw Problem(line: start, message: "the file ends after a backslash") }
    let escaped = here
    advance()
    switch escaped {
    case UInt8(ascii: "n"): text.append(0x0A)
    case UInt8(ascii: "t"): text.append(0x09)
    case UInt8(ascii: "r"): text.append(0x0D)
    case UInt8(ascii: "u"):
      var code: UInt32 = 0
      var digits = 0
      while digits < 4, let digit = TclReader.hexadecimal(here) {
        code = code * 16 + digit
        digits += 1
        advance()
      }
      let scalar = digits > 0 ? Unicode.Scalar(code) : nil
      text += Array(String(Character(scalar ?? "u")).utf8)
    case TclReader.newline:
      text.append(0x20)
      while TclReader.isBlank(here) { advance() }
    default: text.append(escaped)
    }
  }

  private static func hexadecimal(_ byte: UInt8) -> UInt32? {
    switch byte {
    case 0x30...0x39: UInt32(byte - 0x30)
    case 0x41...0x46: UInt32(byte - 0x41 + 10)
    case 0x61...0x66: UInt32(byte - 0x61 + 10)
    default: nil
    }
  }

  /// Text in braces stands as it is; only a backslash before the end of a line joins lines.
  private mutating func braced() throws(Problem) -> String {
    let start = line
    advance()
    var depth = 1
    var text: [UInt8] = []
    while index < bytes.count {
      if isContinuation {
        try escape(into: &text)
        continue
      }
      let byte = here
      if byte == TclReader.backslash, index + 1 < bytes.count {
        text.append(byte)
        advance()
      } else if byte == UInt8(ascii: "{") {
        depth += 1
      } else if byte == UInt8(ascii: "}") {
        depth -= 1
        if depth == 0 {
          advance()
          guard isEndOfCommand || TclReader.isBlank(here) || isContinuation else {
            throw Problem(line: line, message: "a blank is missing after `}`")
          }
          return String(decoding: text, as: UTF8.self)
        }
      }
      text.append(here)
      advance()
    }
    throw Problem(line: start, message: "this brace is never closed")
  }

  private mutating func quoted(inList: Bool) throws(Problem) -> String {
    let start = line
    advance()
    var text: [UInt8] = []
    while index < bytes.count {
      if here == UInt8(ascii: "\"") {
        advance()
        return String(decoding: text, as: UTF8.self)
      }
      try add(to: &text, inList: inList)
    }
    throw Problem(line: start, message: "this quote is never closed")
  }
}
