import Testing

@testable import Studies

/// Agreement with scikit-learn's calibration_curve is in ProbabilityScoreTests.
@Suite struct CalibrationTableTests {
  @Test func countsByClass() throws {
    let table = try CalibrationTable(
      probabilities: [0, 0.05, 0.1, 0.95, 1], happened: [false, true, false, true, true])
    #expect(table.rows.map(\.forecasts) == [2, 1, 2])
    #expect(table.rows.map(\.low) == [0, 0.1, 0.9])
    #expect(table.rows.map(\.frequency) == [0.5, 0, 1])
    #expect(abs(table.expectedError - (2 * 0.475 + 0.1 + 2 * 0.025) / 5) < 1e-12)
    for row in table.rows { #expect(row.interval.low <= row.frequency && row.frequency <= row.interval.high) }
  }

  @Test func reportsWhatIsWrong() {
    let error = #expect(throws: InvalidSample.self) {
      try CalibrationTable(probabilities: [], happened: [true], classes: 0)
    }
    #expect(error?.problems.count == 3)
  }
}
