import Chance
import Testing

@testable import Simulation

@Suite struct SimulatorTests {
  static let lively = {
    var valley = Valley()
    valley.strategies = """
      rebels:
        - {name: Raid, chance: 0.4, because: made-up, do: [
            {deploy: {force: band, to: town, from: hills, share: 0.2, activity: coercion}},
            {casualties: {of: town-people, by: [band], personnel: 20}}]}
        - {name: Recruit, when: mood(town-poor) < -20, because: made-up, do: [
            {mobilize: {force: band, in: town, personnel: 60, activity: coercion}}]}

      """
    valley.assumptions = "size: {says: Size., reason: A test., value: {uniform: [500, 4000]}}\n"
    valley.personnel = "size"
    return valley
  }()

  @Test func aFutureIsAFunctionOfItsArguments() throws {
    let blueprint = try Self.lively.blueprint()
    let inputs = Inputs(claims: [], quantiles: [0.3])
    var first = Simulator(blueprint)
    var second = Simulator(blueprint)
    let stream = RandomStream(seed: 5, future: 7)
    _ = second.run(course: 0, inputs: blueprint.medianInputs, stream: RandomStream(seed: 1, future: 1))
    let trace = first.run(course: 0, inputs: inputs, stream: stream)
    #expect(trace == second.run(course: 0, inputs: inputs, stream: stream))
    #expect(
      trace.digest
        != first.run(course: 0, inputs: inputs, stream: RandomStream(seed: 5, future: 8)).digest)
    #expect(trace.digest != first.run(course: 0, inputs: blueprint.medianInputs, stream: stream).digest)
  }

  /// The order in which a dossier lists its entities changes no result.
  @Test func orderOfEntitiesDoesNotMatter() throws {
    var reversed = Self.lively
    reversed.isReversed = true
    let (blueprint, other) = (try Self.lively.blueprint(), try reversed.blueprint())
    #expect(blueprint.places == other.places.reversed())
    var (first, second) = (Simulator(blueprint), Simulator(other))
    for future in 0..<5 {
      let stream = RandomStream(seed: 9, future: UInt32(future))
      let trace = first.run(course: 0, inputs: blueprint.medianInputs, stream: stream)
      let mirrored = second.run(course: 0, inputs: other.medianInputs, stream: stream)
      for index in trace.summaries.indices {
        #expect(abs(trace.summaries[index] - mirrored.summaries[index]) < 1e-9)
      }
    }
  }

  @Test func summariesSumUpTheSeries() throws {
    var valley = Self.lively
    valley.indicators = """
        lowest: {name: Lowest, measure: mood(town-people), summary: minimum, after: 10}
        highest: {name: Highest, measure: mood(town-people), summary: maximum, after: 10}
        average: {name: Average, measure: mood(town-people), summary: mean, after: 10}
        last: {name: Last, measure: mood(town-people)}
      """
    let blueprint = try valley.blueprint()
    var simulator = Simulator(blueprint)
    let trace = simulator.run(
      course: 0, inputs: blueprint.medianInputs, stream: RandomStream(seed: 3, future: 0))
    let index = blueprint.indicators.firstIndex { $0.id == "last" } ?? 0
    let series = trace.series[index * 41..<(index + 1) * 41].map(Double.init)
    let counted = series[10...]
    #expect(abs(blueprint.summary("lowest", trace) - (counted.min() ?? 0)) < 1e-4)
    #expect(abs(blueprint.summary("highest", trace) - (counted.max() ?? 0)) < 1e-4)
    #expect(abs(blueprint.summary("average", trace) - counted.reduce(0, +) / 31) < 1e-4)
    #expect(abs(blueprint.summary("last", trace) - series[40]) < 1e-4)
  }

  /// A stride leaves out weeks, not results.
  @Test func strideRecordsTheSameWeeks() throws {
    let blueprint = try Self.lively.blueprint()
    let stream = RandomStream(seed: 2, future: 2)
    var (all, some) = (Simulator(blueprint), Simulator(blueprint, stride: 7))
    let full = all.run(course: 0, inputs: blueprint.medianInputs, stream: stream)
    let sparse = some.run(course: 0, inputs: blueprint.medianInputs, stream: stream)
    #expect(sparse.weeks == [0, 7, 14, 21, 28, 35, 40])
    #expect(sparse.digest == full.digest && sparse.summaries == full.summaries)
    for indicator in blueprint.indicators.indices {
      for (position, week) in sparse.weeks.enumerated() {
        #expect(sparse.series[indicator * 7 + position] == full.series[indicator * 41 + week])
      }
    }
  }

  /// More guards whom everybody likes, and who like everybody, never make anybody less secure.
  @Test func securityRisesWithFriendlyForce() throws {
    var last = -101.0
    for personnel in [0, 200, 1000, 4000, 12_000] {
      var valley = Valley()
      valley.personnel = "{value: \(personnel)}"
      let people = ["town-people", "town-poor"]
      valley.relationships = people.map {
        "- {from: guards, to: \($0), value: 1, because: made-up}\n- {from: \($0), to: guards, value: 1, because: made-up}\n"
      }.joined()
      let blueprint = try valley.blueprint()
      let town = blueprint.place("town")
      let security = blueprint.state(after: 0).security[
        town * blueprint.structure.groupCount + blueprint.group("town-people")]
      #expect(security >= last, "\(personnel)")
      last = security
    }
  }
}
