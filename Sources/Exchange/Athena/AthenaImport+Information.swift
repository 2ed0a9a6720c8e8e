/// Means of communication, messages and what they appeal to.
extension AthenaImport {
  mutating func information() -> [(String, String)] {
    let media = media()
    var states: Set<String> = []
    for name in ["HOOK:TOPIC:STATE", "IOM:STATE", "PAYLOAD:STATE", "HOOK:STATE"] {
      for order in take(name) where order["state"]?.lowercased() == "disabled" {
        states.insert(order.list("id").joined(separator: " ") + (order["iom_id"] ?? "") + (order["hook_id"] ?? ""))
      }
    }
    var topics: [String: [(String, String?)]] = [:]
    for order in take("HOOK:TOPIC:CREATE") {
      guard let hook = order["hook_id"], let topic = order["topic_id"] else { continue }
      if states.contains("\(hook) \(topic)") { continue }
      topics[hook, default: []].append(("topic-\(topic)", number(order.number("position") ?? 0)))
    }
    var narratives = ""
    var known: Set<String> = []
    for order in take("HOOK:CREATE") {
      guard let hook = order["hook_id"], let topics = topics[hook], known.insert(hook).inserted else {
        note(order.line, "this hook appeals to nothing; left out")
        continue
      }
      let name = YAMLText.quoted(order["longname"] ?? hook)
      narratives += "\(hook): " + record([("name", name), ("topics", YAMLText.map(topics))]) + "\n"
    }
    return [("media", media), ("narratives", narratives), ("messages", messages(known, states))]
  }

  private mutating func media() -> String {
    var coverage: [String: [(String, String?)]] = [:]
    for order in take("CAP:NBCOV:SET") {
      let pair = order.list("id")
      if pair.count == 2 { coverage[pair[0], default: []].append((pair[1], number(order.number("nbcov") ?? 0))) }
    }
    var penetration: [String: [(String, String?)]] = [:]
    for order in take("CAP:PEN:SET") {
      let pair = order.list("id")
      if pair.count == 2 { penetration[pair[0], default: []].append((pair[1], number(order.number("pen") ?? 0))) }
    }
    var text = ""
    for order in take("CAP:CREATE") {
      guard let medium = order["k"] else { continue }
      text += "\(medium): "
      text += record([
        ("name", YAMLText.quoted(order["longname"] ?? medium)), ("owner", order["owner"]),
        ("capacity", number(order.number("capacity"))), ("cost", number(order.number("cost"))),
        ("coverage", YAMLText.map(coverage[medium] ?? [])), ("penetration", YAMLText.map(penetration[medium] ?? [])),
      ])
      text += "\n"
    }
    return text
  }

  private mutating func messages(_ narratives: Set<String>, _ disabled: Set<String>) -> String {
    var effects: [String: [(number: Int, line: Int, text: String)]] = [:]
    var counts: [String: Int] = [:]
    for order in script.orders where order.name.hasPrefix("PAYLOAD:") && order.name.hasSuffix(":CREATE") {
      understood.insert(order.name)
      guard let message = order["iom_id"] else { continue }
      counts[message, default: 0] += 1
      if disabled.contains("\(message) \(counts[message] ?? 0)") { continue }
      let points = ("points", number(order.number("mag") ?? 0))
      let effect: String? =
        switch order.name {
        case "PAYLOAD:VREL:CREATE": "vertical: " + YAMLText.map([("toward", order["a"]), points])
        case "PAYLOAD:HREL:CREATE": "horizontal: " + YAMLText.map([("toward", order["g"]), points])
        case "PAYLOAD:COOP:CREATE": "cooperation: " + YAMLText.map([("toward", order["g"]), points])
        case "PAYLOAD:SAT:CREATE":
          "satisfaction: " + YAMLText.map([("concern", AthenaWords.concerns[order["c"] ?? ""]), points])
        default: nil
        }
      guard let effect else {
        note(order.line, "\(order.name) is not understood; left out")
        continue
      }
      effects[message, default: []].append((counts[message] ?? 0, order.line, "{\(effect)}"))
    }
    var text = ""
    for order in take("IOM:CREATE") {
      guard let message = order["iom_id"] else { continue }
      guard let hook = order["hook_id"], narratives.contains(hook), let effects = effects[message],
        !disabled.contains(message)
      else {
        note(order.line, "the message \(message) appeals to nothing or does nothing; left out")
        continue
      }
      messageIDs.insert(message)
      text += "\(message): "
      text += record([
        ("name", YAMLText.quoted(order["longname"] ?? message)), ("narrative", hook),
        ("effects", YAMLText.list(effects.map(\.text))),
      ])
      text += "\n"
    }
    return text
  }

  func inform(_ tactic: AthenaScript.Statement) throws(AthenaExpression.Failure) -> [Deed] {
    if tactic.name == "GRANT" {
      let media = TclReader.list(try required(tactic, "klist")) ?? []
      let actors = try members(try required(tactic, "alist"), of: .actors)
      return media.flatMap { medium in
        each(actors) { "grant: " + YAMLText.map([("medium", medium), ("to", YAMLText.list($0))]) }
      }
    }
    let source = tactic["a"] ?? "SELF"
    let message = try required(tactic, "iom")
    guard messageIDs.contains(message) else {
      throw AthenaExpression.Failure(message: "there is no message `\(message)` that does anything")
    }
    return [
      Deed(
        "broadcast: "
          + YAMLText.map([
            ("message", message), ("over", try required(tactic, "cap")),
            ("as", source == "SELF" ? nil : source == "NONE" ? "nobody" : source),
            ("cost", number(tactic.number("cost") ?? 0)),
          ]))
    ]
  }
}
