import Testing

@testable import Studies

@Suite struct InputImportanceTests {
  private let findings: Findings

  init() throws { findings = try PlantedStudy.findings.get() }

  @Test func whatWasPlantedIsFound() throws {
    #expect(findings.importances.first?.input == "plot")
    #expect(findings.importances[1].input == "anger")
    #expect(findings.importances.count == 13)
    let plot = try #require(findings.importances.first)
    // Acting reaches other values altogether if the plot is real: each half is half of all away.
    let acting = try #require(plot.effects.first { $0.target.course == "act" && $0.target.versus == nil })
    #expect(abs(acting.distance - 0.5) < 1e-12 && acting.chance < 0.2)
    // The forest is grown for the best course, the baseline and the difference of the two best.
    let difference = try #require(plot.effects.last)
    #expect(difference.target == .init(course: "wait", versus: "act"))
    #expect((difference.trees ?? 0) > 0.8)
    #expect(acting.trees == nil)
  }

  @Test func noiseStaysNearChance() {
    let idle = findings.importances.filter { $0.input != "plot" && $0.input != "anger" }
    let tested = idle.flatMap(\.effects).filter { $0.target.course == "act" || $0.target.course == "gamble" }
    let beyond = tested.count { $0.excess > 0 }
    // One in twenty is what the level allows; a fifth would be a mistake.
    #expect(Double(beyond) / Double(tested.count) < 0.2)
  }

  @Test func nothingToSayOfWhatDoesNotVary() {
    let waiting = findings.importances.flatMap(\.effects).filter {
      $0.target.course == "wait" && $0.target.versus == nil
    }
    #expect(waiting.allSatisfy { $0.distance == 0 && $0.excess == 0 && ($0.trees ?? 0) == 0 })
  }
}
