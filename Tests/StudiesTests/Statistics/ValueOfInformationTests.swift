import Foundation
import Testing

@testable import Studies

@Suite struct ValueOfInformationTests {
  /// E[max(0, X)] − max(0, μ) for normal X.
  private func loss(_ mean: Double, _ deviation: Double) -> Double {
    let z = mean / deviation
    let density = Foundation.exp(-z * z / 2) / (2 * Double.pi).squareRoot()
    return deviation * density + mean * 0.5 * erfc(-z / 2.0.squareRoot()) - max(0, mean)
  }

  /// Course B gains 0.3 + 1·x + 0.5·y + 0.2·noise over A; the claim moves it by ±0.6; z does nothing.
  private func problem(_ count: Int, seed: UInt64) throws -> (gains: [[Double]], inputs: InputTable) {
    var draws = Draws(seed: seed, purpose: .statistics)
    let x = (0..<count).map { _ in draws.normal() }
    let y = (0..<count).map { _ in draws.normal() }
    let z = (0..<count).map { _ in draws.normal() }
    let claim = (0..<count).map { _ in draws.uniform() < 0.5 }
    let common = (0..<count).map { _ in 5 * draws.normal() }
    let b = (0..<count).map { 0.3 + x[$0] + 0.5 * y[$0] + (claim[$0] ? 0.6 : -0.6) + 0.2 * draws.normal() + common[$0] }
    let inputs = try InputTable([
      .init("x", .continuous(x)), .init("y", .continuous(y)), .init("z", .continuous(z)),
      InputTable.claim("claim", claim),
    ])
    return ([common, b], inputs)
  }

  /// EVPPI of one number, of two, of a claim and of a number with a claim against their closed forms: within four
  /// standard errors for each, and within 0.02 on average over samples.
  @Test func agreesWithTheAnalyticAnswer() throws {
    let cases: [(group: [Int], exact: Double)] = [
      ([0], loss(0.3, 1)), ([1], loss(0.3, 0.5)), ([3], 0.5 * 0.9 - 0.3), ([2], 0),
      ([0, 1], loss(0.3, 1.25.squareRoot())), ([0, 3], 0.5 * (loss(0.9, 1) + 0.9 + loss(-0.3, 1)) - 0.3),
    ]
    var sums = [Double](repeating: 0, count: cases.count)
    var errors = sums
    for seed in 1...4 as ClosedRange<UInt64> {
      let (gains, inputs) = try problem(300, seed: seed)
      for (number, item) in cases.enumerated() {
        let value = try ValueOfInformation.partial(
          gains: gains, inputs: inputs, group: item.group, simulations: 30, seed: seed)
        errors[number] += value.standardError / 4
        #expect(
          abs(value.corrected - item.exact) < 4 * value.standardError + 0.01,
          "\(item.group): \(value.corrected) ± \(value.standardError) instead of \(item.exact)")
        #expect(value.naive >= 0 && value.corrected <= value.naive && value.bias >= -0.01)
        #expect(value.best == 1)
        sums[number] += (value.corrected - item.exact) / 4
      }
    }
    print("EVPPI, normal-linear: mean deviations from the closed forms \(sums)")
    // Four samples halve the error.
    for (sum, error) in zip(sums, errors) { #expect(abs(sum) <= 3 * error / 2) }
  }

  /// Of claims the naive value is the exact conditional-means value of `ValueOfKnowing`.
  @Test func agreesWithConditionalMeans() throws {
    let (gains, inputs) = try problem(400, seed: 8)
    guard case .categorical(let truths, _) = inputs.columns[3].values else { return }
    var sums = TruthSums(futuresTrue: 0, futuresFalse: 0, whenTrue: [0, 0], whenFalse: [0, 0])
    for (future, truth) in truths.enumerated() {
      if truth == 1 { sums.futuresTrue += 1 } else { sums.futuresFalse += 1 }
      for course in 0..<2 {
        if truth == 1 {
          sums.whenTrue[course] += gains[course][future]
        } else {
          sums.whenFalse[course] += gains[course][future]
        }
      }
    }
    let value = try ValueOfInformation.partial(gains: gains, inputs: inputs, group: [3])
    #expect(abs(value.naive - sums.valueOfKnowing) < 1e-12)
    #expect(value.flips && value.choices.count == 2)
  }

  /// EVPI with two states known exactly; never less than any EVPPI.
  @Test func perfectInformationBoundsPartial() throws {
    let value = try ValueOfInformation.perfect(gains: [[1, 0, 1, 0], [0, 1, 0, 3]])
    #expect(value.naive == 1.5 - 1 && value.best == 1 && value.choices == [0.5, 0.5])
    let (gains, inputs) = try problem(300, seed: 3)
    let perfect = try ValueOfInformation.perfect(gains: gains)
    for group in [[0], [1], [3], [0, 1]] {
      let partial = try ValueOfInformation.partial(gains: gains, inputs: inputs, group: group, simulations: 20)
      #expect(partial.corrected < perfect.naive + 0.05)
    }
  }

  /// An input that matters to nothing is worth nothing: the interval of the corrected value holds 0, and the
  /// correction takes a tenth or more of the naive value off on average (the guide says why not all).
  @Test func correctsWhatChanceGives() throws {
    var (naive, corrected, held) = (0.0, 0.0, 0)
    for seed in 0..<40 {
      var draws = Draws(seed: UInt64(seed), purpose: .statistics)
      let gains = (0..<3).map { _ in (0..<200).map { _ in draws.normal() } }
      let inputs = try InputTable([InputTable.claim("claim", (0..<200).map { _ in draws.uniform() < 0.5 })])
      let value = try ValueOfInformation.partial(gains: gains, inputs: inputs, group: [0], simulations: 50)
      naive += value.naive / 40
      corrected += value.corrected / 40
      if value.interval.low == 0 { held += 1 }
    }
    print("EVPPI of nothing: naive \(naive), corrected \(corrected)")
    #expect(corrected < 0.9 * naive && held >= 36)
  }

  @Test func reportsAllThatIsWrong() throws {
    let inputs = try InputTable(names: ["x"], columns: [[1, 2, 3]])
    let error = #expect(throws: InvalidSample.self) {
      try ValueOfInformation.partial(gains: [[1, .nan], [1]], inputs: inputs, group: [0, 0, 4], simulations: 1)
    }
    #expect(error?.problems.count == 6)
    #expect(throws: InvalidSample.self) { try ValueOfInformation.perfect(gains: []) }
  }

  /// Constant inputs, single courses and few rows give an answer.
  @Test func copesWithTheExtremes() throws {
    let inputs = try InputTable(names: ["x", "y"], columns: [[1, 1, 1], [1, 2, 3]])
    for group in [[0], [1], [0, 1]] {
      let value = try ValueOfInformation.partial(gains: [[1, 2, 3], [3, 2, 0]], inputs: inputs, group: group)
      #expect(value.naive.isFinite && value.standardError.isFinite)
      #expect(try ValueOfInformation.partial(gains: [[1, 2, 3]], inputs: inputs, group: group).naive == 0)
    }
  }
}
