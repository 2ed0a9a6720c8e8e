import Chance
import Testing

@testable import Studies

@Suite struct BootstrapTests {
  private let sample = (0..<60).map { Double($0 * 37 % 101) }

  /// scipy.stats.bootstrap, percentile, 200,000 resamples of SciPy 1.17.1: 42.17 to 56.92; with 1,000
  /// resamples its ends scatter by about 0.3.
  @Test func agreesWithSciPy() {
    let estimate = Bootstrap(futures: 60, seed: 1).mean(sample)
    #expect(abs(estimate.value - 49.516666666666666) < 1e-12)
    #expect(abs(estimate.interval.low - 42.1667) < 1)
    #expect(abs(estimate.interval.high - 56.9167) < 1)
  }

  @Test func isAFunctionOfTheSeed() {
    let interval = Bootstrap(futures: 60, seed: 1).mean(sample).interval
    #expect(Bootstrap(futures: 60, seed: 1).mean(sample).interval == interval)
    #expect(Bootstrap(futures: 60, seed: 2).mean(sample).interval != interval)
  }

  @Test func drawsEveryFuture() {
    let bootstrap = Bootstrap(futures: 5, seed: 9)
    for future in 0..<5 {
      let sums = bootstrap.sums((0..<5).map { $0 == future ? 1 : 0 })
      #expect(sums.allSatisfy { $0 >= 0 && $0 <= 5 && $0 == $0.rounded() })
      // Each is drawn once a resample on average: ± 4 standard deviations.
      #expect(abs(mean(sums) - 1) < 4 * (0.8 / 1000).squareRoot())
    }
  }

  /// What does not vary has no uncertainty, also where the last group of futures is smaller.
  @Test(arguments: [1, 2, 60, 10_001, 25_003])
  func constantsAreCertain(futures: Int) {
    let estimate = Bootstrap(futures: futures, seed: 1, resamples: 50).mean([Double](repeating: 2, count: futures))
    #expect(abs(estimate.interval.low - 2) < 1e-12 && abs(estimate.interval.high - 2) < 1e-12)
  }

  /// Groups of futures give the interval that theory expects: 1.96 standard deviations of the mean.
  @Test func groupsKeepTheSpread() {
    let values = (0..<30_000).map { RandomStream(seed: 1, future: $0).uniform(.blocks, week: 0, entity: 0) }
    let interval = Bootstrap(futures: values.count, seed: 3, resamples: 400).mean(values).interval
    let expected = 2 * 1.96 * standardDeviation(values) / Double(values.count).squareRoot()
    #expect(abs((interval.high - interval.low) / expected - 1) < 0.15)
  }
}
