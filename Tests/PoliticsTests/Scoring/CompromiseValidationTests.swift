import Foundation
import Testing

@testable import Politics

@Suite struct CompromiseValidationTests {
  private func validation(_ issues: DecidedIssues) throws -> CompromiseValidation {
    var validation = try CompromiseValidation(issues)
    validation.penalties = [1, 0.1]
    validation.folds = 4
    validation.innerFolds = 2
    return validation
  }

  @Test func forecastsEveryIssueOnce() throws {
    let issues = try RandomDecisions(seed: 1, issues: 22, model: CompromiseModelTests.example, noise: 30).issues
    let validation = try validation(issues)
    let held = (0..<validation.foldCount).map { validation.heldOut(fold: $0, repetition: 0) }
    #expect(held.flatMap(\.positions).sorted() == Array(issues.issues.indices))
    for fold in held {
      #expect(fold.forecasts.count == fold.positions.count)
      // All issues of a proposal are held out together.
      let proposals = Set(fold.positions.map { issues.issues[$0].proposal })
      #expect(
        issues.issues.indices.filter { proposals.contains(issues.issues[$0].proposal) } == fold.positions.sorted())
    }
    #expect(held == (0..<validation.foldCount).map { validation.heldOut(fold: $0, repetition: 0) })
    #expect(held[0] != validation.heldOut(fold: 0, repetition: 1))
  }

  /// Nothing of what was decided on held-out issues reaches their forecasts, or the choice of the penalty.
  @Test func knowsNothingOfHeldOutOutcomes() throws {
    let issues = try RandomDecisions(seed: 2, issues: 22, model: CompromiseModelTests.example, noise: 30).issues
    let first = try validation(issues).heldOut(fold: 1, repetition: 0)
    let changed = try DecidedIssues(
      try issues.issues.enumerated().map { index, item in
        try DecidedIssue(
          item.issue, proposal: item.proposal,
          outcome: first.positions.contains(index) ? 100 - item.outcome : item.outcome)
      })
    #expect(changed != issues)
    #expect(try validation(changed).heldOut(fold: 1, repetition: 0) == first)
    #expect(
      try validation(changed).heldOut(fold: 2, repetition: 0) != validation(issues).heldOut(fold: 2, repetition: 0))
  }

  @Test func refusesTooFewProposals() throws {
    let issues = try RandomDecisions(seed: 1, issues: 6, model: CompromiseModel(), noise: 1).issues
    let error = #expect(throws: InvalidInput.self) { try CompromiseValidation(issues) }
    #expect(
      error?.problems == ["There are issues of 3 proposals: learning from others needs four or more."])
  }

  /// Held-out forecasts of EU legislation are nearer than the weighted mean. One penalty and few folds, to be quick;
  /// the guide has the nested figures.
  @Test func isNearerThanTheWeightedMeanOnEuropeanLegislation() throws {
    guard let issues = try DeuIssues.all() else { return }
    var validation = try CompromiseValidation(issues)
    validation.penalties = [0.4]
    validation.folds = 5
    validation.innerFolds = 2
    var forecasts = [Double](repeating: .nan, count: issues.issues.count)
    for fold in 0..<validation.foldCount {
      let held = validation.heldOut(fold: fold, repetition: 0)
      for (position, forecast) in zip(held.positions, held.forecasts) { forecasts[position] = forecast }
    }
    let score = try ForecastScore(issues, models: [], heldOut: [forecasts], samples: 500)
    let row = try #require(score.rows.first)
    print("deu3_issues, five folds: mean error \(row.errors.meanAbsolute), difference \(row.errors.difference)")
    #expect(row.isHeldOut)
    #expect(row.errors.meanAbsolute.value < 22.5)
    #expect(row.errors.difference.value < -0.5)
  }

  /// Fitted before the enlargement of 2004 and tried after it, and the reverse.
  @Test func carriesOverBetweenPeriods() throws {
    guard let issues = try DeuIssues.all(), let document = try ReferenceVectors.politics("deu3_issues") else { return }
    let early = Set(document["issues"].list.filter { $0["regime"].text == "pre_nice" }.map(\.["id"].name))
    let fit = CompromiseFit(issues)
    for isEarly in [true, false] {
      let training = issues.proposals.indices.filter { proposal in
        issues.members[proposal].allSatisfy { early.contains(issues.issues[$0].issue.name) == isEarly }
      }
      let others = issues.proposals.indices.filter { !training.contains($0) }.flatMap { issues.members[$0] }
      let forecasts = fit.forecasts(fit.fit(proposals: training, penalty: 0.4), issues: others)
      var difference = 0.0
      for (position, forecast) in zip(others, forecasts) {
        let item = issues.issues[position]
        difference += abs(forecast - item.outcome) - abs(ScoredModel.bar(item.issue) - item.outcome)
      }
      difference /= Double(others.count)
      print("fitted \(isEarly ? "before" : "after") 2004, \(others.count) other issues: \(difference) to the bar")
      #expect(difference < -0.3)
    }
  }
}
