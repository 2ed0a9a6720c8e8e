import Simulation
import Testing

@testable import Studies

/// Findings of designs made for sensitivity, on outcomes known in advance.
@Suite struct DesignSensitivityTests {
  private let blueprint: Blueprint

  init() throws { blueprint = try Valley.blueprint() }

  /// Records of a design whose main outcome is a function of its inputs and of the number of its stream.
  private struct Records: PositionRecords {
    let outline: StudyOutline
    let inputs: [Inputs]
    let outcome: [Double]

    func outcomes(course: Int, indicator: Int) -> [Double] { outcome.map { $0 * Double(course + 1) } }
    func forEachSeries(course: Int, indicator: Int, _ body: ([Float]) -> Void) {
      for _ in inputs { body(outline.recordedWeeks.map { _ in 0 }) }
    }
    func forEachControllers(course: Int, _ body: ([Int8]) -> Void) {
      for _ in inputs { body(outline.recordedWeeks.map { _ in 0 }) }
    }
    func truths(claim: Int) -> [Bool] { inputs.map { $0.claims[claim] } }
    func values(parameter: Int) -> [Double] { inputs.map { $0.quantiles[parameter] * 7 } }
    func positions(parameter: Int) -> [Double] { inputs.map { $0.quantiles[parameter] } }
  }

  private func records(_ design: Design, _ outcome: (Inputs, UInt32) -> Double) -> Records {
    var outline = StudyOutline(of: design)
    outline.completed = outline.futures
    let inputs = (0..<outline.futures).map { design.inputs(future: $0) }
    return Records(
      outline: outline, inputs: inputs,
      outcome: inputs.indices.map { outcome(inputs[$0], design.stream(future: $0).future) })
  }

  private func claim(_ id: String) throws -> Int { try #require(blueprint.openClaims.firstIndex { $0.id == id }) }

  /// 3·u₀ + (free ? 2 : 0): variances 9/12 and 1; first and total indices 3/7 and 4/7.
  @Test func sobolIndicesOfASum() throws {
    let free = try claim("free")
    for replications in [1, 2] {
      let design = try Valley.design(.saltelli, futures: 8 * 1024 * replications, of: blueprint) {
        $0.replications = replications
      }
      // Noise that cancels over the two replications of a point.
      let records = records(design) { inputs, stream in
        3 * inputs.quantiles[0] + (inputs.claims[free] ? 2 : 0)
          + (replications == 2 ? (stream.isMultiple(of: 2) ? 0.5 : -0.5) : 0)
      }
      let findings = try Findings(of: records)
      let all = try #require(findings.designSensitivity)
      #expect(all.map(\.course) == ["nothing", "more"] && all[0].kind == .saltelli && all[0].indicator == "mood")
      #expect(all[0].inputs.map(\.name).prefix(2) == ["free", "anger"])
      for input in all[0].inputs {
        let expected: Double = ["free": 4.0 / 7, "anger": 3.0 / 7][input.name] ?? 0
        let (first, total) = (try #require(input.first), try #require(input.total))
        #expect(abs(first.value - expected) < 0.02 && abs(total.value - expected) < 0.02, "\(input.name)")
        #expect(first.interval.low <= first.value && first.value <= first.interval.high)
        #expect(input.meanAbsolute == nil)
      }
      #expect(findings.tidyRows.count { $0.kind == "saltelli" } == 2 * 6 * 2)
    }
  }

  /// Elementary effects of a sum are its coefficients; of linked claims only the size has a meaning.
  @Test func morrisEffectsOfASum() throws {
    let (free, beaten) = (try claim("free"), try claim("beaten"))
    let design = try Valley.design(.morris, futures: 70, of: blueprint)
    let records = records(design) { inputs, stream in
      // Noise that is the same along a trajectory does no harm.
      -3 * inputs.quantiles[0] + (inputs.claims[free] ? 2 : 0) + (inputs.claims[beaten] ? 5 : 0) + Double(stream)
    }
    let inputs = try #require(try DesignSensitivity.all(records)?.first?.inputs)
    for input in inputs {
      switch input.name {
      case "anger": #expect(abs((input.mean ?? 0) + 3) < 1e-12 && abs((input.meanAbsolute?.value ?? 0) - 3) < 1e-12)
      case "free": #expect(input.mean == 2 && input.deviation == 0)
      case "beaten + kept": #expect((0...5).contains(try #require(input.meanAbsolute?.value)))
      default: #expect(input.meanAbsolute?.value == 0)
      }
      #expect(input.first == nil && input.total == nil)
    }
    #expect(Set(inputs.prefix(3).map(\.name)) == ["anger", "free", "beaten + kept"])
  }

  @Test func unfinishedOrOtherDesignsHaveNone() throws {
    let plain = try Valley.design(.sobol, futures: 32, of: blueprint)
    #expect(try Findings(of: records(plain) { inputs, _ in inputs.quantiles[0] }).designSensitivity == nil)
    let design = try Valley.design(.morris, futures: 70, of: blueprint)
    let whole = records(design) { inputs, _ in inputs.quantiles[0] }
    var outline = whole.outline
    outline.completed = 60
    let part = Records(outline: outline, inputs: Array(whole.inputs[..<60]), outcome: Array(whole.outcome[..<60]))
    #expect(try DesignSensitivity.all(part) == nil)
  }
}
