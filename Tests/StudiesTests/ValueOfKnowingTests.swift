import Chance
import Testing

@testable import Studies

@Suite struct ValueOfKnowingTests {
  private let indicator = StudyOutline.Indicator(
    id: "x", name: "x", unit: nil, better: .higher, summary: "end", after: 0, isEvent: false)

  private func split(
    truths: [Bool], values: [[Double]], better: StudyOutline.Indicator.Better = .higher
  ) -> (dependence: ClaimDependence, knowing: ValueOfKnowing?) {
    var indicator = indicator
    indicator.better = better
    let bootstrap = Bootstrap(futures: truths.count, seed: 1, resamples: 200)
    let split = ClaimSplit(
      claim: "c", truths: truths, courses: values.indices.map { "course\($0)" }, values: values,
      resampled: values.map { bootstrap.sums($0) }, bootstrap: bootstrap)
    return (ClaimDependence(split), split.knowing(indicator, Shuffles(futures: truths.count, seed: 1)))
  }

  /// Doing nothing gives 0; acting gives 2 if the claim is true and −1 if not, at even odds: acting is
  /// worth 0.5, choosing after knowing 1, so knowing is worth 0.5.
  @Test func analyticAnswer() throws {
    let truths = (0..<100).map { $0.isMultiple(of: 2) }
    let knowing = try #require(
      split(truths: truths, values: [truths.map { _ in 0 }, truths.map { $0 ? 2 : -1 }]).knowing)
    #expect(abs(knowing.naive - 0.5) < 1e-12)
    #expect(knowing.corrected > 0.4 && knowing.corrected <= 0.5)
    #expect(knowing.best == "course1" && knowing.bestIfTrue == "course1" && knowing.bestIfFalse == "course0")
    #expect(knowing.flips && knowing.matters && knowing.chance == 0)
    #expect(knowing.interval.low < 0.5 && 0.5 < knowing.interval.high)
  }

  @Test func lowerMayBeBetter() throws {
    let truths = (0..<100).map { $0.isMultiple(of: 2) }
    let knowing = try #require(
      split(truths: truths, values: [truths.map { _ in 0 }, truths.map { $0 ? -2 : 1 }], better: .lower).knowing)
    #expect(abs(knowing.naive - 0.5) < 1e-12)
    #expect(knowing.bestIfTrue == "course1" && knowing.bestIfFalse == "course0")
  }

  /// A claim that moves all courses alike is worth nothing to know, however much it explains.
  @Test func knowingWithoutChoiceIsWorthNothing() throws {
    let truths = (0..<100).map { $0 % 3 == 0 }
    let (dependence, knowing) = split(
      truths: truths, values: [truths.map { $0 ? 5 : 0 }, truths.map { $0 ? 6 : 1 }])
    let worth = try #require(knowing)
    #expect(worth.naive < 1e-12 && !worth.flips && !worth.matters)
    #expect(dependence.effects.allSatisfy { abs($0.explained - 1) < 1e-12 })
    #expect(dependence.effects.map { $0.difference?.value } == [5, 5])
  }

  @Test func unsettledOnly() {
    let (always, knowing) = split(truths: [true, true], values: [[1, 2], [2, 1]])
    #expect(knowing == nil)
    #expect(always.effects[0].meanIfFalse == nil && always.effects[0].difference == nil)
    #expect(split(truths: [true, false], values: [[1, 2], [2, 1]], better: .neither).knowing == nil)
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
      let knowing = try #require(split(truths: (0..<100).map { $0.isMultiple(of: 2) }, values: values).knowing)
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
    let effect = split(truths: (0..<60).map { $0 % 3 == 0 }, values: [values]).dependence.effects[0]
    #expect(abs(effect.explained - 6.538642231323993e-07) < 1e-15)
    #expect(abs((effect.difference?.value ?? 0) - 0.05) < 1e-12)
  }

  /// Acting pays 4 · (x − 0.6), x even on 0…1: waiting is best, and knowing x is worth ∫ from 0.6 of 4 · (x − 0.6) = 0.32.
  @Test func numbersHaveAnAnalyticAnswerToo() throws {
    let count = 500
    var draws = Draws(seed: 4, purpose: .statistics)
    let x = draws.order(count).map { (Double($0) + 0.5) / Double(count) }
    let idle = draws.order(count).map { 3 + Double($0) }
    let gains = [x.map { _ in 0.0 }, x.map { 4 * ($0 - 0.6) }, x.map { _ in -1 + draws.normal() }]
    let worths = ValueOfKnowing.ofParameters(
      [.init(id: "x", kind: .parameter, values: x), .init(id: "idle", kind: .parameter, values: idle)],
      courses: ["wait", "act", "gamble"], gains: gains, shuffles: Shuffles(futures: count, seed: 1), seed: 1)
    let known = worths[0]
    #expect(abs(known.naive - 0.32) < 0.005 && known.matters && known.best == "wait")
    #expect(known.interval.low < 0.32 && 0.32 < known.interval.high)
    #expect(known.choices.map(\.course) == ["wait", "act"])
    #expect(known.choices[0].above == nil && known.choices[1].below == nil)
    #expect(abs((known.choices[0].below ?? 0) - 0.6) < 0.02 && known.choices[0].below == known.choices[1].above)
    #expect(abs(known.choices[1].share - 0.4) < 0.02)
    #expect(!worths[1].matters && worths[1].corrected < 0.02)
  }

  /// Of inputs without influence about one in twenty seems to matter.
  @Test func chanceIsKept() {
    let count = 200
    var (tested, beyond) = (0, 0)
    for seed in 0..<6 {
      var draws = Draws(seed: UInt64(seed), purpose: .statistics, entity: 3)
      let gains = (0..<4).map { _ in (0..<count).map { _ in draws.normal() } }
      let inputs = (0..<20).map { position in
        StudyInputs.Input(id: "\(position)", kind: .parameter, values: (0..<count).map { _ in draws.uniform() })
      }
      let worths = ValueOfKnowing.ofParameters(
        inputs, courses: ["a", "b", "c", "d"], gains: gains, shuffles: Shuffles(futures: count, seed: UInt64(seed)),
        seed: 1)
      tested += worths.count
      beyond += worths.count(where: \.matters)
    }
    print("ValueOfKnowing: \(beyond) of \(tested) inputs without influence seem to matter")
    #expect(Double(beyond) / Double(tested) < 0.12)
  }

  /// A best course that changes again and again over a number's range is no advice.
  @Test func manyTurnsAreNoThreshold() {
    func knowing(_ courses: [String]) -> ValueOfKnowing {
      ValueOfKnowing(
        input: "n", kind: .parameter, naive: 1, dealt: [0], standardError: 0, best: "a",
        choices: courses.map { ValueOfKnowing.Choice(course: $0, share: 1 / Double(courses.count)) })
    }
    #expect(knowing(["a", "b", "a"]).alternating == nil)
    #expect(knowing(["a", "b", "a", "c"]).alternating == ["a", "b", "c"])
  }
}
