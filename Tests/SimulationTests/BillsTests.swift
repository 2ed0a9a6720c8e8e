import Chance
import Testing

@testable import Simulation

@Suite struct BillsTests {
  static func blueprint(_ strategies: String) throws -> Blueprint {
    var valley = Valley()
    valley.rules = """
      no-levies: {says: The crown levies nobody., status: proposed, because: made-up,
        forbids: {tactic: mobilize, actors: crown}}

      """
    valley.indicators = "  law: {name: Law, measure: enacted(no-levies)}\n"
    valley.strategies = strategies
    return try valley.blueprint()
  }

  static let levy = "  - {name: Levy, do: [{mobilize: {force: guards, personnel: 10}}], because: made-up}\n"

  static func reserves(_ blueprint: Blueprint, weeks: Int) -> [Double] {
    (0...weeks).map { blueprint.state(after: $0).reserve[blueprint.unit("guards")] }
  }

  /// A rule that passes binds from then on; one that is repealed does not.
  @Test func whatIsPassedBinds() throws {
    let blueprint = try Self.blueprint(
      """
      rebels:
        - {name: Pass, from: week 3, once: true, do: [{table: {rule: no-levies}}], because: made-up}
        - {name: End, from: week 6, once: true, do: [{repeal: {rule: no-levies}}], because: made-up}
      crown:
      \(Self.levy)
      """)
    #expect(Self.reserves(blueprint, weeks: 7) == [0, 10, 20, 20, 20, 20, 30, 40])
  }

  /// Whoever withholds a bill keeps it from the vote, in whatever order actors act.
  @Test(arguments: [true, false]) func whatIsWithheldDoesNotPass(withholderFirst: Bool) throws {
    let pass = "rebels:\n  - {name: Pass, from: week 2, do: [{table: {rule: no-levies}}], because: made-up}\n"
    let hold =
      "crown:\n  - {name: Hold, until: week 4, do: [{withhold: {rule: no-levies}}], because: made-up}\n" + Self.levy
    let blueprint = try Self.blueprint(withholderFirst ? hold + pass : pass + hold)
    // Withheld through week 5; in week 6 it passes, before or after the crown levies.
    let reserve = Self.reserves(blueprint, weeks: 8)
    #expect(Array(reserve[...5]) == [0, 10, 20, 30, 40, 50])
    #expect(reserve[8] == (withholderFirst ? 60 : 50))
  }

  /// A bill that was withheld has not happened, so that `once` waits for it.
  @Test func aWithheldBillHasNotHappened() throws {
    let blueprint = try Self.blueprint(
      """
      crown:
        - {name: Hold, until: week 4, do: [{withhold: {rule: no-levies}}], because: made-up}
      rebels:
        - {name: Pass, from: week 2, once: true, do: [{table: {rule: no-levies}}], because: made-up}

      """)
    var simulator = Simulator(blueprint, weeks: 8)
    let trace = simulator.run(course: 0, inputs: blueprint.medianInputs, stream: RandomStream(seed: 1, future: 0))
    #expect(blueprint.summary("law", trace) == 1)
  }
}
