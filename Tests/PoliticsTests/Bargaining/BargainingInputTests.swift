import Testing

@testable import Politics

@Suite struct BargainingInputTests {
  typealias Entry = BargainingInput.Entry

  @Test func ordersByFirstMention() throws {
    let input = try BargainingInput(entries: [
      Entry(actor: "b", issue: "tax", position: 0, salience: 1, capability: 2),
      Entry(actor: "a", issue: "tax", position: 10, salience: 0.5, capability: 1),
      Entry(actor: "c", issue: "oil", position: 3, salience: 1, capability: 1),
      Entry(actor: "a", issue: "oil", position: 4, salience: 1, capability: 1),
    ])
    #expect(input.actors == ["b", "a", "c"])
    #expect(input.issues.map(\.name) == ["tax", "oil"])
    #expect(input.issues[1].actors == ["c", "a"])
    #expect(input.issues[0].weights == [2, 0.5])
    #expect(input.issues[0].scale == 0...10)
    #expect(input.issues[0].span == 10)
  }

  @Test func scaleSpansTheReferencePoint() throws {
    let input = try BargainingInput(
      entries: [
        Entry(actor: "a", position: 0, salience: 1, capability: 2),
        Entry(actor: "b", position: 10, salience: 1, capability: 2),
      ], referencePoints: ["issue": -5])
    #expect(input.issues[0].scale == -5...10)
    #expect(input.issues[0].span == 10)
  }

  @Test func saysEverythingThatIsWrongAtOnce() {
    let error = #expect(throws: InvalidInput.self) {
      try BargainingInput(
        entries: [
          Entry(actor: "a", issue: "one", position: 0, salience: nil, capability: 2, place: "line 2"),
          Entry(actor: "a", issue: "one", position: 1, salience: 80, capability: -1, place: "line 3"),
          Entry(actor: "", issue: "one", position: .nan, salience: 1, capability: nil),
          Entry(actor: "x", issue: "same", position: 5, salience: 1, capability: 1),
          Entry(actor: "y", issue: "same", position: 5, salience: 1, capability: 1),
          Entry(actor: "x", issue: "alone", position: 5, salience: 1, capability: 1),
          Entry(actor: "x", issue: "light", position: 5, salience: 0, capability: 1),
          Entry(actor: "y", issue: "light", position: 6, salience: 1, capability: 0),
        ], scales: ["other": 0...1], referencePoints: ["same": .infinity])
    }
    let expected = [
      "line 2: The salience of 'a' on issue 'one' is missing",
      "The capability of '' on issue 'one' is missing",
      "issue 'other', on which no actor",
      "line 3: Actor 'a' occurs twice",
      "line 3: The salience of 'a' on issue 'one' is 80.0: it must be from 0 to 1 (is it in percent?)",
      "line 3: The capability of 'a' on issue 'one' is -1.0",
      "Actor 3 on issue 'one' has no name",
      "The position of '' on issue 'one' is nan",
      "The reference point of issue 'same' is inf",
      "one actor with a stance",
      "nobody has any weight",
    ]
    let problems = error?.problems ?? []
    #expect(problems.count == expected.count)
    for (problem, part) in zip(problems, expected) { #expect(problem.contains(part)) }
  }

  @Test func refusesIdenticalPositionsAndNoRows() {
    let same = #expect(throws: InvalidInput.self) {
      try BargainingInput(entries: [
        Entry(actor: "x", position: 5, salience: 1, capability: 1),
        Entry(actor: "y", position: 5, salience: 1, capability: 1),
      ])
    }
    #expect(same?.problems.count == 1)
    #expect(same?.description.contains("nothing to bargain about") == true)
    #expect(throws: InvalidInput.self) { try BargainingInput(entries: []) }
    #expect(throws: InvalidInput.self) { try BargainingInput(issues: []) }
  }

  @Test func refusesWhatIsOutsideTheScale() {
    let error = #expect(throws: InvalidInput.self) {
      try BargainingIssue(
        name: "tax", actors: ["a", "b"], positions: [0, 11], saliences: [1, 1], capabilities: [1, 1], scale: 0...10,
        referencePoint: 20)
    }
    #expect(error?.problems.count == 2)
    #expect(throws: InvalidInput.self) {
      try BargainingIssue(name: "tax", actors: ["a", "b"], positions: [0], saliences: [1, 1], capabilities: [1, 1])
    }
  }

  @Test func refusesTwoIssuesOfOneName() throws {
    let issue = try BargainingIssue(
      name: "tax", actors: ["a", "b"], positions: [0, 1], saliences: [1, 1], capabilities: [1, 1])
    #expect(throws: InvalidInput.self) { try BargainingInput(issues: [issue, issue]) }
  }
}
