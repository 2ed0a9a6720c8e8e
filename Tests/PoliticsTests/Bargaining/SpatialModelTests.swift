import Chance
import Testing

@testable import Politics

/// What must hold for the spatial model whatever the numbers; agreement with KTAB is in another suite.
@Suite struct SpatialModelTests {
  /// A made-up case of some issues; coarse numbers, so that identical actors and ties occur, half of the time.
  static func input(seed: Int, actors: Int, issues: Int) throws -> BargainingInput {
    let stream = RandomStream(seed: UInt64(seed), future: 5)
    let coarse = seed.isMultiple(of: 2)
    func uniform(_ entity: Int, _ draw: Int) -> Double {
      let value = stream.uniform(.design, week: 1, entity: entity, draw: draw)
      return coarse ? ((value * 5).rounded(.down) + 0.5) / 5 : value
    }
    return try BargainingInput(
      issues: (0..<issues).map { issue in
        var positions = (0..<actors).map { (uniform($0, issue) * 100 * 100).rounded() / 100 }
        if positions.allSatisfy({ $0 == positions[0] }) { positions[0] = 100 - positions[0] / 2 }
        return try BargainingIssue(
          name: "issue \(issue)", actors: (0..<actors).map { "actor \($0)" }, positions: positions,
          saliences: (0..<actors).map { (0.1 + 0.9 * uniform($0, 10 + issue)) / Double(issues) },
          capabilities: (0..<actors).map { 10 + 100 * uniform($0, 20) }, scale: 0...100)
      })
  }

  static func models() -> [SpatialModel] {
    var models: [SpatialModel] = []
    for method in CondorcetElection.Method.allCases {
      for proposal in SpatialModel.Proposal.allCases {
        for interpolation in SpatialModel.Interpolation.allCases {
          var model = SpatialModel()
          model.election.method = method
          model.proposal = proposal
          model.interpolation = interpolation
          model.turns = 4
          models.append(model)
        }
      }
    }
    return models
  }

  @Test func dependsOnNeitherOrderNorUnitNorDirection() throws {
    var (scaled, mirrored) = (Deviation("spatial model, capabilities × 37.3"), Deviation("spatial model, mirrored"))
    for (index, model) in SpatialModelTests.models().enumerated() {
      for seed in index * 6..<index * 6 + 6 {
        let input = try SpatialModelTests.input(seed: seed, actors: 3 + seed % 6, issues: 1 + seed % 3)
        let outcome = try model.play(input)
        let order = RandomIssue.permutation(input.actors.count, seed: seed)
        let permuted = try model.play(
          BargainingInput(issues: input.issues.map { try $0.reordered(order) }))
        #expect(permuted.positions == order.map { outcome.positions[$0] }, "seed \(seed), model \(index)")
        #expect(permuted.turns.count == outcome.turns.count)
        let larger = try model.play(BargainingInput(issues: input.issues.map { try RandomIssue.scaled($0, by: 37.3) }))
        let reflected = try model.play(
          BargainingInput(issues: input.issues.map { try RandomIssue.mirrored($0, about: 100) }))
        for actor in input.actors.indices {
          for issue in input.issues.indices {
            let place = "seed \(seed), model \(index), \(actor) on \(issue)"
            scaled.record(larger.positions[actor][issue], outcome.positions[actor][issue], place)
            mirrored.record(100 - reflected.positions[actor][issue], outcome.positions[actor][issue], place)
          }
        }
      }
    }
    scaled.check(atMost: 1e-7)
    mirrored.check(atMost: 1e-7)
  }

  /// With numbers in general position the tie rule does not matter: the corrected default is KTAB's result.
  @Test func withoutTiesTheRuleDoesNotMatter() throws {
    var deviation = Deviation("spatial model, ties by rule and by input order")
    for seed in stride(from: 1, to: 40, by: 2) {
      let input = try SpatialModelTests.input(seed: seed, actors: 4 + seed % 6, issues: 1 + seed % 2)
      var model = SpatialModel()
      model.turns = 2
      let symmetric = try model.play(input)
      model.ties = .inputOrder
      let ordered = try model.play(input)
      for actor in input.actors.indices {
        for issue in input.issues.indices {
          deviation.record(symmetric.positions[actor][issue], ordered.positions[actor][issue], "seed \(seed)")
        }
      }
    }
    deviation.check(atMost: 1e-9)
  }

  @Test func staysWithinBounds() throws {
    for seed in 0..<24 {
      let input = try SpatialModelTests.input(seed: seed, actors: 2 + seed % 9, issues: 1 + seed % 3)
      var model = SpatialModel()
      model.keepsMatrices = true
      model.turns = 6
      let outcome = try model.play(input)
      for turn in outcome.turns {
        #expect(abs(turn.positionProbabilities.reduce(0, +) - 1) < 1e-9)
        #expect(turn.risk.allSatisfy { $0 >= -0.5 - 1e-12 && $0 <= 1 + 1e-12 })
        for decision in turn.decisions { #expect(abs(decision.probabilities.reduce(0, +) - 1) < 1e-9) }
        for row in turn.winProbability { #expect(row.allSatisfy { $0 >= 0 && $0 <= 1 }) }
        for bargain in turn.bargains { #expect(bargain.gain > 1e-5) }
      }
      for (k, issue) in input.issues.enumerated() {
        let (low, high) = (issue.positions.min() ?? 0, issue.positions.max() ?? 0)
        for row in outcome.positions { #expect(row[k] >= low - 0.01 && row[k] <= high + 0.01) }
      }
    }
  }

  /// Identical actors do the same.
  @Test func identicalActorsStayIdentical() throws {
    for (index, model) in SpatialModelTests.models().enumerated() {
      let issue = try BargainingIssue(
        name: "issue", actors: ["a", "b", "c", "d", "e"], positions: [20, 20, 45, 80, 80],
        saliences: [0.5, 0.5, 0.3, 0.7, 0.7], capabilities: [30, 30, 50, 25, 25], scale: 0...100)
      let outcome = try model.play(BargainingInput(issues: [issue]))
      #expect(abs(outcome.positions[0][0] - outcome.positions[1][0]) < 1e-9, "model \(index)")
      #expect(abs(outcome.positions[3][0] - outcome.positions[4][0]) < 1e-9, "model \(index)")
    }
  }

  /// A mirror image of itself stays one: the one in the middle is not pulled to either side.
  @Test func symmetryIsKept() throws {
    for (index, model) in SpatialModelTests.models().enumerated() {
      let issue = try BargainingIssue(
        name: "issue", actors: ["a", "b", "c", "d", "e"], positions: [10, 30, 50, 70, 90],
        saliences: [0.9, 0.4, 0.3, 0.4, 0.9], capabilities: [30, 60, 20, 60, 30], scale: 0...100)
      let outcome = try model.play(BargainingInput(issues: [issue]))
      #expect(abs(outcome.positions[2][0] - 50) < 1e-9, "model \(index)")
      #expect(abs(outcome.positions[0][0] + outcome.positions[4][0] - 100) < 1e-9, "model \(index)")
      #expect(abs(outcome.positions[1][0] + outcome.positions[3][0] - 100) < 1e-9, "model \(index)")
    }
  }

  @Test func drawnChoicesDependOnSeedAndNames() throws {
    let input = try SpatialModelTests.input(seed: 3, actors: 8, issues: 2)
    var model = SpatialModel()
    model.turns = 5
    model.choice = .drawn(seed: 7)
    let first = try model.play(input)
    #expect(try model.play(input) == first)
    let order = RandomIssue.permutation(8, seed: 4)
    let permuted = try model.play(BargainingInput(issues: input.issues.map { try $0.reordered(order) }))
    #expect(permuted.positions == order.map { first.positions[$0] })
    model.choice = .drawn(seed: 8)
    #expect(try model.play(input) != first)
  }

  @Test func refusesWhatItCannotPlay() throws {
    let one = try BargainingIssue(
      name: "one", actors: ["a", "b", "c"], positions: [0, 1, 2], saliences: [0.8, 0, 0.5], capabilities: [1, 2, 3])
    let two = try BargainingIssue(
      name: "two", actors: ["a", "b"], positions: [0, 1], saliences: [0.8, 0], capabilities: [1, 4])
    var model = SpatialModel()
    model.turns = 0
    model.settled = 2
    model.accommodation = [[1]]
    let error = #expect(throws: InvalidInput.self) { try model.play(BargainingInput(issues: [one, two])) }
    let problems = error?.problems ?? []
    #expect(problems.count == 7)
    for part in [
      "add to 1.6", "different capabilities", "all 0", "'c' has no stance on 'two'", "turns", "movement", "matrix",
    ] {
      #expect(problems.contains { $0.contains(part) }, "\(part)")
    }
  }

  /// If nobody differs in security, nobody minds risk, and nothing is not a number.
  @Test func twoEqualActorsPlay() throws {
    let issue = try BargainingIssue(
      name: "issue", actors: ["a", "b"], positions: [0, 1], saliences: [0.5, 0.5], capabilities: [1, 1])
    let outcome = try SpatialModel().play(BargainingInput(issues: [issue]))
    #expect(outcome.turns[0].risk == [0, 0])
    #expect(abs(outcome.positions[0][0] + outcome.positions[1][0] - 1) < 1e-9)
  }
}
