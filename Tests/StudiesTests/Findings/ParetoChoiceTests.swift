import Testing

@testable import Studies

@Suite struct ParetoChoiceTests {
  private func indicator(_ id: String, _ better: StudyOutline.Indicator.Better) -> StudyOutline.Indicator {
    .init(id: id, name: id, unit: nil, better: better, summary: "end", after: 0, isEvent: false)
  }

  @Test func membersAndTheBeaten() throws {
    let choice = try #require(
      try ParetoChoice(
        indicators: [indicator("trust", .higher), indicator("any", .neither), indicator("deaths", .lower)],
        courses: ["a", "b", "c", "d"], means: [[1, 0, 5], [2, 9, 4], [0, 0, 1], [0, 7, 1]]))
    #expect(choice.indicators == ["trust", "deaths"])
    #expect(choice.courses == ["b", "c", "d"])
    #expect(choice.beaten == [.init(course: "a", by: ["b"])])
  }

  @Test func oneIndicatorIsARanking() throws {
    #expect(try ParetoChoice(indicators: [indicator("trust", .higher)], courses: ["a"], means: [[1]]) == nil)
  }

  /// Whoever is best on one indicator alone is not beaten, and whoever is beaten is so by a member.
  @Test func propertiesHold() throws {
    let indicators = [indicator("x", .higher), indicator("y", .lower), indicator("z", .higher)]
    for seed in 0..<50 {
      var draws = Draws(seed: UInt64(seed), purpose: .statistics)
      let means = (0..<6).map { _ in (0..<3).map { _ in Double(draws.below(5)) } }
      let names = (0..<6).map { "c\($0)" }
      let choice = try #require(try ParetoChoice(indicators: indicators, courses: names, means: means))
      #expect(!choice.courses.isEmpty && choice.courses.count + choice.beaten.count == 6)
      for beaten in choice.beaten { #expect(beaten.by.contains { choice.courses.contains($0) }) }
    }
  }
}
