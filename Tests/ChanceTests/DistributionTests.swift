import Foundation
import Testing

@testable import Chance

@Suite struct DistributionTests {
  /// `scipy.stats.norm.ppf`, SciPy 1.17.1.
  @Test(
    arguments: [
      (1e-300, -37.0470962993612),
      (1e-20, -9.262340089798409),
      (1e-05, -4.264890793922825),
      (0.01, -2.3263478740408408),
      (0.075, -1.4395314709384563),
      (0.2, -0.8416212335729142),
      (0.5, 0.0),
      (0.7, 0.5244005127080407),
      (0.925, 1.4395314709384563),
      (0.999, 3.090232306167813),
      (0.999999999999, 7.0344869100478356),
    ] as [(Double, Double)]) func normalQuantileAgreesWithSciPy(_ u: Double, _ expected: Double)
  {
    #expect(abs(Normal.quantile(u) - expected) <= 4e-15 * max(1, abs(expected)))
  }

  /// `scipy.stats.beta.ppf`, SciPy 1.17.1.
  @Test(
    arguments: [
      (0.5, 0.5, 0.3, 0.2061073738537634),
      (4, 1, 0.25, 0.7071067811865476),
      (2, 3, 0.5, 0.3857275681323895),
      (40, 12, 0.9, 0.841243673026552),
      (0.2, 7, 0.6, 0.007992133835611369),
      (300, 200, 0.01, 0.548557694608683),
    ] as [(Double, Double, Double, Double)]) func betaQuantileAgreesWithSciPy(
      _ alpha: Double, _ beta: Double, _ u: Double, _ expected: Double
    )
  {
    #expect(abs(Beta(alpha: alpha, beta: beta).quantile(u) - expected) <= 1e-12 * expected)
  }

  @Test func quantilesRiseAndStayInside() {
    let distributions: [(Distribution, ClosedRange<Double>)] = [
      (.uniform(low: -2, high: 5), -2...5),
      (.triangular(low: 1, mode: 1, high: 4), 1...4),
      (.triangular(low: 1, mode: 4, high: 4), 1...4),
      (.triangular(low: 3, mode: 3, high: 3), 3...3),
      (.normal(mean: 0, standardDeviation: 1), -40...40),
      (.lognormal(median: 100, deviation: 1.5), 0...1e9),
      (.beta(alpha: 0.5, beta: 2), 0...1),
    ]
    for (distribution, support) in distributions {
      var last = -Double.infinity
      for step in 1..<200 {
        let value = distribution.quantile(Double(step) / 200)
        #expect(support.contains(value), "\(distribution) at \(step)")
        #expect(value >= last)
        last = value
      }
    }
  }

  @Test func streamsAreUniformAndIndependentOfOrder() {
    let stream = RandomStream(seed: 42, future: 3)
    let draws = (0..<20_000).map { stream.uniform(.blocks, week: $0 % 260, entity: $0 / 260) }
    let mean = draws.reduce(0, +) / 20_000
    #expect(abs(mean - 0.5) < 4 * (1.0 / 12 / 20_000).squareRoot())
    #expect(draws.allSatisfy { $0 > 0 && $0 < 1 })
    #expect(Set(draws).count == draws.count)
    #expect(stream.uniform(.blocks, week: 17, entity: 5) == draws[5 * 260 + 17])
    #expect(RandomStream(seed: 42, future: 4).uniform(.blocks, week: 17, entity: 5) != draws[5 * 260 + 17])
    #expect(RandomStream(seed: 43, future: 3).uniform(.blocks, week: 17, entity: 5) != draws[5 * 260 + 17])
  }
}
