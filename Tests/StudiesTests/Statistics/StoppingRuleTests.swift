import Testing

@testable import Studies

@Suite struct StoppingRuleTests {
  private func run(_ rule: StoppingRule, seed: Int, _ draw: (inout Draws) -> Double) -> StoppingRule {
    var rule = rule
    var draws = Draws(seed: UInt64(seed), purpose: .statistics)
    while !rule.isReached { rule.add(draw(&draws)) }
    return rule
  }

  /// At the stop the interval holds the truth about 95 times in 100 (sequential), or more often (anytime).
  @Test func stopsWithCoverage() throws {
    for (kind, range) in [(StoppingRule.Kind.sequential, 273...297), (.anytime, 285...300)] {
      let rule = try StoppingRule(kind, halfWidth: 0.1, least: 30, expected: 150)
      var (held, futures) = (0, 0)
      for seed in 0..<300 {
        let stopped = run(rule, seed: seed) { $0.uniform() < 0.3 ? 1 : 0 }
        if abs(stopped.mean - 0.3) <= stopped.halfWidth { held += 1 }
        futures += stopped.count
      }
      print("stopping \(kind): truth held \(held) of 300 times, \(futures / 300) futures on average")
      #expect(range.contains(held))
    }
  }

  /// The anytime sequence holds at all times at once in at least 95 of 100 studies.
  @Test func anytimeHoldsThroughout() throws {
    var broken = 0
    for seed in 0..<200 {
      var rule = try StoppingRule(.anytime, halfWidth: 0.01, least: 30, expected: 300)
      var draws = Draws(seed: UInt64(seed), purpose: .statistics, entity: 3)
      var holds = true
      for _ in 0..<800 {
        rule.add(draws.normal())
        if rule.count >= 30, abs(rule.mean) > rule.reached { holds = false }
      }
      if !holds { broken += 1 }
    }
    print("anytime sequence: broken in \(broken) of 200 studies of 800 futures")
    #expect(broken <= 16)
  }

  /// About z²s²/d² futures are needed.
  @Test func needsAsManyAsTheFormulaSays() throws {
    let stopped = run(try StoppingRule(.sequential, halfWidth: 0.05), seed: 1) { $0.normal() }
    #expect((1200...1900).contains(stopped.count))
    #expect(stopped.reached <= 0.05 && stopped.interval != nil)
  }

  @Test func reportsWhatIsWrong() throws {
    let error = #expect(throws: InvalidSample.self) {
      try StoppingRule(.anytime, halfWidth: 0, least: 1, expected: 0)
    }
    #expect(error?.problems.count == 3)
    #expect(try StoppingRule(.sequential, halfWidth: 1).interval == nil)
  }
}
