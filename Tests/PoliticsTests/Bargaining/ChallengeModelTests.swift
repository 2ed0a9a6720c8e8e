import Testing

@testable import Politics

@Suite struct ChallengeModelTests {
  /// Every case and variant of the file: positions, medians and means of all rounds, and the first round within.
  @Test func agreesWithReference() throws {
    guard let file = try ReferenceVectors.politics("bdm_challenge") else { return }
    var deviation = Deviation("bdm_challenge")
    for vector in file["cases"].list {
      let issue = try ChallengeModelTests.issue(vector)
      let baselines = Baselines(issue, tie: .lowest)
      let expected = vector["baselines"]
      deviation.record(baselines.weightedMean, expected["weighted_mean"].number, "\(vector["case"].name) mean")
      deviation.record(
        baselines.weightedMedian, expected["weighted_median_condorcet"].number, "\(vector["case"].name) median")
      deviation.record(baselines.mean, expected["unweighted_mean"].number, "\(vector["case"].name) plain mean")
      for name in vector["variants"].keys {
        let variant = vector["variants"][name]
        let place = "\(vector["case"].name), \(name)"
        var model = ChallengeModelTests.model(name)
        model.rounds = variant["median_by_round"].list.count - 1
        let outcome = try model.play(issue)
        let positions = outcome.rounds.map(\.positions) + [outcome.positions]
        for (round, expected) in variant["median_by_round"].numbers.enumerated() {
          deviation.record(outcome.medianByRound[round], expected, "\(place): median of round \(round)")
        }
        for (round, expected) in variant["mean_by_round"].numbers.enumerated() {
          deviation.record(outcome.meanByRound[round], expected, "\(place): mean of round \(round)")
        }
        for (round, row) in variant["positions_by_round"].matrix.enumerated() {
          for (actor, expected) in row.enumerated() {
            deviation.record(positions[round][actor], expected, "\(place): \(actor) in round \(round)")
          }
        }
        try ChallengeModelTests.compare(outcome.rounds[0], variant["round1"], place, &deviation)
      }
    }
    deviation.check(atMost: 1e-9)
  }

  private static func compare(
    _ round: ChallengeModel.Round, _ expected: JSON, _ place: String, _ deviation: inout Deviation
  ) throws {
    deviation.record(round.median, expected["condorcet_median"].number, "\(place): median")
    for (name, values) in [
      ("security_sum", round.security), ("risk_R", round.risk), ("risk_exponent", round.riskExponent),
    ] {
      for (actor, number) in expected[name].numbers.enumerated() {
        deviation.record(values[actor], number, "\(place): \(name) of \(actor)")
      }
    }
    for (i, row) in expected["win_probability"].matrix.enumerated() {
      for (j, number) in row.enumerated() {
        deviation.record(round.winProbability[i][j], number, "\(place): \(i) against \(j)")
      }
    }
    let accepted = expected["accepted"].list
    #expect(round.accepted.map(\.mover) == accepted.map(\.["mover"].integer), "\(place)")
    #expect(round.accepted.map(\.kind.rawValue) == accepted.map(\.["type"].name), "\(place)")
    #expect(round.accepted.map(\.challenger) == accepted.map(\.["to"].integer), "\(place)")
    for (offer, expected) in zip(round.accepted, accepted) {
      deviation.record(offer.moverUtility, expected["eu_mover"].number, "\(place): utility of \(offer.mover)")
      deviation.record(offer.challengerUtility, expected["eu_other"].number, "\(place): utility against \(offer.mover)")
      deviation.record(offer.position, expected["new_position"].number, "\(place): move of \(offer.mover)")
    }
  }

  private static func issue(_ vector: JSON) throws -> BargainingIssue {
    let actors = vector["actors"].list
    return try BargainingIssue(
      name: vector["case"].name, actors: actors.map(\.["name"].name), positions: actors.map(\.["position"].number),
      saliences: actors.map(\.["salience"].number), capabilities: actors.map(\.["capability"].number))
  }

  /// The vectors' names say which switches are on.
  private static func model(_ name: String) -> ChallengeModel {
    let variant: ChallengeModel.Variant =
      name.hasPrefix("S-literal") ? .printed : name.hasPrefix("S-replica") ? .replication : .allPairs
    var model = variant.model
    if let text = name.split(separator: "Q=").dropFirst().first, let stability = Double(text) {
      model.stability = stability
    }
    model.ties = .inputOrder
    model.settled = -1
    return model
  }

  /// The figures that the literature and a public replication print for the emission case.
  @Test func replicationGivesThePublishedTable() throws {
    guard let file = try ReferenceVectors.politics("bdm_challenge") else { return }
    let vector = try #require(file["cases"].list.first { $0["case"].name == "emission_1994" })
    var model = ChallengeModel.Variant.replication.model
    model.rounds = 9
    model.settled = -1
    model.ties = .inputOrder
    let medians = try model.play(ChallengeModelTests.issue(vector)).medianByRound
    let published = vector["published"]["scholz_table2_median"].numbers
    let agreeing = zip(medians.dropFirst(), published).count { ($0 * 10).rounded(.down) / 10 == $1 }
    print("Scholz, Calbert and Smith, table 2: \(agreeing) of \(published.count) medians to the printed digit")
    #expect(agreeing >= 7)
  }

  // MARK: What must always hold

  /// Another order of actors gives the same bits; another unit of capability and mirrored positions the same result.
  @Test func dependsOnNeitherOrderNorUnitNorDirection() throws {
    var (scaled, mirrored) = (Deviation("challenge model, capabilities × 37.3"), Deviation("challenge model, mirrored"))
    for seed in 0..<16 {
      let issue = try RandomIssue(seed: seed, actors: 2 + seed % 10).issue
      for variant in ChallengeModel.Variant.allCases {
        for (stability, drift) in [(1.0, ChallengeModel.Drift.printed), (0.5, .printed), (0.5, .difference)] {
          var model = variant.model
          (model.stability, model.drift, model.rounds) = (stability, drift, 4)
          let outcome = try model.play(issue)
          let order = RandomIssue.permutation(issue.actors.count, seed: seed)
          let permuted = try model.play(issue.reordered(order))
          #expect(permuted.positions == order.map { outcome.positions[$0] }, "seed \(seed), \(variant)")
          #expect(permuted.medianByRound == outcome.medianByRound, "seed \(seed), \(variant)")
          #expect(permuted.meanByRound == outcome.meanByRound, "seed \(seed), \(variant)")
          let larger = try model.play(RandomIssue.scaled(issue, by: 37.3))
          for (a, b) in zip(larger.positions, outcome.positions) { scaled.record(a, b, "seed \(seed), \(variant)") }
          // This rule takes the scale for a direction.
          if model.compromise == .lowestPosition { continue }
          let reflected = try model.play(RandomIssue.mirrored(issue, about: 100))
          for (a, b) in zip(reflected.positions, outcome.positions) {
            mirrored.record(100 - a, b, "seed \(seed), \(variant), Q \(stability), \(drift)")
          }
        }
      }
    }
    scaled.check(atMost: 1e-7)
    mirrored.check(atMost: 1e-7)
  }

  @Test func staysWithinBounds() throws {
    for seed in 0..<25 {
      let issue = try RandomIssue(seed: seed, actors: 2 + seed % 10).issue
      let (low, high) = (issue.positions.min() ?? 0, issue.positions.max() ?? 0)
      let outcome = try ChallengeModel().play(issue)
      for round in outcome.rounds {
        for (i, row) in round.winProbability.enumerated() {
          for (j, probability) in row.enumerated() where abs(round.positions[i] - round.positions[j]) > 1e-6 {
            #expect(abs(probability + round.winProbability[j][i] - 1) < 1e-12)
          }
        }
        #expect(round.risk.allSatisfy { abs($0) <= 1 + 1e-12 })
        #expect(round.riskExponent.allSatisfy { $0 >= 0.5 - 1e-12 && $0 <= 2 + 1e-12 })
      }
      #expect(outcome.positions.allSatisfy { $0 >= low && $0 <= high })
      #expect(outcome.median >= low && outcome.median <= high)
    }
  }

  /// Nobody can beat a weighted median: votes between any two positions are transitive.
  @Test func medianBeatsEveryPosition() throws {
    for seed in 0..<25 {
      let issue = try RandomIssue(seed: seed, actors: 2 + seed % 10).issue
      let median = try ChallengeModel().play(issue).rounds[0].median
      for rival in issue.positions {
        let votes = zip(issue.positions, issue.weights).reduce(0) { sum, actor in
          sum + actor.1 * (abs(actor.0 - rival) - abs(actor.0 - median))
        }
        #expect(votes >= -1e-9)
      }
    }
  }

  /// Two equal challengers on either side cancel.
  @Test func oppositeEqualOffersLeaveAnActorWhereItIs() throws {
    let issue = try BargainingIssue(
      name: "issue", actors: ["low", "middle", "high"], positions: [0, 50, 100], saliences: [1, 0.2, 1],
      capabilities: [5, 1, 5])
    for variant in [ChallengeModel.Variant.printed, .allPairs] {
      var model = variant.model
      model.rounds = 1
      let outcome = try model.play(issue)
      #expect(outcome.positions[1] == 50)
      #expect(outcome.positions[0] + outcome.positions[2] == 100)
    }
  }

  @Test func refusesOptionsOutOfRange() throws {
    let issue = try RandomIssue(seed: 1, actors: 3).issue
    var model = ChallengeModel()
    model.stability = 1.5
    model.rounds = 0
    let error = #expect(throws: InvalidInput.self) { try model.play(issue) }
    #expect(error?.problems.count == 2)
  }
}
