import Foundation
import Testing

@testable import Chance

@Suite struct ElementaryFunctionsTests {
  /// Arguments over the whole range, from the generator under test elsewhere.
  static func arguments(_ count: Int, from low: Double, to high: Double) -> [Double] {
    let stream = RandomStream(seed: 7, future: 0)
    return (0..<count).map { low + (high - low) * stream.uniform(.design, week: 0, entity: $0) }
  }

  @Test func exponentialAgreesWithTheCLibrary() {
    for x in Self.arguments(20_000, from: -700, to: 700) + Self.arguments(20_000, from: -1, to: 1) {
      let expected = Foundation.exp(x)
      #expect(abs(Elementary.exp(x) - expected) <= expected.ulp, "exp(\(x))")
    }
  }

  @Test func exponentialAtTheEnds() {
    #expect(Elementary.exp(0) == 1)
    #expect(Elementary.exp(710) == .infinity)
    #expect(Elementary.exp(-746) == 0)
    #expect(Elementary.exp(-740) == Foundation.exp(-740))
    #expect(Elementary.exp(.nan).isNaN)
    #expect(Elementary.exp(-.infinity) == 0)
  }

  @Test func logarithmAgreesWithTheCLibrary() {
    for x in Self.arguments(20_000, from: -300, to: 300).map(Foundation.exp) + Self.arguments(20_000, from: 0.5, to: 2)
    {
      let expected = Foundation.log(x)
      #expect(abs(Elementary.log(x) - expected) <= max(expected.ulp, 0x1p-1074), "log(\(x))")
    }
    #expect(Elementary.log(.leastNonzeroMagnitude) == Foundation.log(.leastNonzeroMagnitude))
    #expect(Elementary.log(0) == -.infinity)
    #expect(Elementary.log(-1).isNaN)
  }

  @Test func powerAgreesWithTheCLibrary() {
    for (x, y) in zip(Self.arguments(5000, from: 0, to: 10), Self.arguments(5000, from: -20, to: 20).reversed()) {
      let expected = Foundation.pow(x, y)
      #expect(abs(Elementary.power(x, y) - expected) <= 1e-13 * expected, "\(x) to the \(y)")
    }
  }
}
