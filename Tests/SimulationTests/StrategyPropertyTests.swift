import Chance
import Testing

@testable import Simulation

@Suite struct StrategyPropertyTests {
  @Test func deploysOnceItsConditionHolds() throws {
    var valley = Valley()
    valley.strategies = """
      crown:
        - {name: March, from: week 3, once: true, when: control(hills) == rebels, because: made-up, do: [
            {deploy: {force: guards, to: hills, from: town, personnel: 500, activity: guard}}]}

      """
    let blueprint = try valley.blueprint()
    let (hills, town, guards) = (blueprint.place("hills"), blueprint.place("town"), blueprint.unit("guards"))
    let units = blueprint.structure.unitCount
    let before = blueprint.state(after: 2)
    #expect(before.present[hills * units + guards] == 0)
    let after = blueprint.state(after: 3)
    #expect(after.present[hills * units + guards] == 500)
    #expect(after.present[town * units + guards] == 1500)
    let later = blueprint.state(after: 10)
    #expect(later.present[hills * units + guards] == 500, "once is once")
  }

  @Test func aRuleInForceStopsADeployment() throws {
    var valley = Valley()
    valley.rules = """
      invited: {says: No guards in the hills unless trusted., status: in-force, because: made-up,
        forbids: {tactic: deploy, forces: [guards], places: [hills], unless: "week > 5"}}

      """
    valley.strategies = """
      crown:
        - {name: March, because: made-up, do: [
            {deploy: {force: guards, to: hills, from: town, personnel: 10, activity: guard}}]}

      """
    valley.courses = """
      nothing: {name: Nothing, because: made-up}
      lawless: {name: Lawless, repeals: [invited], because: made-up}

      """
    let blueprint = try valley.blueprint()
    let slot = blueprint.place("hills") * blueprint.structure.unitCount + blueprint.unit("guards")
    #expect(blueprint.state(after: 5).present[slot] == 0)
    #expect(blueprint.state(after: 7).present[slot] == 20)
    #expect(blueprint.state(after: 5, course: 1).present[slot] == 50)
  }

  /// What a course adds, drops and sets changes only that course.
  @Test func coursesAddDropAndSet() throws {
    var valley = Valley()
    valley.assumptions = "levy: {says: Recruits a week., reason: A test., value: 10}\n"
    valley.strategies = """
      rebels:
        - {name: Recruit, because: made-up, do: [{mobilize: {force: band, in: hills, personnel: levy}}]}

      """
    valley.courses = """
      nothing: {name: Nothing, because: made-up}
      more: {name: More, set: {levy: {value: 25, because: made-up}}, because: made-up}
      none: {name: None, drops: {rebels: [Recruit]}, because: made-up}
      both: {name: Both, includes: [more], because: made-up, blocks: [
        {name: Desertion, because: made-up, do: [{demobilize: {force: band, in: hills, personnel: 5}}]}]}

      """
    let blueprint = try valley.blueprint()
    let slot = blueprint.place("hills") * blueprint.structure.unitCount + blueprint.unit("band")
    let personnel = blueprint.courses.indices.map { blueprint.state(after: 4, course: $0).present[slot] - 800 }
    #expect(blueprint.courses == ["nothing", "more", "none", "both"])
    #expect(personnel == [40, 100, 0, 80])
  }

  /// Whatever random blocks do, people are neither made nor lost unnoticed, and levels keep their bounds.
  @Test(arguments: 0..<25) func conservesPeopleAndBounds(seed: Int) throws {
    var draws = Draws(seed: UInt64(seed))
    let blocks = (0..<8).map { index in
      let personnel = draws.below(900)
      let actions = [
        "{deploy: {force: guards, to: hills, from: town, personnel: \(personnel), activity: curfew}}",
        "{withdraw: {force: guards, from: hills, share: \(draws.next())}}",
        "{deploy: {force: guards, to: town, personnel: \(personnel), activity: law-enforcement}}",
        "{mobilize: {force: band, in: town, personnel: \(personnel), activity: coercion}}",
        "{demobilize: {force: band, share: \(draws.next())}}",
        "{casualties: {of: [town-people, town-poor], by: [band, guards], personnel: \(personnel * 3)}}",
        "{vertical: {of: all, toward: crown, points: \(draws.next(-100...100))}}",
        "{horizontal: {of: [town-poor], toward: [town-people], points: XXXXL-}}",
        "{satisfaction: {of: hill-people, concern: safety, points: \(draws.next(-100...100)), near: 1, far: 1}}",
        "{cooperation: {of: all, toward: [guards], points: XXL+, lasting: transient}}",
        "{stance: {force: guards, toward: [town-poor], value: -0.9}}",
        "{support: {actor: nobody, in: [town]}}",
      ]
      let chosen = (0..<3).map { _ in actions[draws.below(actions.count)] }
      return "  - {name: B\(index), chance: \(draws.next()), because: made-up, do: [\(chosen.joined(separator: ", "))]}"
    }
    var valley = Valley()
    valley.strategies = "crown:\n" + blocks.joined(separator: "\n") + "\n"
    let blueprint = try valley.blueprint()
    let structure = blueprint.structure
    let start = blueprint.state(after: 0)
    let people = start.population.reduce(0, +)
    let guards = start.everybody(blueprint.unit("guards"), structure)
    var simulator = Simulator(blueprint, weeks: 60)
    _ = simulator.run(
      course: 0, inputs: blueprint.medianInputs, stream: RandomStream(seed: UInt64(seed), future: 0)
    ) { future in
      let state = future.state
      #expect(state.population.reduce(0, +) + state.casualties.reduce(0, +) == people)
      #expect(state.everybody(blueprint.unit("guards"), structure) == guards)
      #expect(state.present.allSatisfy { $0 >= 0 } && state.assigned.allSatisfy { $0 >= 0 })
      for slot in state.present.indices {
        let assigned = state.assigned[slot * State.activityCount..<(slot + 1) * State.activityCount].reduce(0, +)
        #expect(assigned == state.present[slot])
      }
      for curve in state.attitudes.current.indices {
        let (low, high) = state.attitudes.bounds(ofCurve: curve)
        #expect((low...high).contains(state.attitudes.current[curve]))
        #expect((low...high).contains(state.attitudes.baseline[curve]))
      }
      #expect(state.security.allSatisfy { (-100...100).contains($0) })
      for place in 0..<structure.placeCount {
        let sum = state.influence[place * structure.actorCount..<(place + 1) * structure.actorCount].reduce(0, +)
        #expect(sum == 0 || abs(sum - 1) < 1e-12)
      }
    }
  }

  /// What a rule forbids has not happened, and happens once the rule allows it.
  @Test func whatIsForbiddenIsNotUsedUp() throws {
    var valley = Valley()
    valley.rules = """
      invited: {says: No guards in the hills before week 6., status: in-force, because: made-up,
        forbids: {tactic: deploy, forces: [guards], places: [hills], unless: "week > 5"}}
      no-levy: {says: No recruits anywhere., status: in-force, because: made-up,
        forbids: {tactic: mobilize, forces: [band]}}

      """
    valley.strategies = """
      crown:
        - {name: March, once: true, because: made-up, do: [
            {deploy: {force: guards, to: hills, from: town, personnel: 10, activity: guard}}]}
      rebels:
        - {name: Levy, because: made-up, do: [{mobilize: {force: band, personnel: 100}}]}

      """
    let blueprint = try valley.blueprint()
    let slot = blueprint.place("hills") * blueprint.structure.unitCount + blueprint.unit("guards")
    #expect(blueprint.state(after: 5).present[slot] == 0)
    #expect(blueprint.state(after: 12).present[slot] == 10)
    #expect(blueprint.state(after: 12).reserve[blueprint.unit("band")] == 0)
  }

  /// The valley starts on 6 January 2020, a Monday: weeks begin on Mondays.
  @Test func datesBecomeWeeks() throws {
    var valley = Valley()
    valley.strategies = """
      crown:
        - {name: January, until: 2020-01, because: made-up, do: [{mobilize: {force: guards, personnel: 1}}]}
        - {name: Later, from: 2020-01-14, until: 2020-01-28, because: made-up, do: [{mobilize: {force: guards, personnel: 100}}]}

      """
    let blueprint = try valley.blueprint()
    // January: weeks 1 to 3 begin on the 13th, 20th and 27th. Later: those of the 20th and the 27th.
    #expect(blueprint.state(after: 10).reserve[blueprint.unit("guards")] == 203)
  }

  /// What a course sets is one number, also in the courses that include it, and never itself.
  @Test func includedCoursesShareWhatTheySet() throws {
    var valley = Valley()
    valley.assumptions = "levy: {says: Recruits a week., reason: A test., value: 10}\n"
    valley.strategies = """
      rebels:
        - {name: Recruit, because: made-up, do: [{mobilize: {force: band, in: hills, personnel: levy}}]}

      """
    valley.courses = """
      nothing: {name: Nothing, because: made-up}
      more: {name: More, set: {levy: {uniform: [20, 400], because: made-up}}, because: made-up}
      both: {name: Both, includes: [more], because: made-up}

      """
    let blueprint = try valley.blueprint()
    #expect(blueprint.parameters.map(\.id) == ["levy under more"])
    let inputs = Inputs(claims: [], quantiles: [0.7])
    let slot = blueprint.place("hills") * blueprint.structure.unitCount + blueprint.unit("band")
    #expect(
      blueprint.state(after: 3, course: 1, inputs: inputs).present[slot]
        == blueprint.state(after: 3, course: 2, inputs: inputs).present[slot])
    valley.courses = "circle: {name: Circle, set: {levy: levy}, because: made-up}\n"
    #expect(throws: (any Error).self) { try valley.blueprint() }
  }
}
