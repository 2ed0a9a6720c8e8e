import Chance
import Testing

@testable import Simulation

@Suite struct SiegeTests {
  /// Guards besiege the hills from the town; from week 10 the siege is lifted, from 15 laid again.
  static func valley(
    deaths: Double = 0.0002, losses: Double = 0.01, stores: Double = 3, more: String = "", from: String = "guards"
  ) -> Valley {
    var valley = Valley()
    let siege =
      "{besiege: {force: \(from), in: hills, against: band, deaths: \(deaths), losses: \(losses), stores: \(stores)}}"
    valley.strategies = """
      crown:
        - {name: Ring, until: week 9, because: made-up, do: [\(siege)]}
        - {name: Ring again, from: week 15, until: week 20, because: made-up, do: [\(siege)]}
      \(more)

      """
    valley.indicators = """
        weeks-cut-off: {name: Cut off, measure: besieged(hills)}
        killed-band: {name: Killed, measure: killed(band)}
      """
    return valley
  }

  /// By week, from 0.
  static func states(_ blueprint: Blueprint, weeks: Int = 24) -> [State] {
    var states: [State] = []
    var simulator = Simulator(blueprint, weeks: weeks)
    _ = simulator.run(course: 0, inputs: blueprint.medianInputs, stream: .init(seed: 1, future: 0)) {
      states.append($0.state)
    }
    return states
  }

  /// Stores last, then a share dies every week, and relief fills the stores again.
  @Test func starvesAfterStoresAreUsedUp() throws {
    let blueprint = try Self.valley().blueprint()
    let states = Self.states(blueprint)
    let (hills, people, band) = (blueprint.place("hills"), blueprint.group("hill-people"), blueprint.unit("band"))
    #expect(states.map { $0.combat.besiegedWeeks[hills] }[1...9].elementsEqual((1...9).map(Double.init)))
    #expect(states[10...14].allSatisfy { $0.combat.besiegedWeeks[hills] == 0 })
    // 20,000 people at 0.0002 are 4 a week, from week 4 on.
    #expect(states[3].casualties[people] == 0 && states[3].combat.killed[band] == 0)
    #expect((3...4).contains(states[4].casualties[people]) && (7...8).contains(states[5].casualties[people]))
    #expect((23...24).contains(states[9].casualties[people]))
    #expect(states[17].casualties[people] == states[9].casualties[people])
    #expect(states[18].casualties[people] > states[17].casualties[people])
    // 800 at 1 % a week for six weeks: 800·(1 − 0.99⁶) = 46.8.
    #expect((45...47).contains(states[9].combat.killed[band]))
    for state in states { #expect(state.everybody(band, blueprint.structure) == 800) }
    for state in states { #expect(state.population[people] + state.casualties[people] == 20_000) }
    #expect(states[24].deaths.allSatisfy { $0 == 0 } && states[24].blame.allSatisfy { $0 == 0 })
  }

  /// The besiegers are blamed: those inside like their owner less than without a siege.
  @Test func isBlamedOnTheBesiegers() throws {
    let (besieged, free) = (try Self.valley().blueprint(), try Self.valley(deaths: 0, losses: 0).blueprint())
    func trust(_ blueprint: Blueprint) -> Double {
      blueprint.state(after: 9).attitudes.vertical(
        GroupID(blueprint.group("hill-people")), ActorID(blueprint.actor("crown")))
    }
    #expect(trust(besieged) < trust(free) - 0.001)
  }

  /// Nobody who is cut off gets in or out while the siege stands; others do.
  @Test func keepsTheBesiegedInside() throws {
    let more = """
      rebels:
        - {name: Reserve, until: week 1, because: made-up, do: [{mobilize: {force: band, personnel: 100}}]}
        - {name: Break out, from: week 3, until: week 3, because: made-up, do: [
            {deploy: {force: band, from: hills, to: town, personnel: 50}},
            {withdraw: {force: band, from: hills, personnel: 50}}, {deploy: {force: band, to: hills, personnel: 60}}]}
        - {name: After, from: week 11, until: week 11, because: made-up, do: [
            {withdraw: {force: band, from: hills, personnel: 10}}]}
      """
    let blueprint = try Self.valley(losses: 0, more: more).blueprint()
    let states = Self.states(blueprint)
    let (hills, town, band) = (blueprint.place("hills"), blueprint.place("town"), blueprint.unit("band"))
    func there(_ week: Int, _ place: Int) -> Double {
      states[week].present[place * blueprint.structure.unitCount + band]
    }
    #expect(there(3, hills) == 800 && there(3, town) == 0 && states[3].reserve[band] == 100)
    #expect(there(11, hills) == 790 && states[11].reserve[band] == 110)
  }

  /// A force that is neither there nor next door cuts nothing off.
  @Test func needsToBeNear() throws {
    var valley = Self.valley()
    valley.strategies = valley.strategies.replacing(
      "- {name: Ring,",
      with: "- {name: Home, because: made-up, do: [{withdraw: {force: guards, from: town}}]}\n  - {name: Ring,")
    let blueprint = try valley.blueprint()
    let state = blueprint.state(after: 9)
    #expect(state.combat.besiegedWeeks.allSatisfy { $0 == 0 } && state.casualties.allSatisfy { $0 == 0 })
  }

  /// Higher rates and smaller stores never kill fewer.
  @Test func worseSiegesKillMore() throws {
    var last = -1.0
    for (deaths, stores) in [(0.0, 0.0), (0.0001, 8), (0.0001, 2), (0.001, 2), (0.02, 2), (1, 0)] {
      let blueprint = try Self.valley(deaths: deaths, stores: stores).blueprint()
      let state = blueprint.state(after: 20)
      let dead = state.casualties[blueprint.group("hill-people")]
      #expect(dead > last)
      #expect(state.population[blueprint.group("hill-people")] >= 0)
      last = dead
    }
    #expect(last == 20_000)
  }
}
