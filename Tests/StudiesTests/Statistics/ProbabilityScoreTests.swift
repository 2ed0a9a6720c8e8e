import Testing

@testable import Studies

@Suite struct ProbabilityScoreTests {
  /// brier_score_loss and log_loss of scikit-learn, recorded by the oracle script.
  @Test func agreesWithScikitLearn() throws {
    var deviation = Deviation("scores.json, probabilities")
    for (number, item) in try StudyVectors.own("scores")["probabilities"].list.enumerated() {
      let probabilities = item["probabilities"].numbers
      let happened = item["happened"].numbers.map { $0 == 1 }
      let score = try ProbabilityScore(probabilities: probabilities, happened: happened)
      deviation.record(score.brier, item["brier"].number, "case \(number) Brier")
      deviation.record(score.logarithmic ?? .nan, item["log"].number, "case \(number) log")
      // The parts add up.
      deviation.record(score.reliability - score.resolution + score.uncertainty, score.brier, "case \(number) parts")
      let table = try CalibrationTable(probabilities: probabilities, happened: happened, classes: 5)
      for (row, peer) in zip(table.rows, item["calibration"].list) {
        deviation.record(row.meanProbability, peer["mean"].number, "case \(number) mean probability")
        deviation.record(row.frequency, peer["frequency"].number, "case \(number) frequency")
      }
      #expect(table.rows.count == item["calibration"].list.count)
    }
    deviation.check(atMost: 1e-12)
  }

  @Test func knowsTheExtremes() throws {
    let perfect = try ProbabilityScore(probabilities: [1, 0, 1], happened: [true, false, true])
    #expect(perfect.brier == 0 && perfect.skill == 1 && perfect.logarithmic == 0)
    let wrong = try ProbabilityScore(probabilities: [0, 0.5], happened: [true, true])
    #expect(wrong.logarithmic == nil && wrong.skill == nil && wrong.brier == 0.625)
  }

  @Test func reportsWhatIsWrong() {
    let error = #expect(throws: InvalidSample.self) { try ProbabilityScore(probabilities: [1.2], happened: []) }
    #expect(error?.problems.count == 2)
  }
}
