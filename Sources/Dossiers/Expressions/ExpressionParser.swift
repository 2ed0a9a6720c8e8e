/// An expression as it is written, before names and types are checked.
indirect enum ExpressionSyntax {
  case number(Double, Int)
  case name(String, Int)
  case quoted(String, Int)
  case call(String, [ExpressionSyntax], Int)
  case negate(ExpressionSyntax, Int)
  case not(ExpressionSyntax, Int)
  case binary(Expression.Operator, ExpressionSyntax, ExpressionSyntax, Int)

  /// Where it starts; for an operator, where the operator stands.
  var offset: Int {
    switch self {
    case .number(_, let offset), .name(_, let offset), .quoted(_, let offset), .call(_, _, let offset),
      .negate(_, let offset), .not(_, let offset), .binary(_, _, _, let offset):
      offset
    }
  }
}

/// A Pratt parser: each operator has a strength with which it holds what stands beside it.
struct ExpressionParser {
  static let deepestNesting = 64

  private let tokens: [ExpressionToken]
  private var index = 0
  private var depth = 0

  static func parse(_ text: String) throws(ExpressionError) -> ExpressionSyntax {
    var parser = ExpressionParser(tokens: try ExpressionLexer.tokens(of: text))
    let root = try parser.expression(strongerThan: 0)
    guard parser.token.kind == .end else {
      throw parser.unexpected(help: "is an operator missing, or a parenthesis too many?")
    }
    return root
  }

  private init(tokens: [ExpressionToken]) { self.tokens = tokens }

  private var token: ExpressionToken { tokens[min(index, tokens.count - 1)] }

  private func unexpected(help: String? = nil) -> ExpressionError {
    let what =
      switch token.kind {
      case .end: "the expression ends too early"
      case .number: "a number does not belong here"
      case .name(let name): "`\(name.prefix(64))` does not belong here"
      case .quoted: "text in quotes does not belong here"
      case .symbol(let symbol): "`\(symbol)` does not belong here"
      }
    return ExpressionError(code: .expressionSyntax, offset: token.offset, message: what, help: help)
  }

  /// The operator at the position and its strength.
  private var infix: (Expression.Operator, Int)? {
    switch token.kind {
    case .name("or"): (.or, 1)
    case .name("and"): (.and, 2)
    case .symbol(let symbol):
      switch Expression.Operator(rawValue: symbol) {
      case .less?, .lessOrEqual?, .greater?, .greaterOrEqual?, .equal?, .notEqual?:
        Expression.Operator(rawValue: symbol).map { ($0, 4) }
      case .add?, .subtract?: Expression.Operator(rawValue: symbol).map { ($0, 5) }
      case .multiply?, .divide?: Expression.Operator(rawValue: symbol).map { ($0, 6) }
      default: nil
      }
    default: nil
    }
  }

  private mutating func expression(strongerThan limit: Int) throws(ExpressionError) -> ExpressionSyntax {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.deepestNesting else {
      throw ExpressionError(
        code: .expressionTooDeep, offset: token.offset,
        message: "this expression is nested more than \(Self.deepestNesting) deep")
    }
    var left = try prefix()
    while let (infix, strength) = infix, strength > limit {
      let offset = token.offset
      index += 1
      let right = try expression(strongerThan: strength)
      left = .binary(infix, left, right, offset)
      if strength == 4, let (_, next) = self.infix, next == 4 {
        throw unexpected(help: "comparisons do not chain: write `a < b and b < c`")
      }
    }
    return left
  }

  private mutating func prefix() throws(ExpressionError) -> ExpressionSyntax {
    let start = token
    switch start.kind {
    case .number(let value):
      index += 1
      return .number(value, start.offset)
    case .quoted(let text):
      index += 1
      return .quoted(text, start.offset)
    case .symbol("-"):
      index += 1
      return .negate(try expression(strongerThan: 7), start.offset)
    case .symbol("("):
      index += 1
      let inner = try expression(strongerThan: 0)
      try close(start.offset)
      return inner
    case .name("not"):
      index += 1
      return .not(try expression(strongerThan: 3), start.offset)
    case .name("and"), .name("or"): throw unexpected()
    case .name(let name):
      index += 1
      guard token.kind == .symbol("(") else { return .name(name, start.offset) }
      return .call(name, try arguments(), start.offset)
    case .symbol, .end: throw unexpected()
    }
  }

  private mutating func arguments() throws(ExpressionError) -> [ExpressionSyntax] {
    let opening = token.offset
    index += 1
    var arguments: [ExpressionSyntax] = []
    if token.kind == .symbol(")") {
      index += 1
      return arguments
    }
    while true {
      arguments.append(try expression(strongerThan: 0))
      guard token.kind == .symbol(",") else { break }
      index += 1
    }
    try close(opening)
    return arguments
  }

  private mutating func close(_ opening: Int) throws(ExpressionError) {
    guard token.kind == .symbol(")") else {
      if token.kind == .end {
        throw ExpressionError(
          code: .expressionSyntax, offset: opening, message: "this parenthesis is never closed")
      }
      throw unexpected(help: "`)` or an operator is expected")
    }
    index += 1
  }
}
