import Testing

@testable import Politics

@Suite struct InputNoiseTests {
  private func forecast(_ input: BargainingInput) throws(InvalidInput) -> [Double] {
    [Baselines(input.issues[0]).weightedMean]
  }

  /// The moments of what is drawn.
  @Test func hasTheStatedSize() throws {
    let issue = try BargainingIssue(
      name: "issue", actors: ["a", "b"], positions: [40, 60], saliences: [0.5, 0.5], capabilities: [10, 20],
      scale: 0...100)
    let input = try BargainingInput(issues: [issue])
    let noise = InputNoise(position: 0.05, salience: 0.1, capability: 0.2)
    let draws = try (0..<4000).map { try noise.draw($0, of: input).issues[0] }
    let positions = ForecastDistribution(draws.map { $0.positions[0] })
    #expect(abs(positions.mean - 40) < 1e-9, "pairs cancel")
    #expect(abs(positions.standardDeviation - 5) < 0.2)
    let capabilities = ForecastDistribution(draws.map { $0.capabilities[1] })
    #expect(abs(capabilities.quantile(0.5) - 20) < 0.3)
    #expect(abs(capabilities.quantile(0.8413) / 20 - 1.2214) < 0.03)
    let saliences = ForecastDistribution(draws.map { $0.saliences[1] })
    #expect(abs(saliences.quantile(0.5) - 0.5) < 0.01)
  }

  @Test func noNoiseChangesNothing() throws {
    let input = try BargainingInput(issues: [RandomIssue(seed: 4, actors: 6).issue])
    #expect(try InputNoise(position: 0, salience: 0, capability: 0).draw(3, of: input) == input)
  }

  @Test func keepsWhatModelsNeed() throws {
    for seed in 0..<20 {
      let input = try SpatialModelTests.input(seed: seed, actors: 5, issues: 3)
      let drawn = try InputNoise(position: 0.3, salience: 1, capability: 1, seed: 9).draw(seed, of: input)
      #expect(SpatialModel().problems(with: drawn).isEmpty)
      for issue in drawn.issues { #expect(issue.positions.allSatisfy { issue.scale.contains($0) }) }
    }
  }

  /// Threads take ranges of draws: however they are cut, the results are the same.
  @Test func threadsDoNotMatter() async throws {
    let input = try SpatialModelTests.input(seed: 3, actors: 6, issues: 1)
    let noise = InputNoise(seed: 5)
    let whole = try noise.forecasts(input, draws: 0..<60, by: forecast)
    let parts = try await withThrowingTaskGroup(of: (Int, [[Double]?]).self) { group in
      for start in stride(from: 0, to: 60, by: 7) {
        group.addTask {
          let model = InputNoiseTests()
          return (start, try noise.forecasts(input, draws: start..<min(60, start + 7), by: model.forecast))
        }
      }
      var parts: [(Int, [[Double]?])] = []
      for try await part in group { parts.append(part) }
      return parts
    }
    #expect(parts.sorted { $0.0 < $1.0 }.flatMap(\.1) == whole)
  }

  @Test func orderUnitAndDirectionDoNotMatter() throws {
    let (mirrored, scaled) = (Deviation("noise, mirrored"), Deviation("noise, capabilities × 37.3"))
    var deviations = (mirrored: mirrored, scaled: scaled)
    for seed in 0..<10 {
      let issue = try RandomIssue(seed: seed, actors: 6, coarse: false).issue
      let noise = InputNoise(seed: UInt64(seed))
      func distribution(_ issue: BargainingIssue) throws -> ForecastDistribution {
        ForecastDistribution(
          try noise.forecasts(BargainingInput(issues: [issue]), draws: 0..<40, by: forecast).map { $0?[0] })
      }
      let first = try distribution(issue)
      #expect(try distribution(RandomIssue.permuted(issue, seed: seed)) == first)
      let larger = try distribution(RandomIssue.scaled(issue, by: 37.3))
      let reflected = try distribution(RandomIssue.mirrored(issue, about: 100))
      for (index, value) in first.values.enumerated() {
        deviations.scaled.record(larger.values[index], value, "seed \(seed)")
        deviations.mirrored.record(100 - reflected.values[39 - index], value, "seed \(seed)")
      }
    }
    deviations.scaled.check(atMost: 1e-9)
    deviations.mirrored.check(atMost: 1e-9)
  }

  @Test func summarises() {
    let distribution = ForecastDistribution([3, nil, 1, 2, .nan, 4])
    #expect(distribution.values == [1, 2, 3, 4])
    #expect(distribution.failures == 2)
    #expect(distribution.mean == 2.5)
    #expect(distribution.quantile(0) == 1 && distribution.quantile(1) == 4 && distribution.quantile(0.5) == 2.5)
    #expect(abs(distribution.standardDeviation - (5.0 / 3).squareRoot()) < 1e-15)
    #expect(ForecastDistribution([nil]).quantile(0.5).isNaN)
  }

  @Test func refusesNegativeNoise() throws {
    let input = try BargainingInput(issues: [RandomIssue(seed: 4, actors: 6).issue])
    let error = #expect(throws: InvalidInput.self) { try InputNoise(position: -1, salience: .nan).draw(0, of: input) }
    #expect(error?.problems.count == 2)
    // What is wrong with the model is said, not counted as a failed draw.
    let wrong = { (_: BargainingInput) throws(InvalidInput) -> [Double] in throw InvalidInput(["wrong"]) }
    #expect(throws: InvalidInput.self) { try InputNoise().forecasts(input, draws: 0..<4, by: wrong) }
  }
}
