import Dossiers
import Testing

@testable import Simulation

@Suite struct ServicesRuleTests {
  /// Athena's services as it runs them: nobody pays.
  @Test func disappointAsInAthena() throws {
    var rules = RuleComparison("scenario_*.json")
    for polity in try ScenarioPolity.all() {
      let services = Services(
        structure: polity.structure, parameters: polity.parameters,
        offers: Services.offers(
          ServiceBlueprint.athena(groups: polity.isInside.indices.filter { polity.isInside[$0] }), polity.structure
        ) { _ in .nan })
      var levels = services.start()
      for week in polity.weeks.indices {
        var state = polity.state(week: week)
        state.services = levels
        services.advance(&state, isStart: week == 0)
        rules.compare(
          state.attitudes.log ?? [], with: polity.inputs(week, of: ["ENI", "ENERGY", "WATER", "TRANSPORT"]),
          "\(polity.name), week \(week)")
        levels = state.services
      }
    }
    rules.check()
  }
}

@Suite struct ServicesTests {
  private static let clinics =
    "clinics: {name: Clinics, kind: essential, cost: 2, required: 0.4, because: made-up}\n"

  private func valley(_ blocks: String, services: String = clinics) -> Valley {
    var valley = Valley()
    valley.strategies = blocks
    valley.more = [("services.yaml", services)]
    return valley
  }

  private func pay(_ who: String, _ what: String, _ name: String = "Pay") -> String {
    "\(who):\n  - {name: \(name), because: made-up, do: [{fund-services: {service: clinics, \(what)}}]}\n"
  }

  private func standing(_ valley: Valley, _ actor: String, after weeks: Int) throws -> Double {
    let blueprint = try valley.blueprint()
    return blueprint.state(after: weeks).attitudes.vertical(
      GroupID(blueprint.group("town-people")), ActorID(blueprint.actor(actor)))
  }

  /// Nothing is felt unless the dossier has services; failing ones cost the controller, working ones help it.
  @Test func theControllerAnswersForThem() throws {
    let none = try standing(valley("", services: ""), "crown", after: 1)
    let failing = try standing(valley(""), "crown", after: 1)
    let working = try standing(valley(pay("crown", "level: 1")), "crown", after: 1)
    #expect(failing < none - 0.05 && working > none)
  }

  /// Whoever else pays is thanked for what the controller fails to do.
  @Test func othersEarnCredit() throws {
    let nobody = try standing(valley(""), "rebels", after: 3)
    #expect(try standing(valley(pay("rebels", "level: 0.3")), "rebels", after: 3) > nobody + 0.03)
  }

  /// Money becomes levels in proportion to what saturation costs, and is neither made nor lost.
  @Test func moneyIsSpreadAndSpent() throws {
    let blueprint = try valley(pay("crown", "of: [town-people, town-poor], amount: 60000")).blueprint()
    let state = blueprint.state(after: 3)
    let levels = ["town-people", "town-poor", "hill-people"].map { state.services.actual[blueprint.group($0)] }
    #expect(levels == [0.25, 0.25, 0])
    #expect(state.services.funding.allSatisfy { $0 == 0 }, "what was paid is spent")
    let rich = try valley(pay("crown", "amount: 1e9")).blueprint().state(after: 1)
    #expect(rich.services.actual.allSatisfy { $0 == 1 })
  }

  @Test func levelsThatAreSetStay() throws {
    let power = "power: {name: Power, kind: energy, level: 0.8, groups: [town-people, town-poor], because: made-up}\n"
    var cut = valley(
      "crown:\n  - {name: Cut, from: week 2, until: week 2, because: made-up, do: [{service-level: {service: power, change: -0.5}},"
        + " {service-level: {service: power, level: 1}}]}\n", services: power)
    cut.indicators = """
        power: {name: Power, measure: "service-level(power, town)"}
        hoped: {name: Hoped, measure: "expected-level(power, town)"}
      """
    let blueprint = try cut.blueprint()
    let group = blueprint.group("town-people")
    let states = [1, 2, 6].map { blueprint.state(after: $0) }
    #expect(states.map { $0.services.actual[group] } == [0.8, 0.4, 0.4], "the first of the week counts")
    #expect(states[0].services.expected[group] == 0.8)
    #expect(abs(states[1].services.expected[group] - 0.7) < 1e-12, "a quarter of the way down")
    var simulator = Simulator(blueprint, weeks: 1)
    let trace = simulator.run(course: 0, inputs: blueprint.medianInputs, stream: .init(seed: 1, future: 0)) { _ in }
    #expect(blueprint.summary("power", trace) == 0.8 && blueprint.summary("hoped", trace) == 0.8)
  }

  /// Levels, expectations, factors and credit keep their bounds whatever happens, and more is never worse.
  @Test func keepsBounds() {
    var parameters = Parameters()
    for isAthena in [0.0, 1] {
      parameters[.athenaCompatibility] = isAthena
      let services = Services(structure: .empty, parameters: WeeklyParameters(parameters), offers: [])
      var draws = Draws(seed: 7)
      for _ in 0..<2000 {
        let (actual, expected, required) = (draws.next(), draws.next(), draws.next())
        let expectation = services.expectation(actual: actual, expected: expected)
        let need = services.need(actual: actual, required: required)
        #expect((-2...2).contains(expectation) && (0...2).contains(need))
        #expect(need == 0 || actual < required)
        guard let finding = services.compare(actual: actual, expected: expected, required: required) else { continue }
        #expect((finding == .belowRequired) == (actual < required))
        let more = services.compare(actual: min(1, actual + 0.2), expected: expected, required: required)
        #expect((more?.rawValue ?? 0) >= finding.rawValue)
        for kind in Service.Kind.allCases {
          let points = Services.satisfaction(kind, finding, expectation: expectation, need: need)
          #expect(points[1] == 0 && points[2] == 0 && abs(points[3]) <= 30)
        }
      }
      #expect(services.compare(actual: 0, expected: 0, required: 0) == (isAthena == 1 ? .aboveExpected : nil))
    }
  }

  /// Shares of credit add up to 1 where somebody pays enough, and never to more.
  @Test func creditIsShared() throws {
    let blueprint = try valley("").blueprint()
    let (model, start) = Model.make(blueprint, course: 0, inputs: blueprint.medianInputs)
    let services = Services(model: model)
    var draws = Draws(seed: 3)
    for _ in 0..<500 {
      var state = start
      state.services = services.start()
      for index in state.services.funding.indices where draws.next() < 0.6 {
        state.services.funding[index] = draws.next(0...200_000)
      }
      for group in 0..<model.structure.civilianCount {
        for controller in -1..<model.structure.actorCount {
          let shares = (0..<model.structure.actorCount).map { services.credit(0, group, $0, controller, state) }
          let sum = shares.reduce(0, +)
          #expect(shares.allSatisfy { (0...1).contains($0) } && sum <= 1 + 1e-12)
        }
      }
    }
  }
}
