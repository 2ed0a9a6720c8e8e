import Testing

@testable import Studies

@Suite struct ShortDecimalTests {
  @Test(arguments: [
    (0.3949, 0.4012, "0.4"), (0.39, 0.3951, "0.393"), (-2.5, -1.4, "-2"), (1234, 1301, "1300"),
    (0.001, 0.002, "0.0015"),
    (0, 1, "0.5"), (-1, 1, "0"), (99.7, 1200, "1000"),
  ])
  func isShort(low: Double, high: Double, text: String) {
    #expect(ShortDecimal.text(between: low, and: high) == text)
  }

  /// Whatever it says lies between, if anything does.
  @Test func liesBetween() throws {
    var draws = Draws(seed: 5, purpose: .statistics)
    for _ in 0..<2000 {
      let scale = [1e-6, 1e-3, 1, 1e4, 1e9][draws.below(5)]
      let (a, b) = (draws.normal() * scale, draws.normal() * scale)
      let text = ShortDecimal.text(between: min(a, b), and: max(a, b))
      let number = try #require(Double(text))
      #expect(number > min(a, b) && number < max(a, b), "\(text) is not between \(a) and \(b)")
    }
  }
}
