import Testing

@testable import Studies

@Suite struct MorrisScreeningTests {
  /// SALib's effects at SALib's trajectories, recorded by the oracle script.
  @Test func agreesWithSALib() throws {
    var deviation = Deviation("morris.json")
    var widths = 0.0
    for (number, item) in try StudyVectors.own("morris")["cases"].list.enumerated() {
      let screening = try MorrisScreening(
        rows: item["rows"].matrix, outcomes: item["outcomes"].numbers, resamples: 1000, seed: 1)
      for (input, effects) in screening.inputs.enumerated() {
        deviation.record(effects.mean, item["mu"].list[input].number, "case \(number) mu \(input)")
        deviation.record(
          effects.meanAbsolute.value, item["mu_star"].list[input].number, "case \(number) mu* \(input)")
        deviation.record(effects.deviation, item["sigma"].list[input].number, "case \(number) sigma \(input)")
        let reach = (effects.meanAbsolute.interval.high - effects.meanAbsolute.interval.low) / 2
        let peer = item["mu_star_conf"].list[input].number
        if peer > 1e-9 { widths = max(widths, abs(reach / peer - 1)) }
      }
    }
    deviation.check(atMost: 1e-10)
    print("morris.json: widths of intervals differ by at most \(widths)")
    #expect(widths < 0.3)
  }

  /// Trajectories stay on the grid and move every input once; of a linear function the effects are its slopes.
  @Test(arguments: [2, 4, 8]) func designsMoveEachInputOnce(levels: Int) throws {
    let design = try MorrisScreening.Design(trajectories: 12, inputs: 5, levels: levels, seed: 3)
    #expect(design.rows.count == 72)
    for value in design.rows.joined() {
      let level = value * Double(levels - 1)
      #expect(abs(level - level.rounded()) < 1e-9 && value > -1e-9 && value < 1 + 1e-9)
    }
    let slopes = [3.0, -2, 0, 0.5, 10]
    let screening = try MorrisScreening(
      rows: design.rows, outcomes: design.rows.map { zip($0, slopes).reduce(1) { $0 + $1.0 * $1.1 } })
    for (effects, slope) in zip(screening.inputs, slopes) {
      #expect(abs(effects.mean - slope) < 1e-9 && abs(effects.meanAbsolute.value - abs(slope)) < 1e-9)
      #expect(effects.deviation < 1e-9)
    }
  }

  /// Steps go up as often as down.
  @Test func designsAreBalanced() throws {
    let design = try MorrisScreening.Design(trajectories: 400, inputs: 1, levels: 4, seed: 8)
    let up = stride(from: 0, to: 800, by: 2).count { design.rows[$0 + 1][0] > design.rows[$0][0] }
    #expect((150...250).contains(up))
  }

  @Test func reportsWhatIsWrong() {
    let rows: [[Double]] = [[0, 0], [1, 1], [1, 0]]
    #expect(throws: InvalidSample.self) { try MorrisScreening(rows: rows, outcomes: [1, 2, 3]) }
    let error = #expect(throws: InvalidSample.self) {
      try MorrisScreening(rows: [[0, 0], [1]], outcomes: [.nan], resamples: 0)
    }
    #expect(error?.problems.count == 5)
    #expect(throws: InvalidSample.self) { try MorrisScreening(rows: [], outcomes: []) }
    #expect(throws: InvalidSample.self) { try MorrisScreening.Design(trajectories: 0, inputs: 0, levels: 3, seed: 1) }
  }
}
