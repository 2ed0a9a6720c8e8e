import Testing

@testable import Studies

@Suite struct FeatureImportanceTests {
  /// The mean of ten forests of the EMA Workbench (scikit-learn), within five of their standard deviations.
  @Test func agreesWithTheReference() throws {
    guard let reference = try StudyVectors.reference("feature_scores") else { return }
    var deviation = Deviation("feature_scores.json, extra trees, in standard deviations of a forest")
    for name in reference.keys {
      guard let table = try StudyVectors.table("data/prim_\(name).csv") else { continue }
      let inputs = try InputTable(names: table.dropLast().map(\.name), columns: table.dropLast().map(\.values))
      let shares = try FeatureImportance(inputs: inputs, outcome: try #require(table.last).values, trees: 60).shares
      for (column, share) in zip(inputs.columns, shares) {
        // Ours has 60 trees, theirs 100.
        let spread = reference[name]["extra_trees_sd_over_10_runs"][column.name].number * (100.0 / 60).squareRoot()
        deviation.record(
          (share - reference[name]["extra_trees_mean"][column.name].number) / spread, 0, "\(name) \(column.name)")
      }
      #expect(abs(shares.reduce(0, +) - 1) < 1e-12)
    }
    deviation.check(atMost: 5)
  }

  @Test func isAFunctionOfTheSeed() throws {
    var draws = Draws(seed: 1, purpose: .statistics)
    let columns = (0..<3).map { _ in (0..<80).map { _ in draws.uniform() } }
    let inputs = try InputTable(names: ["a", "b", "c"], columns: columns)
    let outcome = columns[1].map { $0 * $0 }
    let first = try FeatureImportance(inputs: inputs, outcome: outcome, trees: 10, seed: 4)
    #expect(try first == FeatureImportance(inputs: inputs, outcome: outcome, trees: 10, seed: 4))
    #expect(try first != FeatureImportance(inputs: inputs, outcome: outcome, trees: 10, seed: 5))
    #expect(first.shares[1] > 0.5)
    #expect(try FeatureImportance(inputs: inputs, outcome: columns[0].map { _ in 2 }).shares == [0, 0, 0])
    #expect(throws: InvalidSample.self) {
      try FeatureImportance(inputs: inputs, outcome: [1], trees: 0, tried: 9, leaf: 0)
    }
  }
}
