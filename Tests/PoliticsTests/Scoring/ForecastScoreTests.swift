import Testing

@testable import Politics

/// The accuracy of known models on the issues of EU legislation, computed elsewhere.
@Suite struct ForecastScoreTests {
  private typealias Forecast = (BargainingIssue) throws -> Double

  private func errors(_ issues: DecidedIssues, _ forecast: Forecast) throws -> [Double] {
    let forecasts = try issues.issues.map { try forecast($0.issue) }
    let errors = ForecastErrors(of: [forecasts], comparedWith: forecasts, on: issues, samples: 0)
    return [errors.meanAbsolute.value, errors.rootMeanSquare.value, errors.medianAbsolute.value]
  }

  private func election(_ method: CondorcetElection.Method) -> CondorcetElection {
    var election = CondorcetElection()
    election.method = method
    return election
  }

  private func mode(_ issue: BargainingIssue, _ method: CondorcetElection.Method) -> Double {
    let positions = election(method).positions(issue)
    let largest = positions.map(\.probability).max() ?? 0
    return positions.first { $0.probability == largest }?.position ?? .nan
  }

  private func known(_ name: String) -> Forecast? {
    switch name {
    case "unweighted_mean": { Baselines($0).mean }
    case "unweighted_median": { Baselines($0).median }
    case "salience_mean": { Baselines($0).salienceMean }
    case "salience_median": { Baselines.median($0.positions, weights: $0.saliences) }
    case "constant_50": { _ in 50 }
    case "salience_mean_council_only":
      { issue in
        let states = issue.actors.indices.filter { !["com", "ep"].contains(issue.actors[$0]) }
        return Baselines.mean(
          states.map { issue.positions[$0] }, weights: states.map { max(issue.saliences[$0], 1e-9) })
      }
    case "cap_sal_mean": { Baselines($0).weightedMean }
    case "cap_sal_median": { Baselines($0).weightedMedian }
    case "cap_mean": { Baselines.mean($0.positions, weights: $0.capabilities) }
    case "condorcet_intensity_winner": { Baselines($0, tie: .lowest).weightedMedian }
    case "pce_expected_cond": { election(.conditional).expectedPosition($0) }
    case "pce_mode_cond": { mode($0, .conditional) }
    case "pce_expected_markovU": { election(.markovUniform).expectedPosition($0) }
    case "pce_mode_markovU": { mode($0, .markovUniform) }
    default: nil
    }
  }

  @Test func agreesOnBaselinesToThePrintedDigits() throws {
    guard let issues = try DeuIssues.all(), let file = try ReferenceVectors.politics("deu3_benchmark") else { return }
    var deviation = Deviation("deu3_benchmark, baselines")
    // A chain stops when probabilities change by less than 10⁻⁶: 10⁻⁴ on this scale.
    var chains = Deviation("deu3_benchmark, elections by chains")
    #expect(issues.issues.count == file["n"].integer)
    for name in file["baselines"].keys {
      let forecast = try #require(known(name), "\(name) is not known here")
      for (found, expected) in zip(try errors(issues, forecast), file["baselines"][name].numbers) {
        if name.contains("markov") {
          chains.record(found, expected, name)
        } else {
          deviation.record(found, expected, name)
        }
      }
    }
    deviation.check(atMost: 0.5001e-4)
    chains.check(atMost: 2e-4)
    var first = Deviation("deu3_benchmark, single issues")
    var chained = Deviation("deu3_benchmark, single elections by chains")
    for row in file["per_issue_first10"].list {
      let item = try #require(issues.issues.first { $0.issue.name == row["id"].name })
      first.record(item.outcome, row["outcome"].number, row["id"].name)
      first.record(Baselines(item.issue).weightedMean, row["cap_sal_mean"].number, row["id"].name)
      chained.record(
        election(.markovUniform).expectedPosition(item.issue), row["pce_markov_uniform"].number, row["id"].name)
    }
    first.check(atMost: 1e-9)
    chained.check(atMost: 2e-4)
  }

  /// The first rounds: later ones take long in a debug build, and are not all the same for Q = ½ (see the guide).
  @Test func agreesOnTheChallengeModel() throws {
    guard let issues = try DeuIssues.all(), let file = try ReferenceVectors.politics("deu3_benchmark") else { return }
    var deviation = Deviation("deu3_benchmark, challenge model")
    for (stability, text, last) in [(1.0, "1", 2), (0.5, ".5", 1)] {
      for rounds in 1...last {
        let name = "literal Q=\(text) round \(rounds)"
        var model = ChallengeModel.Variant.printed.model
        (model.rounds, model.stability, model.ties, model.settled) = (rounds, stability, .inputOrder, -1)
        let ends = try issues.issues.map { try model.play($0.issue) }
        for (key, forecasts) in [("mean", ends.map(\.mean)), ("median", ends.map(\.median))] {
          let found = ForecastErrors(of: [forecasts], comparedWith: forecasts, on: issues, samples: 0)
          let expected = file["challenge_model"][name][key].numbers
          deviation.record(found.meanAbsolute.value, expected[0], "\(name) \(key)")
          deviation.record(found.rootMeanSquare.value, expected[1], "\(name) \(key)")
          deviation.record(found.medianAbsolute.value, expected[2], "\(name) \(key)")
        }
      }
    }
    deviation.check(atMost: 0.5001e-4)
  }

  /// Resampled by proposals with another generator: the same interval but for chance.
  @Test func agreesOnAPairedInterval() throws {
    guard let issues = try DeuIssues.all(), let file = try ReferenceVectors.politics("deu3_benchmark") else { return }
    let paired = file["paired_test_pce_markov_uniform_minus_cap_sal_mean"]
    let score = try ForecastScore(issues, models: ScoredModel.baselines + ScoredModel.elections, heldOut: [])
    let row = try #require(score.rows.first { $0.name == "election, markov-uniform" })
    #expect(abs(row.errors.difference.value - paired["mean_difference"].number) < 1e-6)
    #expect(abs(row.errors.difference.low - paired["proposal_cluster_bootstrap_95"].numbers[0]) < 0.05)
    #expect(abs(row.errors.difference.high - paired["proposal_cluster_bootstrap_95"].numbers[1]) < 0.05)
    let bar = try #require(score.rows.first { $0.name == ScoredModel.barName })
    #expect(bar.errors.difference == ForecastErrors.Estimate(value: 0, low: 0, high: 0))
  }

  @Test func scoresEveryModelOnEveryIssue() throws {
    let issues = try RandomDecisions(seed: 8, issues: 6, model: CompromiseModel(), noise: 10).issues
    let score = try ForecastScore(issues, heldOut: [issues.outcomes], samples: 50)
    #expect(score.rows.count == ScoredModel.all.reduce(1) { $0 + $1.names.count })
    #expect(Set(score.rows.map(\.name)).count == score.rows.count)
    #expect(score.rows.allSatisfy { $0.errors.meanAbsolute.value.isFinite })
    #expect(score.rows.last?.name == "compromise")
    #expect(score.rows.last?.errors.meanAbsolute == ForecastErrors.Estimate(value: 0, low: 0, high: 0))
    #expect(score.rows.last?.isHeldOut == true)
  }
}
