import Chance
import Testing

@testable import Politics

@Suite struct VoteBuyingTests {
  /// Costs and levels as fractions, exactly.
  @Test func agreesWithReference() throws {
    guard let file = try ReferenceVectors.politics("legislative") else { return }
    var deviation = Deviation("legislative, vote buying")
    let cases = file["vote_buying"]["cases"].list
    #expect(!cases.isEmpty)
    for (index, vector) in cases.enumerated() {
      let purchase = try VoteBuying(
        margins: vector["intrinsic_margins"].numbers, majority: vector["majority"].integer,
        opponentBudget: vector["opponent_budget"].number
      ).cheapest()
      #expect(purchase.cost.description == vector["min_cost"].name, "case \(index)")
      deviation.record(purchase.cost.value, vector["min_cost_decimal"].number, "case \(index)")
      #expect(purchase.coalitionSize == vector["coalition_size"].integer, "case \(index)")
      #expect(purchase.opponentMustFlip == vector["members_opponent_must_flip"].integer, "case \(index)")
      if let level = vector["level"].text { #expect(purchase.level?.description == level, "case \(index)") }
    }
    deviation.check(atMost: 0)
  }

  /// The closed form when nobody has a preference: the whole chamber at 2Wn/(n + 1).
  @Test func buysTheWholeIndifferentChamber() throws {
    for size in stride(from: 3, through: 101, by: 2) {
      let purchase = try VoteBuying(
        margins: [Double](repeating: 0, count: size), majority: size / 2 + 1, opponentBudget: 7
      ).cheapest()
      #expect(purchase.coalitionSize == size)
      #expect(abs(purchase.cost.value - 14 * Double(size) / Double(size + 1)) < 1e-12)
    }
  }

  /// What is bought is safe, no dearer than any levelled coalition, and not safe for less.
  @Test func isSafeAndNoDearer() throws {
    let stream = RandomStream(seed: 21, future: 0)
    for seed in 0..<200 {
      let size = 3 + seed % 9
      let margins = (0..<size).map { (stream.uniform(.design, week: seed, entity: $0) * 12 - 6).rounded() }
      let budget = (stream.uniform(.design, week: seed, entity: 99) * 20).rounded()
      let majority = size / 2 + 1
      let purchase = try VoteBuying(margins: margins, majority: majority, opponentBudget: budget).cheapest()
      #expect(abs(purchase.payments.reduce(0, +) - purchase.cost.value) < 1e-9)
      #expect(purchase.payments.allSatisfy { $0 >= 0 })
      let coalition = margins.indices.sorted { margins[$0] > margins[$1] }.prefix(purchase.coalitionSize)
      let paid = coalition.map { margins[$0] + purchase.payments[$0] }.sorted()
      #expect(paid.prefix(purchase.opponentMustFlip).reduce(0, +) >= budget - 1e-9, "seed \(seed)")
      // Any level that makes any coalition safe costs as much or more.
      for other in majority...size {
        let sorted = margins.sorted(by: >).prefix(other)
        for step in 0...80 {
          let level = Double(step) / 4 - 0
          let raised = sorted.map { max($0, level) }.sorted()
          guard raised.prefix(other - majority + 1).reduce(0, +) >= budget else { continue }
          let cost = raised.reduce(0, +) - sorted.reduce(0, +)
          #expect(cost >= purchase.cost.value - 1e-9, "seed \(seed)")
        }
      }
      #expect(
        try VoteBuying(margins: margins.reversed(), majority: majority, opponentBudget: budget).cheapest().cost
          == purchase.cost)
      let dearer = try VoteBuying(margins: margins, majority: majority, opponentBudget: budget + 1).cheapest()
      #expect(dearer.cost.value >= purchase.cost.value)
    }
  }

  @Test func refusesBadInput() {
    let error = #expect(throws: InvalidInput.self) {
      try VoteBuying(margins: [1, .nan], majority: 3, opponentBudget: -1).cheapest()
    }
    #expect(error?.problems.count == 3)
    #expect(throws: InvalidInput.self) { try VoteBuying(margins: [], majority: 1, opponentBudget: 1).cheapest() }
  }
}
