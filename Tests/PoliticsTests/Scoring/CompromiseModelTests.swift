import Chance
import Testing

@testable import Politics

@Suite struct CompromiseModelTests {
  /// A model in which every parameter does something.
  static var example: CompromiseModel {
    var model = CompromiseModel()
    model.salienceExponent = 1.7
    model.crowdExponent = 0.6
    model.lossExponent = 1.4
    model.referencePull = 0.1
    model.influence = ["actor 0": 0.8, "actor 1": -0.5, "actor 3": 0.2]
    return model
  }

  static func random(_ seed: Int) throws -> BargainingIssue {
    let made = try RandomIssue(seed: seed, actors: 2 + seed % 12).issue
    return try BargainingIssue(
      name: made.name, actors: made.actors, positions: made.positions, saliences: made.saliences,
      capabilities: made.capabilities, scale: made.scale, referencePoint: seed.isMultiple(of: 3) ? nil : 100)
  }

  @Test func isTheWeightedMeanWithoutParameters() throws {
    for seed in 0..<200 {
      let issue = try Self.random(seed)
      let salient = try BargainingIssue(
        name: issue.name, actors: issue.actors, positions: issue.positions,
        saliences: issue.saliences.map { max($0, CompromiseModel.leastSalience) }, capabilities: issue.capabilities,
        scale: issue.scale)
      #expect(abs(CompromiseModel().forecast(issue) - Baselines(salient).weightedMean) < 1e-11)
    }
  }

  /// Two camps far apart: the forces s₀·φ(z) and s₁·φ(1 − z) are equal, with s = W^θ.
  @Test func balancesTwoCamps() throws {
    let issue = try BargainingIssue(
      name: "i", actors: ["a", "b", "c"], positions: [0, 0, 100], saliences: [1, 0.5, 0.25], capabilities: [2, 4, 4],
      scale: 0...100)
    var model = CompromiseModel()
    model.crowdExponent = 0.5
    model.lossExponent = 1.5
    model.salienceExponent = 2
    model.influence = ["a": Elementary.log(3)]
    let (left, right) = ((2 * 3 + 4 * 0.25).squareRoot(), (4 * 0.0625).squareRoot())
    let z = model.forecast(issue) / 100
    func force(_ d: Double) -> Double { d / Elementary.power(d * d + 0.03 * 0.03, 0.25) }
    #expect(abs(left * force(z) - right * force(1 - z)) < 1e-9)
    #expect(z > 0 && z < 0.5)
    // Halfway to the reference point.
    let referred = try BargainingIssue(
      name: "i", actors: issue.actors, positions: issue.positions, saliences: issue.saliences,
      capabilities: issue.capabilities, scale: 0...100, referencePoint: 100)
    model.referencePull = 0.5
    #expect(abs(model.forecast(referred) - (z + (1 - z) / 2) * 100) < 1e-9)
    #expect(abs(model.forecast(issue) - z * 100) < 1e-12)
  }

  /// Where the loss is nearly the distance itself, the forecast is the weighted median within the precision of
  /// positions: nearer the loss is quadratic.
  @Test func approachesTheMedian() throws {
    let issue = try BargainingIssue(
      name: "i", actors: ["a", "b", "c"], positions: [0, 40, 100], saliences: [1, 1, 1], capabilities: [2, 2, 3],
      scale: 0...100)
    var model = CompromiseModel()
    model.lossExponent = 1.05
    #expect(abs(model.forecast(issue) - Baselines(issue).weightedMedian) < 100 * CompromiseModel.precision)
    #expect(abs(model.forecast(issue) - Baselines(issue).weightedMean) > 10)
  }

  @Test func doesNotDependOnOrderUnitOrDirection() throws {
    let model = Self.example
    for seed in 0..<200 {
      let issue = try Self.random(seed)
      let forecast = model.forecast(issue)
      #expect(try model.forecast(RandomIssue.permuted(issue, seed: seed)) == forecast)
      #expect(abs(try model.forecast(RandomIssue.scaled(issue, by: 37.3)) - forecast) < 1e-9)
      #expect(abs(100 - (try model.forecast(RandomIssue.mirrored(issue, about: 100))) - forecast) < 1e-8)
      #expect(issue.scale.contains(forecast))
      let support = model.support(issue)
      #expect(abs(support.reduce(0) { $0 + $1.share } - 1) < 1e-12)
      #expect(support.map(\.position) == Set(issue.positions).sorted())
    }
  }

  /// Twice the influence is twice the capability.
  @Test func influenceIsAFactorOfCapability() throws {
    for seed in 0..<50 {
      let issue = try Self.random(seed)
      var capabilities = issue.capabilities
      capabilities[0] *= 2
      let doubled = try BargainingIssue(
        name: issue.name, actors: issue.actors, positions: issue.positions, saliences: issue.saliences,
        capabilities: capabilities, scale: issue.scale, referencePoint: issue.referencePoint)
      var model = Self.example
      let expected = model.forecast(doubled)
      model.influence["actor 0", default: 0] += Elementary.log(2)
      #expect(abs(model.forecast(issue) - expected) < 1e-9)
    }
  }

  /// Without capabilities that differ, an actor that asks for more gets no less.
  @Test func followsAnActorThatMoves() throws {
    var model = CompromiseModel()
    model.lossExponent = 1.4
    for seed in 0..<100 {
      let issue = try RandomIssue(seed: seed, actors: 2 + seed % 12, coarse: false).issue
      var positions = issue.positions
      positions[0] = min(100, positions[0] + 7)
      let moved = try BargainingIssue(
        name: "i", actors: issue.actors, positions: positions, saliences: issue.saliences,
        capabilities: issue.capabilities, scale: issue.scale)
      #expect(model.forecast(moved) >= model.forecast(issue) - 1e-9)
    }
  }

  /// Positions that are nearly the same are nearly one: no jump when they become one.
  @Test func doesNotJumpWherePositionsMeet() throws {
    func forecast(_ position: Double) throws -> Double {
      Self.example.forecast(
        try BargainingIssue(
          name: "i", actors: ["a", "b", "c"], positions: [0, position, 60], saliences: [1, 1, 1],
          capabilities: [1, 1, 1], scale: 0...100))
    }
    #expect(abs(try forecast(60) - forecast(60 - 1e-7)) < 1e-4)
  }
}
