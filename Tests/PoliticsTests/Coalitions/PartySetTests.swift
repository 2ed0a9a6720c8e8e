import Testing

@testable import Politics

@Suite struct PartySetTests {
  @Test func holdsPositions() {
    let set = PartySet([5, 63, 0, 5, 64, -1])
    #expect(set.members == [0, 5, 63])
    #expect(set.count == 3 && set.contains(63) && !set.contains(64) && !set.contains(1))
    #expect(set.sum([1, 0, 0, 0, 0, 9]) == 10)
    #expect(set.isSuperset(of: PartySet([5])) && !set.isSuperset(of: PartySet([6])))
    #expect(PartySet([0, 2]) < PartySet([1]) && PartySet([0]) < PartySet([0, 1]))
  }
}
