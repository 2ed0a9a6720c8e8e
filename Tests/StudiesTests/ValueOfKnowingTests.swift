import Chance
import Testing

@testable import Studies

@Suite struct ValueOfKnowingTests {
  private let indicator = StudyOutline.Indicator(
    id: "x", name: "x", unit: nil, better: .higher, summary: "end", after: 0, isEvent: false)

  private func dependence(
    truths: [Bool], values: [[Double]], better: StudyOutline.Indicator.Better = .higher
  ) -> ClaimDependence {
    var indicator = indicator
    indicator.better = better
    return ClaimDependence(
      claim: "c", truths: truths, courses: values.indices.map { "course\($0)" }, indicator: indicator, values: values,
      bootstrap: Bootstrap(futures: truths.count, seed: 1, resamples: 200),
      shuffles: Shuffles(futures: truths.count, seed: 1))
  }

  /// Doing nothing gives 0; acting gives 2 if the claim is true and −1 if not, at even odds: acting is
  /// worth 0.5, choosing after knowing 1, so knowing is worth 0.5.
  @Test func analyticAnswer() throws {
    let truths = (0..<100).map { $0.isMultiple(of: 2) }
    let knowing = try #require(
      dependence(truths: truths, values: [truths.map { _ in 0 }, truths.map { $0 ? 2 : -1 }]).knowing)
    #expect(abs(knowing.naive - 0.5) < 1e-12)
    #expect(knowing.corrected > 0.4 && knowing.corrected <= 0.5)
    #expect(knowing.best == "course1" && knowing.bestIfTrue == "course1" && knowing.bestIfFalse == "course0")
    #expect(knowing.flips)
    #expect(knowing.interval.low < 0.5 && 0.5 < knowing.interval.high)
  }

  @Test func lowerMayBeBetter() throws {
    let truths = (0..<100).map { $0.isMultiple(of: 2) }
    let knowing = try #require(
      dependence(truths: truths, values: [truths.map { _ in 0 }, truths.map { $0 ? -2 : 1 }], better: .lower).knowing)
    #expect(abs(knowing.naive - 0.5) < 1e-12)
    #expect(knowing.bestIfTrue == "course1" && knowing.bestIfFalse == "course0")
  }

  /// A claim that moves all courses alike is worth nothing to know, however much it explains.
  @Test func knowingWithoutChoiceIsWorthNothing() throws {
    let truths = (0..<100).map { $0 % 3 == 0 }
    let dependence = dependence(truths: truths, values: [truths.map { $0 ? 5 : 0 }, truths.map { $0 ? 6 : 1 }])
    #expect(try #require(dependence.knowing).naive < 1e-12)
    #expect(!(try #require(dependence.knowing).flips))
    #expect(dependence.effects.allSatisfy { abs($0.explained - 1) < 1e-12 })
    #expect(dependence.effects.map { $0.difference?.value } == [5, 5])
  }

  @Test func unsettledOnly() {
    let always = dependence(truths: [true, true], values: [[1, 2], [2, 1]])
    #expect(always.knowing == nil)
    #expect(always.effects[0].meanIfFalse == nil && always.effects[0].difference == nil)
    #expect(dependence(truths: [true, false], values: [[1, 2], [2, 1]], better: .neither).knowing == nil)
  }

  /// Of a claim that matters to nothing the naive value is too high by chance. What chance gives is taken off, and
  /// only what is above it is left: at least half of the excess goes.
  @Test func correctionReducesTheBias() throws {
    var naive: [Double] = []
    var corrected: [Double] = []
    for seed in 0..<60 {
      let values = (0..<4).map { course in
        (0..<100).map { RandomStream(seed: UInt64(seed), future: UInt32($0)).uniform(.blocks, week: 0, entity: course) }
      }
      let knowing = try #require(dependence(truths: (0..<100).map { $0.isMultiple(of: 2) }, values: values).knowing)
      #expect(knowing.corrected >= 0 && knowing.naive >= 0)
      naive.append(knowing.naive)
      corrected.append(knowing.corrected)
    }
    #expect(mean(naive) > 0.005)
    #expect(mean(corrected) < 0.5 * mean(naive))
  }

  /// η² by NumPy 2.4.6: 6.538642231323993e-07.
  @Test func explainedVarianceAgreesWithNumPy() {
    let values = (0..<60).map { Double($0 * 37 % 101) }
    let effect = dependence(truths: (0..<60).map { $0 % 3 == 0 }, values: [values]).effects[0]
    #expect(abs(effect.explained - 6.538642231323993e-07) < 1e-15)
    #expect(abs((effect.difference?.value ?? 0) - 0.05) < 1e-12)
  }
}
