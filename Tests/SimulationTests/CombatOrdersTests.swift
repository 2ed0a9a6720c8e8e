import Chance
import Dossiers
import Testing

@testable import Simulation

/// Orders to fight as a dossier writes them.
@Suite struct CombatOrdersTests {
  static func valley(_ attack: String, rules: String = "", more: String = "") -> Valley {
    var valley = Valley()
    valley.strategies = """
      crown:
        - {name: March, until: week 1, because: made-up, do: [
            {deploy: {force: guards, from: town, to: hills, personnel: 1500, activity: patrol}}]}
        - {name: Fight, from: week 2, because: made-up, do: [\(attack)]}
      \(more)

      """
    valley.rules = rules
    valley.indicators = """
        fallen: {name: Fallen, measure: killed(band)}
        trust-hills: {name: Trust, measure: "vertical(hills, crown)"}
      """
    return valley
  }

  static let attack = "{engage: {force: guards, against: band, in: hills, defend-below: 0.5, concern: low}}"

  @Test func fightsWhereItIsOrdered() throws {
    let blueprint = try Self.valley(Self.attack).blueprint()
    let (guards, band) = (blueprint.unit("guards"), blueprint.unit("band"))
    let (before, after) = (blueprint.state(after: 1), blueprint.state(after: 6))
    #expect(before.combat.battles.isEmpty && before.combat.killed == [0, 0])
    #expect(after.combat.killed[band] > 10 && after.combat.killed[guards] > 1)
    #expect(after.everybody(guards, blueprint.structure) == 2000)
    #expect(after.everybody(band, blueprint.structure) == 800)
    #expect(after.casualties[blueprint.group("hill-people")] > 0)
    #expect(after.casualties[blueprint.group("town-people")] == 0)
  }

  /// Bystanders blame those who killed them.
  @Test func costsTrust() throws {
    let peace = try Self.valley("{hide: {force: guards, in: hills}}").blueprint()
    let war = try Self.valley(Self.attack).blueprint()
    func trust(_ blueprint: Blueprint) -> Double {
      blueprint.state(after: 8).attitudes.vertical(
        GroupID(blueprint.group("hill-people")), ActorID(blueprint.actor("crown")))
    }
    #expect(trust(war) < trust(peace))
  }

  @Test func equipmentMatters() throws {
    let files = try Self.valley(Self.attack).blueprint()
    let arms = files.structure.arms
    #expect(arms[files.unit("guards")] == Arms(strength: 22.5, harm: 0.5))
    #expect(arms[files.unit("band")] == Arms(strength: 14, harm: 0.75 * 1.4))
  }

  /// A rule stops an attack, and answering one is never forbidden.
  @Test func rulesForbidAttacks() throws {
    let rule = """
      no-war: {says: No war., status: in-force, forbids: {tactic: engage, forces: [guards], places: [hills],
        unless: "week > 4"}, because: made-up}

      """
    let blueprint = try Self.valley(Self.attack, rules: rule).blueprint()
    #expect(blueprint.state(after: 4).combat.killed == [0, 0])
    #expect(blueprint.state(after: 6).combat.killed[blueprint.unit("band")] > 0)
  }

  /// Support from the air ends in the week in which its condition fails, though the block that breaks it
  /// acts later in the same week.
  @Test func airSupportStopsTheWeekTheyEnter() throws {
    let rule = """
      no-militia: {says: Only without the band in town., status: in-force, forbids: {tactic: air-support,
        forces: [guards], unless: "personnel(band, town) == 0"}, because: made-up}

      """
    let more = """
      rebels:
        - {name: Enter, from: week 5, until: week 5, because: made-up, do: [
            {mobilize: {force: band, in: town, personnel: 50}}]}
        - {name: Leave, from: week 7, until: week 7, because: made-up, do: [{demobilize: {force: band, in: town}}]}
      """
    let blueprint = try Self.valley(
      Self.attack + ", {air-support: {force: guards, in: hills, factor: 2}}", rules: rule, more: more
    ).blueprint()
    var simulator = Simulator(blueprint, weeks: 8)
    var supported: [Bool] = []
    _ = simulator.run(course: 0, inputs: blueprint.medianInputs, stream: .init(seed: 1, future: 0)) { future in
      supported.append(!future.state.combat.airSupport.isEmpty)
    }
    #expect(supported == [false, false, true, true, true, false, false, true, true])
  }

  @Test func hidingIsOrdered() throws {
    let more = "rebels:\n  - {name: Hide, because: made-up, do: [{hide: {force: band, in: hills}}]}\n"
    let (open, hidden) = (
      try Self.valley(Self.attack).blueprint(), try Self.valley(Self.attack, more: more).blueprint()
    )
    let band = open.unit("band")
    #expect(hidden.state(after: 6).combat.killed[band] < open.state(after: 6).combat.killed[band])
  }

  /// The order in which entities are written decides nothing.
  @Test func orderOfEntitiesDoesNotMatter() throws {
    var valley = Self.valley(Self.attack)
    let forward = try valley.blueprint()
    valley.isReversed = true
    let backward = try valley.blueprint()
    let (one, other) = (forward.state(after: 20), backward.state(after: 20))
    for force in ["guards", "band"] {
      #expect(one.combat.killed[forward.unit(force)] == other.combat.killed[backward.unit(force)])
    }
    for group in ["town-people", "town-poor", "hill-people"] {
      #expect(one.casualties[forward.group(group)] == other.casualties[backward.group(group)])
    }
    #expect(one.combat.killed[forward.unit("band")] > 50)
  }

  /// Two forces of one actor do not fight each other.
  @Test func forcesOfOneActorDoNotFight() throws {
    var valley = Self.valley(Self.attack)
    valley.strategies = valley.strategies.replacing("against: band", with: "against: [band, guards]")
    #expect(throws: (any Error).self) { try valley.blueprint() }
  }

  /// A dossier without violence carries none, and pays a digest nothing for it.
  @Test func peaceLeavesNoTrace() throws {
    let state = try Valley().blueprint().state(after: 10)
    var visited = 0
    state.combat.visit { _ in visited += 1 }
    #expect(visited == 0)
  }

  /// Everything at once, over made-up orders: people are moved, lost and killed, and never made or forgotten.
  @Test func conservesPeopleThroughEverything() throws {
    var draws = Draws(seed: 81)
    func pick(_ words: String...) -> String { words[draws.below(words.count)] }
    for round in 0..<12 {
      let orders = { (force: String, enemy: String) -> String in
        (0..<5).map { index in
          let action = [
            "engage: {force: \(force), against: \(enemy), in: [town, hills], defend-below: \(draws.next(0...1)), "
              + "withdraw-below: \(draws.next(0...0.4)), concern: \(pick("none", "low", "medium", "high"))}",
            "hide: {force: \(force), in: \(pick("town", "hills"))}",
            "besiege: {force: \(force), in: \(pick("town", "hills")), against: \(enemy), "
              + "deaths: \(draws.next(0...0.01)), losses: \(draws.next(0...0.1)), stores: \(draws.below(4))}",
            "attack-campaign: {force: \(force), in: [town, hills], rate: \(draws.next(0...40)), civilians: 0.5, "
              + "against: \(enemy)}",
            "deploy: {force: \(force), from: \(pick("town", "hills")), to: \(pick("town", "hills")), share: 0.4, "
              + "activity: \(pick("patrol", "checkpoint"))}",
            "casualties: {of: [hill-people, town-poor], by: \(force), personnel: \(draws.below(30))}",
          ][draws.below(6)]
          return "  - {name: \(force) \(index), chance: 0.6, because: made-up, do: [{\(action)}]}"
        }.joined(separator: "\n")
      }
      var valley = Valley()
      valley.settings = "  combat-lethality: {value: \(draws.next(0.001...0.2)), because: made-up}\n"
      if round % 4 == 0 { valley.settings += "  athena-compatibility: {value: 1, because: made-up}\n" }
      valley.strategies = "crown:\n" + orders("guards", "band") + "\nrebels:\n" + orders("band", "guards") + "\n"
      let blueprint = try valley.blueprint()
      let structure = blueprint.structure
      var simulator = Simulator(blueprint, weeks: 40)
      let trace = simulator.run(
        course: 0, inputs: blueprint.medianInputs, stream: .init(seed: 2, future: UInt32(round))
      ) { future in
        let state = future.state
        #expect(state.everybody(blueprint.unit("guards"), structure) == 2000)
        #expect(state.everybody(blueprint.unit("band"), structure) == 800)
        #expect(zip(state.population, state.casualties).map(+) == [90_000, 30_000, 20_000])
        #expect(state.population.allSatisfy { $0 >= 0 && $0 == $0.rounded() })
        #expect(state.present.allSatisfy { $0 >= 0 && $0 == $0.rounded() })
        for slot in state.present.indices {
          let busy = state.assigned[slot * State.activityCount..<(slot + 1) * State.activityCount]
          #expect(busy.reduce(0, +) == state.present[slot] && busy.allSatisfy { $0 >= 0 })
        }
        #expect(state.attitudes.current.allSatisfy { $0.isFinite })
      }
      let again = simulator.run(
        course: 0, inputs: blueprint.medianInputs, stream: .init(seed: 2, future: UInt32(round)))
      #expect(again == trace, "the same future again is the same")
    }
  }
}
