import Chance
import Testing

@testable import Studies

@Suite struct RankCurvesTests {
  private struct Sample {
    let input: [Double]
    let gains: [[Double]]
  }

  /// Three courses: nothing; what pays where the input is high; what hardly pays.
  private func sample(_ count: Int, seed: UInt64, noise: Double) -> Sample {
    var draws = Draws(seed: seed, purpose: .statistics)
    let input = draws.order(count).map { Double($0) / Double(count - 1) }
    let gains = [
      input.map { _ in noise * draws.normal() }, input.map { $0 - 0.6 + noise * draws.normal() },
      input.map { _ in -0.2 + noise * draws.normal() },
    ]
    return Sample(input: input, gains: gains)
  }

  /// The same regression as for one input at a time, done once for all.
  @Test func agreesWithValueOfInformation() throws {
    var (largest, spread) = (0.0, 0.0)
    for seed in 0..<6 {
      let sample = sample(150 + 70 * seed, seed: UInt64(seed), noise: 0.2)
      let one = try ValueOfInformation.partial(
        gains: sample.gains, inputs: InputTable([.init("x", .continuous(sample.input))]), group: [0])
      let order = SortedOrder.ascending(sample.input)
      let curves = RankCurves(gains: sample.gains)
      var draws = Draws(seed: 1, purpose: .statistics)
      let value = curves.value(order, draws: &draws)
      largest = max(largest, abs(value.naive - one.naive), abs(curves.naive(order) - one.naive))
      spread = max(spread, abs(value.standardError / one.standardError - 1))
      #expect(curves.best == one.best)
    }
    print("RankCurves against ValueOfInformation: largest deviation \(largest), of standard errors \(spread) relative")
    #expect(largest < 1e-9)
    #expect(spread < 0.35)
  }

  /// Knowing x before choosing between 0 and x − 0.6 is worth ∫ from 0.6 to 1 of (x − 0.6) = 0.08.
  @Test func agreesWithTheAnswer() {
    var sum = 0.0
    for seed in 0..<8 {
      let sample = sample(2000, seed: UInt64(seed + 50), noise: 0.1)
      var draws = Draws(seed: 1, purpose: .statistics)
      let value = RankCurves(gains: sample.gains).value(SortedOrder.ascending(sample.input), draws: &draws)
      #expect(abs(value.naive - 0.08) < 4 * value.standardError)
      sum += value.naive / 8
      // What is chosen: nothing where x is under 0.6, acting above.
      let turn = value.choices.firstIndex(of: 1) ?? 0
      #expect(abs(Double(turn) / 2000 - 0.6) < 0.06)
    }
    print("RankCurves against 0.08: mean \(sum)")
    #expect(abs(sum - 0.08) < 0.006)
  }

  /// Only the order of a number's values matters.
  @Test func transformationsChangeNothing() {
    let sample = sample(300, seed: 9, noise: 0.3)
    let curves = RankCurves(gains: sample.gains)
    let cubes = sample.input.map { $0 * $0 * $0 - 7 }
    #expect(curves.naive(SortedOrder.ascending(sample.input)) == curves.naive(SortedOrder.ascending(cubes)))
  }

  @Test func fewFuturesAndOneCourse() {
    for count in 2...15 {
      let gains = [(0..<count).map(Double.init), (0..<count).map { Double(count - $0) }]
      let order = (0..<UInt32(count)).map { $0 }
      #expect(RankCurves(gains: gains).naive(order) >= 0)
      #expect(RankCurves(gains: [gains[0]]).naive(order) == 0)
    }
  }
}
