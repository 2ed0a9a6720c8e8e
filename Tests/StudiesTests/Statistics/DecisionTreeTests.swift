import Testing

@testable import Studies

@Suite struct DecisionTreeTests {
  /// Leaves of the EMA Workbench's CART (scikit-learn) in density and mass, and the limits of numbers.
  @Test func agreesWithTheWorkbench() throws {
    var deviation = Deviation("cart.json")
    let cases = try StudyVectors.own("cart")["cases"]
    for name in cases.keys {
      let item = cases[name]
      let columns = item["inputs"].list.map { input in
        let values: InputTable.Values =
          input["kind"].name == "categorical"
          ? .categorical(codes: input["values"].list.map(\.integer), labels: input["labels"].list.map(\.name))
          : .continuous(input["values"].numbers)
        return InputTable.Column(input["name"].name, values)
      }
      let tree = try DecisionTree(
        inputs: InputTable(columns), outcome: item["y"].numbers, minimumMass: item["mass_min"].number)
      deviation.record(Double(tree.leaves.count), Double(item["leaves"].list.count), "\(name) leaves")
      for (number, (leaf, peer)) in zip(tree.leaves, item["leaves"].list).enumerated() {
        deviation.record(leaf.mean, peer["density"].number, "\(name) density of leaf \(number)")
        deviation.record(leaf.mass, peer["mass"].number, "\(name) mass of leaf \(number)")
        if !peer["coverage"].isNull {
          deviation.record(leaf.coverage ?? .nan, peer["coverage"].number, "\(name) coverage of leaf \(number)")
        }
        for (column, limit) in zip(columns, leaf.limits) {
          guard case .range(let range) = limit else { continue }
          let limits = peer["limits"][column.name].numbers
          deviation.record(range.low, limits[0], "\(name) \(column.name) low of leaf \(number)")
          deviation.record(range.high, limits[1], "\(name) \(column.name) high of leaf \(number)")
        }
      }
    }
    // The peer rounds inputs to single precision.
    deviation.check(atMost: 1e-6)
  }

  /// Leaves divide the rows among them, none is too small, and no leaf of alike outcomes is split.
  @Test func leavesArePartition() throws {
    var draws = Draws(seed: 3, purpose: .statistics)
    let columns = (0..<3).map { _ in (0..<200).map { _ in Double(draws.below(12)) } }
    let inputs = try InputTable(names: ["a", "b", "c"], columns: columns)
    let outcome = (0..<200).map { columns[0][$0] > 6 && columns[2][$0] < 5 ? 1.0 : 0 }
    let tree = try DecisionTree(inputs: inputs, outcome: outcome)
    #expect(tree.leaves.flatMap(\.rows).sorted() == Array(0..<200))
    #expect(tree.leaves.allSatisfy { $0.rows.count >= 10 })
    #expect(abs(tree.leaves.reduce(0) { $0 + ($1.coverage ?? 0) } - 1) < 1e-12)
    let simple = try DecisionTree(inputs: inputs, outcome: columns[2].map { $0 < 5 ? 1 : 0 })
    #expect(simple.leaves.map(\.mean) == [1, 0] && simple.leaves.map(\.coverage) == [1, 0])
    #expect(simple.rule(0) == ["c under 4.5"] && simple.rule(1) == ["c over 4.5"])
    #expect(try DecisionTree(inputs: inputs, outcome: outcome.map { _ in 1 }).leaves.count == 1)
  }

  @Test func reportsWhatIsWrong() throws {
    let inputs = try InputTable(names: ["a"], columns: [[1, 2]])
    let error = #expect(throws: InvalidSample.self) {
      try DecisionTree(inputs: inputs, outcome: [.nan], minimumMass: 0)
    }
    #expect(error?.problems.count == 3)
  }
}
