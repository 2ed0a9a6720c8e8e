import Testing

@testable import Studies

@Suite struct WilsonIntervalTests {
  /// Published: R. G. Newcombe, "Two-sided confidence intervals for the single proportion", Statistics in
  /// Medicine 17, 1998, table I, method 3.
  @Test(arguments: [
    (81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0000, 0.1611), (1, 29, 0.0061, 0.1718),
  ])
  func agreesWithNewcombe(successes: Int, trials: Int, low: Double, high: Double) {
    let interval = Interval.wilson(successes: successes, trials: trials)
    #expect(abs(interval.low - low) < 0.00005)
    #expect(abs(interval.high - high) < 0.00005)
  }

  /// scipy.stats.binomtest(…).proportion_ci(method='wilson') of SciPy 1.17.1.
  @Test(arguments: [
    (81, 263, 0.2552885198782742, 0.36620957698280004), (29, 29, 0.8830302015002592, 1.0),
    (500, 1000, 0.4690696003681042, 0.5309303996318958),
  ])
  func agreesWithSciPy(successes: Int, trials: Int, low: Double, high: Double) {
    let interval = Interval.wilson(successes: successes, trials: trials)
    #expect(abs(interval.low - low) < 1e-12)
    #expect(abs(interval.high - high) < 1e-12)
  }

  @Test func staysWithinBoundsAndMirrors() {
    for trials in 0...40 {
      for successes in 0...trials {
        let interval = Interval.wilson(successes: successes, trials: trials)
        let mirrored = Interval.wilson(successes: trials - successes, trials: trials)
        #expect(0 <= interval.low && interval.low <= interval.high && interval.high <= 1)
        #expect(abs(interval.low + mirrored.high - 1) < 1e-12)
        if trials > 0 {
          let share = Double(successes) / Double(trials)
          #expect(interval.low <= share && share <= interval.high)
        }
      }
    }
  }
}
