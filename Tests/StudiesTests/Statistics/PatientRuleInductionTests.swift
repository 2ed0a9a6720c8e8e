import Chance
import Foundation
import Testing

@testable import Studies

@Suite struct PatientRuleInductionTests {
  /// Boxes of the EMA Workbench on the tables of the reference folder.
  @Test func agreesWithTheReference() throws {
    guard let reference = try StudyVectors.reference("prim") else { return }
    var deviation = Deviation("prim.json")
    for name in reference.keys {
      guard let table = try StudyVectors.table(reference[name]["data"].name) else { continue }
      let inputs = try InputTable(
        names: table.dropLast().map(\.name), columns: table.dropLast().map(\.values))
      try compare(
        reference[name], inputs, try #require(table.last).values.map { $0 == 1 }, name, &deviation)
    }
    deviation.check(atMost: 1e-10)
  }

  /// Boxes with categorical and whole inputs and quasi-p-values, of the oracle script.
  @Test func agreesWithTheWorkbench() throws {
    let own = try StudyVectors.own("prim_mixed")["cases"]
    var deviation = Deviation("prim_mixed.json")
    for name in own.keys {
      let columns = own[name]["inputs"].list.map { input in
        let values = input["values"]
        let column: InputTable.Values =
          switch input["kind"].name {
          case "whole": .whole(values.list.map(\.integer))
          case "categorical":
            .categorical(codes: values.list.map(\.integer), labels: input["labels"].list.map(\.name))
          default: .continuous(values.numbers)
          }
        return InputTable.Column(input["name"].name, column)
      }
      try compare(
        own[name], InputTable(columns), own[name]["y"].numbers.map { $0 == 1 }, name, &deviation)
    }
    deviation.check(atMost: 1e-9)
  }

  private func compare(
    _ expected: JSON, _ inputs: InputTable, _ outcome: [Bool], _ name: String, _ deviation: inout Deviation
  ) throws {
    let settings = PatientRuleInduction.Settings(
      peel: expected["peel_alpha"].number, paste: expected["paste_alpha"].number,
      minimumMass: expected["mass_min"].number)
    var prim = try PatientRuleInduction(inputs: inputs, isOfInterest: outcome, settings: settings)
    let boxes = prim.boxes(expected["boxes"].list.count)
    #expect(boxes.count == expected["boxes"].list.count)
    for (number, (box, peer)) in zip(boxes, expected["boxes"].list).enumerated() {
      let place = "\(name) box \(number)"
      deviation.record(Double(box.trajectory.count), Double(peer["trajectory"].list.count), "\(place) steps")
      for (step, row) in zip(box.trajectory, peer["trajectory"].list) {
        // The peer's table is rounded to ten digits.
        deviation.record(step.coverage, row["coverage"].number, "\(place) coverage")
        deviation.record(step.density, row["density"].number, "\(place) density")
        deviation.record(step.mass, row["mass"].number, "\(place) mass")
        deviation.record(Double(step.count), row["n"].number, "\(place) n")
        deviation.record(Double(step.ofInterest), row["k"].number, "\(place) k")
        deviation.record(Double(step.restricted.count), row["res_dim"].number, "\(place) res_dim")
      }
      for (step, limits) in zip(box.trajectory, peer["box_limits"].list) {
        compare(step, limits, inputs, place, &deviation)
      }
      compare(box.final, peer["limits"], inputs, "\(place) final", &deviation)
      for (position, row) in peer["qp"].list.enumerated() {
        for value in box.quasiP(position) {
          let pair = row[inputs.columns[value.input].name].numbers
          deviation.record(value.lower ?? -1, pair[0], "\(place) quasi-p")
          deviation.record(value.upper ?? -1, pair[1], "\(place) quasi-p")
        }
      }
    }
  }

  private func compare(
    _ step: ScenarioBox.Step, _ limits: JSON, _ inputs: InputTable, _ place: String, _ deviation: inout Deviation
  ) {
    for (column, limit) in zip(inputs.columns, step.limits) {
      switch limit {
      case .range(let range):
        deviation.record(range.low, limits[column.name].list[0].number, "\(place) \(column.name) low")
        deviation.record(range.high, limits[column.name].list[1].number, "\(place) \(column.name) high")
      case .categories(let codes):
        #expect(codes == limits[column.name].list.map(\.integer), "\(place) \(column.name)")
      }
    }
  }

  private func sample(_ count: Int, seed: UInt64) throws -> (InputTable, [Bool]) {
    var draws = Draws(seed: seed, purpose: .statistics)
    let columns = (0..<4).map { _ in (0..<count).map { _ in draws.uniform() } }
    let outcome = (0..<count).map { columns[0][$0] > 0.7 && columns[1][$0] < 0.4 }
    return (try InputTable(names: ["a", "b", "c", "d"], columns: columns), outcome)
  }

  /// Boxes of a trajectory nest while peeling, and hold what they say they hold.
  @Test(arguments: [1, 2, 3] as [UInt64]) func holdsWhatItSays(seed: UInt64) throws {
    let (inputs, outcome) = try sample(400, seed: seed)
    var prim = try PatientRuleInduction(inputs: inputs, isOfInterest: outcome)
    var taken: Set<Int> = []
    for box in prim.boxes(3) {
      #expect(taken.isDisjoint(with: box.rows))
      taken.formUnion(box.rows)
      for step in box.trajectory {
        #expect(box.problem.step(step.limits, among: box.candidates) == step)
        #expect(step.mass >= 0.05 || step.restricted.isEmpty)
      }
      #expect(box.rows.count == box.final.count)
    }
  }

  /// A planted corner is found and named.
  @Test func findsAPlantedBox() throws {
    let (inputs, outcome) = try sample(2000, seed: 9)
    var prim = try PatientRuleInduction(inputs: inputs, isOfInterest: outcome)
    let found = prim.findBox()
    let box = try #require(found)
    let choice = box.choice(coverage: 0.8)
    #expect(box.trajectory[choice].density > 0.95)
    #expect(box.trajectory[choice].restricted == [0, 1])
    let words = box.description(choice)
    #expect(words.count == 2 && words[0].hasPrefix("a over 0.") && words[1].hasPrefix("b under 0."))
    let lone = box.step(choice, withoutInput: 1)
    #expect(lone.restricted == [0] && lone.density < box.trajectory[choice].density)
    for value in box.quasiP(choice) { #expect((value.lower ?? 0) < 1e-6 && (value.upper ?? 0) < 1e-6) }
  }

  /// The planted corner is found whatever the order of the rows.
  @Test func doesNotDependOnTheOrderOfRows() throws {
    let (inputs, outcome) = try sample(500, seed: 4)
    let reversed = try InputTable(
      names: inputs.columns.map(\.name), columns: inputs.columns.map { $0.numbers.reversed() })
    var first = try PatientRuleInduction(inputs: inputs, isOfInterest: outcome)
    var second = try PatientRuleInduction(inputs: reversed, isOfInterest: outcome.reversed())
    #expect(first.boxes(2).map(\.trajectory) == second.boxes(2).map(\.trajectory))
  }

  @Test func reportsAllThatIsWrong() throws {
    let inputs = try InputTable(names: ["a"], columns: [[1, 2, 3]])
    let error = #expect(throws: InvalidSample.self) {
      try PatientRuleInduction(
        inputs: inputs, isOfInterest: [true], settings: .init(peel: 0, paste: .nan, minimumMass: 2))
    }
    #expect(error?.problems.count == 4)
  }

  /// No outcome, every outcome, constant and single rows end without a crash.
  @Test func copesWithTheExtremes() throws {
    for outcome in [[true, true, true], [false, false, false], [true, false, true]] {
      let inputs = try InputTable([
        .init("same", .continuous([1, 1, 1])), .init("whole", .whole([1, 2, 3])),
        InputTable.claim("claim", [true, false, true]),
      ])
      var prim = try PatientRuleInduction(inputs: inputs, isOfInterest: outcome)
      _ = prim.boxes(4).map { box in box.trajectory.indices.map { (box.quasiP($0), box.description($0)) } }
    }
    var single = try PatientRuleInduction(
      inputs: InputTable(names: ["a"], columns: [[2]]), isOfInterest: [true])
    #expect(single.boxes(5).count == 1)
  }
}
