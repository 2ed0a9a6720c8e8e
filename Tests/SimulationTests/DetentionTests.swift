import Chance
import Dossiers
import Testing

@testable import Simulation

@Suite struct DetentionTests {
  static func state(accuracy: String, weeks: Int = 1, more: String = "") throws -> (State, Blueprint) {
    var valley = Valley()
    valley.strategies = """
      crown:
        - {name: Arrests, once: true, do: [{detain: {by: guards, of: [hill-people], against: band, in: hills, personnel: 100\(accuracy)}}], because: made-up}
      \(more)

      """
    let blueprint = try valley.blueprint()
    return (blueprint.state(after: weeks), blueprint)
  }

  static func trust(_ state: State, _ blueprint: Blueprint) -> Double {
    state.attitudes.vertical(GroupID(blueprint.group("hill-people")), ActorID(blueprint.actor("crown")))
  }

  /// Seventy of a hundred are of the band, thirty are bystanders.
  @Test func accuracySplitsThoseTaken() throws {
    let (state, blueprint) = try Self.state(accuracy: ", accuracy: 0.7")
    #expect(state.folk.captured[blueprint.unit("band")] == 70)
    #expect(state.folk.detained[blueprint.group("hill-people")] == 30)
    #expect(state.present[blueprint.place("hills") * blueprint.structure.unitCount + blueprint.unit("band")] == 730)
    #expect(state.population[blueprint.group("hill-people")] == 20_000 - 30)
  }

  /// Without accuracy, arrests are at random: 800 of 20,800.
  @Test func withoutAccuracyArrestsAreAtRandom() throws {
    let (state, blueprint) = try Self.state(accuracy: "")
    #expect(state.folk.captured[blueprint.unit("band")] == 4)
    #expect(state.folk.detained[blueprint.group("hill-people")] == 96)
  }

  /// The more bystanders, the more trust it costs; none costs nothing.
  @Test func bystandersCostTrust() throws {
    var last = -2.0
    var best = 0.0
    for accuracy in [0.0, 0.5, 0.9, 0.98, 1.0] {
      let (state, blueprint) = try Self.state(accuracy: ", accuracy: \(accuracy)")
      let trust = Self.trust(state, blueprint)
      #expect(trust >= last)
      last = trust
      best = trust
    }
    let (worst, blueprint) = try Self.state(accuracy: ", accuracy: 0")
    #expect(Self.trust(worst, blueprint) < best - 0.02)
  }

  /// Released bystanders go home, released fighters to their force.
  @Test func releases() throws {
    let (state, blueprint) = try Self.state(
      accuracy: ", accuracy: 0.5", weeks: 2,
      more:
        "  - {name: Release, from: week 2, once: true, do: [{release: {of: hill-people, force: band, share: 1}}], because: made-up}"
    )
    #expect(state.folk.detained[blueprint.group("hill-people")] == 0)
    #expect(state.population[blueprint.group("hill-people")] == 20_000)
    #expect(state.reserve[blueprint.unit("band")] == 50)
  }
}
