import Chance
import Dossiers
import Testing

@testable import Studies

@Suite struct ObservationPlanTests {
  private func error(_ observations: [Observation], stride: Int = 1) -> InvalidObservations? {
    #expect(throws: InvalidObservations.self) {
      try ObservationPlan(observations, of: observedOutline(stride: stride))
    }
  }

  /// All at once, each with its place.
  @Test func tellsEverythingThatIsWrong() throws {
    let error = try error([
      observation("2014-01", .increase, "births", .number(1)),
      observation("2014-01", .control, "sea", .controller("king")),
      observation("2014-01", .control, "town", .controller("queen")),
      observation("2014-01", .control, "town", .number(1)),
      observation("2014-01-08", .level, "war", .number(0.5)), observation("2014-02", .increase, "deaths", .number(1)),
      observation("2014-02", .increase, "deaths", .number(2)),
    ])
    let problems = try #require(error).problems
    #expect(problems.map(\.observation) == [0, 1, 2, 3, 3, 4, 6])
    #expect(problems.map(\.field) == [.key, .key, .value, .key, .value, .value, .key])
    #expect(problems[0].says == "the study has no indicator `births`; it has deaths, war")
    #expect(problems[1].says == "the study has no place `sea`; it has town, hill")
    #expect(problems[2].says == "the study has no actor `queen`; it has king, rebels, and `nobody`")
  }

  @Test func sumsNeedEveryWeek() throws {
    let error = try error([observation("2014-01", .sum, "deaths", .number(1))], stride: 4)
    #expect(try #require(error).problems.map(\.says)[0].contains("--stride 1"))
  }

  @Test func saysThatNothingOverlaps() throws {
    let error = try error([observation("2015-01", .increase, "deaths", .number(1))])
    #expect(try #require(error).general[0].contains("runs from 2014-01-01 to 2014-05-21"))
  }

  /// What one future says, read from a trace.
  @Test func readsATrace() throws {
    let plan = try ObservationPlan(
      [
        observation("2014-01-07", .increase, "deaths", .number(1)),
        observation("2014-01-14", .control, "hill", .controller(nil)),
      ], of: observedOutline())
    let deaths = (0...20).map { Float($0 * $0) }
    let controllers = [Int8](repeating: 0, count: 21) + (0...20).map { Int8($0 % 3) - 1 }
    // The last day of the first week has a seventh of its deaths; two weeks are over on the 14th.
    let values = plan.values(series: deaths + deaths, controllers: controllers, weeks: 21)
    #expect(abs(values[0] - 1.0 / 7) < 1e-6 && values[1] == 1)
  }
}

@Suite struct CalibrationTargetsTests {
  @Test func poolsOverTime() throws {
    let observations = try [("2014-01", 4.0), ("2014-02", 12), ("2014-03", 36)].map {
      try observation($0, .increase, "deaths", .number($1), error: 2)
    }
    let outline = observedOutline()
    let plan = try ObservationPlan(
      observations + [try observation("2014-01", .control, "town", .controller("king"))], of: outline)
    let targets = try CalibrationTargets(plan, pool: 2, discrepancy: 0)
    #expect(targets.targets.map(\.name) == ["deaths 2014-01 to 2014-02", "deaths 2014-03"])
    #expect(targets.targets.map(\.observed) == [8, 36] && targets.leftOut == 1)
    // log(1 + count), with errors to match: log(39/35)/2.
    #expect(abs(targets.observations[1].value - Elementary.log(37)) < 1e-12)
    let error = Elementary.log(39.0 / 35) / 2
    #expect(abs(targets.observations[1].errorVariance - error * error) < 1e-12)
    let outputs = targets.outputs([1, 7, 25, 0])
    #expect(abs(outputs[0] - Elementary.log(5)) < 1e-12 && abs(outputs[1] - Elementary.log(26)) < 1e-12)
    #expect(throws: InvalidSample.self) { try CalibrationTargets(plan, pool: 0, discrepancy: -1) }
  }

  @Test func levelsAreComparedAsTheyAre() throws {
    let plan = try ObservationPlan(
      [
        observation("2014-01", .level, "deaths", .number(100), error: 3),
        observation("2014-02", .level, "deaths", .number(200), error: 4),
      ], of: observedOutline())
    let targets = try CalibrationTargets(plan, pool: nil, discrepancy: 0.1)
    #expect(targets.observations.count == 1 && targets.observations[0].value == 150)
    #expect(abs(targets.observations[0].errorVariance - 6.25) < 1e-12)
    #expect(abs(targets.observations[0].discrepancyVariance - 225) < 1e-9)
    #expect(targets.outputs([10, 30]) == [20])
  }
}
