/// Turns a boolean expression of Athena's, in Tcl's expression syntax, into one of a dossier's.
struct AthenaExpression {
  /// Why an expression cannot be turned.
  struct Failure: Error { let message: String }

  private enum Kind { case number, condition }
  private typealias Term = (text: String, kind: Kind)

  private enum Token: Equatable {
    case number(String)
    case name(String)
    case text(String)
    case symbol(String)
  }

  private let tokens: [Token]
  private var index = 0
  private var depth = 0
  let scenario: AthenaNames

  /// The condition as text.
  static func condition(_ text: String, _ scenario: AthenaNames) throws(Failure) -> String {
    var parser = AthenaExpression(tokens: try tokens(text), scenario: scenario)
    let term = try parser.expression(0)
    guard parser.index == parser.tokens.count else { throw Failure(message: "it cannot be read to its end") }
    return condition(term)
  }

  /// The number as text.
  static func number(_ text: String, _ scenario: AthenaNames) throws(Failure) -> String {
    var parser = AthenaExpression(tokens: try tokens(text), scenario: scenario)
    let term = try parser.expression(0)
    guard parser.index == parser.tokens.count else { throw Failure(message: "it cannot be read to its end") }
    return number(term)
  }

  private init(tokens: [Token], scenario: AthenaNames) {
    self.tokens = tokens
    self.scenario = scenario
  }

  private static func condition(_ term: Term) -> String {
    if term.kind == .condition { return term.text }
    return term.text == "1" ? "true" : term.text == "0" ? "false" : "(\(term.text) != 0)"
  }

  private static func number(_ term: Term) -> String {
    term.kind == .number ? term.text : "if(\(term.text), 1, 0)"
  }

  // MARK: Tokens

  private static func tokens(_ text: String) throws(Failure) -> [Token] {
    let characters = Array(text)
    var tokens: [Token] = []
    var index = 0
    func at(_ position: Int) -> Character { position < characters.count ? characters[position] : " " }
    while index < characters.count {
      let character = characters[index]
      if character.isWhitespace {
        index += 1
      } else if character.isNumber || (character == "." && at(index + 1).isNumber) {
        let start = index
        while at(index).isNumber || at(index) == "." { index += 1 }
        tokens.append(.number(String(characters[start..<index])))
      } else if character.isLetter || character == "_" {
        let start = index
        while at(index).isLetter || at(index).isNumber || at(index) == "_" { index += 1 }
        tokens.append(.name(String(characters[start..<index])))
      } else if character == "\"" || character == "{" {
        let end: Character = character == "{" ? "}" : "\""
        let start = index + 1
        index = start
        while index < characters.count, characters[index] != end { index += 1 }
        guard index < characters.count else { throw Failure(message: "a quote in it is never closed") }
        tokens.append(.text(String(characters[start..<index]).trimmed))
        index += 1
      } else {
        let two = String([character, at(index + 1)])
        let symbol = ["&&", "||", "==", "!=", "<=", ">="].contains(two) ? two : String(character)
        guard "()<>,!+-*/?:".contains(character) || symbol.count == 2 else {
          throw Failure(message: "`\(character)` in it is not understood")
        }
        tokens.append(.symbol(symbol))
        index += symbol.count
      }
    }
    return tokens
  }

  private var token: Token? { index < tokens.count ? tokens[index] : nil }

  private mutating func take(_ symbol: String) -> Bool {
    guard token == .symbol(symbol) else { return false }
    index += 1
    return true
  }

  // MARK: Grammar

  private static let strengths: [String: Int] = [
    "||": 2, "&&": 3, "==": 4, "!=": 4, "<": 5, ">": 5, "<=": 5, ">=": 5, "+": 6, "-": 6, "*": 7, "/": 7,
  ]

  private mutating func expression(_ limit: Int) throws(Failure) -> Term {
    depth += 1
    defer { depth -= 1 }
    guard depth < 60 else { throw Failure(message: "it is nested too deeply") }
    var left = try prefix()
    while true {
      if limit <= 1, token == .symbol("?") {
        index += 1
        let first = try expression(0)
        guard take(":") else { throw Failure(message: "`:` is missing after `?`") }
        let second = try expression(1)
        let values =
          first.kind == .condition && second.kind == .condition
          ? (first.text, second.text) : (Self.number(first), Self.number(second))
        let kind: Kind = first.kind == .condition && second.kind == .condition ? .condition : .number
        left = ("if(\(Self.condition(left)), \(values.0), \(values.1))", kind)
        continue
      }
      guard case .symbol(let symbol) = token, let strength = Self.strengths[symbol], strength > limit else {
        return left
      }
      index += 1
      let right = try expression(strength)
      left = Self.combine(symbol, left, right)
    }
  }

  private static func combine(_ symbol: String, _ left: Term, _ right: Term) -> Term {
    switch symbol {
    case "&&": return ("(\(condition(left)) and \(condition(right)))", .condition)
    case "||": return ("(\(condition(left)) or \(condition(right)))", .condition)
    case "==", "!=":
      // A condition against 0 or 1 is the condition itself, or its opposite.
      for (one, other) in [(left, right), (right, left)] where one.kind == .condition && other.kind == .number {
        if other.text == "0" || other.text == "1" {
          return ((other.text == "1") == (symbol == "==") ? one.text : "(not \(one.text))", .condition)
        }
      }
      return ("(\(number(left)) \(symbol) \(number(right)))", .condition)
    case "<", ">", "<=", ">=": return ("(\(number(left)) \(symbol) \(number(right)))", .condition)
    default: return ("(\(number(left)) \(symbol) \(number(right)))", .number)
    }
  }

  private mutating func prefix() throws(Failure) -> Term {
    guard let first = token else { throw Failure(message: "it ends too early") }
    index += 1
    switch first {
    case .number(let text):
      guard let value = Double(text.hasPrefix(".") ? "0" + text : text) else {
        throw Failure(message: "`\(text)` in it is no number")
      }
      return (YAMLText.number(value), .number)
    case .symbol("("):
      let inner = try expression(0)
      guard take(")") else { throw Failure(message: "a parenthesis in it is never closed") }
      return ("(\(inner.text))", inner.kind)
    case .symbol("!"): return ("(not \(Self.condition(try expression(8))))", .condition)
    case .symbol("-"): return ("(-\(Self.number(try expression(8))))", .number)
    case .symbol("+"): return try expression(8)
    case .name(let name):
      if take("(") { return try call(name) }
      switch name.lowercased() {
      case "true", "yes", "on": return ("true", .condition)
      case "false", "no", "off": return ("false", .condition)
      default: throw Failure(message: "`\(name)` in it is not understood")
      }
    case .text, .symbol: throw Failure(message: "it cannot be read")
    }
  }

  // MARK: Functions

  private mutating func call(_ name: String) throws(Failure) -> Term {
    if ["min", "max", "abs", "double", "round"].contains(name) {
      var values: [String] = []
      while !take(")") {
        values.append(Self.number(try expression(0)))
        if !take(",") {
          guard take(")") else { throw Failure(message: "a parenthesis in it is never closed") }
          break
        }
      }
      switch name {
      case "double": return (values.first ?? "0", .number)
      case "round": return ("round(\(values.first ?? "0"), 0)", .number)
      default: return ("\(name)(\(values.joined(separator: ", ")))", .number)
      }
    }
    var words: [String] = []
    while !take(")") {
      switch token {
      case .text(let text): words += (TclReader.list(text) ?? [text])
      case .name(let text): words.append(text)
      default: throw Failure(message: "what `\(name)` is about in it is not understood")
      }
      index += 1
      if !take(",") {
        guard take(")") else { throw Failure(message: "a parenthesis in it is never closed") }
        break
      }
    }
    return try function(name, words.map { $0.uppercased() })
  }

  private func function(_ name: String, _ words: [String]) throws(Failure) -> Term {
    func known(_ word: String) throws(Failure) -> String {
      guard scenario.isEntity(word) else { throw Failure(message: "there is no `\(word)`") }
      return word
    }
    func count(_ least: Int, _ most: Int = .max) throws(Failure) {
      guard (least...most).contains(words.count) else {
        throw Failure(message: "`\(name)` is not about \(words.count) names")
      }
      for word in words where !scenario.isEntity(word) && AthenaWords.activities[word] == nil {
        if AthenaWords.concerns[word] == nil, word != "SELF", word != "NONE" {
          throw Failure(message: "there is no `\(word)`")
        }
      }
    }
    func sum(_ terms: [String]) -> String { terms.count == 1 ? terms[0] : "(" + terms.joined(separator: " + ") + ")" }
    func every(_ terms: [String]) -> String {
      terms.count == 1 ? terms[0] : "(" + terms.joined(separator: " and ") + ")"
    }
    func rounded(_ text: String, _ digits: Int) -> Term { ("round(\(text), \(digits))", .number) }
    switch name {
    case "now":
      return scenario.startTick == 0
        ? ("week", .number) : ("(week + \(YAMLText.number(Double(scenario.startTick))))", .number)
    case "affinity":
      try count(2, 2)
      return rounded("affinity(\(words[0]), \(words[1]))", 2)
    case "assigned", "coverage":
      try count(3, 3)
      guard let activity = AthenaWords.activities[words[1]] else {
        throw Failure(message: "there is no activity `\(words[1])`")
      }
      let text = "\(name == "coverage" ? "activity-coverage" : name)(\(words[0]), \(activity), \(words[2]))"
      return name == "coverage" ? rounded(text, 1) : (text, .number)
    case "controls":
      try count(2)
      return (every(words.dropFirst().map { "control(\($0)) == \(words[0])" }), .condition)
    case "coop", "nbcoop":
      try count(2, 2)
      return rounded("cooperation(\(words[0]), \(words[1]))", 1)
    case "deployed":
      try count(2)
      return (sum(words.dropFirst().map { "personnel(\(words[0]), \($0))" }), .number)
    case "troops", "mobilized":
      try count(1)
      if name == "troops", words.count > 1 {
        return (sum(words.dropFirst().map { "personnel(\(words[0]), \($0))" }), .number)
      }
      return (sum(words.flatMap { ["personnel(\($0))", "reserve(\($0))"] }), .number)
    case "hrel":
      try count(2, 2)
      return rounded("horizontal(\(words[0]), \(words[1]))", 1)
    case "vrel":
      try count(2, 2)
      guard scenario.isCivilian(words[0]) else { throw Failure(message: "`vrel` of a force has no counterpart") }
      return rounded("vertical(\(words[0]), \(words[1]))", 1)
    case "influence":
      try count(2, 2)
      return rounded("influence(\(words[0]), \(words[1]))", 2)
    case "nbsupport":
      try count(2, 2)
      return rounded("support(\(words[0]), \(words[1]))", 2)
    case "mood", "nbmood":
      try count(1, 1)
      return rounded("mood(\(words[0]))", 1)
    case "sat":
      try count(2, 2)
      guard let concern = AthenaWords.concerns[words[1]] else { throw Failure(message: "no concern `\(words[1])`") }
      return rounded("satisfaction(\(words[0]), \(concern))", 1)
    case "pop", "nbpop":
      try count(1)
      return ("population(\(words.joined(separator: ", ")))", .number)
    case "pbpop": return ("population(\(scenario.places.joined(separator: ", ")))", .number)
    case "local_pop":
      guard !scenario.localPlaces.isEmpty else { return ("0", .number) }
      return ("population(\(scenario.localPlaces.joined(separator: ", ")))", .number)
    case "pctcontrol":
      try count(1)
      let held = sum(words.map { "places-controlled(\($0))" })
      return ("(100 * \(held) / \(scenario.places.count))", .number)
    case "security":
      try count(1, 2)
      if words.count == 2 { return ("security(\(words[0]), \(words[1]))", .number) }
      if let home = scenario.home(of: words[0]) { return ("security(\(words[0]), \(home))", .number) }
      return ("security(\(words[0]))", .number)
    case "volatility":
      try count(1, 1)
      return ("volatility(\(words[0]))", .number)
    case "supports":
      try count(2)
      guard words.count > 2 else { throw Failure(message: "`supports` without places is not understood") }
      guard words[1] != "NONE" else { throw Failure(message: "`supports` nobody is not understood") }
      let beneficiary = words[1] == "SELF" ? words[0] : words[1]
      return (every(words.dropFirst(2).map { "supports(\(words[0]), \(beneficiary), \($0))" }), .condition)
    case "onhand":
      try count(1, 1)
      return ("cash(\(try known(words[0])))", .number)
    case "reserve":
      try count(1, 1)
      return ("savings(\(try known(words[0])))", .number)
    default: throw Failure(message: "what `\(name)` tells is not modelled")
    }
  }
}

/// Athena's words and the dossier's.
enum AthenaWords {
  static let activities: [String: String] = [
    "NONE": "none", "CHKPOINT": "checkpoint", "COERCION": "coercion", "CRIME": "crime", "CURFEW": "curfew",
    "GUARD": "guard", "LAWENF": "law-enforcement", "PATROL": "patrol", "PSYOP": "psyop", "CONSTRUCT": "construction",
    "EDU": "education", "EMPLOY": "employment", "INDUSTRY": "industry", "INFRA": "infrastructure",
    "MEDICAL": "medical", "RELIEF": "relief",
  ]
  static let concerns: [String: String] = [
    "AUT": "autonomy", "SFT": "safety", "CUL": "culture", "QOL": "quality-of-life",
  ]
}

/// What an expression can refer to.
struct AthenaNames {
  var actors: [String] = []
  /// By name: what sort it is, and where it lives.
  var civilians: [(name: String, home: String)] = []
  var forces: [String] = []
  var organisations: [String] = []
  var places: [String] = []
  var localPlaces: [String] = []
  var startTick = 0

  func isEntity(_ name: String) -> Bool {
    actors.contains(name) || forces.contains(name) || organisations.contains(name) || places.contains(name)
      || isCivilian(name)
  }

  func isCivilian(_ name: String) -> Bool { civilians.contains { $0.name == name } }

  func home(of group: String) -> String? { civilians.first { $0.name == group }?.home }

  func residents(of place: String) -> [String] { civilians.filter { $0.home == place }.map(\.name) }
}
