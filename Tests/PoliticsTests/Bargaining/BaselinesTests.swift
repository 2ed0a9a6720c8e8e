import Chance
import Testing

@testable import Politics

@Suite struct BaselinesTests {
  @Test func weighsByCapabilityAndSalience() throws {
    let issue = try BargainingIssue(
      name: "tax", actors: ["a", "b", "c"], positions: [0, 10, 40], saliences: [1, 0.5, 0.25], capabilities: [1, 4, 4])
    let baselines = Baselines(issue)
    #expect(baselines.weightedMean == 15)
    #expect(baselines.weightedMedian == 10)
    #expect(abs(baselines.salienceMean - 15 / 1.75) < 1e-14)
    #expect(abs(baselines.mean - 50.0 / 3) < 1e-14)
    #expect(baselines.median == 10)
  }

  @Test func mediansObeyTheTieRule() {
    #expect(Baselines.median([0, 10], weights: [1, 1]) == 5)
    #expect(Baselines.median([0, 10], weights: [1, 1], tie: .lowest) == 0)
    #expect(Baselines.median([0, 10], weights: [1, 1], tie: .highest) == 10)
    #expect(Baselines.median([0, 10], weights: [1, 1.001]) == 10)
    // A tie in numbers that have no exact binary form.
    #expect(Baselines.median([0, 4, 10], weights: [0.1, 0.2, 0.3]) == 7)
    // Whoever has no weight is not there.
    #expect(Baselines.median([0, 3, 10], weights: [1, 0, 1]) == 5)
    #expect(Baselines.median([0, 3, 10], weights: [0, 0, 0]) == 3)
  }

  /// Order of actors, unit of capability and mirrored positions.
  @Test func doesNotDependOnOrderUnitOrDirection() throws {
    for seed in 0..<200 { try check(seed: seed) }
  }

  private func check(seed: Int) throws {
    let issue = try RandomIssue(seed: seed, actors: 2 + seed % 12).issue
    let baselines = Baselines(issue)
    let shuffled = Baselines(try RandomIssue.permuted(issue, seed: seed))
    #expect(shuffled == baselines)
    let scaled = Baselines(try RandomIssue.scaled(issue, by: 37.3))
    let mirrored = Baselines(try RandomIssue.mirrored(issue, about: 100))
    for keyPath in [\Baselines.weightedMean, \.weightedMedian, \.salienceMean, \.mean, \.median] {
      #expect(abs(scaled[keyPath: keyPath] - baselines[keyPath: keyPath]) < 1e-10)
      #expect(abs(100 - mirrored[keyPath: keyPath] - baselines[keyPath: keyPath]) < 1e-10)
      #expect(issue.scale.contains(baselines[keyPath: keyPath]))
    }
  }
}
