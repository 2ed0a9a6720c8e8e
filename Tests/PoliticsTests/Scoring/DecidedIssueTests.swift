import Testing

@testable import Politics

@Suite struct DecidedIssueTests {
  private func issue(_ name: String, scale: ClosedRange<Double> = 0...100) throws -> BargainingIssue {
    try BargainingIssue(
      name: name, actors: ["a", "b"], positions: [0, 10], saliences: [1, 1], capabilities: [1, 1], scale: scale)
  }

  @Test func collectsIssuesByProposal() throws {
    let issues = try DecidedIssues([
      DecidedIssue(issue("z"), proposal: "q", outcome: 1), DecidedIssue(issue("b"), proposal: "p", outcome: 2),
      DecidedIssue(issue("a"), proposal: "q", outcome: 3),
    ])
    #expect(issues.proposals == ["p", "q"])
    #expect(issues.members == [[1], [2, 0]])
    #expect(issues.sortedPositions == [1, 2, 0])
    #expect(issues.outcomes == [1, 2, 3])
    #expect(issues.scale == 0...100)
  }

  @Test func refusesWhatCannotBeScored() throws {
    let outside = #expect(throws: InvalidInput.self) {
      try DecidedIssue(issue("a"), proposal: "", outcome: 101)
    }
    #expect(
      outside?.problems == [
        "Issue 'a' has no proposal: name it.",
        "The outcome of issue 'a' is 101.0, outside the scale from 0.0 to 100.0.",
      ])
    #expect(throws: InvalidInput.self) { try DecidedIssue(issue("a"), proposal: "p", outcome: .nan) }
    #expect(throws: InvalidInput.self) { try DecidedIssues([]) }
    let mixed = #expect(throws: InvalidInput.self) {
      try DecidedIssues([
        DecidedIssue(issue("a"), proposal: "p", outcome: 1), DecidedIssue(issue("a"), proposal: "p", outcome: 1),
        DecidedIssue(issue("b", scale: 0...50), proposal: "p", outcome: 1),
      ])
    }
    #expect(mixed?.problems.count == 2)
  }
}
