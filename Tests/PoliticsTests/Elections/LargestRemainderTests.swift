import Testing

@testable import Politics

@Suite struct LargestRemainderTests {
  /// Votes of 47, 16, 15.8, 12, 6.1 and 3.1 thousand for ten seats: a textbook comparison of Hare and Droop.
  @Test func agreesWithWorkedExamples() throws {
    let votes = [47_000, 16_000, 15_800, 12_000, 6_100, 3_100]
    #expect(try LargestRemainder(.hare).seats(votes: votes, seats: 10) == [5, 2, 1, 1, 1, 0])
    #expect(try LargestRemainder(.droop).seats(votes: votes, seats: 10) == [5, 2, 2, 1, 0, 0])
  }

  /// Hare's quota: nobody is more than a rounding away from its share.
  @Test(arguments: 0..<100) func keepsTheQuota(_ seed: UInt64) throws {
    var numbers = TestNumbers(seed)
    let votes = (0..<2 + numbers.below(7)).map { _ in 1 + numbers.below(5000) }
    let total = votes.reduce(0, +)
    for house in [0, 1, 7, 40, 329] {
      for quota in LargestRemainder.VoteQuota.allCases {
        let seats = try LargestRemainder(quota).seats(votes: votes, seats: house)
        #expect(seats.reduce(0, +) == house, "\(quota)")
        guard quota == .hare else { continue }
        for (vote, seat) in zip(votes, seats) {
          #expect(seat >= vote * house / total && seat <= (vote * house + total - 1) / total)
        }
      }
    }
  }

  /// The Alabama paradox: with Hare's quota a list can lose a seat when the house grows, unlike with divisors.
  @Test func showsTheAlabamaParadox() throws {
    let votes = [6, 6, 2]
    #expect(try LargestRemainder(.hare).seats(votes: votes, seats: 10) == [4, 4, 2])
    #expect(try LargestRemainder(.hare).seats(votes: votes, seats: 11) == [5, 5, 1])
  }

  @Test func declaresTies() throws {
    let tied = try LargestRemainder(.hare).apportionment(votes: [10, 10, 10], seats: 4)
    #expect(tied.seats == [2, 1, 1])
    #expect(tied.tied == [0, 1, 2])
    #expect(try LargestRemainder(.hare).apportionment(votes: [10, 10, 10], seats: 3).tied == [])
    // Imperiali's quota would give two seats where there is one.
    #expect(try LargestRemainder(.imperiali).seats(votes: [50, 50], seats: 1) == [1, 0])
    #expect(throws: InvalidInput.self) { try LargestRemainder(.hare).seats(votes: [], seats: 1) }
  }
}
