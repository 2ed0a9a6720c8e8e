import Testing

@testable import Studies

@Suite struct KolmogorovSmirnovTests {
  /// Distances of the EMA Workbench's regional sensitivity analysis on the reference tables.
  @Test func agreesWithTheReference() throws {
    guard let reference = try StudyVectors.reference("feature_scores") else { return }
    var deviation = Deviation("feature_scores.json, regional sensitivity")
    for name in reference.keys {
      guard let table = try StudyVectors.table("data/prim_\(name).csv") else { continue }
      let inputs = try InputTable(names: table.dropLast().map(\.name), columns: table.dropLast().map(\.values))
      let outcome = try #require(table.last).values.map { $0 == 1 }
      for (column, value) in zip(inputs.columns, try KolmogorovSmirnov.regional(inputs: inputs, isOfInterest: outcome))
      {
        deviation.record(value, reference[name]["regional_sa_ks"][column.name].number, "\(name) \(column.name)")
      }
    }
    deviation.check(atMost: 1e-12)
  }

  @Test func knowsTheExtremes() {
    #expect(KolmogorovSmirnov.distance([1, 2, 3], [1, 2, 3]) == 0)
    #expect(KolmogorovSmirnov.distance([1, 2], [3, 4]) == 1)
    #expect(KolmogorovSmirnov.distance([1, 1, 2], [1, 2, 2]) == KolmogorovSmirnov.distance([1, 2, 2], [1, 1, 2]))
    #expect(abs(KolmogorovSmirnov.distance([1, 1, 2], [1, 2, 2]) - 1.0 / 3) < 1e-15)
    #expect(KolmogorovSmirnov.distance([], [1]) == 0)
  }
}
