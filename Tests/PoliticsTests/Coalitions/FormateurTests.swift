import Testing

@testable import Politics

@Suite struct FormateurTests {
  static let seats = [91, 89, 70, 43, 32]

  @Test func mergersTakeTheFirstAttempt() throws {
    let lists = try FormateurRule.largestList.order(seats: Self.seats, attempts: 3)
    #expect(lists.map { $0[0].formateur } == [PartySet([0]), PartySet([1]), PartySet([2])])
    let overtaking = try Mergers.overtaking(seats: Self.seats)
    #expect(overtaking.contains(PartySet([1, 2])))
    #expect(overtaking.allSatisfy { $0.sum(Self.seats) > 91 })
    let merged = try FormateurRule.largestBloc(mergers: [PartySet([1, 2])]).order(seats: Self.seats, attempts: 4)
    #expect(merged.map { $0[0].formateur } == [PartySet([1, 2]), PartySet([0]), PartySet([3]), PartySet([4])])
    #expect(try Mergers.overtaking(seats: [60, 20, 10]).isEmpty)
  }

  @Test func appointsAndDraws() throws {
    let appointed = try FormateurRule.appointed([3]).order(seats: Self.seats, attempts: 6)
    #expect(appointed.map { $0[0].formateur.members[0] } == [3, 0, 1, 2, 4, 3])
    let drawn = try FormateurRule.drawnBySeats.order(seats: [3, 2, 1, 0], attempts: 4)
    let sixth = 1.0 / 6
    #expect(drawn[0].map(\.probability) == [0.5, 1.0 / 3, sixth])
    // By hand: the second is A with 1/3·3/4 + 1/6·3/5.
    #expect(abs(drawn[1][0].probability - 0.35) < 1e-15)
    for attempt in drawn { #expect(abs(attempt.reduce(0) { $0 + $1.probability } - 1) < 1e-14) }
    // The fourth begins again.
    #expect(abs(drawn[3][0].probability - 0.5) < 1e-15)
  }

  @Test func saysWhatIsWrong() {
    #expect(throws: InvalidInput.self) {
      try FormateurRule.largestBloc(mergers: [PartySet([0, 1]), PartySet([1, 2])]).order(seats: Self.seats, attempts: 1)
    }
    #expect(throws: InvalidInput.self) { try FormateurRule.appointed([9]).order(seats: Self.seats, attempts: 1) }
    #expect(throws: InvalidInput.self) { try FormateurRule.largestList.order(seats: [0, 0], attempts: 1) }
    #expect(throws: InvalidInput.self) { try Mergers.overtaking(seats: [5, -1]) }
  }
}
