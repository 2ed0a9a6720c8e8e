import Testing

@testable import Politics

@Suite struct BaronFerejohnTests {
  @Test func reproducesSymmetricGames() throws {
    guard let file = try ReferenceVectors.politics("coalitions") else { return }
    var deviation = Deviation("coalitions.json, Baron-Ferejohn")
    for item in file["baron_ferejohn_symmetric_closed_rule"]["cases"].list {
      let count = item["n"].integer
      let discount = try #require(Fraction(item["delta"].name)).doubleValue
      let result = try BaronFerejohn(
        weights: [Int](repeating: 1, count: count), quota: Quota.absoluteMajority(of: count), discount: discount)
      func exact(_ key: String) throws -> Double { try #require(Fraction(item[key].name)).doubleValue }
      for player in 0..<count {
        deviation.record(result.payoffs[player], try exact("exante"), "n \(count)")
        deviation.record(result.proposerShares[player], try exact("proposer_share"), "n \(count)")
        deviation.record(result.prices[player], try exact("bought_share"), "n \(count)")
        deviation.record(result.purchases[player].reduce(0, +), item["bought"].number, "n \(count)")
      }
    }
    deviation.check(atMost: 1e-12)
  }

  @Test func reproducesWeightedGames() throws {
    guard let file = try ReferenceVectors.politics("legislative") else { return }
    var deviation = Deviation("legislative.json, Baron-Ferejohn")
    for item in file["baron_ferejohn_weighted"].list {
      // The game is written [quota; weights].
      let text = item["game"].name
      let inside = text.prefix { $0 != "]" }.drop { $0 != "[" }.dropFirst().split(separator: ";")
      let weights = inside[1].split(separator: ",").compactMap { Int($0.filter { $0 != " " }) }
      let result = try BaronFerejohn(
        weights: weights, quota: try #require(Int(inside[0].filter { $0 != " " })),
        recognition: item["recognition"].fractions.map(\.doubleValue),
        discount: item["delta"].text.flatMap { Fraction($0)?.doubleValue } ?? item["delta"].number)
      for (payoff, expected) in zip(result.payoffs, item["expected_payoffs"].fractions) {
        deviation.record(payoff, expected.doubleValue, text)
      }
      if let expected = Fraction(item["small_proposer_buys_large_with_probability"].name) {
        deviation.record(result.purchases[1][0], expected.doubleValue, text + " purchase")
      }
      #expect(result.gap < 1e-12)
    }
    deviation.check(atMost: 1e-12)
  }

  @Test(arguments: 0..<40) func isAnEquilibrium(_ seed: UInt64) throws {
    var numbers = TestNumbers(seed)
    let weights = (0..<3 + numbers.below(3)).map { _ in 1 + numbers.below(5) }
    let total = weights.reduce(0, +)
    let result = try BaronFerejohn(
      weights: weights, quota: Quota.absoluteMajority(of: total),
      recognition: weights.map { Double($0) / Double(total) }, discount: numbers.below(2) == 0 ? 1 : 0.9)
    #expect(abs(result.payoffs.reduce(0, +) - 1) < 1e-9)
    #expect(result.gap < 1e-6, "\(weights) \(result.gap)")
    for (one, other) in zip(weights.indices, weights.indices.dropFirst()) where weights[one] == weights[other] {
      #expect(abs(result.payoffs[one] - result.payoffs[other]) < 1e-12)
    }
    // Nobody proposes to get less than it would be paid.
    for (share, price) in zip(result.proposerShares, result.prices) { #expect(share >= price - 1e-9) }
  }

  @Test func knowsDictatorsAndSaysWhatIsWrong() throws {
    let result = try BaronFerejohn(weights: [5, 1, 1], quota: 4)
    #expect(abs(result.payoffs[0] - 1) < 1e-6)
    #expect(throws: InvalidInput.self) { try BaronFerejohn(weights: [1, 1, 1], quota: 2, recognition: [0.5, 0.6, 0]) }
    #expect(throws: InvalidInput.self) { try BaronFerejohn(weights: [1, 1, 1], quota: 2, discount: 0) }
    #expect(throws: InvalidInput.self) { try BaronFerejohn(weights: [1, 1, 1], quota: 4) }
  }
}
