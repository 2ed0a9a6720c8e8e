import Testing

@testable import Simulation

@Suite struct ActivitiesTests {
  @Test func coverageAgreesWithAthena() throws {
    var coverage = Deviation("security_support_control.json, coverage")
    for json in try ReferenceVectors.athena("security_support_control")["cases"].list {
      var test = SecurityCase(json)
      for row in json["outputs"]["force_ng"].rows {
        test.state.security[test.place(row) * test.structure.groupCount + test.group(row)] = row.number("security")
      }
      Security(structure: test.structure, parameters: test.parameters).suppressCrime(&test.state)
      let activities = Activities(structure: test.structure, parameters: test.parameters)
      for row in json["outputs"]["activity_nga"].rows {
        guard let unit = test.units.firstIndex(of: row.text("g")),
          let activity = SecurityCase.activities.firstIndex(of: row.text("a")), activity > 0
        else { continue }
        coverage.record(
          activities.coverage(of: activity, by: unit, in: test.place(row), test.state), row.number("coverage"),
          "case \(json["case"].integer), \(row.text("n")) \(row.text("g")) \(row.text("a"))")
      }
    }
    coverage.check(atMost: 1e-9)
  }
}

@Suite struct ActivityRulesTests {
  /// The inputs that Athena's activity rules gave, from coverage and the feelings of the week before; those that
  /// work against a situation raised by a step.
  @Test func respondAsInAthena() throws {
    var rules = RuleComparison("scenario_*.json")
    for polity in try ScenarioPolity.all() {
      let activities = Activities(structure: polity.structure, parameters: polity.parameters)
      try SituationsRuleTests.Boards(polity).run { week, before in
        var state = before
        state.attitudes.log = []
        for row in polity.weeks[week]["activity_nga"].rows where row.number("coverage") > 0 {
          let place = polity.place(row.text("n"))
          let activity = SecurityCase.activities.firstIndex(of: row.text("a")) ?? 0
          for group in polity.structure.residents[place] where state.population[group] > 0 {
            activities.respond(
              &state, group, to: activity, by: polity.unit(row.text("g")), coverage: row.number("coverage"),
              mitigates: state.situations.ongoing[place] & Activities.mitigates[activity] != 0)
          }
        }
        rules.compare(
          state.attitudes.log ?? [], with: polity.inputs(week, of: Set(SecurityCase.activities)),
          "\(polity.name), week \(week)")
      }
    }
    rules.check()
  }
}
