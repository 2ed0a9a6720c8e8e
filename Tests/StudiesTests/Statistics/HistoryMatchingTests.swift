import Testing

@testable import Studies

@Suite struct HistoryMatchingTests {
  private let deaths = HistoryMatching.Observation(
    name: "deaths", value: 100, errorVariance: 9, discrepancyVariance: 16)
  private let cities = HistoryMatching.Observation(name: "cities", value: 4, errorVariance: 0, discrepancyVariance: 1)

  @Test func measuresInDeviations() throws {
    let matching = try HistoryMatching([deaths, cities])
    let verdict = try matching.verdict(means: [126, 4.5], variances: [144, 0])
    #expect(verdict.implausibilities == [2, 0.5] && verdict.greatest == 2 && verdict.second == 0.5)
    #expect(!matching.isRuledOut(verdict))
    let far = try matching.verdict(means: [116, 4], variances: [0, 0])
    #expect(far.greatest == 3.2 && matching.isRuledOut(far))
    #expect(!(try HistoryMatching([deaths, cities], usesSecond: true).isRuledOut(far)))
    #expect(matching.unmatched([far]) == ["deaths"] && matching.unmatched([far, verdict]).isEmpty)
    #expect(matching.unmatched([]).isEmpty)
  }

  /// Two waves with an emulator keep the input that made the observation, and rule most others out.
  @Test func wavesNarrowTheSpace() throws {
    func model(_ x: [Double]) -> Double { 3 * x[0] + x[1] * x[1] }
    let matching = try HistoryMatching([
      .init(name: "output", value: model([0.3, 0.6]), errorVariance: 0.0025, discrepancyVariance: 0)
    ])
    let runs = try SobolPoints(dimensions: 2, seed: 1).points(20)
    let emulator = try GaussianProcess(rows: runs, values: runs.map(model))
    func isRuledOut(_ x: [Double]) throws -> Bool {
      let (mean, variance) = emulator.predict(x)
      return matching.isRuledOut(try matching.verdict(means: [mean], variances: [variance]))
    }
    #expect(try !isRuledOut([0.3, 0.6]))
    let kept = try SobolPoints(dimensions: 2, seed: 2).points(256).count { try !isRuledOut($0) }
    #expect((10...60).contains(kept), "\(kept) of 256 kept")
  }

  @Test func reportsWhatIsWrong() throws {
    let error = #expect(throws: InvalidSample.self) {
      try HistoryMatching([.init(name: "a", value: .nan, errorVariance: 0, discrepancyVariance: 0)], cutoff: 0)
    }
    #expect(error?.problems.count == 3)
    #expect(throws: InvalidSample.self) { try HistoryMatching([]) }
    let matching = try HistoryMatching([deaths])
    #expect(throws: InvalidSample.self) { try matching.verdict(means: [], variances: [-1]) }
  }
}
