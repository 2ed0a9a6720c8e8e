import Dossiers
import Testing

@testable import Simulation

@Suite struct ConsumptionRuleTests {
  /// With the economy switched off a tenth of everybody who buys is poor, and expects no better.
  @Test func weighsAsInAthena() throws {
    var rules = RuleComparison("scenario_*.json")
    for polity in try ScenarioPolity.all() {
      let consumption = Consumption(
        structure: polity.structure, parameters: polity.parameters, isSubsistence: polity.isSubsistence)
      var livelihoods = consumption.start(polity.isInside.map { $0 ? nil : 0 })
      for week in polity.weeks.indices {
        var state = polity.state(week: week)
        state.livelihoods = livelihoods
        consumption.advance(&state)
        rules.compare(
          state.attitudes.log ?? [], with: polity.inputs(week, of: ["CONSUMP", "UNEMP"]), "\(polity.name), week \(week)"
        )
        livelihoods = state.livelihoods
      }
    }
    rules.check()
  }
}

@Suite struct ConsumptionTests {
  private func state(_ blocks: String = "", settings: String = "", weeks: Int = 6) throws -> (Blueprint, State) {
    var valley = Valley()
    valley.hazards = blocks
    valley.settings = settings
    let blueprint = try valley.blueprint()
    return (blueprint, blueprint.state(after: weeks))
  }

  private static func change(_ what: String) -> String {
    "prices: {name: Prices, until: week 1, because: made-up, do: [{consumption: {of: town-people, \(what)}}]}\n"
  }

  private func life(_ what: String, weeks: Int) throws -> Double {
    let (blueprint, state) = try state(what.isEmpty ? "" : Self.change(what), weeks: weeks)
    return state.attitudes.satisfaction(CivilianID(blueprint.group("town-people")), .qualityOfLife)
  }

  @Test func isOffUnlessDeclared() throws {
    let (_, state) = try state()
    #expect(state.livelihoods.isEmpty)
    let (_, unemployed) = try self.state(settings: "  unemployment-reaction: {value: 1, because: made-up}\n")
    #expect(unemployed.digest == state.digest, "less than five percent of the town is unemployed")
  }

  /// A loss is felt at once and fades as people expect less.
  @Test func disappointmentFades() throws {
    let shock = try life("", weeks: 1) - life("level: 0.5", weeks: 1)
    let later = try life("", weeks: 20) - life("level: 0.5", weeks: 20)
    #expect(shock > 2 && later < shock / 2)
    #expect(try life("level: 1.5", weeks: 1) > life("", weeks: 1))
    #expect(try life("poverty: 0.9", weeks: 1) < life("poverty: 0.3", weeks: 1))
    #expect(try life("poverty: 0.05", weeks: 1) == life("", weeks: 1), "a twentieth in poverty weighs nothing")
  }

  /// Nobody thanks a government for plenty; hardship is blamed on it, and more if things got worse.
  @Test func blamesTheController() throws {
    func standing(_ what: String) throws -> Double {
      let (blueprint, state) = try state(what.isEmpty ? "" : Self.change(what), weeks: 1)
      return state.attitudes.vertical(GroupID(blueprint.group("town-people")), ActorID(blueprint.actor("crown")))
    }
    #expect(try standing("level: 2") == standing(""))
    #expect(try standing("poverty: 0.5") < standing(""))
    #expect(try standing("poverty: 0.5, level: 0.5") < standing("poverty: 0.5"))
  }

  @Test func factorsKeepBounds() {
    let consumption = Consumption(
      structure: .empty, parameters: WeeklyParameters(Parameters()), isSubsistence: [])
    var draws = Draws(seed: 11)
    for _ in 0..<2000 {
      let (level, expected, poverty) = (draws.next(0...5), draws.next(0...5), draws.next())
      #expect((-3...3).contains(consumption.surprise(level: level, expected: expected)))
      #expect((0...1).contains(consumption.hardship(poverty)))
    }
    #expect(consumption.surprise(level: 1, expected: 0) == 3)
    #expect(consumption.surprise(level: 0, expected: 0) == 0)
  }
}
