import Testing

@testable import Studies

@Suite struct ScenarioDiscoveryTests {
  private let records = PlantedStudy.records()

  private func discovery(_ change: (inout ScenarioDiscovery.Settings) -> Void = { _ in }) throws -> ScenarioDiscovery {
    var settings = ScenarioDiscovery.Settings()
    change(&settings)
    return try ScenarioDiscovery(records, course: 0, indicator: 1, settings: settings)
  }

  @Test func findsThePlantedBox() throws {
    let found = try discovery()
    #expect(found.failing == (records.values[0][1].count { $0 == 1 }) && found.futures == 400)
    #expect(found.inputs.prefix(2).contains("plot") && found.inputs.prefix(2).contains("anger"))
    let region = try #require(found.boxes.first?.region)
    #expect(region.restrictions.map(\.input).sorted() == ["anger", "plot"])
    let plot = try #require(region.restrictions.first { $0.input == "plot" })
    let anger = try #require(region.restrictions.first { $0.input == "anger" })
    #expect(plot.truth == false && plot.kind == .claim)
    #expect(anger.above == nil && abs((anger.below ?? 0) - 0.4) < 0.03)
    #expect(region.density > 0.95 && region.coverage > 0.9)
    #expect(region.restrictions.allSatisfy { ($0.quasiP ?? 1) < 0.001 })
  }

  @Test func rulesSayTheSame() throws {
    let rule = try #require(try discovery().rules.first)
    #expect(rule.density == 1 && rule.coverage > 0.95)
    #expect(rule.restrictions.map(\.input).sorted() == ["anger", "plot"])
  }

  /// A region's numbers are those of the futures that its restrictions hold in, as printed.
  @Test func numbersAreThoseOfTheWords() throws {
    let found = try discovery()
    let inputs = try StudyInputs(of: records)
    let first = try #require(found.boxes.first)
    for region in first.trajectory + [first.region] + found.rules {
      let rows = (0..<400).filter { future in
        region.restrictions.allSatisfy { $0.holds(inputs[$0.input]?.values[future] ?? .nan) }
      }
      #expect(rows.count == region.count)
      #expect(rows.count { records.values[0][1][$0] == 1 } == region.failing)
      #expect(abs(region.coverage * Double(found.failing) - Double(region.failing)) < 1e-9)
    }
  }

  /// What was planted is there in the other half of the futures too.
  @Test func holdsInFuturesNotSearched() throws {
    let repetition = try #require(try discovery().repetition)
    #expect(repetition.density > 0.85 && repetition.coverage > 0.85)
  }

  @Test func noiseDoesNotRepeat() throws {
    var noise = records
    // Failures at random, a third of the futures.
    noise.values[0][1] = (0..<400).map { ($0 * 7919 + $0 * $0 * 31) % 1009 < 336 ? 1 : 0 }
    let found = try ScenarioDiscovery(noise, course: 0, indicator: 1)
    let repetition = try #require(found.repetition)
    #expect(abs(repetition.density - found.base) < 0.2)
  }

  @Test func boxesByNumberAndByDensity() throws {
    let seventh = try discovery { $0.choice = .number(3) }
    #expect(seventh.boxes[0].chosen == 3)
    #expect(seventh.boxes[0].region.count == seventh.boxes[0].trajectory[3].count)
    let dense = try discovery { $0.choice = .density(0.8) }
    let chosen = dense.boxes[0].trajectory[dense.boxes[0].chosen]
    #expect(chosen.density >= 0.8)
    #expect(dense.boxes[0].trajectory.allSatisfy { $0.density < 0.8 || $0.coverage <= chosen.coverage })
    #expect(throws: InvalidSample.self) { try discovery { $0.choice = .number(9999) } }
    #expect(throws: InvalidSample.self) { try discovery { $0.inputs = ["anger", "unknown"] } }
    #expect(try discovery { $0.inputs = ["anger"] }.inputs == ["anger"])
  }

  /// Two separate boxes are both found, the second among the futures outside the first.
  @Test func findsASecondBox() throws {
    var two = records
    let (plot, anger, other) = (records.claims[0], records.parameters[0], records.parameters[1])
    two.values[0][1] = (0..<400).map { future in
      !plot[future] && anger[future] < 0.5 || plot[future] && other[future] > 0.7 ? 1 : 0
    }
    let found = try ScenarioDiscovery(two, course: 0, indicator: 1)
    #expect(found.boxes.count == 2)
    #expect(found.boxes.allSatisfy { $0.region.density > 0.9 })
    #expect(found.boxes.reduce(0) { $0 + $1.region.coverage } > 0.85)
    #expect(
      found.boxes.map { $0.region.restrictions.map(\.input).sorted() }.sorted { $0[0] < $1[0] }
        == [["anger", "plot"], ["noise-0", "plot"]])
  }

  @Test func neverOrAlwaysFailing() throws {
    var never = records
    never.values[0][1] = [Double](repeating: 0, count: 400)
    let found = try ScenarioDiscovery(never, course: 0, indicator: 1)
    #expect(found.failing == 0 && found.boxes.isEmpty && found.rules.isEmpty && found.repetition == nil)
    never.values[0][1] = [Double](repeating: 1, count: 400)
    #expect(try ScenarioDiscovery(never, course: 0, indicator: 1).boxes.isEmpty)
  }
}

@Suite struct FailureCriterionTests {
  private func indicator(_ better: StudyOutline.Indicator.Better, event: Bool = false) -> StudyOutline.Indicator {
    .init(id: "x", name: "x", unit: nil, better: better, summary: "end", after: 0, isEvent: event)
  }
  private let values = (1...9).map(Double.init)

  @Test func theWorstThird() {
    let high = FailureCriterion(indicator(.higher), values: values)
    #expect(values.filter(high.isFailed) == [1, 2, 3])
    let low = FailureCriterion(indicator(.lower), values: values)
    #expect(values.filter(low.isFailed) == [7, 8, 9])
    #expect(low.worst == 1.0 / 3 && low.side == .atLeast)
    #expect(FailureCriterion(indicator(.neither), values: values).side == .atLeast)
  }

  @Test func thresholdsAndEvents() {
    let chosen = FailureCriterion(indicator(.higher), values: values, threshold: 5)
    #expect(values.filter(chosen.isFailed) == [1, 2, 3, 4, 5] && chosen.worst == nil)
    let bad = FailureCriterion(indicator(.lower, event: true), values: [0, 1])
    #expect(bad.isFailed(1) && !bad.isFailed(0))
    let good = FailureCriterion(indicator(.higher, event: true), values: [0, 1])
    #expect(good.isFailed(0) && !good.isFailed(1))
  }
}
