/// Resolves the names of an expression and checks its types.
struct ExpressionChecker {
  let decoding: Decoding
  var names: NameIndex { decoding.names }

  typealias Typed = (node: Expression.Node, type: Expression.ValueType)

  /// The tree, of the type asked for; nil type: either.
  func check(_ syntax: ExpressionSyntax, as type: Expression.ValueType?) throws(ExpressionError) -> Typed {
    let typed = try check(syntax)
    guard let type, type != typed.type else { return typed }
    throw ExpressionError(
      code: .expressionType, offset: syntax.offset,
      message: type == .number
        ? "a number is needed here; this is a condition" : "a condition is needed here; this is a number",
      help: type == .number ? "write `if(condition, 1, 0)`" : "compare it with something, for example `> 0`")
  }

  private func number(_ syntax: ExpressionSyntax) throws(ExpressionError) -> Expression.Node {
    try check(syntax, as: .number).node
  }

  private func condition(_ syntax: ExpressionSyntax) throws(ExpressionError) -> Expression.Node {
    try check(syntax, as: .condition).node
  }

  private func check(_ syntax: ExpressionSyntax) throws(ExpressionError) -> Typed {
    switch syntax {
    case .number(let value, _): return (.number(value), .number)
    case .name("true", _): return (.condition(true), .condition)
    case .name("false", _): return (.condition(false), .condition)
    case .name("week", _): return (.week, .number)
    case .name(let name, let offset): throw strayName(name, offset)
    case .quoted(_, let offset):
      throw ExpressionError(
        code: .expressionSyntax, offset: offset, message: "text in quotes does not belong here",
        help: "quotes are for names of blocks: `happened(\"Assault\")`")
    case .negate(let inner, _): return (.negate(try number(inner)), .number)
    case .not(let inner, _): return (.not(try condition(inner)), .condition)
    case .binary(let infix, let left, let right, let offset): return try binary(infix, left, right, offset)
    case .call("if", let arguments, let offset):
      guard arguments.count == 3 else { throw count("if", "a condition and two values", offset) }
      let yes = try check(arguments[1])
      let no = try check(arguments[2], as: yes.type)
      return (.choose(try condition(arguments[0]), yes.node, no.node), yes.type)
    case .call("abs", let arguments, let offset):
      guard arguments.count == 1 else { throw count("abs", "one number", offset) }
      return (.absolute(try number(arguments[0])), .number)
    case .call("min", let arguments, let offset), .call("max", let arguments, let offset):
      let infix: Expression.Operator = if case .call("min", _, _) = syntax { .minimum } else { .maximum }
      guard arguments.count >= 2 else { throw count(infix.rawValue, "at least two numbers", offset) }
      var node = try number(arguments[0])
      for argument in arguments.dropFirst() { node = .binary(infix, node, try number(argument)) }
      return (node, .number)
    case .call("control", _, let offset):
      throw ExpressionError(
        code: .expressionType, offset: offset, message: "`control` can only be compared",
        help: "write `control(place) == actor`, or `!=`; `nobody` is an answer, too")
    case .call(let name, let arguments, let offset):
      guard let function = ExpressionFunction.all[name] else {
        throw ExpressionError(
          code: .expressionName, offset: offset, message: "there is no function `\(name.prefix(64))`",
          help: decoding.nearest(name, among: ExpressionFunction.names))
      }
      var reader = ArgumentReader(
        checker: self, function: name, usage: function.usage, arguments: arguments, offset: offset)
      let node = try function.build(&reader)
      try reader.finish()
      return (node, function.type)
    }
  }

  private func binary(
    _ infix: Expression.Operator, _ left: ExpressionSyntax, _ right: ExpressionSyntax, _ offset: Int
  ) throws(ExpressionError) -> Typed {
    switch infix {
    case .and, .or: return (.binary(infix, try condition(left), try condition(right)), .condition)
    case .equal, .notEqual:
      var comparison = try controlComparison(left, right)
      if comparison == nil { comparison = try controlComparison(right, left) }
      if let comparison { return (infix == .equal ? comparison : .not(comparison), .condition) }
      let first = try check(left)
      guard first.type == .number else {
        throw ExpressionError(
          code: .expressionType, offset: offset, message: "conditions are not compared",
          help: "write the condition itself, or `not` before it")
      }
      return (.binary(infix, first.node, try number(right)), .condition)
    case .less, .lessOrEqual, .greater, .greaterOrEqual:
      return (.binary(infix, try number(left), try number(right)), .condition)
    case .add, .subtract, .multiply, .divide, .minimum, .maximum:
      return (.binary(infix, try number(left), try number(right)), .number)
    }
  }

  /// `control(place)` against an actor, `nobody` or the control of another place.
  private func controlComparison(_ left: ExpressionSyntax, _ right: ExpressionSyntax) throws(ExpressionError)
    -> Expression.Node?
  {
    guard case .call("control", let arguments, let offset) = left else { return nil }
    let place = try controlPlace(arguments, offset)
    switch right {
    case .name("nobody", _): return .controls(place: place, actor: nil)
    case .name(let actor, let offset):
      return .controls(place: place, actor: try resolve(actor, as: .simulatedActor, offset))
    case .call("control", let others, let offset):
      return .sameController(place, try controlPlace(others, offset))
    default:
      throw ExpressionError(
        code: .expressionType, offset: right.offset, message: "control is compared with an actor or `nobody`")
    }
  }

  private func controlPlace(_ arguments: [ExpressionSyntax], _ offset: Int) throws(ExpressionError) -> String {
    guard arguments.count == 1, case .name(let place, let at) = arguments[0] else {
      throw count("control", "one place", offset)
    }
    return try resolve(place, as: .simulatedPlace, at)
  }

  private func count(_ function: String, _ usage: String, _ offset: Int) -> ExpressionError {
    ExpressionError(code: .expressionSyntax, offset: offset, message: "`\(function)` takes \(usage)")
  }

  private func strayName(_ name: String, _ offset: Int) -> ExpressionError {
    if ExpressionFunction.all[name] != nil {
      return ExpressionError(
        code: .expressionSyntax, offset: offset, message: "`\(name)` needs its arguments in parentheses")
    }
    if let name = names.name(name, in: .grounds), name.hasValue {
      return ExpressionError(
        code: .expressionType, offset: offset, message: "a claim or assumption is not a number by itself",
        help: "write `value(…)` for its value, or `claim(…)` for its truth")
    }
    if name.contains("-") {
      return ExpressionError(
        code: .expressionName, offset: offset, message: "`\(name.prefix(64))` is neither a number nor a condition",
        help: "for a difference, put spaces around `-`")
    }
    return ExpressionError(
      code: .expressionName, offset: offset, message: "`\(name.prefix(64))` is neither a number nor a condition",
      help: decoding.nearest(name, among: ["week", "true", "false"] + ExpressionFunction.names))
  }

  /// The id, if it is of the right kind.
  func resolve(_ id: String, as kind: ReferenceKind, _ offset: Int) throws(ExpressionError) -> String {
    if let name = names.name(id, in: kind.space), kind.kinds.contains(name.kind) {
      if kind.space == .grounds { decoding.use(ground: id) }
      return id
    }
    let what =
      names.name(id, in: kind.space).map { "`\(id)` is \($0.kind.rawValue)" } ?? "there is no `\(id.prefix(64))`"
    throw ExpressionError(
      code: .expressionName, offset: offset, message: "\(what); \(kind.noun) is needed here",
      help: decoding.nearest(id, among: names.ids(kind)))
  }
}

/// Takes the arguments of a function one after the other.
struct ArgumentReader {
  let checker: ExpressionChecker
  let function: String
  let usage: String
  let arguments: [ExpressionSyntax]
  let offset: Int
  var next = 0

  var remaining: Int { arguments.count - next }

  private var usageError: ExpressionError {
    ExpressionError(
      code: .expressionSyntax, offset: next < arguments.count ? arguments[next].offset : offset,
      message: "`\(function)` is written `\(function)(\(usage))`")
  }

  mutating func finish() throws(ExpressionError) {
    if remaining > 0 { throw usageError }
  }

  private mutating func word(quoted: Bool = false) throws(ExpressionError) -> (String, Int) {
    guard next < arguments.count else { throw usageError }
    defer { next += 1 }
    switch arguments[next] {
    case .name(let name, let offset): return (name, offset)
    case .quoted(let text, let offset) where quoted: return (text, offset)
    default: throw usageError
    }
  }

  mutating func id(_ kind: ReferenceKind) throws(ExpressionError) -> String {
    let (name, offset) = try word()
    return try checker.resolve(name, as: kind, offset)
  }

  /// Civilian groups, and places for their residents, up to the last `reserved` arguments.
  mutating func civilians(reserved: Int = 0) throws(ExpressionError) -> [String] {
    var groups: [String] = []
    guard remaining > reserved else { throw usageError }
    while remaining > reserved {
      let (name, offset) = try word()
      switch checker.names.name(name, in: .entities)?.kind {
      case .place?, .simulatedPlace?:
        guard let residents = checker.names.residents[name] else {
          throw ExpressionError(
            code: .expressionName, offset: offset, message: "no civilian group lives in `\(name)`")
        }
        groups += residents.filter { !groups.contains($0) }
      default:
        let kind = ReferenceKind(
          noun: "a civilian group or a place", space: .entities, kinds: [.civilian, .simulatedPlace])
        let group = try checker.resolve(name, as: kind, offset)
        if !groups.contains(group) { groups.append(group) }
      }
    }
    return groups
  }

  mutating func concern() throws(ExpressionError) -> Concern {
    let (name, offset) = try word()
    guard let concern = Concern(rawValue: name) else {
      let words = Concern.allCases.map(\.rawValue)
      throw ExpressionError(
        code: .expressionName, offset: offset, message: "`\(name.prefix(64))` is not a concern",
        help: checker.decoding.nearest(name, among: words, otherwise: "concerns are \(words.joined(separator: ", "))"))
    }
    return concern
  }

  mutating func tieKind() throws(ExpressionError) -> Tie.Kind {
    let (name, offset) = try word()
    guard let kind = Tie.Kind(rawValue: name) else {
      throw ExpressionError(
        code: .expressionName, offset: offset, message: "`\(name.prefix(64))` is not a kind of tie",
        help: checker.decoding.nearest(
          name, among: Tie.Kind.allCases.map(\.rawValue), otherwise: "the kinds are listed in docs/dossier-format.md"))
    }
    return kind
  }

  mutating func situationKind() throws(ExpressionError) -> Situation.Kind {
    let (name, offset) = try word()
    guard let kind = Situation.Kind(rawValue: name) else {
      let words = Situation.Kind.allCases.map(\.rawValue)
      throw ExpressionError(
        code: .expressionName, offset: offset, message: "`\(name.prefix(64))` is not a kind of situation",
        help: checker.decoding.nearest(name, among: words, otherwise: "kinds are \(words.joined(separator: ", "))"))
    }
    return kind
  }

  /// nil: nobody.
  mutating func actorOrNobody() throws(ExpressionError) -> String? {
    let (name, offset) = try word()
    return name == "nobody" ? nil : try checker.resolve(name, as: .simulatedActor, offset)
  }

  mutating func block() throws(ExpressionError) -> String {
    let (name, offset) = try word(quoted: true)
    guard checker.names.blocks.contains(name) else {
      throw ExpressionError(
        code: .expressionName, offset: offset, message: "no block is called `\(name.prefix(64))`",
        help: checker.decoding.nearest(
          name, among: checker.names.blocks, otherwise: "hazards go by id, other blocks by name in quotes"))
    }
    return name
  }

  mutating func valuedGround() throws(ExpressionError) -> String {
    let (name, offset) = try word()
    let id = try checker.resolve(name, as: .ground, offset)
    guard checker.names.name(id, in: .grounds)?.hasValue == true else {
      throw ExpressionError(code: .noValue, offset: offset, message: "`\(id)` has no `value` to take")
    }
    return id
  }
}
