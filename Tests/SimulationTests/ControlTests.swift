import Testing

@testable import Simulation

@Suite struct ControlTests {
  @Test func changesHandsAsInAthena() throws {
    var count = 0
    for json in try ReferenceVectors.athena("security_support_control")["cases"].list {
      var test = SecurityCase(json)
      for row in json["outputs"]["influence_na"].rows {
        test.state.influence[test.place(row) * test.structure.actorCount + test.actor(row)] = row.number("influence")
      }
      let control = Control(structure: test.structure, parameters: test.parameters)
      for row in json["control_after_assess"].rows {
        let place = test.place(row)
        let expected = row.isNull("controller") ? -1 : test.actors.firstIndex(of: row.text("controller")) ?? -2
        let actual = control.successor(in: place, test.state) ?? test.state.controller[place]
        #expect(actual == expected, "case \(json["case"].integer), \(row.text("n"))")
        count += 1
      }
    }
    print("security_support_control.json, control: \(count) places compared")
    #expect(count > 0)
  }
}

@Suite struct ControlReactionTests {
  /// The points that Athena's CONTROL rules gave, from the feelings of the week before.
  @Test func reactsAsAthenaDoes() throws {
    var points = Deviation("scenario_*.json, CONTROL rules")
    let scenarios = try ScenarioWeeks.all()
    let control = Control(structure: .empty, parameters: ScenarioWeeks.reproducingAthena)
    for scenario in scenarios {
      let weeks = scenario.json["weeks"].list
      func holder(_ week: JSON, _ place: String) -> Int {
        let row = week["control_n"].rows.first { $0.text("n") == place }
        return row.flatMap { scenario.actors.firstIndex(of: $0.text("controller")) } ?? -1
      }
      for (before, after) in zip(weeks, weeks.dropFirst()) {
        let feelings = ScenarioWeeks.levels(before, "vrel", "g", "actor")
        for row in after["rule_inputs"].rows where row.text("rule").hasPrefix("CONTROL") {
          let kind = row.text("atype")
          let group = kind == "coop" ? row.text("f") : row.text("g")
          guard let place = scenario.home[group] else { continue }
          let (last, next) = (holder(before, place), holder(after, place))
          let own = scenario.actors.map { feelings["\(group) \($0)"] ?? .nan }
          let actual: Double
          switch kind {
          case "sat": actual = control.autonomy(from: last, to: next, own)
          case "coop":
            let owner = scenario.actors.firstIndex(of: scenario.owner[row.text("g")] ?? "") ?? -1
            actual = control.cooperation(withOwner: owner, from: last, to: next, own)
          default:
            let actor = scenario.actors.firstIndex(of: row.text("a")) ?? -1
            actual = control.vertical(actor, from: last, to: next, own[actor])
          }
          points.record(
            actual, row.number("mag"),
            "\(scenario.name), week \(after["t"].integer), \(kind) of \(group) \(row.text("g"))\(row.text("a"))")
        }
      }
    }
    if !scenarios.isEmpty { points.check(atMost: 0) }
  }
}
