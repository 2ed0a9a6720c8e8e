import Testing

@testable import Chance

@Suite struct NegativeBinomialTests {
  static let positions = [0.01, 0.2, 0.5, 0.77, 0.95, 0.999, 0.999999]

  /// SciPy 1.17.1, `nbinom.ppf(u, size, size/(size + mean))`: mean, size, quantiles at `positions`.
  static let quantiles: [(Double, Double, [Int])] = [
    (0.3, 0.2, [0, 0, 0, 0, 2, 8, 20]),
    (2.5, 1.0, [0, 0, 2, 4, 8, 20, 41]),
    (12.0, 0.7, [0, 1, 7, 18, 42, 107, 225]),
    (7.0, 50.0, [1, 5, 7, 9, 12, 17, 25]),
    (40.0, 3.0, [5, 20, 35, 55, 86, 154, 263]),
    (900.0, 0.5, [0, 58, 409, 1297, 3458, 9747, 21541]),
    (5000.0, 40.0, [3340, 4323, 4958, 5565, 6373, 7814, 9711]),
    (0.05, 1000000.0, [0, 0, 0, 0, 0, 2, 3]),
    (250.0, 1000000.0, [214, 237, 250, 262, 276, 300, 329]),
  ]

  @Test func quantilesAgreeWithSciPy() {
    for (mean, size, expected) in Self.quantiles {
      let distribution = NegativeBinomial(mean: mean, size: size)
      for (u, count) in zip(Self.positions, expected) {
        #expect(distribution.quantile(u) == count, "mean \(mean), size \(size), u \(u)")
      }
    }
  }

  /// SciPy 1.17.1, `nbinom.cdf`.
  static let probabilities: [(Double, Double, Int, Double)] = [
    (2.5, 1.0, 3, 0.7396917950853811),
    (12.0, 0.7, 30, 0.89909808024218),
    (900.0, 0.5, 100, 0.26202417349350954),
    (5000.0, 40.0, 5200, 0.6186293640663252),
    (40.0, 3.0, 25, 0.3101523621891552),
    (3.0, 0.05, 0, 0.814204518582018),
  ]

  @Test func probabilitiesAgreeWithSciPy() {
    var largest = 0.0
    for (mean, size, count, expected) in Self.probabilities {
      let value = NegativeBinomial(mean: mean, size: size).probability(upTo: count)
      largest = max(largest, abs(value - expected))
    }
    print("NegativeBinomial: largest deviation from SciPy's probabilities \(largest)")
    // Logarithms of gamma functions of several thousand have lost four digits.
    #expect(largest < 1e-11)
  }

  /// Adding up and bisection are two ways to the same number.
  @Test func bothMethodsAgree() {
    let stream = RandomStream(seed: 61, future: 0)
    for draw in 0..<3000 {
      let (first, second) = stream.uniforms(.design, week: 0, entity: draw)
      let distribution = NegativeBinomial(mean: 0.1 + 200 * second * second, size: 0.05 + 20 * (1 - second))
      let count = distribution.quantile(first)
      #expect(distribution.probability(upTo: count) >= first - 1e-12)
      #expect(count == 0 || distribution.probability(upTo: count - 1) < first + 1e-12)
    }
  }

  /// Mean and variance over an even grid of positions: mean + mean²/size.
  @Test func hasItsMeanAndVariance() {
    for (mean, size) in [(0.8, 0.5), (6.0, 1.5), (20, 8)] {
      let distribution = NegativeBinomial(mean: mean, size: size)
      let count = 200_000
      var (sum, squares) = (0.0, 0.0)
      for index in 0..<count {
        let value = Double(distribution.quantile((Double(index) + 0.5) / Double(count)))
        sum += value
        squares += value * value
      }
      let average = sum / Double(count)
      #expect(abs(average - mean) < 0.001 * mean)
      #expect(abs(squares / Double(count) - average * average - distribution.variance) < 0.01 * distribution.variance)
    }
  }

  @Test func keepsToItsLimits() {
    #expect(NegativeBinomial(mean: 0, size: 1).quantile(0.999) == 0)
    #expect(NegativeBinomial(mean: 5, size: 1).quantile(0.999, limit: 7) == 7)
    #expect(NegativeBinomial(mean: 1e4, size: 0.001).quantile(1 - 0x1p-53, limit: 10_000) == 10_000)
    #expect(NegativeBinomial(mean: 1e4, size: 1e6).quantile(0.5, limit: 10_000) > 9_900)
    // The sum of probabilities need not reach the last number below 1.
    #expect((20...200).contains(NegativeBinomial(mean: 2, size: 1).quantile(1 - 0x1p-53)))
  }
}
