import Testing

@testable import Studies

@Suite struct StudyComparisonTests {
  private func source(
    _ label: String, seed: UInt64 = 3, account: String? = nil, _ change: (inout MemoryRecords) -> Void = { _ in }
  ) -> StudyComparison.Source {
    var records = MemoryRecords.example()
    change(&records)
    records.outline.seed = seed
    let found = records
    return StudyComparison.Source(
      label: label, outline: found.outline,
      specification: DesignSpecification(futures: found.outline.futures, seed: seed, account: account),
      outcomes: { found.outcomes(course: $0, indicator: $1) })
  }

  /// One tenth more trust in every future: future by future it is exact, however much trust varies.
  @Test func theSameDesignIsComparedFutureByFuture() throws {
    let comparison = try StudyComparison([
      source("a"),
      source("b", account: "khan") { records in
        for course in 0..<2 { records.values[course][0] = records.values[course][0].map { $0 + 0.1 } }
      },
    ])
    #expect(comparison.studies.map(\.isPaired) == [true, true])
    #expect(
      comparison.rows.map { "\($0.indicator) \($0.course)" } == ["trust wait", "trust act", "war wait", "war act"])
    let trust = try #require(comparison.rows[0].differences[1])
    #expect(trust.isPaired && abs(trust.estimate.value - 0.1) < 1e-12)
    #expect(trust.estimate.interval.high - trust.estimate.interval.low < 1e-9)
    #expect(comparison.rows[0].differences[0] == nil)
    #expect(comparison.contrasts.map(\.subject) == ["account"])
    #expect(comparison.contrasts[0].states == ["none", "khan"])
  }

  @Test func otherDesignsAreIndependentSamples() throws {
    let comparison = try StudyComparison([source("a"), source("b", seed: 4)])
    #expect(comparison.studies.map(\.isPaired) == [true, false])
    let trust = try #require(comparison.rows[0].differences[1])
    // The same values: no difference, but an interval of z·√(2 s²/n).
    let deviation = standardDeviation(MemoryRecords.example().values[0][0])
    #expect(!trust.isPaired && trust.estimate.value == 0)
    #expect(abs(trust.estimate.interval.high - 1.959963984540054 * deviation * (2.0 / 60).squareRoot()) < 1e-9)
    #expect(comparison.contrasts.map(\.subject) == ["seed"])
  }

  @Test func tellsWhatIsMissingAndWhatDiffers() throws {
    let comparison = try StudyComparison([
      source("a"),
      source("b") { records in
        records.outline.courses[1].id = "flee"
        records.outline.parameters[0].id = "hope"
        records.outline.claims.removeFirst()
        records.outline.settledClaims = [.init(id: "idle", truth: true)]
      },
    ])
    #expect(
      comparison.rows.map { "\($0.indicator) \($0.course)" }.prefix(3) == ["trust wait", "trust act", "trust flee"])
    #expect(comparison.rows[1].means[1] == nil && comparison.rows[1].differences[1] == nil)
    #expect(comparison.rows[2].means[0] == nil && comparison.rows[2].means[1] != nil)
    #expect(
      comparison.contrasts.map { "\($0.kind) \($0.subject): \($0.states.joined(separator: " / "))" } == [
        "course act: studied / not studied", "course flee: not studied / studied", "claim idle: disputed / true",
        "number luck: uncertain / not uncertain", "number hope: not uncertain / uncertain",
      ])
  }

  @Test func unfinishedStudiesAreNotPaired() throws {
    let comparison = try StudyComparison([
      source("a") { $0.outline.futures = 90 }, source("b") { $0.outline.futures = 90 },
    ])
    #expect(comparison.studies.map(\.isPaired) == [false, false])
  }
}
