import Chance
import Dossiers
import Testing

@testable import Simulation

@Suite struct DisplacementTests {
  static func valley(start: String = "", soldiers: Int = 2000, isHostile: Bool) throws -> Blueprint {
    var valley = Valley()
    valley.personnel = "\(soldiers)"
    valley.routes = """
      - {from: town-poor, to: hill-people, \(start)because: made-up}
      - {from: town-poor, to: town-people, because: made-up}
      """
    valley.relationships = """
      - {from: guards, to: town-poor, value: {value: \(isHostile ? -1 : 1)}, because: made-up}
      - {from: town-poor, to: hill-people, value: {value: 0.6}, because: made-up}
      """
    valley.settings = "  displacement-flight: {value: 0.2, because: made-up}\n"
    return try valley.blueprint()
  }

  /// Totals are kept, in whole people.
  @Test(arguments: 0..<5) func totalsAreConserved(future: UInt32) throws {
    let blueprint = try Self.valley(soldiers: 9000, isHostile: true)
    let (start, end) = (blueprint.state(after: 0), blueprint.state(after: 30, future: future))
    #expect(end.population.reduce(0, +) == start.population.reduce(0, +))
    #expect(end.population.allSatisfy { $0 >= 0 && $0 == $0.rounded() })
    let fled = start.population[blueprint.group("town-poor")] - end.population[blueprint.group("town-poor")]
    #expect(end.folk.displaced.reduce(0, +) == fled)
    #expect(fled > 0)
  }

  /// The poor flee from hostile guards, not from friendly ones.
  @Test func safetyKeepsPeopleHome() throws {
    let blueprint = try Self.valley(soldiers: 9000, isHostile: false)
    #expect(blueprint.state(after: 20).folk.displaced == [0, 0])
  }

  /// More hostile guards, no fewer refugees.
  @Test func moreDangerMoreFlight() throws {
    var last = -1.0
    for soldiers in [1000, 3000, 9000, 30_000] {
      let blueprint = try Self.valley(soldiers: soldiers, isHostile: true)
      let fled = blueprint.state(after: 5).folk.displaced.reduce(0, +)
      #expect(fled >= last)
      last = fled
    }
    #expect(last > 0)
  }

  /// Who fled before the start comes back to where it is safe, and only they.
  @Test func peopleReturnToSafety() throws {
    let blueprint = try Self.valley(start: "start: 5000, ", soldiers: 9000, isHostile: false)
    let (start, end) = (blueprint.state(after: 0), blueprint.state(after: 40))
    #expect(start.folk.displaced[0] == 5000)
    let returned = end.population[blueprint.group("town-poor")] - start.population[blueprint.group("town-poor")]
    #expect(returned > 500 && returned <= 5000)
    #expect(end.folk.displaced[0] == 5000 - returned)
  }
}
