import Foundation
import Testing

@testable import Studies

@Suite struct SobolIndicesTests {
  static func ishigami(_ x: [Double]) -> Double {
    sin(x[0]) + 7 * sin(x[1]) * sin(x[1]) + 0.1 * x[2] * x[2] * x[2] * x[2] * sin(x[0])
  }

  /// SALib's indices of the Ishigami function, at rows that our design makes and SALib's rows confirm.
  @Test func agreesWithSALib() throws {
    guard let reference = try StudyVectors.reference("sobol_ishigami") else { return }
    var deviation = Deviation("sobol_ishigami.json")
    var widths = 0.0
    for run in reference["runs"].list where run["scramble"].number == 0 {
      let name = "N = \(run["N"].integer)"
      let design = try SaltelliDesign(base: run["N"].integer, inputs: 3, secondOrder: true, seed: nil)
      #expect(design.count == run["n_runs"].integer)
      func row(_ row: Int) -> [Double] {
        (0..<3).map { -Double.pi + 2 * Double.pi * design.position(row: row, input: $0) }
      }
      let rows = run["X"].isNull ? run["X_first8"].matrix : run["X"].matrix
      for (number, expected) in rows.enumerated() {
        for (value, peer) in zip(row(number), expected) { deviation.record(value, peer, "\(name) row \(number)") }
      }
      let outcomes = (0..<design.count).map { Self.ishigami(row($0)) }
      for (value, peer) in zip(outcomes, (run["Y"].isNull ? run["Y_first8"] : run["Y"]).numbers) {
        deviation.record(value, peer, "\(name) outcome")
      }
      let indices = try SobolIndices(
        of: .init(rows: outcomes, inputs: 3, secondOrder: true), resamples: 1000, seed: 1)
      for input in 0..<3 {
        deviation.record(indices.first[input].value, run["S1"].list[input].number, "\(name) first \(input)")
        deviation.record(indices.total[input].value, run["ST"].list[input].number, "\(name) total \(input)")
        for (estimate, width) in [(indices.first[input], run["S1_conf"]), (indices.total[input], run["ST_conf"])] {
          let reach = (estimate.interval.high - estimate.interval.low) / 2
          widths = max(widths, abs(reach / width.list[input].number - 1))
        }
      }
      for pair in indices.pairs {
        deviation.record(
          pair.index.value, run["S2"].list[pair.first].list[pair.second].number, "\(name) pair \(pair.first)")
      }
    }
    deviation.check(atMost: 1e-10)
    print("sobol_ishigami.json: widths of intervals differ by at most \(widths), of about 100 resamples there")
    #expect(widths < 0.4)
  }

  /// With scrambled points the indices approach the analytic ones.
  @Test func approachesTheAnalyticAnswer() throws {
    let design = try SaltelliDesign(base: 8192, inputs: 3, secondOrder: true, seed: 5)
    let outcomes = (0..<design.count).map { row in
      Self.ishigami((0..<3).map { -Double.pi + 2 * Double.pi * design.position(row: row, input: $0) })
    }
    let indices = try SobolIndices(of: .init(rows: outcomes, inputs: 3, secondOrder: true), seed: 1)
    var largest = 0.0
    for (value, exact) in zip(
      indices.first.map(\.value) + indices.total.map(\.value) + indices.pairs.map(\.index.value),
      [0.31390519, 0.44241114, 0, 0.55758886, 0.44241114, 0.24368366, 0, 0.24368366, 0])
    {
      largest = max(largest, abs(value - exact))
    }
    print("Ishigami, 8,192 scrambled base points: largest deviation from the analytic indices \(largest)")
    #expect(largest < 0.01)
  }

  /// Of independent outcomes, intervals of the first-order index hold the truth, 0.5, about 95 times in 100.
  @Test func intervalsCover() throws {
    var held = 0
    for seed in 0..<200 {
      var draws = Draws(seed: UInt64(seed), purpose: .statistics, entity: 7)
      let rows = (0..<1500).map { _ in (0..<4).map { _ in draws.normal() } }
      let outcomes = SobolIndices.Outcomes(
        a: rows.map { $0[0] + $0[1] }, b: rows.map { $0[2] + $0[3] },
        mixed: [rows.map { $0[2] + $0[1] }, rows.map { $0[0] + $0[3] }])
      let index = try SobolIndices(of: outcomes, resamples: 100, seed: UInt64(seed)).first[0]
      if index.interval.low <= 0.5 && index.interval.high >= 0.5 { held += 1 }
    }
    #expect((180...199).contains(held), "\(held) of 200")
  }

  @Test func aConstantHasNoIndices() throws {
    let flat = [Double](repeating: 3, count: 8)
    let indices = try SobolIndices(of: .init(a: flat, b: flat, mixed: [flat], reversed: [flat]))
    #expect(indices.first[0].value == 0 && indices.total[0].value == 0)
  }

  @Test func reportsAllThatIsWrong() {
    let error = #expect(throws: InvalidSample.self) {
      try SobolIndices(of: .init(a: [1, .nan], b: [1], mixed: [[1, 2, 3]], reversed: []), resamples: 0)
    }
    #expect(error?.problems.count == 5)
    #expect(throws: InvalidSample.self) { try SobolIndices.Outcomes(rows: [1, 2], inputs: 3, secondOrder: true) }
  }
}
