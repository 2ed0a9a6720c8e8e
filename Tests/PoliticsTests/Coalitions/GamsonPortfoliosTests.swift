import Testing

@testable import Politics

@Suite struct GamsonPortfoliosTests {
  @Test func reproducesRecordedPortfolios() throws {
    guard let file = try ReferenceVectors.politics("coalitions") else { return }
    let case1 = file["gamson"]
    let (seats, posts) = (case1["seats"].integers, case1["portfolios"].integer)
    #expect(
      try GamsonPortfolios.entitlements(seats: seats, portfolios: posts) == case1["proportional_exact"].fractions)
    #expect(try GamsonPortfolios.portfolios(seats: seats, portfolios: posts) == case1["largest_remainder"].integers)
    var deviation = Deviation("coalitions.json, Gamson")
    for key in file.keys where key.hasPrefix("gamson_") {
      let rows = file[key]["rows"].list
      let shares = try GamsonPortfolios.shares(seats: rows.map { $0["seats"].integer })
      let all = rows.reduce(0.0) { $0 + $1["ministries"].number }
      var gaps = 0.0
      for (row, share) in zip(rows, shares) {
        deviation.record(share, row["seat_share"].number, "share")
        deviation.record(row["ministries"].number / all - share, row["gap"].number, "gap")
        gaps += abs(row["ministries"].number / all - share)
      }
      deviation.record(gaps / Double(rows.count), file[key]["mean_abs_gap"].number, "mean gap")
    }
    // The file rounds to six digits.
    deviation.check(atMost: 5.1e-7)
  }

  @Test(arguments: 0..<100) func givesOutAllAndKeepsOrder(_ seed: UInt64) throws {
    var numbers = TestNumbers(seed)
    let seats = (0..<2 + numbers.below(5)).map { _ in 1 + numbers.below(90) }
    let posts = numbers.below(45)
    let given = try GamsonPortfolios.portfolios(seats: seats, portfolios: posts)
    #expect(given.reduce(0, +) == posts)
    let points = (0..<posts).map { _ in 1 + numbers.below(5) }
    let takers = try GamsonPortfolios.posts(seats: seats, points: points)
    let all = points.reduce(0, +)
    for (party, entitlement) in try GamsonPortfolios.entitlements(seats: seats, portfolios: all).enumerated() {
      let got = zip(takers, points).reduce(0) { $1.0 == party ? $0 + $1.1 : $0 }
      // Nobody gets more than a post beyond its entitlement.
      #expect(Double(got) < entitlement.doubleValue + 5)
    }
    for (one, other) in zip(seats.indices, seats.indices.dropFirst()) where seats[one] > seats[other] {
      #expect(given[one] >= given[other])
    }
    #expect(abs(try GamsonPortfolios.shares(seats: seats, slope: 0.8).reduce(0, +) - 1) < 1e-12)
  }

  @Test func saysWhatIsWrong() {
    #expect(throws: InvalidInput.self) { try GamsonPortfolios.portfolios(seats: [0, 0], portfolios: 3) }
    #expect(throws: InvalidInput.self) { try GamsonPortfolios.portfolios(seats: [1, -1], portfolios: 3) }
    #expect(throws: InvalidInput.self) { try GamsonPortfolios.posts(seats: [1], points: [0]) }
    #expect(throws: InvalidInput.self) { try GamsonPortfolios.shares(seats: [1], slope: 2) }
  }
}
