/// Orders to fight, and deaths by fiat.
extension AthenaImport {
  func engage(_ tactic: AthenaScript.Statement, agent: String) throws(AthenaExpression.Failure) -> [Deed] {
    let force = try required(tactic, "f")
    let isAttack = (tactic["roe"] ?? "ATTACK").uppercased() == "ATTACK"
    let concern = (tactic["civc"] ?? "HIGH").lowercased()
    let places = try members(try required(tactic, "nlist"), of: .places)
    // Forces of one actor do not fight each other.
    let enemies = try members(try required(tactic, "glist"), of: .forces).filter { owner(of: $0.name) != agent }
    func text(_ places: [String], _ enemies: [String]) -> String {
      "engage: "
        + YAMLText.map([
          ("force", force), ("against", YAMLText.list(enemies)), ("in", YAMLText.list(places)),
          ("posture", isAttack ? nil : "defend"),
          ("defend-below", isAttack ? number(tactic.number("athresh")) : nil),
          ("withdraw-below", number(tactic.number("dthresh"))), ("concern", concern),
        ])
    }
    if enemies.isEmpty { return [] }
    if enemies.allSatisfy({ $0.when == nil }) {
      return each(places) { places in text(places, enemies.map(\.name)) }
    }
    return places.flatMap { place in
      enemies.map { enemy in
        let conditions = [place.when, enemy.when].compactMap { $0 }.map { "(\($0))" }
        return Deed(
          text([place.name], [enemy.name]), when: conditions.isEmpty ? nil : conditions.joined(separator: " and "))
      }
    }
  }

  func attrit(_ tactic: AthenaScript.Statement) throws(AthenaExpression.Failure) -> [Deed] {
    let place = try required(tactic, "n")
    let personnel = number(tactic.number("casualties") ?? 1)
    let blamed = ["g1", "g2"].compactMap { tactic[$0] }.filter { $0 != "NONE" }
    let isGroup = (tactic["mode"] ?? "NBHOOD").uppercased() == "GROUP"
    let victims = isGroup ? [try required(tactic, "f")] : names.residents(of: place)
    if let force = victims.first, isGroup, !names.isCivilian(force) {
      return [Deed("fallen: " + YAMLText.map([("force", force), ("in", place), ("personnel", personnel)]))]
    }
    // Who is not there cannot die there.
    let there = victims.filter { names.home(of: $0) == place }
    if there.isEmpty { return [] }
    return [
      Deed(
        "casualties: "
          + YAMLText.map([
            ("of", YAMLText.list(there)), ("by", blamed.isEmpty ? nil : YAMLText.list(blamed)),
            ("personnel", personnel),
          ]))
    ]
  }
}
