import Chance
import Dossiers
import Testing

@testable import Simulation

@Suite struct StrategyTests {
  static let army = 0

  static func blueprint(_ blocks: [String]) throws -> Blueprint {
    try Blueprint(compiling: TemplateDossier.load(replacing: TemplateDossier.strategies(blocks)))
  }

  /// What a future looks like after some weeks.
  static func state(
    _ blueprint: Blueprint, course: String = "stay-the-course", weeks: Int, stream: RandomStream? = nil
  ) throws -> State {
    let position = try #require(blueprint.courses.firstIndex(of: course))
    var simulator = Simulator(blueprint, weeks: weeks)
    var last: State?
    _ = simulator.run(
      course: position, inputs: blueprint.medianInputs, stream: stream ?? RandomStream(seed: 5, future: 0)
    ) { last = $0.state }
    return try #require(last)
  }

  /// A block that adds some people to the army's reserve.
  static func recruiting(_ name: String, _ people: Int, _ conditions: String = "") -> String {
    "{name: \(name), \(conditions) do: [{mobilize: {force: army, personnel: \(people)}}], because: conduct}"
  }

  /// Nine weeks, each block counting in a decimal digit of its own.
  @Test func blocksHappenWhenTheySay() throws {
    let blueprint = try Self.blueprint([
      Self.recruiting("Always", 1),
      Self.recruiting("Once", 10, "once: true,"),
      Self.recruiting("Dates", 100, "from: week 3, until: week 5,"),
      Self.recruiting("Condition", 1000, "when: week >= 7,"),
      // Decided on the state at the start of the week: not yet in the week that it waits for.
      Self.recruiting("Follows", 10_000, "when: 'happened(\"Once\")',"),
      Self.recruiting("Never", 100_000, "chance: 0,"),
    ])
    #expect(try Self.state(blueprint, weeks: 9).reserve[Self.army] == 83_319)
  }

  /// 4000 draws at 0.3: four standard deviations are 0.029.
  @Test func chanceIsAWeeklyProbability() throws {
    let blueprint = try Self.blueprint([Self.recruiting("Perhaps", 1, "chance: 0.3,")])
    var count = 0.0
    for future in 0..<200 {
      count += try Self.state(blueprint, weeks: 20, stream: RandomStream(seed: 9, future: UInt32(future)))
        .reserve[Self.army]
    }
    #expect(abs(count / 4000 - 0.3) < 0.029)
  }

  /// The same future has the same luck under every course, whatever else the course does.
  @Test func coursesShareTheirLuck() throws {
    let blueprint = try Self.blueprint([Self.recruiting("Perhaps", 1, "chance: 0.5,")])
    var counts: [Double] = []
    for future in 0..<20 {
      let stream = RandomStream(seed: 3, future: UInt32(future))
      let first = try Self.state(blueprint, course: "stay-the-course", weeks: 12, stream: stream)
      let second = try Self.state(blueprint, course: "force", weeks: 12, stream: stream)
      #expect(first.reserve[Self.army] == second.reserve[Self.army])
      counts.append(first.reserve[Self.army])
    }
    #expect(Set(counts).count > 3)
  }

  /// Nobody is deployed twice, and nobody disappears.
  @Test func peopleAreConserved() throws {
    let quiet = try Self.state(Self.blueprint([]), weeks: 1)
    let moved = try Self.state(
      Self.blueprint([
        "{name: Out, do: [{withdraw: {force: army, from: uplands, share: 0.37}}], because: conduct}",
        "{name: Over, do: [{deploy: {force: army, to: uplands, from: port-tarv, personnel: 1000000, activity: patrol}}], because: conduct}",
        "{name: Away, do: [{demobilize: {force: army, share: 0.1}}], because: conduct}",
      ]), weeks: 1)
    func all(_ state: State) -> Double {
      let units = state.reserve.count
      let places = state.present.count / units
      return (0..<places).reduce(state.reserve[Self.army]) { $0 + state.present[$1 * units + Self.army] }
    }
    #expect(moved.losses[Self.army] == (all(quiet) * 0.1).rounded())
    #expect(all(moved) + moved.losses[Self.army] == all(quiet))
    for (slot, present) in moved.present.enumerated() {
      let activities = slot * State.activityCount..<(slot + 1) * State.activityCount
      #expect(moved.assigned[activities].reduce(0, +) == present)
      #expect(present >= 0)
    }
  }

  /// A rule binds only while it is in force, and only where it says.
  @Test func rulesForbid() throws {
    let blueprint = try Self.blueprint([
      Self.recruiting("Levy", 700, "once: true,"),
      "{name: Up, when: week == 2, do: [{deploy: {force: army, to: uplands, personnel: 400, activity: patrol}}], because: conduct}",
      "{name: Down, when: week == 2, do: [{deploy: {force: army, to: port-tarv, personnel: 300, activity: patrol}}], because: conduct}",
    ])
    #expect(try Self.state(blueprint, course: "stay-the-course", weeks: 2).reserve[Self.army] == 0)
    #expect(try Self.state(blueprint, course: "offer", weeks: 2).reserve[Self.army] == 400)
  }

  /// Deaths are whole, in proportion to population, and blamed.
  @Test func deathsAreSpreadByPopulation() throws {
    let blueprint = try Self.blueprint([
      "{name: Battle, once: true, do: [{casualties: {of: [coast-dwellers, uplanders], by: army, personnel: 1001}}], because: conduct}"
    ])
    let before = try Self.state(Self.blueprint([]), weeks: 1)
    let after = try Self.state(blueprint, weeks: 1)
    #expect(after.casualties.reduce(0, +) == 1001)
    #expect(after.casualties[1] == 0)
    let share = before.population[0] / (before.population[0] + before.population[2])
    #expect(abs(after.casualties[0] - 1001 * share) <= 0.5)
    for group in after.population.indices {
      #expect(after.population[group] == before.population[group] - after.casualties[group])
    }
  }
}
