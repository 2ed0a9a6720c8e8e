import Testing

@testable import Politics

@Suite struct ElectionTests {
  private let lists = ["A", "B", "C"]

  @Test func appliesThresholdsAndCompensates() throws {
    let election = try Election(
      lists: lists,
      districts: [.init("north", seats: 3, votes: [600, 300, 100]), .init("south", seats: 3, votes: [500, 450, 50])],
      method: .divisor(.dHondt), nationalThreshold: #require(Fraction("0.075")), compensatorySeats: 2,
      reserved: [.init("minority", votes: [0, 0, 7])])
    let result = try election.result()
    // C has exactly 7.5 %: it is in.
    #expect(result.excluded == [])
    // North: 600, 300, 300: enough seats for both. South: 500, 450, 250.
    #expect(result.districts == [[2, 1, 0], [2, 1, 0]])
    #expect(result.ties.isEmpty)
    // Country 1100, 750, 150 after 4 and 2 seats: quotients 220, 250, 150.
    #expect(result.compensatory == [1, 1, 0])
    #expect(result.reserved == [0, 0, 1])
    #expect(result.seats == [5, 3, 1])
  }

  @Test func saysWhereTheTieRuleDecided() throws {
    let result = try Election(
      lists: lists, districts: [.init("north", seats: 2, votes: [600, 300, 100])], method: .divisor(.dHondt)
    ).result()
    #expect(result.seats == [2, 0, 0])
    #expect(result.ties == ["north: `A` and `B` had equal claims to the last seat"])
  }

  @Test func excludesSmallLists() throws {
    let election = try Election(
      lists: lists, districts: [.init("north", seats: 5, votes: [600, 310, 90])],
      method: .largestRemainder(.hare), nationalThreshold: #require(Fraction("0.1")))
    #expect(try election.result().excluded == [2])
    #expect(try election.result().seats == [3, 2, 0])
    let district = try Election(
      lists: lists, districts: [.init("north", seats: 5, votes: [600, 310, 90])],
      method: .largestRemainder(.hare), districtThreshold: #require(Fraction("0.32")))
    #expect(try district.result().seats == [5, 0, 0])
  }

  @Test(arguments: 0..<60) func seatsAddUp(_ seed: UInt64) throws {
    var numbers = TestNumbers(seed)
    let count = 2 + numbers.below(5)
    let districts = (0..<1 + numbers.below(6)).map { number in
      Election.District(
        "d\(number)", seats: 1 + numbers.below(20), votes: (0..<count).map { _ in 100 + numbers.below(5000) })
    }
    let methods: [Election.Method] = [
      .divisor(.dHondt), .divisor(.modifiedSainteLague(firstTenths: 14)), .largestRemainder(.hare),
      .largestRemainder(.droop),
    ]
    let compensatory = numbers.below(8)
    for method in methods {
      let result = try Election(
        lists: (0..<count).map { "L\($0)" }, districts: districts, method: method, compensatorySeats: compensatory
      ).result()
      #expect(result.seats.reduce(0, +) == districts.reduce(compensatory) { $0 + $1.seats })
      for (seats, district) in zip(result.districts, districts) { #expect(seats.reduce(0, +) == district.seats) }
    }
  }

  /// With very many compensatory seats the country's shares are reached.
  @Test func compensationMakesProportional() throws {
    for method in [Election.Method.divisor(.sainteLague), .largestRemainder(.hare)] {
      let result = try Election(
        lists: lists, districts: [.init("north", seats: 9, votes: [900, 60, 40])], method: method,
        compensatorySeats: 991
      ).result()
      #expect(result.seats == [900, 60, 40])
    }
  }

  @Test func saysEverythingThatIsWrong() {
    do {
      _ = try Election(
        lists: ["A", "A"], districts: [.init("n", seats: -1, votes: [1]), .init("n", seats: 1, votes: [-1, 0])],
        method: .divisor(.dHondt), nationalThreshold: 2)
      Issue.record("accepted")
    } catch {
      #expect(error.problems.count == 6, "\(error.problems)")
    }
    let impossible = try? Election(
      lists: ["A", "B"], districts: [.init("n", seats: 1, votes: [1, 1])], method: .divisor(.dHondt),
      nationalThreshold: 1)
    #expect(throws: InvalidInput.self) { try impossible?.result() }
  }
}

@Suite struct VotesFromAttitudesTests {
  private let model = VotesFromAttitudes()

  @Test func followsTheLogit() throws {
    let votes = try model.votes(
      of: [.init(voters: 1000, trust: 0.2, security: -0.4, affinity: [0.5, 0.1, nil])], appeal: [0, 0.3, 5])
    let turnout = model.turnout(trust: 0.2, security: -0.4)
    #expect(abs(votes.reduce(0, +) - 1000 * turnout) < 1e-9)
    #expect(votes[2] == 0)
    // Log-odds: 4·(0.5 − 0.1) − 0.3 = 1.3.
    #expect(abs(votes[0] / votes[1] - 3.669_296_667_619_244) < 1e-12)
    // 0.4 + 0.2 − 0.2 = 0.4.
    #expect(abs(turnout - 0.598_687_660_112_452_3) < 1e-15)
  }

  @Test func trustAndSecurityBringPeopleToVote() {
    #expect(model.turnout(trust: 1, security: 0) > model.turnout(trust: 0, security: 0))
    #expect(model.turnout(trust: 0, security: -1) < model.turnout(trust: 0, security: 0))
  }

  @Test func saysWhatIsWrong() {
    #expect(throws: InvalidInput.self) {
      try model.votes(of: [.init(voters: -1, trust: 3, security: 0, affinity: [0])])
    }
    #expect(throws: InvalidInput.self) {
      try model.votes(of: [.init(voters: 1, trust: 0, security: 0, affinity: [.nan])])
    }
    #expect((try? model.votes(of: [])) == [])
  }
}
