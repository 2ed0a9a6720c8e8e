import Testing

@testable import Simulation

@Suite struct PopulationGrowthTests {
  @Test(arguments: [(0.0, 20_000.0), (5.2, 20_020), (-5.2, 19_980), (0.26, 20_001)])
  func growsByTheYear(rate: Double, people: Double) throws {
    var valley = Valley()
    valley.keys = ["hill-people": "growth: \(rate)"]
    let blueprint = try valley.blueprint()
    #expect(blueprint.state(after: 1).population[blueprint.group("hill-people")] == people)
  }

  /// Fractions of people are not lost: after 40 weeks at 0.1 % a week it is compound growth to the person.
  @Test func compounds() throws {
    var valley = Valley()
    valley.keys = ["hill-people": "growth: 5.2"]
    let blueprint = try valley.blueprint()
    var exact = 20_000.0
    for _ in 0..<40 { exact *= 1.001 }
    #expect(blueprint.state(after: 40).population[blueprint.group("hill-people")] == exact.rounded())
  }
}
