import Foundation
import Testing

@testable import Politics

@Suite struct CompromiseFitTests {
  @Test func differentiatesItsLoss() throws {
    let issues = try RandomDecisions(seed: 3, issues: 24, model: CompromiseModelTests.example, noise: 20).issues
    let fit = CompromiseFit(issues)
    let chosen = Array(issues.issues.indices)
    var work = CompromiseWorkspace()
    var point = [Double](repeating: 0, count: CompromiseShape.count + fit.actors.count)
    for index in point.indices { point[index] = 0.15 * Double((index * 7) % 5 - 2) }
    point[2] = -0.7
    var gradient = point
    var ignored = point
    _ = fit.loss(point, of: chosen, penalty: 0.1, &gradient, &work)
    for index in point.indices {
      var (above, below) = (point, point)
      above[index] += 1e-5
      below[index] -= 1e-5
      let high = fit.loss(above, of: chosen, penalty: 0.1, &ignored, &work)
      let low = fit.loss(below, of: chosen, penalty: 0.1, &ignored, &work)
      let slope = (high - low) / 2e-5
      #expect(abs(slope - gradient[index]) < 1e-6, "parameter \(index)")
    }
  }

  /// Decisions that a model makes teach its parameters.
  @Test func recoversTheModelThatDecided() throws {
    var truth = CompromiseModel()
    truth.lossExponent = 1.5
    truth.influence = ["actor 0": 1.5, "actor 1": -1]
    let issues = try RandomDecisions(seed: 4, issues: 120, model: truth, noise: 1).issues
    let fit = CompromiseFit(issues)
    let model = fit.model(fit.fit(proposals: Array(issues.proposals.indices), penalty: 0.001))
    let (first, second) = (model.influence["actor 0"] ?? 0, model.influence["actor 1"] ?? 0)
    let other = model.influence["actor 2"] ?? 0
    #expect(abs(first - other - 1.5) < 0.2)
    #expect(abs(second - other + 1) < 0.2)
    #expect(abs(model.lossExponent - 1.5) < 0.1)
    #expect(abs(model.salienceExponent - 1) < 0.15)
    #expect(abs(model.crowdExponent - 1) < 0.15)
    #expect(abs(model.referencePull) < 0.02)
  }

  @Test func aStrongPenaltyLeavesTheWeightedMean() throws {
    let issues = try RandomDecisions(seed: 5, issues: 20, model: CompromiseModelTests.example, noise: 5).issues
    let fit = CompromiseFit(issues)
    let point = fit.fit(proposals: Array(issues.proposals.indices), penalty: 1e9)
    #expect(point.allSatisfy { abs($0) < 1e-6 })
  }

  /// The same bits whatever the order of issues and actors.
  @Test func doesNotDependOnOrder() throws {
    let issues = try RandomDecisions(seed: 6, issues: 20, model: CompromiseModelTests.example, noise: 30).issues
    let all = Array(issues.proposals.indices)
    let model = CompromiseFit(issues)
    let fitted = model.model(model.fit(proposals: all, penalty: 0.3))
    #expect(model.model(model.fit(proposals: all, penalty: 0.3)) == fitted)
    let shuffled = CompromiseFit(try RandomDecisions.shuffled(issues, seed: 1))
    #expect(shuffled.model(shuffled.fit(proposals: all.reversed(), penalty: 0.3)) == fitted)
  }

  /// The least loss on all issues, found by SciPy's L-BFGS-B on an implementation of its own.
  @Test func agreesWithAnIndependentImplementation() throws {
    guard let issues = try DeuIssues.all() else { return }
    let fit = CompromiseFit(issues)
    let point = fit.fit(proposals: Array(issues.proposals.indices), penalty: 0.4)
    var work = CompromiseWorkspace()
    var gradient = point
    var deviation = Deviation("deu3_issues, fitted parameters")
    let loss = fit.loss(point, of: issues.sortedPositions, penalty: 0.4, &gradient, &work)
    #expect(abs(loss - 22.116038569657768) < 1e-5)
    let expected = [0.678763672303918, -0.42330279117631825, -1.0042900248307545, -0.020525704586915126]
    for (index, value) in expected.enumerated() { deviation.record(point[index], value, "shape \(index)") }
    for (actor, value) in ["uk": 0.7571304693837483, "it": -0.3994937454544848, "se": 0.19288923124429996] {
      let index = try #require(fit.actors.firstIndex(of: actor))
      deviation.record(point[CompromiseShape.count + index], value, actor)
    }
    deviation.check(atMost: 2e-3)
  }
}
