import Testing

@testable import Studies

@Suite struct AnalysisOfVarianceTests {
  /// F and p of scikit-learn's f_classif on the reference tables; p by its relative deviation.
  @Test func agreesWithTheReference() throws {
    guard let reference = try StudyVectors.reference("feature_scores") else { return }
    var deviation = Deviation("feature_scores.json, F tests (relative)")
    for name in reference.keys {
      guard let table = try StudyVectors.table("data/prim_\(name).csv") else { continue }
      let groups = try #require(table.last).values.map { Int($0) }
      for (input, values) in table.dropLast() {
        let test = try AnalysisOfVariance(values: values, groups: groups)
        let peer = reference[name]["f_classif"][input]
        deviation.record((test.ratio ?? .nan) / peer["F"].number, 1, "\(name) \(input) F")
        deviation.record((test.probability ?? .nan) / peer["p"].number, 1, "\(name) \(input) p")
        deviation.record(
          (test.probability ?? .nan) / reference[name]["univariate_f_classif_pvalues"][input].number, 1,
          "\(name) \(input) p")
      }
    }
    deviation.check(atMost: 1e-9)
  }

  @Test func knowsTheExtremes() throws {
    #expect(try AnalysisOfVariance(values: [1, 2, 3], groups: [0, 0, 0]).ratio == nil)
    #expect(try AnalysisOfVariance(values: [1, 1, 2, 2], groups: [0, 0, 1, 1]).ratio == nil)
    #expect(try AnalysisOfVariance(values: [1, 2, 1, 2], groups: [0, 0, 1, 1]).probability == 1)
    #expect(throws: InvalidSample.self) { try AnalysisOfVariance(values: [1], groups: [0, -1]) }
  }
}
