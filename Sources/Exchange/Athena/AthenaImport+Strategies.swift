/// Strategies: blocks with their times, conditions and tactics.
extension AthenaImport {
  /// One thing that is done, where or when it depends on the state.
  struct Deed {
    /// `station: {…}`
    let text: String
    /// What must hold for it besides the block's condition; nil: nothing.
    var when: String?

    init(_ text: String, when: String? = nil) {
      self.text = text
      self.when = when
    }
  }

  mutating func strategies() -> (actors: String, system: String) {
    var byAgent: [String: [String]] = [:]
    var counts: [String: Int] = [:]
    for block in script.blocks {
      let agent = block.statement.name
      guard agent == "SYSTEM" || names.actors.contains(agent) else {
        note(block.statement.line, "a block of `\(agent)`, which is no actor; left out")
        continue
      }
      counts[agent, default: 0] += 1
      byAgent[agent, default: []] += self.blocks(block, agent: agent, number: counts[agent] ?? 1)
    }
    var actors = ""
    for agent in names.actors {
      guard let blocks = byAgent[agent], !blocks.isEmpty else { continue }
      actors += "\(agent):\n" + blocks.map { "  - \($0)\n" }.joined()
    }
    let system = (byAgent["SYSTEM"] ?? []).enumerated().map { "system-\($0 + 1): \($1)\n" }.joined()
    return (actors, system)
  }

  /// A block, and one more for each thing in it that depends on a state of its own.
  private mutating func blocks(_ block: AthenaScript.Block, agent: String, number: Int) -> [String] {
    let statement = block.statement
    if let state = statement["state"], state.lowercased() == "disabled" {
      note(statement.line, "this block is disabled; left out")
      return []
    }
    let isAtStart = statement.isTrue("onlock")
    guard let entries = times(statement) else { return [] }
    guard let when = condition(block) else { return [] }
    let once = statement.isTrue("once")
    let how = (statement["emode"] ?? "ALL").uppercased() == "SOME" ? "some" : "all"
    var deeds: [Deed] = []
    var atStart: [Bool] = []
    for tactic in block.tactics {
      if let state = tactic["state"], state.lowercased() == "disabled" { continue }
      let done = self.deeds(tactic, agent: agent)
      deeds += done
      atStart += Array(repeating: AthenaImport.atStart.contains(tactic.name), count: done.count)
    }
    let title = "B\(number)" + (statement["intent"].map { ": \($0)" } ?? "")
    var written: [String] = []
    func write(_ deeds: [Deed], _ isAtStart: Bool, _ more: String?, _ part: Int, onlyAtStart: Bool = false) {
      if deeds.isEmpty { return }
      let entries = onlyAtStart ? [("until", "week 0")] : entries
      let conditions = [when.isEmpty ? nil : when, more].compactMap { $0 }
      let condition = conditions.count == 2 ? "(\(conditions[0])) and (\(conditions[1]))" : conditions.first
      let name = "\(agent) \(title)" + (part == 0 ? "" : " (\(part + 1))")
      written.append(
        record(
          [("name", YAMLText.quoted(name))] + entries + [
            ("when", condition.map(YAMLText.quoted)), ("once", once ? "true" : nil), ("how", how),
            ("at-start", isAtStart ? "true" : nil),
            ("do", YAMLText.list(deeds.map { "{\($0.text)}" })),
          ]))
    }
    let plain = deeds.filter { $0.when == nil }
    // At the start only some tactics act; where a block holds others, those have a block of their own.
    let starting = zip(deeds, atStart).filter { $0.0.when == nil && $0.1 }.map(\.0)
    if isAtStart, starting.count == plain.count {
      write(plain, true, nil, 0)
    } else {
      if isAtStart { write(starting, true, nil, deeds.count, onlyAtStart: true) }
      write(plain, false, nil, 0)
    }
    for (part, deed) in deeds.filter({ $0.when != nil }).enumerated() { write([deed], false, deed.when, part + 1) }
    return written
  }

  /// Tactics that also act at the start.
  private static let atStart: Set<String> = [
    "ABSIT", "ASSIGN", "BROADCAST", "DEPLOY", "EXECUTIVE", "GRANT", "HIDE", "ROE", "SERVICE", "SPEND", "STANCE",
    "SUPPORT", "FUNDENI",
  ]

  // MARK: Times

  /// Weeks from the start; nil if the times cannot be read.
  private mutating func times(_ block: AthenaScript.Statement) -> [(String, String?)]? {
    func week(_ option: String) -> Int? {
      guard let text = block[option]?.uppercased() else { return nil }
      let number = text.hasPrefix("T0+") ? text.dropFirst(3) : text[...]
      return Int(number).map { text.hasPrefix("T0+") ? $0 : $0 - names.startTick }
    }
    func written(_ week: Int) -> String { "week \(min(max(week, 0), 5200))" }
    let mode = (block["tmode"] ?? "ALWAYS").uppercased()
    if mode == "ALWAYS" { return [] }
    guard let first = week("t1"), mode != "DURING" || week("t2") != nil else {
      note(block.line, "`\(block["t1"] ?? "")` is no week; the block is left out")
      return nil
    }
    switch mode {
    case "AT": return [("from", written(first)), ("until", written(first))]
    case "BEFORE": return [("until", written(first - 1))]
    case "AFTER": return [("from", written(first + 1))]
    case "DURING": return [("from", written(first)), ("until", written(week("t2") ?? first))]
    default:
      note(block.line, "`\(mode)` is no time; the block is left out")
      return nil
    }
  }

  // MARK: Conditions

  /// The condition as text, empty if there is none; nil if one cannot be expressed.
  private mutating func condition(_ block: AthenaScript.Block) -> String? {
    var parts: [String] = []
    for condition in block.conditions {
      if let state = condition["state"], state.lowercased() == "disabled" { continue }
      do throws(AthenaExpression.Failure) {
        parts.append(try self.condition(condition))
      } catch {
        note(
          condition.line,
          "this condition cannot be expressed (\(error.message)); the block it belongs to is left out")
        return nil
      }
    }
    let isAny = (block.statement["cmode"] ?? "ALL").uppercased() == "ANY"
    if parts.count < 2 { return parts.first ?? "" }
    return parts.map { "(\($0))" }.joined(separator: isAny ? " or " : " and ")
  }

  private func condition(_ condition: AthenaScript.Statement) throws(AthenaExpression.Failure) -> String {
    switch condition.name {
    case "EXPR": return try AthenaExpression.condition(condition["expression"] ?? "", names)
    case "COMPARE":
      let (left, right) = (try value(condition["x"] ?? ""), try value(condition["y"] ?? ""))
      let symbols = ["EQ": "==", "GE": ">=", "GT": ">", "LE": "<=", "LT": "<"]
      guard let symbol = symbols[(condition["comp"] ?? "EQ").uppercased()] else {
        throw AthenaExpression.Failure(message: "`\(condition["comp"] ?? "")` compares nothing")
      }
      return "\(left) \(symbol) \(right)"
    case "CONTROL":
      guard let actor = condition["a"], names.actors.contains(actor) else {
        throw AthenaExpression.Failure(message: "no actor")
      }
      let places = try members(condition["nlist"] ?? "", of: .places)
      guard places.allSatisfy({ $0.when == nil }) else {
        throw AthenaExpression.Failure(message: "a set of places that changes")
      }
      if places.isEmpty { return "false" }
      let isAny = (condition["anyall"] ?? "ALL").uppercased() == "ANY"
      let does = (condition["sense"] ?? "DOES").uppercased() != "DOESNT"
      let held = places.map { "control(\($0.name)) == \(actor)" }
      // Does not control any of them: none of them. Does not control all of them: not all of them.
      let all = held.joined(separator: isAny ? " or " : " and ")
      return does ? all : "not (\(all))"
    default: throw AthenaExpression.Failure(message: "`\(condition.name)` is no kind of condition")
    }
  }

  /// A number that is described by a rule: a value, an expression, or a function with its arguments.
  private func value(_ gofer: String) throws(AthenaExpression.Failure) -> String {
    guard let entries = TclReader.dictionary(gofer) else {
      return try AthenaExpression.number(gofer, names)
    }
    func entry(_ name: String) -> String { entries.last { $0.key == name }?.value.trimmed ?? "" }
    let rule = entry("_rule").uppercased()
    switch rule {
    case "BY_VALUE": return try AthenaExpression.number(entry("raw_value"), names)
    case "EXPR": return try AthenaExpression.number(entry("expr_value"), names)
    default:
      guard let (function, keys) = AthenaImport.functions[rule] else {
        throw AthenaExpression.Failure(message: "`\(rule)` is not modelled")
      }
      let arguments = keys.flatMap { key in TclReader.list(entry(key)) ?? [] }.map { "\"\($0)\"" }
      return try AthenaExpression.number("\(function)(\(arguments.joined(separator: ",")))", names)
    }
  }

  private static let functions: [String: (String, [String])] = [
    "AFFINITY": ("affinity", ["x", "y"]), "ASSIGNED": ("assigned", ["g", "activity", "n"]),
    "COOP": ("coop", ["f", "g"]), "COVERAGE": ("coverage", ["g", "activity", "n"]),
    "DEPLOYED": ("deployed", ["g", "nlist"]), "HREL": ("hrel", ["f", "g"]), "INFLUENCE": ("influence", ["a", "n"]),
    "LOCAL_POPULATION": ("local_pop", []), "MOBILIZED": ("mobilized", ["glist"]), "MOOD": ("mood", ["g"]),
    "NBCOOP": ("nbcoop", ["n", "g"]), "NBMOOD": ("nbmood", ["n"]), "NBPOPULATION": ("nbpop", ["nlist"]),
    "NBSUPPORT": ("nbsupport", ["a", "n"]), "CASH_ON_HAND": ("onhand", ["a"]), "PLAYBOX_POPULATION": ("pbpop", []),
    "PCTCONTROL": ("pctcontrol", ["alist"]), "GROUP_POPULATION": ("pop", ["glist"]),
    "CASH_RESERVE": ("reserve", ["a"]), "SAT": ("sat", ["g", "c"]), "SECURITY_CIV": ("security", ["g"]),
    "SECURITY": ("security", ["g", "n"]), "VREL": ("vrel", ["g", "a"]),
  ]
}
