import Dossiers
import Testing

@testable import Simulation

@Suite struct EventsRuleTests {
  static let names: [(EventKind, String)] = [
    (.accident, "ACCIDENT"), (.demonstration, "DEMO"), (.explosion, "EXPLOSION"), (.riot, "RIOT"),
    (.violence, "VIOLENCE"),
  ]

  /// The events that Athena's log tells of, and the inputs that its rules gave.
  @Test func moveAsInAthena() throws {
    var rules = RuleComparison("scenario_*.json")
    let pattern = try Regex(
      #"(\w+)\(\d+\): \w+ abstract event (?:by \{group:(\w+)\} )?in \{nbhood:(\w+)\} \(cov=([0-9.]+)\)"#)
    for polity in try ScenarioPolity.all() {
      let events = Events(structure: polity.structure, parameters: polity.parameters)
      for week in polity.weeks.indices {
        var state = polity.state(week: week)
        for words in polity.told(week, pattern) {
          guard let kind = Self.names.first(where: { $0.1 == words[0] })?.0 else { continue }
          state.events.append(
            Events.Event(
              kind: kind, place: polity.place(words[2]), coverage: Double(words[3]) ?? .nan,
              group: polity.group(words[1]), driver: 0))
        }
        events.advance(&state)
        rules.compare(
          state.attitudes.log ?? [], with: polity.inputs(week, of: Set(Self.names.map(\.1))),
          "\(polity.name), week \(week)")
      }
    }
    rules.check()
  }
}

@Suite struct EventsTests {
  private func state(_ action: String, isReversed: Bool = false) throws -> (Blueprint, State) {
    var valley = Valley()
    valley.isReversed = isReversed
    if !action.isEmpty {
      valley.hazards = "it: {name: It, until: week 1, because: made-up, do: [\(action)]}\n"
    }
    let blueprint = try valley.blueprint()
    return (blueprint, blueprint.state(after: 1))
  }

  private func satisfaction(_ action: String, _ group: String, _ concern: Attitudes.Kind) throws -> Double {
    let (blueprint, state) = try state(action)
    return state.attitudes.satisfaction(CivilianID(blueprint.group(group)), concern)
  }

  @Test func hurtsWhereItHappensByItsCoverage() throws {
    let calm = try satisfaction("", "town-people", .safety)
    let small = try satisfaction("{explosion: {in: town, coverage: 0.1}}", "town-people", .safety)
    let large = try satisfaction("{explosion: {in: town, coverage: 1}}", "town-people", .safety)
    #expect(large < small && small < calm)
    #expect(try satisfaction("{explosion: {in: town, coverage: 0}}", "town-people", .safety) == calm)
    #expect(
      try satisfaction("{explosion: {in: hills}}", "town-people", .safety) == calm, "not where it does not happen")
  }

  /// The order of blocks and ids does not matter; two events of one cause count once.
  @Test func ignoresOrderAndRepetition() throws {
    let actions = [
      "{riot: {in: town}}", "{accident: {in: town, coverage: 0.9}}", "{demonstration: {by: town-poor, in: town}}",
    ]
    let (_, forth) = try state(actions.joined(separator: ", "))
    let (_, back) = try state(actions.reversed().joined(separator: ", "))
    #expect(forth.digest == back.digest)
    let (_, twice) = try state((actions + actions).joined(separator: ", "))
    #expect(forth.digest == twice.digest)
  }

  /// The indifferent stand aside; in Athena they are opposed, and those at 0.2 are both.
  @Test func theIndifferentStandAside() {
    var parameters = Parameters()
    let ours = Events(structure: .empty, parameters: WeeklyParameters(parameters))
    parameters[.athenaCompatibility] = 1
    let athenas = Events(structure: .empty, parameters: WeeklyParameters(parameters))
    #expect(ours.points(.demonstration, 0.1) == .zero)
    #expect(ours.points(.demonstration, 1) == [2, 0, 5, 0])
    #expect(ours.points(.demonstration, -0.2) == [-2, -2, -2, -2])
    #expect(athenas.points(.demonstration, 0.1) == [-2, -2, -2, -2])
    #expect(athenas.points(.demonstration, 0.2) == [0, -2, 3, -2])
  }
}
