import Testing

@testable import Studies

@Suite struct EstimativeProbabilityTests {
  /// The ranges of ICD 203, their middles, and both sides of every boundary.
  @Test(arguments: [
    (0, "almost no chance"), (0.005, "almost no chance"), (0.03, "almost no chance"), (0.0499, "almost no chance"),
    (0.05, "very unlikely"), (0.12, "very unlikely"), (0.1999, "very unlikely"), (0.2, "unlikely"),
    (0.32, "unlikely"), (0.4499, "unlikely"), (0.45, "roughly even chance"), (0.5, "roughly even chance"),
    (0.55, "roughly even chance"), (0.5501, "likely"), (0.67, "likely"), (0.8, "likely"), (0.8001, "very likely"),
    (0.95, "very likely"), (0.9501, "almost certain"), (0.97, "almost certain"), (1, "almost certain"),
  ])
  func words(probability: Double, word: String) {
    #expect(EstimativeProbability(probability).rawValue == word)
  }

  /// The word for the opposite is the opposite word.
  @Test func wordsMirror() {
    let words = EstimativeProbability.allCases
    for percent in 0...1000 {
      let probability = Double(percent) / 1000
      guard let word = words.firstIndex(of: EstimativeProbability(probability)),
        let opposite = words.firstIndex(of: EstimativeProbability(Double(1000 - percent) / 1000))
      else { continue }
      #expect(word + opposite == words.count - 1, "\(probability)")
    }
  }
}
