import Chance
import Testing

@testable import Politics

@Suite struct ExchangeModelTests {
  /// Each of two actors cares four times as much about one issue: they swap.
  @Test func twoActorsSwap() throws {
    let outcome = try ExchangeModel().play(ExchangeModelTests.pair(0.2, 0.8, 0.8, 0.2))
    #expect(zip(outcome.before, [80, 20]).allSatisfy { abs($0 - $1) < 1e-12 })
    #expect(zip(outcome.after, [100, 0]).allSatisfy { abs($0 - $1) < 1e-12 })
    #expect(outcome.rounds.map(\.count) == [1])
    let exchange = outcome.rounds[0][0]
    #expect([exchange.first, exchange.second, exchange.firstIssue, exchange.secondIssue] == [0, 1, 0, 1])
    #expect(abs(exchange.gain - 0.12) < 1e-12)
    #expect(outcome.gains.allSatisfy { abs($0 - 0.12) < 1e-12 })
  }

  /// The rate: 0.5 + 0.25 = 0.75 on the first, 0.25 + 0.75 = 1 on the second issue, so the shift of the second is three
  /// quarters of that of the first; worked by hand.
  @Test func theRateEqualisesGains() throws {
    let outcome = try ExchangeModel().play(ExchangeModelTests.pair(0.5, 0.25, 0.25, 0.75))
    // b gives way on the first (weight ⅓ of 0.75), a on the second (weight ¼ of 1): shifts in the ratio 4 : 3.
    let exchange = outcome.rounds[0][0]
    #expect([exchange.first, exchange.second, exchange.firstIssue, exchange.secondIssue] == [1, 0, 0, 1])
    #expect(abs(outcome.before[0] - 100.0 / 3) < 1e-12)
    #expect(abs(outcome.after[0]) < 1e-12)
    #expect(abs(outcome.after[1] - 100) < 1e-12)
    #expect(abs(exchange.gain - (0.5 / 3 - 0.25 / 4)) < 1e-12)
    #expect(abs(outcome.gains[0] - outcome.gains[1]) < 1e-12)
  }

  @Test func equalPrioritiesDoNotTrade() throws {
    let outcome = try ExchangeModel().play(ExchangeModelTests.pair(0.3, 0.6, 0.4, 0.8))
    #expect(outcome.rounds.isEmpty)
    #expect(outcome.after == outcome.before)
    #expect(outcome.gains == [0, 0])
  }

  /// Both parties gain alike and above 0; outcomes and positions stay within the scale; nobody gives twice.
  @Test func properties() throws {
    for seed in 0..<40 {
      let input = try SpatialModelTests.input(seed: seed, actors: 2 + seed % 8, issues: 2 + seed % 3)
      let outcome = try ExchangeModel().play(input)
      var given: Set<[Int]> = []
      for exchange in outcome.rounds.joined() {
        #expect(exchange.gain > 0)
        #expect(exchange.first != exchange.second && exchange.firstIssue != exchange.secondIssue)
      }
      for round in outcome.rounds {
        let here = Set(round.flatMap { [[$0.first, $0.firstIssue], [$0.second, $0.secondIssue]] })
        #expect(given.isDisjoint(with: here))
        given.formUnion(here)
      }
      for (issue, rows) in zip(input.issues, outcome.positions) {
        for value in rows { #expect(value >= issue.scale.lowerBound - 1e-9 && value <= issue.scale.upperBound + 1e-9) }
      }
      // Who trades no more than the others keeps its position.
      for (k, issue) in input.issues.enumerated() {
        for actor in input.actors.indices where !given.contains([actor, k]) {
          #expect(abs(outcome.positions[k][actor] - issue.positions[actor]) < 1e-12)
        }
      }
    }
  }

  @Test func dependsOnNeitherOrderNorUnitNorDirection() throws {
    var (scaled, mirrored) = (Deviation("exchange, capabilities × 37.3"), Deviation("exchange, mirrored"))
    for seed in 0..<60 {
      let input = try SpatialModelTests.input(seed: seed, actors: 2 + seed % 7, issues: 2 + seed % 2)
      let outcome = try ExchangeModel().play(input)
      let order = RandomIssue.permutation(input.actors.count, seed: seed)
      let permuted = try ExchangeModel().play(BargainingInput(issues: input.issues.map { try $0.reordered(order) }))
      #expect(permuted.after == outcome.after, "seed \(seed)")
      #expect(permuted.rounds.map(\.count) == outcome.rounds.map(\.count), "seed \(seed)")
      let larger = try ExchangeModel().play(
        BargainingInput(issues: input.issues.map { try RandomIssue.scaled($0, by: 37.3) }))
      // One issue may be turned round alone.
      let turned = try ExchangeModel().play(
        BargainingInput(
          issues: input.issues.enumerated().map { $0 == 0 ? try RandomIssue.mirrored($1, about: 100) : $1 }))
      for k in input.issues.indices {
        scaled.record(larger.after[k], outcome.after[k], "seed \(seed)")
        mirrored.record(k == 0 ? 100 - turned.after[k] : turned.after[k], outcome.after[k], "seed \(seed)")
      }
    }
    scaled.check(atMost: 1e-9)
    mirrored.check(atMost: 1e-9)
  }

  @Test func needsTwoIssues() throws {
    let input = try BargainingInput(issues: [RandomIssue(seed: 1, actors: 3).issue])
    #expect(throws: InvalidInput.self) { try ExchangeModel().play(input) }
  }

  /// a wants 0 on both issues, b wants 100.
  private static func pair(_ ap: Double, _ aq: Double, _ bp: Double, _ bq: Double) throws -> BargainingInput {
    try BargainingInput(
      issues: [("p", [ap, bp]), ("q", [aq, bq])].map { name, saliences in
        try BargainingIssue(
          name: name, actors: ["a", "b"], positions: [0, 100], saliences: saliences, capabilities: [1, 1],
          scale: 0...100)
      })
  }
}
