import Chance
import Testing

@testable import Studies

@Suite struct PrecisionTests {
  private func monitor(
    _ halfWidth: Double, _ scope: Precision.Scope = .courses, courses: Int = 2, rule: StoppingRule.Kind = .sequential,
    isHigherBetter: Bool = true
  ) throws -> PrecisionMonitor {
    try PrecisionMonitor(
      Precision(indicator: "war", halfWidth: halfWidth, scope: scope, rule: rule), courses: courses,
      isHigherBetter: isHigherBetter, most: 5000)
  }

  /// A coin of 0.5 is known to ± 0.1 after z²·(¼ + 1/n)/d² futures, whose values a mean and variance settle.
  @Test func stopsWhenTheWorstCourseIsKnown() throws {
    var monitor = try monitor(0.1)
    while !monitor.isReached {
      // Course 0 never varies, course 1 is a fair coin.
      monitor.add([1, monitor.count.isMultiple(of: 2) ? 1 : 0])
    }
    // The first n at which s² + 1/n ≤ n·d²/z², with s² = n/(4(n − 1)) for even n.
    let z = 1.959963984540054
    let expected = try #require(
      (30...2000).first { n in
        let share = Double((n + 1) / 2) / Double(n)
        let variance = share * (1 - share) * Double(n) / Double(n - 1)
        return variance + 1 / Double(n) <= Double(n) * 0.01 / (z * z)
      })
    #expect(monitor.count == expected)
    #expect(monitor.reached <= 0.1)
  }

  @Test func differencesOfTheBestTwoMayBeKnownSooner() throws {
    let stream = RandomStream(seed: 8, future: 0)
    func run(_ scope: Precision.Scope, higher: Bool = true) throws -> PrecisionMonitor {
      var monitor = try monitor(0.05, scope, courses: 3, isHigherBetter: higher)
      for future in 0..<5000 where !monitor.isReached {
        let (luck, noise) = stream.uniforms(.statistics, week: 1, entity: future)
        // The two best share their luck; the third does not.
        monitor.add([luck, luck + 0.2 + 0.1 * noise, noise * 4 - 5])
      }
      return monitor
    }
    let (all, best) = (try run(.courses), try run(.bestTwo))
    #expect(best.isReached && best.count < all.count)
    // The other way round the best two are the third and the first, which differ by chance.
    #expect(try run(.bestTwo, higher: false).count > best.count)
  }

  @Test func anytimeNeedsMoreFutures() throws {
    func count(_ rule: StoppingRule.Kind) throws -> Int {
      var monitor = try monitor(0.05, courses: 1, rule: rule)
      let stream = RandomStream(seed: 2, future: 0)
      while !monitor.isReached && monitor.count < 5000 {
        monitor.add([stream.uniform(.statistics, week: 1, entity: monitor.count) < 0.3 ? 1 : 0])
      }
      return monitor.count
    }
    #expect(try count(.anytime) > count(.sequential))
  }

  @Test func badPrecisionIsRefused() {
    #expect(throws: InvalidSample.self) { try monitor(0) }
    #expect(throws: InvalidSample.self) { try monitor(.nan) }
    #expect { try monitor(0.1, .bestTwo, courses: 1) } throws: { "\($0)".contains("there is one course") }
  }
}
