import Chance
import Dossiers
import Testing

@testable import Simulation

/// People and money counted out to blocks.
@Suite struct MeansTests {
  private func valley(_ strategies: String, _ keys: [String: String] = [:], _ settings: String = "") -> Valley {
    var valley = Valley()
    valley.strategies = strategies
    valley.keys = keys
    valley.settings = settings
    return valley
  }

  private func there(_ blueprint: Blueprint, _ state: State, _ unit: String, _ place: String) -> Double {
    state.present[blueprint.place(place) * blueprint.structure.unitCount + blueprint.unit(unit)]
  }

  // MARK: All or some

  @Test func allOrNothing() throws {
    let blocks = """
      crown:
        - {name: Two things, how: HOW, because: made-up, do: [
            {deposit: {money: 60}}, {spend: {money: 60}}, {spend: {money: 30}}]}

      """
    for (how, deposited, spent) in [("all", 0.0, 0.0), ("some", 60.0, 30.0)] {
      let blueprint = try valley(
        blocks.replacing("HOW", with: how), ["crown": "cash: 100"]
      ).blueprint()
      let (state, crown) = (blueprint.state(after: 1), blueprint.actor("crown"))
      #expect(state.holdings.savings[crown] == deposited, "\(how)")
      #expect(state.holdings.spent[crown] == spent, "\(how)")
      #expect(state.holdings.cash[crown] == 100 - deposited - spent, "\(how)")
    }
  }

  @Test func earlierBlocksTakeFirst() throws {
    let blueprint = try valley(
      """
      crown:
        - {name: First, how: all, because: made-up, do: [{spend: {money: 70}}]}
        - {name: Second, how: all, because: made-up, do: [{spend: {money: 50}}]}
        - {name: Third, how: all, because: made-up, do: [{spend: {money: 30}}]}

      """, ["crown": "income: 100"]
    ).blueprint()
    #expect(blueprint.state(after: 1).holdings.spent[blueprint.actor("crown")] == 100)
  }

  /// What a failed block had been granted is there for the next; in Athena it is not.
  @Test(arguments: [(0, 40.0), (1, 0.0)]) func failedBlocksTakeNothing(compatibility: Int, left: Double) throws {
    let blueprint = try valley(
      """
      crown:
        - {name: Too much, how: all, because: made-up, do: [{spend: {money: 80}}, {spend: {money: 80}}]}
        - {name: Modest, how: all, because: made-up, do: [{spend: {money: 40}}]}

      """, ["crown": "cash: 100"], "  athena-compatibility: {value: \(compatibility), because: made-up}"
    ).blueprint()
    #expect(blueprint.state(after: 1).holdings.spent[blueprint.actor("crown")] == left)
  }

  // MARK: Money

  @Test func budgetsLapseAndIncomesStay() throws {
    let blueprint = try valley(
      """
      crown:
        - {name: Half, how: all, because: made-up, do: [{spend: {share: 0.5}}]}
      rebels:
        - {name: Half, how: all, because: made-up, do: [{spend: {share: 0.5}}]}

      """, ["crown": "budget: 100", "rebels": "income: 100"]
    ).blueprint()
    let state = blueprint.state(after: 2)
    let (crown, rebels) = (blueprint.actor("crown"), blueprint.actor("rebels"))
    #expect(state.holdings.cash[crown] == 0)
    #expect(state.holdings.lapsed[crown] == 100)
    #expect(state.holdings.cash[rebels] == 75)
    #expect(state.holdings.spent[rebels] == 125)
  }

  @Test func giftsArriveNextWeek() throws {
    let blueprint = try valley(
      """
      crown:
        - {name: Give, until: week 1, how: all, because: made-up, do: [{fund: {actor: rebels, money: 40}}]}
      rebels:
        - {name: Use, how: all, because: made-up, do: [{spend: {money: 40}}]}

      """, ["crown": "cash: 100", "rebels": "income: 0"]
    ).blueprint()
    let rebels = blueprint.actor("rebels")
    #expect(blueprint.state(after: 1).holdings.spent[rebels] == 0)
    #expect(blueprint.state(after: 1).holdings.cash[rebels] == 40)
    #expect(blueprint.state(after: 2).holdings.spent[rebels] == 40)
  }

  /// Money is neither made nor lost: what came in is held, spent or lapsed.
  @Test(arguments: 0..<25) func conservesMoney(seed: Int) throws {
    var draws = Draws(seed: UInt64(seed) + 500)
    var text = ""
    for (actor, other) in [("crown", "rebels"), ("rebels", "crown")] {
      text += "\(actor):\n"
      for index in 0..<5 {
        let actions = (0..<3).map { _ in
          let amount = [
            "money: \(draws.below(90))", "share: 0.\(draws.below(10))", "all-but: \(draws.below(90))",
            "at-most: \(draws.below(90))",
          ][draws.below(4)]
          return [
            "{deposit: {\(amount)}}", "{draw: {\(amount)}}", "{spend: {\(amount)}}",
            "{fund: {actor: \(other), \(amount)}}",
          ][draws.below(4)]
        }
        let how = ["how: all, ", "how: some, ", ""][draws.below(3)]
        text += "  - {name: B\(actor)\(index), \(how)because: made-up, do: [\(actions.joined(separator: ", "))]}\n"
      }
    }
    let blueprint = try valley(
      text, ["crown": "income: 100, cash: 30, savings: 20", "rebels": "budget: 50, cash: 10"]
    ).blueprint()
    for week in [1, 2, 7, 30] {
      let holdings = blueprint.state(after: week).holdings
      let sum = [holdings.cash, holdings.savings, holdings.gifts, holdings.spent, holdings.lapsed]
        .reduce(0.0) { $0 + $1.reduce(0, +) }
      #expect(abs(sum - 60 - 150 * Double(week)) < 1e-6)
      #expect(holdings.cash.allSatisfy { $0 >= 0 } && holdings.savings.allSatisfy { $0 >= 0 })
    }
  }

  // MARK: People

  @Test func stationsByPopulationOrEvenly() throws {
    for (by, town) in [("population", 85.0), ("evenly", 50.0)] {
      let blueprint = try valley(
        """
        crown:
          - {name: Hold, until: week 2, because: made-up, do: [
              {station: {force: guards, in: [town, hills], personnel: 100, by: \(by)}}]}

        """, ["guards": "reserve: 300"]
      ).blueprint()
      let state = blueprint.state(after: 1)
      // Stationed people start the week in the reserve, those of the first deployment too.
      #expect(there(blueprint, state, "guards", "town") == town)
      #expect(there(blueprint, state, "guards", "hills") == 100 - town)
      #expect(state.reserve[blueprint.unit("guards")] == 2200)
      // Nobody stations them any more: they are all back.
      #expect(blueprint.state(after: 3).reserve[blueprint.unit("guards")] == 2300)
    }
  }

  @Test func whoIsStationedStaysWhereHeWas() throws {
    let blueprint = try valley(
      """
      crown:
        - {name: Hold, because: made-up, do: [{station: {force: guards, in: [town, hills], personnel: 1000}}]}
        - {name: Work, because: made-up, do: [{assign: {force: guards, in: town, activity: patrol, personnel: 300}}]}
      rebels:
        - {name: Ambush, from: week 2, until: week 2, because: made-up, do: [
            {fallen: {force: guards, in: town, personnel: 50}}]}

      """
    ).blueprint()
    let units = blueprint.structure.unitCount
    let slot = blueprint.place("town") * units + blueprint.unit("guards")
    let patrol = try #require(Activity.allCases.firstIndex(of: .patrol))
    let (first, third) = (blueprint.state(after: 1), blueprint.state(after: 3))
    let placed = there(blueprint, first, "guards", "town")
    #expect(first.assigned[slot * State.activityCount + patrol] == 300)
    #expect(there(blueprint, blueprint.state(after: 2), "guards", "town") == placed - 50)
    #expect(there(blueprint, third, "guards", "town") == placed - 50, "losses are not made good")
    #expect(there(blueprint, third, "guards", "hills") == 1000 - placed)
  }

  @Test func payLimitsWhoIsStationed() throws {
    let blocks = """
      crown:
        - {name: Hold, how: all, because: made-up, do: [{station: {force: guards, in: town AMOUNT}}]}

      """
    for (amount, there) in [("", 50.0), (", personnel: 60", 0), (", at-least: 10, at-most: 80", 50)] {
      let blueprint = try valley(
        blocks.replacing(" AMOUNT", with: amount), ["crown": "budget: 101", "guards": "cost: 2"]
      ).blueprint()
      let state = blueprint.state(after: 1)
      #expect(self.there(blueprint, state, "guards", "town") == there, "\(amount)")
      #expect(abs(state.holdings.spent[blueprint.actor("crown")] - there * 2) < 1e-9)
    }
  }

  @Test func actsAtTheStart() throws {
    let blueprint = try valley(
      """
      crown:
        - {name: Hold, at-start: true, once: true, because: made-up, do: [
            {station: {force: guards, in: hills, personnel: 100}}]}

      """, ["guards": "reserve: 50"], "  undeployed-leave: {value: 1, because: made-up}"
    ).blueprint()
    let start = blueprint.state(after: 0)
    #expect(there(blueprint, start, "guards", "hills") == 100)
    #expect(start.reserve[blueprint.unit("guards")] == 0)
    #expect(start.losses[blueprint.unit("guards")] == 1950)
    #expect(blueprint.state(after: 1).losses[blueprint.unit("guards")] == 2050, "and next week the rest leaves")
  }

  @Test(arguments: [
    ("{mobilize: {force: guards, share: 0.07}}", 2000.0 + 140), ("{mobilize: {force: guards, up-to: 2500}}", 2500),
    ("{mobilize: {force: guards, ensure: 30}}", 2030), ("{demobilize: {force: guards, undeployed: true}}", 2000),
  ])
  func raisesAndReleases(_ action: String, _ people: Double) throws {
    let blueprint = try valley("crown:\n  - {name: Change, once: true, because: made-up, do: [\(action)]}\n")
      .blueprint()
    let (state, unit) = (blueprint.state(after: 2), blueprint.unit("guards"))
    #expect(state.everybody(unit, blueprint.structure) - state.losses[unit] == people)
  }

  /// People of forces are stationed, assigned, raised and released at random; none is made or lost unnoticed.
  @Test(arguments: 0..<25) func conservesPeople(seed: Int) throws {
    var draws = Draws(seed: UInt64(seed) + 900)
    var text = ""
    for (actor, force) in [("crown", "guards"), ("rebels", "band")] {
      text += "\(actor):\n"
      for index in 0..<6 {
        let actions = (0..<3).map { _ in
          let amount = [
            "personnel: \(draws.below(700))", "share: 0.\(draws.below(10))", "all-but: \(draws.below(900))",
            "at-least: \(draws.below(50)), at-most: \(draws.below(400) + 50)",
          ][draws.below(4)]
          let place = ["town", "hills", "[town, hills]", "{controlled-by: \(actor)}"][draws.below(4)]
          return [
            "{station: {force: \(force), in: \(place), \(amount), renewed: \(draws.below(2) == 0)}}",
            "{assign: {force: \(force), in: \(draws.below(2) == 0 ? "town" : "hills"), activity: patrol, \(amount)}}",
            "{demobilize: {force: \(force), undeployed: true, \(amount)}}",
            "{fallen: {force: \(force), in: town, share: 0.1}}",
          ][draws.below(4)]
        }
        let how = ["how: all, ", "how: some, ", ""][draws.below(3)]
        text += "  - {name: B\(actor)\(index), \(how)because: made-up, do: [\(actions.joined(separator: ", "))]}\n"
      }
    }
    for isReversed in [false, true] {
      var valley = valley(text, ["guards": "reserve: 500, cost: 1", "crown": "budget: 700"])
      valley.isReversed = isReversed
      let blueprint = try valley.blueprint()
      let state = blueprint.state(after: 12)
      for (force, people) in [("guards", 2500.0), ("band", 800)] {
        let unit = blueprint.unit(force)
        #expect(state.everybody(unit, blueprint.structure) == people, "\(text)")
        #expect(state.reserve[unit] >= 0)
        for place in 0..<blueprint.structure.placeCount {
          let slot = place * blueprint.structure.unitCount + unit
          let busy = state.assigned[slot * State.activityCount..<(slot + 1) * State.activityCount]
          #expect(busy.reduce(0, +) == state.present[slot] && busy.allSatisfy { $0 >= 0 })
        }
      }
    }
  }

  @Test func flowsConserveCivilians() throws {
    var valley = Valley()
    valley.hazards = """
      flight: {name: Flight, because: made-up, do: [
        {flow: {from: town-poor, to: hill-people, at-most: 700}},
        {flow: {from: hill-people, to: town-people, per-year: 52}}]}

      """
    let blueprint = try valley.blueprint()
    let state = blueprint.state(after: 3)
    #expect(state.population.reduce(0, +) == 140_000)
    #expect(state.population[blueprint.group("town-poor")] == 27_900)
    let (first, hills) = (blueprint.state(after: 1), blueprint.group("hill-people"))
    #expect(first.population[hills] == 20_000 + 700 - 200)
  }

  /// Inputs of one named cause share their extremes, whichever blocks they come from.
  @Test func namedCausesShareExtremes() throws {
    func trust(_ input: String) throws -> Double {
      let blueprint = try valley(
        """
        crown:
          - {name: One, because: made-up, do: [{vertical: {of: town-people, toward: crown, POINTS}}]}
          - {name: Two, because: made-up, do: [{vertical: {of: town-people, toward: crown, POINTS}}]}

        """.replacing("POINTS", with: input)
      ).blueprint()
      let state = blueprint.state(after: 1)
      return state.attitudes.vertical(GroupID(blueprint.group("town-people")), ActorID(blueprint.actor("crown")))
    }
    let (none, both) = (try trust("points: 0"), try trust("points: 10"))
    let one = try trust("points: 10, cause: flood")
    #expect(one > none + 0.01)
    #expect(abs((both - none) - 2 * (one - none)) < 1e-12)
  }
}
