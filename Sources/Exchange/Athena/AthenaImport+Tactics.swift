/// Tactics, each as one thing or several that a block does.
extension AthenaImport {
  /// What a tactic does; nothing if it cannot be expressed, which is noted.
  mutating func deeds(_ tactic: AthenaScript.Statement, agent: String) -> [Deed] {
    do throws(AthenaExpression.Failure) {
      if let deeds = try means(tactic, agent: agent) { return deeds }
      return try otherDeeds(tactic, agent: agent)
    } catch {
      note(tactic.line, "\(tactic.name) cannot be expressed (\(error.message)); left out")
      return []
    }
  }

  private mutating func otherDeeds(
    _ tactic: AthenaScript.Statement, agent: String
  ) throws(AthenaExpression.Failure) -> [Deed] {
    switch tactic.name {
    case "STANCE": return try stance(tactic)
    case "SUPPORT": return try support(tactic)
    case "CURSE": return try curse(tactic)
    case "ROE": return try engage(tactic, agent: agent)
    case "HIDE":
      let force = try required(tactic, "f")
      return each(try members(try required(tactic, "nlist"), of: .places)) { places in
        "hide: " + YAMLText.map([("force", force), ("in", YAMLText.list(places))])
      }
    case "ATTRIT": return try attrit(tactic)
    case "BROADCAST", "GRANT": return try inform(tactic)
    case "ABSIT": return try situation(tactic)
    case "ACCIDENT", "EXPLOSION", "RIOT", "VIOLENCE", "DEMO": return try event(tactic)
    case "SERVICE", "FUNDENI": return try serve(tactic)
    case "SIGEVENT":
      note(tactic.line, "SIGEVENT writes a note and changes nothing; left out")
      return []
    case "BUILD", "MAINTAIN", "DAMAGE":
      note(tactic.line, "\(tactic.name): plants are outside of what is modelled; only what it costs is taken over")
      guard tactic.name == "BUILD", (tactic["mode"] ?? "CASH").uppercased() == "CASH" else { return [] }
      return [Deed("spend: " + YAMLText.map([("money", number(tactic.number("amount") ?? 0))]))]
    default: throw AthenaExpression.Failure(message: "this tactic is not modelled")
    }
  }

  func required(_ tactic: AthenaScript.Statement, _ option: String) throws(AthenaExpression.Failure) -> String {
    guard let value = tactic[option] else { throw AthenaExpression.Failure(message: "`-\(option)` is missing") }
    return value
  }

  // MARK: People and money

  /// How many people, from Athena's personnel mode.
  private func people(_ tactic: AthenaScript.Statement) throws(AthenaExpression.Failure) -> [(String, String?)] {
    let personnel = number(tactic.number("personnel") ?? 0)
    switch (tactic["pmode"] ?? tactic["mode"] ?? "ALL").uppercased() {
    case "ALL": return []
    case "SOME": return [("personnel", personnel)]
    case "UPTO":
      return [("at-least", number(tactic.number("min") ?? 0)), ("at-most", number(tactic.number("max") ?? 0))]
    case "ALLBUT", "EXCESS": return [("all-but", personnel)]
    case "PERCENT": return [("share", number((tactic.number("percent") ?? 0) / 100))]
    default: throw AthenaExpression.Failure(message: "how many people is not understood")
    }
  }

  /// How much money, from Athena's mode.
  private func money(_ tactic: AthenaScript.Statement) throws(AthenaExpression.Failure) -> [(String, String?)] {
    let amount = number(tactic.number("amount") ?? 0)
    switch (tactic["mode"] ?? "ALL").uppercased() {
    case "ALL": return []
    case "EXACT": return [("money", amount)]
    case "UPTO": return [("at-most", amount)]
    case "EXCESS": return [("all-but", amount)]
    case "PERCENT": return [("share", number((tactic.number("percent") ?? 0) / 100))]
    default: throw AthenaExpression.Failure(message: "how much money is not understood")
    }
  }

  private func means(
    _ tactic: AthenaScript.Statement, agent: String
  ) throws(AthenaExpression.Failure) -> [Deed]? {
    func deed(_ name: String, _ entries: [(String, String?)]) -> [Deed] { [Deed("\(name): \(YAMLText.map(entries))")] }
    switch tactic.name {
    case "DEPLOY":
      let isEven = (tactic["nmode"] ?? "BY_POP").uppercased() == "EQUAL"
      return deed(
        "station",
        [
          ("force", try required(tactic, "g")),
          ("in", try places(try required(tactic, "nlist"), sortedByName: !isEven)),
        ] + (try people(tactic)) + [
          ("by", isEven ? "evenly" : nil), ("renewed", tactic.isTrue("redeploy") ? "true" : nil),
        ])
    case "ASSIGN":
      let word = try required(tactic, "activity").uppercased()
      guard let activity = AthenaWords.activities[word] else {
        throw AthenaExpression.Failure(message: "there is no activity `\(word)`")
      }
      return deed(
        "assign",
        [("force", try required(tactic, "g")), ("in", try required(tactic, "n")), ("activity", activity)]
          + (try people(tactic)))
    case "MOBILIZE":
      let personnel = number(tactic.number("personnel") ?? 0)
      let size: (String, String?) =
        switch (tactic["mode"] ?? "ADD").uppercased() {
        case "PERCENT": ("share", number((tactic.number("percent") ?? 0) / 100))
        case "UPTO": ("up-to", personnel)
        case "ENSURE": ("ensure", personnel)
        default: ("personnel", personnel)
        }
      return deed("mobilize", [("force", try required(tactic, "g")), size])
    case "DEMOB":
      return deed("demobilize", [("force", try required(tactic, "g")), ("undeployed", "true")] + (try people(tactic)))
    case "FUND": return deed("fund", [("actor", try required(tactic, "a"))] + (try money(tactic)))
    case "DEPOSIT": return deed("deposit", try money(tactic))
    case "WITHDRAW": return deed("draw", try money(tactic))
    case "SPEND": return deed("spend", try money(tactic))
    case "FLOW":
      let ends = [("from", try required(tactic, "f")), ("to", try required(tactic, "g"))].map { ($0, Optional($1)) }
      let size: [(String, String?)] =
        switch (tactic["mode"] ?? "ALL").uppercased() {
        case "RATE": [("per-year", number(tactic.number("percent") ?? 0))]
        case "UPTO": [("at-most", number(tactic.number("personnel") ?? 0))]
        case "ALLBUT": [("all-but", number(tactic.number("personnel") ?? 0))]
        default: []
        }
      return deed("flow", ends + size)
    default: return nil
    }
  }

  // MARK: Politics

  /// One thing for all members that are always there, and one for each that is so only at times.
  func each(
    _ members: [Member], _ build: ([String]) -> String
  ) -> [Deed] {
    let always = members.filter { $0.when == nil }.map(\.name)
    let others = members.compactMap { member in member.when.map { Deed(build([member.name]), when: $0) } }
    return (always.isEmpty ? [] : [Deed(build(always))]) + others
  }

  private func stance(_ tactic: AthenaScript.Statement) throws(AthenaExpression.Failure) -> [Deed] {
    let force = try required(tactic, "f")
    let value = number(tactic.number("drel") ?? 0)
    let isByPlace = (tactic["mode"] ?? "BY_GROUP").uppercased() == "BY_NBHOOD"
    var groups: [Member] = []
    if isByPlace {
      for place in try members(try required(tactic, "nlist"), of: .places) {
        groups += names.residents(of: place.name).map { ($0, place.when) }
      }
    } else {
      groups = try members(try required(tactic, "glist"), of: .groups)
    }
    return each(groups.filter { $0.name != force }) { groups in
      "stance: " + YAMLText.map([("force", force), ("toward", YAMLText.list(groups)), ("value", value)])
    }
  }

  private func support(_ tactic: AthenaScript.Statement) throws(AthenaExpression.Failure) -> [Deed] {
    let supported = try required(tactic, "a")
    let actor = supported == "SELF" ? "self" : supported == "NONE" ? "nobody" : supported
    return each(try members(try required(tactic, "nlist"), of: .places)) { places in
      "support: " + YAMLText.map([("actor", actor), ("in", YAMLText.list(places))])
    }
  }

  // MARK: Bundles of attitude inputs

  mutating func readCurses() {
    for order in take("CURSE:CREATE") {
      if let id = order["curse_id"] { curses[id] = Curse(order: order) }
    }
    for order in take("CURSE:STATE") where order["state"]?.lowercased() == "disabled" {
      if let id = order["curse_id"] { curses[id] = nil }
    }
    for kind in ["COOP", "HREL", "SAT", "VREL"] {
      for order in take("INJECT:\(kind):CREATE") {
        if let id = order["curse_id"] { curses[id]?.injects.append(order) }
      }
    }
    for order in take("INJECT:STATE") where order["state"]?.lowercased() == "disabled" {
      note(order.line, "a single input that is disabled is not told apart; all inputs of the bundle stand")
    }
  }

  private func curse(_ tactic: AthenaScript.Statement) throws(AthenaExpression.Failure) -> [Deed] {
    let id = try required(tactic, "curse")
    guard let curse = curses[id] else { throw AthenaExpression.Failure(message: "there is no bundle `\(id)`") }
    let roles = TclReader.dictionary(tactic["roles"] ?? "") ?? []
    func role(_ inject: AthenaScript.Statement, _ option: String, _ kind: SetKind) throws(AthenaExpression.Failure)
      -> [Member]
    {
      let name = try required(inject, option)
      guard name.hasPrefix("@") else { return [(name, nil)] }
      guard let gofer = roles.last(where: { $0.key == name })?.value else {
        throw AthenaExpression.Failure(message: "nobody plays `\(name)`")
      }
      return try members(gofer, of: kind)
    }
    var deeds: [Deed] = []
    for inject in curse.injects {
      let isTransient = (inject["mode"] ?? "TRANSIENT").lowercased() != "persistent"
      let cause = (curse.order["cause"] ?? "UNIQUE").uppercased()
      let common: [(String, String?)] = [
        ("points", number(inject.number("mag") ?? 0)), ("lasting", isTransient ? "transient" : nil),
        ("cause", YAMLText.quoted(cause == "UNIQUE" ? id : cause)),
      ]
      let spread: [(String, String?)] = [
        ("here", curse.order.number("s").flatMap { $0 == 1 ? nil : number($0) }),
        ("near", number(curse.order.number("p"))), ("far", number(curse.order.number("q"))),
      ]
      func add(_ name: String, _ of: [Member], _ toward: [Member], _ build: (String) -> [(String, String?)]) {
        for to in toward.isEmpty ? [("", nil)] : toward {
          deeds += of.filter { $0.name != to.name }.map { from in
            let conditions = [from.when, to.when].compactMap { $0 }.map { "(\($0))" }
            return Deed(
              "\(name): " + YAMLText.map([("of", from.name)] + build(to.name) + common),
              when: conditions.isEmpty ? nil : conditions.joined(separator: " and "))
          }
        }
      }
      switch inject.name {
      case "INJECT:SAT:CREATE":
        let concern = AthenaWords.concerns[(inject["c"] ?? "").uppercased()] ?? "autonomy"
        add("satisfaction", try role(inject, "g", .civilians), []) { _ in [("concern", concern)] + spread }
      case "INJECT:COOP:CREATE":
        add("cooperation", try role(inject, "f", .civilians), try role(inject, "g", .forces)) { to in
          [("toward", to)] + spread
        }
      case "INJECT:HREL:CREATE":
        add("horizontal", try role(inject, "f", .groups), try role(inject, "g", .groups)) { [("toward", $0)] }
      default:
        add("vertical", try role(inject, "g", .groups), try role(inject, "a", .actors)) { [("toward", $0)] }
      }
    }
    return deeds
  }
}
