@testable import Dossiers
@testable import Simulation

/// A week of a scenario in which forces met: who was there, their orders, and what Athena made of it.
struct BattleWeek {
  let scenario: ScenarioWeeks
  let week: Int
  let structure: Structure
  let parameters: WeeklyParameters
  let places: [String]
  let civilians: [String]
  let forces: [String]
  var state: State
  /// Rows of Athena's battle table.
  let rows: [[String: JSON]]
  /// Civilian deaths of the week by group, but for those that an order of the week killed by fiat.
  let deaths: [Double]

  static func all() throws -> [BattleWeek] {
    try ScenarioWeeks.all().flatMap { scenario in
      let weeks = scenario.json["weeks"].list
      return weeks.indices.dropFirst().compactMap { index in
        weeks[index]["battle"].rows.isEmpty ? nil : BattleWeek(scenario, weeks[index - 1], weeks[index])
      }
    }
  }

  private init(_ scenario: ScenarioWeeks, _ before: JSON, _ after: JSON) {
    self.scenario = scenario
    week = after["t"].integer
    let inputs = scenario.json["inputs"]
    let (placeRows, civilianRows, forceRows) = (
      inputs["nbhoods"].rows, inputs["civgroups"].rows, inputs["frcgroups"].rows
    )
    places = placeRows.map { $0.text("n") }
    civilians = civilianRows.map { $0.text("g") }
    forces = forceRows.map { $0.text("g") }
    rows = after["battle"].rows
    let (places, civilians, forces) = (places, civilians, forces)
    func place(_ row: [String: JSON]) -> Int { places.firstIndex(of: row.text("n")) ?? -1 }
    func force(_ name: String) -> Int { forces.firstIndex(of: name) ?? -1 }
    func read<Word: RawRepresentable>(_ row: [String: JSON], _ key: String, _ otherwise: Word) -> Word
    where Word.RawValue == String { Word(rawValue: row.text(key).lowercased()) ?? otherwise }
    let home = civilianRows.map(place)
    structure = Structure(
      placeCount: places.count, civilianCount: civilians.count, forceCount: forces.count, organisationCount: 0,
      actorCount: scenario.actors.count, home: home,
      residents: Structure.Lists(places.indices.map { place in home.indices.filter { home[$0] == place } }),
      neighbours: Structure.Lists(places.map { _ in [] }),
      urbanisation: placeRows.map {
        ["ISOLATED", "RURAL", "SUBURBAN", "URBAN"].firstIndex(of: $0.text("urbanization")) ?? 0
      },
      proximity: Array(repeating: 3, count: civilians.count * civilians.count),
      owner: forceRows.map { scenario.actors.firstIndex(of: $0.text("a")) ?? -1 }, unitForce: forces.map { _ in 0 },
      lawEnforcement: forces.map { _ in 0 }, discipline: forces.map { _ in 0 },
      demeanour: (civilians + forces).map { _ in 1 }, crime: civilians.map { _ in Structure.crime(.average) },
      arms: forceRows.map { row in
        Arms(
          Group.Force(
            owner: "", type: read(row, "forcetype", .criminal), training: read(row, "training", .none),
            equipment: read(row, "equip_level", .poor), isLocal: true, deployments: []),
          read(row, "demeanor", .apathetic))
      })
    var settings = Parameters()
    settings.restoreAthenaDefaults()
    parameters = WeeklyParameters(settings)

    var state = State(
      structure,
      attitudes: Attitudes(
        civilians: civilians.count, forces: forces.count, organisations: 0, actors: scenario.actors.count,
        proximity: structure.proximity))
    func attrition(_ week: JSON) -> [String: Double] {
      Dictionary(uniqueKeysWithValues: week["demog_g"].rows.map { ($0.text("g"), $0.number("attrition")) })
    }
    let (earlier, later) = (attrition(before), attrition(after))
    let fought = Set(rows.map { $0.text("n") })
    deaths = zip(civilians, civilianRows).map { group, row in
      fought.contains(row.text("n")) ? (later[group] ?? .nan) - (earlier[group] ?? .nan) : 0
    }
    for row in after["demog_g"].rows {
      guard let group = civilians.firstIndex(of: row.text("g")) else { continue }
      state.population[group] = row.number("population") + deaths[group]
    }
    // The dump is from the end of the week: those who fell are added again.
    for row in after["deploy_ng"].rows where force(row.text("g")) >= 0 {
      var people = row.number("personnel")
      for battle in rows where battle.text("n") == row.text("n") {
        if battle.text("f") == row.text("g") { people += battle.number("cas_f") }
        if battle.text("g") == row.text("g") { people += battle.number("cas_g") }
      }
      state.place(people, unit: force(row.text("g")), in: place(row), activity: 0)
    }
    for order in BattleWeek.orders(scenario.json["orders_script"].text ?? "") {
      for battle in rows where order.places.contains(battle.text("n")) {
        for (own, enemy, roe) in [("f", "g", "roe_f"), ("g", "f", "roe_g")]
        where battle.text(own) == order.force && order.enemies.contains(battle.text(enemy))
          && battle.text(roe) == order.posture
        {
          state.combat.add(
            Combat.Engagement(
              place: place(battle), unit: force(battle.text(own)), enemy: force(battle.text(enemy)),
              attacks: order.posture == "ATTACK", defendBelow: order.defendBelow, withdrawBelow: order.withdrawBelow,
              restraint: Arms.restraint(Action.Combat.Concern(rawValue: order.concern.lowercased()) ?? .high)))
        }
      }
    }
    self.state = state
  }

  struct Order {
    let force: String
    let places: [String]
    let enemies: [String]
    let posture: String
    let defendBelow: Double
    let withdrawBelow: Double
    let concern: String
  }

  /// The rules of engagement in a scenario's script.
  static func orders(_ script: String) -> [Order] {
    script.split(separator: "\n").filter { $0.hasPrefix("tactic add - ROE") }.map { line in
      func word(_ key: String) -> String {
        line.range(of: " -\(key) ").map { String(line[$0.upperBound...].prefix { $0 != " " }) } ?? ""
      }
      func names(_ key: String) -> [String] {
        guard let start = line.range(of: " -\(key) {") else { return [] }
        let text = line[start.upperBound...].prefix { $0 != "-" }
        return text.split { !($0.isLetter || $0.isNumber || $0 == "_") }.map(String.init)
      }
      return Order(
        force: word("f"), places: names("nlist"), enemies: names("glist"), posture: word("roe"),
        defendBelow: Double(word("athresh")) ?? .nan, withdrawBelow: Double(word("dthresh")) ?? .nan,
        concern: word("civc"))
    }
  }
}
