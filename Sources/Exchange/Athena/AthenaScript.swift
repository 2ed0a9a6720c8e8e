/// An Athena scenario as it stands in an export: orders, and strategies as blocks of conditions and tactics.
struct AthenaScript {
  /// What an order, a block, a condition or a tactic says.
  struct Statement {
    /// `ACTOR:CREATE`, `DEPLOY`; for a block, the agent it belongs to.
    let name: String
    let line: Int
    private let options: [(name: String, value: String)]

    init(name: String, line: Int, options: [(name: String, value: String)]) {
      self.name = name
      self.line = line
      self.options = options
    }

    /// The value of an option without its hyphen; nil if it is missing or empty.
    subscript(_ option: String) -> String? {
      guard let value = options.last(where: { $0.name == option })?.value else { return nil }
      let trimmed = value.trimmed
      return trimmed.isEmpty ? nil : trimmed
    }

    func number(_ option: String) -> Double? { self[option].flatMap { AthenaScript.number($0) } }

    func list(_ option: String) -> [String] { self[option].flatMap { TclReader.list($0) } ?? [] }

    func isTrue(_ option: String) -> Bool {
      ["1", "YES", "TRUE", "ON"].contains((self[option] ?? "").uppercased())
    }
  }

  /// A block of a strategy.
  struct Block {
    let statement: Statement
    var conditions: [Statement] = []
    var tactics: [Statement] = []
  }

  var orders: [Statement] = []
  var blocks: [Block] = []
  private(set) var notes: [ImportNote] = []

  init(_ text: String) {
    let (commands, problems) = TclReader.commands(of: text)
    notes = problems.map { ImportNote(line: $0.line, message: "\($0.message); the line is left out") }
    for command in commands { add(command) }
  }

  /// All orders of a name, in order.
  func orders(_ name: String) -> [Statement] { orders.filter { $0.name == name } }

  private mutating func add(_ command: TclReader.Command) {
    let words = command.words
    func statement(_ name: String, from first: Int) -> Statement? {
      var options: [(String, String)] = []
      var index = first
      while index < words.count {
        guard words[index].text.hasPrefix("-"), index + 1 < words.count else { return nil }
        options.append((String(words[index].text.dropFirst()), words[index + 1].text))
        index += 2
      }
      return Statement(name: name.uppercased(), line: command.line, options: options)
    }
    func fail(_ message: String) { notes.append(ImportNote(line: command.line, message: message)) }
    let malformed = "`\(words.prefix(3).map(\.text).joined(separator: " "))` has options without values; it is left out"
    switch words[0].text {
    case "send" where words.count > 1:
      if let order = statement(words[1].text, from: 2) { orders.append(order) } else { fail(malformed) }
    case "block" where words.count > 2 && words[1].text == "add":
      if let block = statement(words[2].text, from: 3) {
        blocks.append(Block(statement: block))
      } else {
        fail(malformed)
      }
    case "condition" where words.count > 3 && words[1].text == "add",
      "tactic" where words.count > 3 && words[1].text == "add":
      guard let part = statement(words[3].text, from: 4) else { return fail(malformed) }
      guard let block = blockPosition(words[2].text) else {
        return fail("no block `\(words[2].text)` stands before this; it is left out")
      }
      if words[0].text == "tactic" {
        blocks[block].tactics.append(part)
      } else {
        blocks[block].conditions.append(part)
      }
    default:
      fail("`\(words.prefix(2).map(\.text).joined(separator: " "))` is no order that is understood; it is left out")
    }
  }

  /// `-` is the last block; otherwise AGENT/BLOCK.
  private func blockPosition(_ path: String) -> Int? {
    if path == "-" { return blocks.isEmpty ? nil : blocks.count - 1 }
    let parts = path.uppercased().split(separator: "/").map(String.init)
    guard parts.count == 2 else { return nil }
    return blocks.firstIndex { $0.statement.name == parts[0] && $0.statement["name"]?.uppercased() == parts[1] }
  }

  /// Athena's numbers: `500,000`, `5.000M`, `.8`, `50%`.
  static func number(_ text: String) -> Double? {
    var digits = text.trimmed.filter { $0 != "," && $0 != "$" && $0 != "%" }
    var factor = 1.0
    switch digits.last {
    case "K", "k": factor = 1e3
    case "M", "m": factor = 1e6
    case "B", "b": factor = 1e9
    case "T", "t": factor = 1e12
    default: break
    }
    if factor != 1 { digits.removeLast() }
    if digits.hasPrefix(".") { digits = "0" + digits }
    if digits.hasPrefix("-.") { digits = "-0" + digits.dropFirst() }
    guard let value = Double(digits), value.isFinite else { return nil }
    return value * factor
  }
}

extension String {
  /// Without blanks and line ends around it.
  var trimmed: String {
    let isBlank: (Character) -> Bool = { $0.isWhitespace }
    return String(drop(while: isBlank).reversed().drop(while: isBlank).reversed())
  }
}

/// What an import could not take over, or took over differently.
public struct ImportNote: Hashable, Sendable {
  /// Line in the file, from 1.
  public let line: Int
  /// What, and what became of it.
  public let message: String

  /// A remark about a line.
  public init(line: Int, message: String) {
    self.line = line
    self.message = message
  }
}
