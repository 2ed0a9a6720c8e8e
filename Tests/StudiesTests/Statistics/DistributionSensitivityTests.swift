import Testing

@testable import Studies

@Suite struct DistributionSensitivityTests {
  /// SALib's PAWN, recorded by the oracle script.
  @Test func agreesWithSALib() throws {
    var deviation = Deviation("sensitivity.json, PAWN")
    for (number, item) in try StudyVectors.own("sensitivity")["cases"].list.enumerated() {
      for (input, column) in item["inputs"].matrix.enumerated() {
        let pawn = try DistributionSensitivity(
          input: column, outcome: item["outcome"].numbers, slices: item["slices"].integer)
        for (name, value) in [
          ("minimum", pawn.minimum), ("mean", pawn.mean), ("median", pawn.median), ("maximum", pawn.maximum),
          ("stdev", pawn.deviation),
        ] {
          deviation.record(value, item["pawn"][name].list[input].number, "case \(number) input \(input) \(name)")
        }
      }
    }
    deviation.check(atMost: 1e-12)
  }

  @Test func knowsTheExtremes() throws {
    let ramp = (0..<100).map(Double.init)
    let own = try DistributionSensitivity(input: ramp, outcome: ramp)
    #expect(own.maximum > 0.89 && own.minimum >= 0.5 && own.mean <= own.maximum)
    #expect(throws: InvalidSample.self) { try DistributionSensitivity(input: [1, 1], outcome: [1, 2]) }
    #expect(throws: InvalidSample.self) { try DistributionSensitivity(input: [1, .nan], outcome: [1], slices: 0) }
  }
}
