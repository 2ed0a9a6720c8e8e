import Testing

@testable import Politics

@Suite struct DivisorMethodTests {
  static let methods: [DivisorMethod] = [
    .dHondt, .sainteLague, .modifiedSainteLague(firstTenths: 14), .modifiedSainteLague(firstTenths: 16),
    .modifiedSainteLague(firstTenths: 17),
  ]

  /// A published example: 340, 280, 160 and 60 thousand votes for seven seats (Electoral Systems handbook style).
  @Test func agreesWithWorkedExamples() throws {
    let votes = [340_000, 280_000, 160_000, 60_000]
    #expect(try DivisorMethod.dHondt.apportionment(votes: votes, seats: 7).seats == [3, 3, 1, 0])
    // Quotients 340, 280, 160, 113.3, 93.3, 68, 60: the seventh seat is the smallest list's first.
    #expect(try DivisorMethod.sainteLague.apportionment(votes: votes, seats: 7).seats == [3, 2, 1, 1])
    // With 1.4 it has 42.9, below 56 and 53.3.
    #expect(
      try DivisorMethod.modifiedSainteLague(firstTenths: 14).apportionment(votes: votes, seats: 7).seats == [
        3, 3, 1, 0,
      ])
  }

  /// Seats add up, the house is monotone, votes decide alike for any scale, and no transfer of a seat is justified.
  @Test(arguments: 0..<60) func keepsItsPromises(_ seed: UInt64) throws {
    var numbers = TestNumbers(seed)
    let votes = (0..<2 + numbers.below(7)).map { _ in numbers.below(3) == 0 ? numbers.below(20) : numbers.below(100_000)
    }
    guard votes.contains(where: { $0 > 0 }) else { return }
    for method in Self.methods {
      var before = [Int](repeating: 0, count: votes.count)
      for house in 1...25 {
        let result = try method.apportionment(votes: votes, seats: house)
        #expect(result.seats.reduce(0, +) == house)
        #expect(zip(before, result.seats).allSatisfy { $0 <= $1 })
        before = result.seats
        let scaled = try method.apportionment(votes: votes.map { $0 * 1000 }, seats: house)
        #expect(scaled.seats == result.seats)
        for gainer in votes.indices {
          for loser in votes.indices where result.seats[loser] > 0 {
            // Whoever has a seat has at least the quotient of anybody's next.
            #expect(
              votes[loser] * method.divisor(after: result.seats[gainer])
                >= votes[gainer] * method.divisor(after: result.seats[loser] - 1))
          }
        }
      }
      let split = try method.apportionment(votes: votes, seats: 10)
      let more = try method.apportionment(votes: votes, seats: 15, base: split.seats)
      #expect(zip(split.seats, more.seats).map { $0 + $1 } == (try method.apportionment(votes: votes, seats: 25).seats))
    }
  }

  /// D'Hondt never gives less than the exact share rounded down.
  @Test(arguments: 0..<60) func dHondtKeepsTheLowerQuota(_ seed: UInt64) throws {
    var numbers = TestNumbers(seed)
    let votes = (0..<4).map { _ in 1 + numbers.below(1000) }
    let seats = try DivisorMethod.dHondt.apportionment(votes: votes, seats: 17).seats
    for (vote, seat) in zip(votes, seats) { #expect(seat >= vote * 17 / votes.reduce(0, +)) }
  }

  @Test func declaresTies() throws {
    let tied = try DivisorMethod.dHondt.apportionment(votes: [100, 50], seats: 2)
    #expect(tied.seats == [2, 0])
    #expect(tied.tied == [0, 1])
    #expect(try DivisorMethod.dHondt.apportionment(votes: [100, 50], seats: 2, ties: .smallerList).seats == [1, 1])
    #expect(try DivisorMethod.dHondt.apportionment(votes: [50, 100], seats: 2, ties: .namedFirst).seats == [1, 1])
    #expect(try DivisorMethod.dHondt.apportionment(votes: [100, 51], seats: 2).tied == [])
    #expect(throws: InvalidInput.self) { try DivisorMethod.dHondt.apportionment(votes: [0, 0], seats: 2) }
    #expect(throws: InvalidInput.self) { try DivisorMethod.dHondt.apportionment(votes: [-1, 2], seats: -2) }
    #expect(try DivisorMethod.dHondt.apportionment(votes: [0, 0], seats: 0).seats == [0, 0])
  }
}
