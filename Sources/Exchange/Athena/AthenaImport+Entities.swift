/// Actors, places, groups, relationships, topics and belief systems.
extension AthenaImport {
  mutating func dossier() -> String {
    var text = "title: \(YAMLText.quoted("Athena scenario \(file)"))\n"
    text += "question: \"What becomes of the scenario?\"\n"
    text += "start: \(firstDay())\nhorizon: \(weeks)\nindicators:\n"
    for actor in names.actors {
      text += "  people-under-\(actor): "
      text += YAMLText.map([
        ("name", YAMLText.quoted("Share of people in places that \(actor) controls")),
        ("measure", YAMLText.quoted("population-controlled(\(actor))")),
      ])
      text += "\n"
    }
    if names.actors.isEmpty { text += "  week: {name: Week, measure: \"week\"}\n" }
    text += "settings:\n"
    for (name, value) in settings() {
      text += "  \(name): {value: \(value), because: \(AthenaImport.because)}\n"
    }
    return text
  }

  func assumptions() -> String {
    let says = YAMLText.quoted("All values are taken from the Athena scenario \(file).")
    return """
      \(AthenaImport.because):
        says: \(says)
        reason: "The scenario is imported as it is; its authors' sources are not known here."

      """
  }

  /// The Monday of a week as in `2012W01`.
  private mutating func firstDay() -> String {
    let order = take("SIM:STARTDATE").last
    let parts = (order?["startdate"] ?? "2000W01").uppercased().split(separator: "W").compactMap { Int($0) }
    guard parts.count == 2, (1000...9998).contains(parts[0]), (1...53).contains(parts[1]) else {
      note(order?.line ?? 1, "`\(order?["startdate"] ?? "")` is not a week; the start is 2000-01-03 instead")
      return "2000-01-03"
    }
    // The week with the fourth of January is the first.
    let fourth = AthenaImport.days(parts[0], 1, 4)
    let weekday = (fourth + 3) % 7
    return AthenaImport.date(fourth - weekday + 7 * (parts[1] - 1))
  }

  /// Days since 1970-01-01, by Hinnant's algorithm; and the date of a day.
  private static func days(_ year: Int, _ month: Int, _ day: Int) -> Int {
    let shifted = month <= 2 ? year - 1 : year
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    return shifted * 365 + shifted / 4 - shifted / 100 + shifted / 400 + dayOfYear - 719_468
  }

  private static func date(_ number: Int) -> String {
    var (year, month) = (1970 + number / 366, 1)
    while days(year + 1, 1, 1) <= number { year += 1 }
    while month < 12, days(year, month + 1, 1) <= number { month += 1 }
    let day = number - days(year, month, 1) + 1
    func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
    return "\(year)-\(two(month))-\(two(day))"
  }

  // MARK: Actors

  mutating func actors() -> String {
    var supports: [String: String] = [:]
    for order in take("ACTOR:SUPPORTS") {
      if let actor = order["a"] { supports[actor] = order["supports"] }
    }
    var text = ""
    for order in sorted("ACTOR:CREATE", by: "a") {
      guard let actor = order["a"] else { continue }
      let supported = supports[actor] ?? order["supports"] ?? "SELF"
      let isBudgeted = (order["atype"] ?? "INCOME").uppercased() == "BUDGET"
      let incomes = ["income_goods", "income_black_tax", "income_pop", "income_graft", "income_world"]
      let income = incomes.reduce(0.0) { $0 + (order.number($1) ?? 0) }
      func money(_ value: Double?) -> String? { value.flatMap { $0 > 0 ? YAMLText.number($0) : nil } }
      text += "\(actor): "
      text += record([
        ("name", YAMLText.quoted(order["longname"] ?? actor)), ("kind", "organisation"),
        ("beliefs", beliefs(of: order)),
        ("supports", supported == "SELF" || supported == actor ? nil : supported == "NONE" ? "nobody" : supported),
        (isBudgeted ? "budget" : "income", number(isBudgeted ? order.number("budget") ?? 0 : income)),
        ("cash", money(order.number("cash_on_hand"))), ("savings", money(order.number("cash_reserve"))),
      ])
      text += "\n"
    }
    return text
  }

  private mutating func beliefs(of order: AthenaScript.Statement) -> String {
    guard let system = order["bsid"], let id = beliefIDs[system] else { return AthenaImport.neutral }
    return id
  }

  /// Whoever has no belief system has Athena's first one, which holds nothing.
  static let neutral = "neutral"

  // MARK: Places

  mutating func places() -> String {
    var proximities: [String: [(String, String)]] = [:]
    for order in take("NBREL:UPDATE") {
      let pair = order.list("id")
      guard pair.count == 2, let proximity = order["proximity"]?.uppercased(), pair[0] != pair[1] else { continue }
      let word = ["NEAR": "near", "FAR": "far", "REMOTE": "remote"][proximity]
      guard let word else {
        note(order.line, "`\(proximity)` is no proximity; left out")
        continue
      }
      proximities[pair[0], default: []].append((pair[1], word))
    }
    var text = ""
    for order in sorted("NBHOOD:CREATE", by: "n") {
      guard let place = order["n"] else { continue }
      let urbanisation = (order["urbanization"] ?? "URBAN").lowercased()
      let controller = order["controller"] ?? "NONE"
      if let factor = order.number("pcf"), factor != 1, factor != 0 {
        note(order.line, "pcf \(YAMLText.number(factor)): production capacity is outside of what is modelled; left out")
      }
      // The last word about a pair counts; without one, places are remote.
      var seen: [String: String] = [:]
      for (other, word) in proximities[place] ?? [] { seen[other] = word }
      let proximity = seen.keys.sorted().map { ($0, seen[$0]) }
      text += "\(place): "
      text += record([
        ("name", YAMLText.quoted(order["longname"] ?? place)), ("kind", "region"), ("urbanisation", urbanisation),
        ("controller", controller == "NONE" ? "nobody" : controller),
        ("proximity", proximity.isEmpty ? nil : YAMLText.map(proximity)),
      ])
      text += "\n"
    }
    return text
  }

  // MARK: Topics and beliefs

  mutating func topics() -> String {
    for order in take("BSYS:TOPIC:ADD") where order["tid"] == nil {
      note(order.line, "a topic without number; left out")
    }
    var text = ""
    for order in take("BSYS:TOPIC:UPDATE") {
      guard let topic = order["tid"] else { continue }
      text += "topic-\(topic): "
      text += record([
        ("name", YAMLText.quoted(order["name"] ?? "Topic \(topic)")),
        ("affinity", order.isTrue("affinity") ? nil : "false"),
      ])
      text += "\n"
    }
    return text
  }

  mutating func beliefs() -> String {
    var positions: [String: [(String, String)]] = [:]
    for order in take("BSYS:BELIEF:UPDATE") {
      let pair = order.list("bid")
      guard pair.count == 2 else {
        note(order.line, "a belief without system and topic; left out")
        continue
      }
      let belief = YAMLText.map([
        ("position", number(order.number("position") ?? 0)), ("emphasis", number(order.number("emphasis"))),
      ])
      positions[pair[0], default: []].append(("topic-\(pair[1])", belief))
    }
    _ = take("BSYS:SYSTEM:ADD")
    var text = "\(AthenaImport.neutral): " + record([("topics", "{}")]) + "\n"
    for order in take("BSYS:SYSTEM:UPDATE") {
      guard let system = order["sid"], let id = beliefIDs[system] else { continue }
      var last: [String: String] = [:]
      for (topic, belief) in positions[system] ?? [] { last[topic] = belief }
      let topics = last.keys.sorted().map { ($0, last[$0]) }
      text += "\(id): "
      text += record([
        ("name", YAMLText.quoted(order["name"] ?? id)), ("commonality", number(order.number("commonality"))),
        ("topics", YAMLText.map(topics)),
      ])
      text += "\n"
    }
    return text
  }

  // MARK: Relationships

  mutating func relationships() -> String {
    var text = ""
    for name in ["HREL:OVERRIDE", "VREL:OVERRIDE", "HREL:UPDATE", "VREL:UPDATE"] {
      for order in take(name) {
        let pair = order.list("id")
        guard pair.count == 2, let base = order.number("base") else {
          note(order.line, "\(name) without a pair and a level; left out")
          continue
        }
        let current = order.isTrue("hist_flag") ? order.number("current") : nil
        text += "- "
        text += record([
          ("from", pair[0]), ("to", pair[1]), ("value", number(base)), ("current", number(current)),
        ])
        text += "\n"
      }
    }
    return text
  }
}
