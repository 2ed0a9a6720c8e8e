import Dossiers
import Testing

@testable import Simulation

@Suite struct SituationsRuleTests {
  /// Athena's names, in the order of `Situation.Kind.allCases`.
  static let names = [
    "BADFOOD", "BADWATER", "COMMOUT", "CULSITE", "DISASTER", "DISEASE", "DROUGHT", "EPIDEMIC", "FOODSHRT", "FUELSHRT",
    "GARBAGE", "INDSPILL", "MINEFIELD", "ORDNANCE", "PIPELINE", "REFINERY", "RELSITE", "SEWAGE",
  ]

  /// Situations of a scenario from its orders and its log, week after week.
  struct Boards {
    let polity: ScenarioPolity
    let situations: Situations
    private let pattern: Regex<AnyRegexOutput>

    init(_ polity: ScenarioPolity) throws {
      self.polity = polity
      situations = Situations(
        structure: polity.structure, parameters: polity.parameters, isLocal: polity.isLocal,
        isSubsistence: polity.isSubsistence)
      pattern = try Regex(
        #"ABSIT\(\d+\): (\w+) abstract situation in \{nbhood:(\w+)\} \(cov=([0-9.]+)\) (?:for|resolved by \{group:(\w+)\} after) (\d+) week"#
      )
    }

    /// Calls back with each week's state, its situations assessed.
    func run(_ body: (Int, State) -> Void) throws {
      var board = Situations.Board(places: polity.structure.placeCount)
      for week in polity.weeks.indices {
        var state = polity.state(week: week)
        state.situations = board
        if week == 0 { try start(&state) }
        for words in polity.told(week, pattern) {
          state.begin(
            SituationsRuleTests.names.firstIndex(of: words[0]) ?? 0, in: polity.place(words[1]),
            coverage: Double(words[2]) ?? .nan, weeks: Int(words[4]) ?? 0, resolver: polity.group(words[3]), driver: 0)
        }
        situations.advance(&state)
        body(week, state)
        board = state.situations
      }
    }

    private func start(_ state: inout State) throws {
      let order = try Regex(
        #"send ABSIT:CREATE -n (\w+) -stype (\w+) -coverage ([0-9.]+) -inception (\d) -resolver (\w+) -rduration (\d+)"#
      )
      for match in polity.orders.matches(of: order) {
        let words = match.output.map { $0.substring.map(String.init) ?? "" }
        state.begin(
          SituationsRuleTests.names.firstIndex(of: words[2]) ?? 0, in: polity.place(words[1]),
          coverage: Double(words[3]) ?? .nan, weeks: Int(words[6]) ?? 0, isNew: words[4] == "1",
          resolver: polity.group(words[5]), driver: 0)
      }
    }
  }

  @Test func weighAsInAthena() throws {
    var rules = RuleComparison("scenario_*.json")
    for polity in try ScenarioPolity.all() {
      try Boards(polity).run { week, state in
        rules.compare(
          state.attitudes.log ?? [], with: polity.inputs(week, of: Set(Self.names)), "\(polity.name), week \(week)")
      }
    }
    rules.check()
  }
}

@Suite struct SituationsTests {
  private func valley(_ blocks: String = "", start: String = "") -> Valley {
    var valley = Valley()
    valley.strategies = blocks.isEmpty ? "" : "crown:\n\(blocks)\n"
    valley.more = [("situations.yaml", start)]
    valley.indicators = "  hungry: {name: Hungry, measure: \"situation(town, food-shortage)\"}\n"
    return valley
  }

  private static let food = "hunger: {kind: food-shortage, place: town, weeks: 3, because: made-up}\n"

  private func life(_ valley: Valley, weeks: Int) throws -> [Double] {
    let blueprint = try valley.blueprint()
    return (0...weeks).map { week in
      blueprint.state(after: week).attitudes.satisfaction(CivilianID(blueprint.group("town-people")), .qualityOfLife)
    }
  }

  /// It weighs in its weeks, most in the first, and no longer.
  @Test func lastsItsTime() throws {
    let (with, without) = (try life(valley(start: Self.food), weeks: 4), try life(valley(), weeks: 4))
    let losses = zip(with, without).map { $1 - $0 }
    #expect(losses[0] > losses[1] && losses[1] > 1 && losses[2] > 1)
    #expect(losses[3] < 1.5 && losses[4] <= losses[3], "only what it has left in the baseline stays")
    let blueprint = try valley(start: Self.food).blueprint()
    let town = blueprint.place("town")
    let states = (0...4).map { blueprint.state(after: $0) }
    #expect(states.map { $0.situations.ongoing[town] != 0 } == [true, true, true, false, false])
    #expect(states[4].situations.isEmpty, "the board is clear")
  }

  @Test func withoutShockOrCoverageItWeighsLess() throws {
    let shock = try life(valley(start: Self.food), weeks: 0)[0]
    let usual = try life(valley(start: Self.food.replacing("weeks", with: "new: false, weeks")), weeks: 0)[0]
    let half = try life(valley(start: Self.food.replacing("weeks", with: "coverage: 0.5, weeks")), weeks: 0)[0]
    let none = try life(valley(start: Self.food.replacing("weeks", with: "coverage: 0, weeks")), weeks: 0)[0]
    let without = try life(valley(), weeks: 0)[0]
    #expect(shock < usual && usual < without && shock < half && half < without && none == without)
  }

  /// Locals who put it right earn pride, others do not.
  @Test func localsEarnPride() throws {
    func autonomy(_ resolver: String) throws -> Double {
      let blueprint = try valley(
        "  - {name: Bread, from: week 1, once: true, because: made-up, do: [{resolve: {kind: food-shortage, in: town\(resolver)}}]}",
        start: Self.food
      ).blueprint()
      let state = blueprint.state(after: 1)
      #expect(state.situations.ongoing[blueprint.place("town")] == 0)
      return state.attitudes.satisfaction(CivilianID(blueprint.group("town-people")), .autonomy)
    }
    #expect(try autonomy(", by: guards") > autonomy("") + 3)
  }

  /// A second one of the kind does not begin while the first goes on; it may once that is over.
  @Test func thereIsOneOfAKind() throws {
    let blueprint = try valley(
      "  - {name: Siege, because: made-up, do: [{situation: {kind: food-shortage, in: town, coverage: 0.5, weeks: 2}}]}",
      start: Self.food
    ).blueprint()
    let slot = blueprint.place("town") * Situations.kinds + 8
    let slots = (0...7).map { blueprint.state(after: $0).situations.slots[slot] }
    #expect(slots.map(\.coverage) == [1, 1, 1, 1, 0.5, 0.5, 0.5, 0.5])
    #expect(slots.map(\.until) == [3, 3, 3, 3, 6, 6, 6, 9])
  }

  @Test func mitigationMovesOneStep() {
    #expect(Magnitude.stronger(3) == 5)
    #expect(Magnitude.stronger(-7.5) == -10)
    #expect(Magnitude.stronger(1.5) == 2)
    #expect(Magnitude.stronger(30) == 30)
    #expect(Magnitude.stronger(0) == 0)
    #expect(Activities.mitigates.count == State.activityCount)
    #expect(Activities.mitigates[0] == 0)
  }

  /// The first week is never lighter than the following ones, and no situation pleases anybody.
  @Test(arguments: Situation.Kind.allCases) func rulesAreSane(_ kind: Situation.Kind) {
    let rule = Situations.rules[Situation.Kind.allCases.firstIndex(of: kind) ?? 0]
    for concern in 0..<4 {
      #expect(rule.first[concern] <= rule.later[concern] && rule.later[concern] <= 0)
    }
    #expect(rule.weeks > 0 && rule.pride >= 0 && rule.cause > 0 && rule.cause < Cause.firstBlock)
  }
}
