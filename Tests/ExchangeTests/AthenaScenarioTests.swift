import Chance
import Dossiers
import Foundation
import Simulation
import Testing

@testable import Exchange

/// Whole scenarios that Athena ran, imported and run here, week by week.
@Suite struct AthenaScenarioTests {
  private struct Key: Hashable {
    let week: Int
    let variable: String
    let first: String
    let second: String
  }

  /// What was compared of a variable.
  private struct Tally {
    var count = 0
    var largest = 0.0
    var place = ""
  }

  @Test(.enabled(if: !ReferenceScenario.names.isEmpty, "the reference folder is not here"))
  func someAreThere() { #expect(ReferenceScenario.names.count >= 4) }

  @Test(arguments: ReferenceScenario.names) func runsAsInAthena(_ name: String) throws {
    let scenario = try ReferenceScenario(name)
    let result = AthenaImport(scenario.script, file: "\(name).tcl")
    let dossier = try AthenaImportTests.dossier(result)
    let blueprint = try Blueprint(compiling: dossier)
    let last = scenario.weeks.map { Int($0["t"].number) }.max() ?? 0
    var told: [Key: String] = [:]
    _ = History(blueprint).run(
      course: 0, inputs: blueprint.medianInputs, stream: RandomStream(seed: 1, future: 0), weeks: max(last, 1)
    ) { row in
      told[Key(week: row.week, variable: row.variable.rawValue, first: row.key1, second: row.key2)] = row.value
    }
    var tallies: [String: Tally] = [:]
    for week in scenario.weeks { compare(week, told, &tallies) }
    for (variable, tally) in tallies.sorted(by: { $0.key < $1.key }) {
      let place = tally.largest > 0 ? " (\(tally.place))" : ""
      print("\(name) \(variable): largest deviation \(tally.largest) over \(tally.count) values\(place)")
      let tolerance = Self.whole.contains(variable) ? 0 : 1e-6
      #expect(tally.largest <= tolerance, "\(variable): \(tally.place)")
    }
    #expect(Set(tallies.keys) == Self.all, "not everything was compared")
  }

  private static let whole: Set<String> = [
    "control", "security", "volatility", "personnel", "population", "casualties",
  ]
  private static let all: Set<String> = whole.union([
    "influence", "support", "satisfaction", "mood", "hrel", "vrel", "coop",
  ])

  private func compare(_ week: JSON, _ told: [Key: String], _ tallies: inout [String: Tally]) {
    let number = Int(week["t"].number)
    func record(_ variable: String, _ first: String, _ second: String, _ expected: Double, absent: Double? = nil) {
      let actual =
        told[Key(week: number, variable: variable, first: first, second: second)].flatMap(Double.init) ?? absent ?? .nan
      note(variable, "week \(number) \(first) \(second)", actual, expected)
    }
    func note(_ variable: String, _ place: String, _ actual: Double, _ expected: Double) {
      tallies[variable, default: Tally()].count += 1
      let difference = actual == expected ? 0 : abs(actual - expected)
      guard !(difference <= tallies[variable, default: Tally()].largest) else { return }
      tallies[variable]?.largest = difference.isNaN ? .infinity : difference
      tallies[variable]?.place = "\(place): \(actual) instead of \(expected)"
    }
    for row in week["control_n"].rows {
      let controller = row.text("controller").isEmpty ? "nobody" : row.text("controller")
      let actual = told[Key(week: number, variable: "control", first: row.text("n"), second: "")]
      note("control", "week \(number) \(row.text("n"))", actual == controller ? 0 : 1, 0)
    }
    for row in week["influence_na"].rows {
      record("influence", row.text("n"), row.text("a"), row.number("influence"))
      record("support", row.text("n"), row.text("a"), row.number("support"))
    }
    for row in week["force_n"].rows {
      record("volatility", row.text("n"), "", row.number("volatility"))
      record("security", row.text("n"), "", row.number("security"))
    }
    for row in week["force_ng"].rows where row.number("personnel") > 0 {
      record("security", row.text("n"), row.text("g"), row.number("security"))
    }
    for row in week["sat"].rows {
      record("satisfaction", row.text("g"), AthenaWords.concerns[row.text("concern")] ?? "", row.number("a"))
    }
    for row in week["mood"].rows { record("mood", row.text("g"), "", row.number("mood")) }
    for row in week["hrel"].rows { record("hrel", row.text("f"), row.text("g"), row.number("a")) }
    for row in week["vrel"].rows { record("vrel", row.text("g"), row.text("actor"), row.number("a")) }
    for row in week["coop"].rows { record("coop", row.text("f"), row.text("g"), row.number("a")) }
    for row in week["deploy_ng"].rows {
      record("personnel", row.text("n"), row.text("g"), row.number("personnel"), absent: 0)
    }
    for row in week["demog_g"].rows {
      record("population", row.text("g"), "", row.number("population"))
      record("casualties", row.text("g"), "", row.number("attrition"))
    }
  }
}
