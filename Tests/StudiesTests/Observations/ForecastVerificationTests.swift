import Dossiers
import Testing

@testable import Studies

/// An outline of a study of two indicators, two places and two actors, 20 weeks from 2014-01-01.
func observedOutline(stride: Int = 1) -> StudyOutline {
  StudyOutline(
    title: "A state", question: "What next?", start: "2014-01-01", dossierDigest: "", futures: 4, completed: 4,
    seed: 1, weeks: 20, stride: stride, recordedWeeks: Array(Swift.stride(from: 0, through: 20, by: stride)),
    account: nil, settledClaims: [], courses: [.init(id: "wait", name: "Wait", summary: nil)],
    indicators: [
      .init(id: "deaths", name: "Deaths", unit: nil, better: .lower, summary: "end", after: 0, isEvent: false),
      .init(id: "war", name: "War", unit: nil, better: .lower, summary: "end", after: 0, isEvent: true),
    ],
    mainIndicator: "deaths", places: [.init(id: "town", name: "Town"), .init(id: "hill", name: "Hill")],
    actors: [.init(id: "king", name: "King"), .init(id: "rebels", name: "Rebels")], claims: [], parameters: [],
    predictions: [])
}

func observation(
  _ date: String, _ kind: Observation.Kind, _ key: String, _ value: Observation.Value, error: Double? = nil
) throws -> Observation {
  Observation(
    period: .init(try #require(PartialDate(iso: date))), kind: kind, key: key, value: value, error: error)
}

@Suite struct ForecastVerificationTests {
  private func verification(
    _ observations: [Observation], _ values: [[Double]], from: String? = nil
  ) throws -> ForecastVerification {
    let outline = observedOutline()
    let plan = try ObservationPlan(observations, of: outline, from: from.flatMap { PartialDate(iso: $0) })
    return try ForecastVerification(
      ObservationEnsembles(plan: plan, values: values), outline: outline, resamples: 200)
  }

  /// Computed by hand.
  @Test func numbersBesideBaselines() throws {
    let result = try verification(
      [
        observation("2013-11", .increase, "deaths", .number(0)),
        observation("2013-12", .increase, "deaths", .number(4)),
        observation("2014-01", .increase, "deaths", .number(2)),
        observation("2014-02", .increase, "deaths", .number(3)),
      ], [[1, 3], [3, 3]])
    let group = try #require(result.groups.first)
    #expect(group.measure == .number && group.quantities == 1 && group.periods == 2)
    #expect(group.scores.map(\.forecaster) == ["study", "persistence", "last-twelve-months", "zero"])
    // |1 − 2| less a quarter of |1 − 3| twice over four pairs is 0.5; the second is exact.
    #expect(abs(group.scores[0].score.value - 0.25) < 1e-12)
    #expect(try #require(group.scores[0].fair) == 0)
    #expect(group.scores[1].score.value == 1.5 && group.scores[1].fair == nil)
    // {0, 4} scores 2 − 1 at 2, and 2 − 1 at 3.
    #expect(abs(group.scores[2].score.value - 1) < 1e-12)
    #expect(group.scores[3].score.value == 2.5)
    #expect(abs(try #require(group.scores[3].skill).value - 0.9) < 1e-12)
    #expect(group.scores[0].skill == nil)
    #expect(group.calibration == nil)
    #expect(group.coverage.map(\.share) == [1, 1])
    #expect(
      group.series == [
        .init(key: "deaths", kind: .increase, cases: 2, observed: 2.5, forecast: 2.5, scores: [0.25, 1.5, 1, 2.5])
      ])
  }

  @Test func controlOfPlaces() throws {
    let result = try verification(
      [
        observation("2013-12", .control, "town", .controller("rebels")),
        observation("2014-01", .control, "town", .controller("king")),
        observation("2014-01", .control, "hill", .controller(nil)),
      ], [[0, 0, 0, -1], [0, 1, -1, -1]])
    let group = try #require(result.groups.first)
    #expect(group.measure == .control && group.quantities == 2)
    // Town: (0.25² + 0.25²)/2. Hill: (0.25² + 0.25² + 0.5²)/2.
    #expect(abs(group.scores[0].score.value - (0.0625 + 0.1875) / 2) < 1e-12)
    let log = try #require(group.scores[0].logarithmic)
    #expect(abs(log - 0.490415) < 1e-6)
    // The past of the hill is not known: persistence has one case, and was sure of the wrong holder.
    #expect(group.scores.map(\.forecaster) == ["study", "persistence", "last-twelve-months"])
    #expect(group.scores[1].cases == 1 && group.scores[1].score.value == 1 && group.scores[1].logarithmic == nil)
    #expect(abs(try #require(group.scores[1].skill).value - 0.9375) < 1e-12)
    let table = try #require(group.calibration)
    #expect(table.rows.map(\.forecasts).reduce(0, +) == 5 && table.rows.map(\.happened).reduce(0, +) == 2)
    #expect(group.series.map(\.scores.count) == [3, 3] && group.series[1].scores[1] == nil)
  }

  /// Half the Brier score over all holders is the Brier score where there are two.
  @Test func conditionsAreScoredAsEvents() throws {
    let truths: [Double] = [1, 0, 1, 1]
    let ensembles: [[Double]] = [[1, 1, 0, 1], [0, 1, 0, 0], [0, 0, 0, 1], [1, 1, 1, 1]]
    let dates = ["2014-01-08", "2014-01-15", "2014-01-22", "2014-01-29"]
    let result = try verification(
      zip(dates, truths).map { try observation($0, .level, "war", .number($1)) }, ensembles)
    let group = try #require(result.groups.first)
    let expected = try ProbabilityScore(
      probabilities: ensembles.map { mean($0) }, happened: truths.map { $0 == 1 })
    #expect(group.measure == .event)
    #expect(abs(group.scores[0].score.value - expected.brier) < 1e-12)
    #expect(abs(try #require(group.scores[0].logarithmic) - (try #require(expected.logarithmic))) < 1e-12)
    // Zero says that it never happens, and is right once in four.
    #expect(group.scores.last?.forecaster == "zero" && group.scores.last?.score.value == 0.75)
  }

  /// What came before the window is the baselines' past; what lies outside the weeks is counted.
  @Test func theWindowDecides() throws {
    let result = try verification(
      [
        observation("2014-01", .increase, "deaths", .number(7)),
        observation("2014-02", .increase, "deaths", .number(1)),
        observation("2014-08", .increase, "deaths", .number(1)),
      ], [[1]], from: "2014-02")
    let group = try #require(result.groups.first)
    #expect(result.uncovered == 1 && group.scores[0].score.value == 0)
    #expect(group.scores[1].forecaster == "persistence" && group.scores[1].score.value == 6)
  }
}
