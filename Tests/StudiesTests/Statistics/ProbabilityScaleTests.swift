import Testing

@testable import Studies

@Suite struct ProbabilityScaleTests {
  @Test func publishedRanges() {
    // One share within each published range, and the published word.
    let published: [(ProbabilityScale, [(Double, String)])] = [
      (.icd203, [(0.03, "almost no chance"), (0.5, "roughly even chance"), (0.97, "almost certain")]),
      (
        .phia,
        [
          (0.04, "remote chance"), (0.15, "highly unlikely"), (0.3, "unlikely"), (0.45, "realistic possibility"),
          (0.6, "likely"), (0.85, "highly likely"), (0.96, "almost certain"),
        ]
      ),
      (
        .ipcc,
        [
          (0.005, "exceptionally unlikely"), (0.05, "very unlikely"), (0.2, "unlikely"),
          (0.5, "about as likely as not"), (0.8, "likely"), (0.95, "very likely"), (0.995, "virtually certain"),
        ]
      ),
      (
        .nato,
        [
          (0.05, "highly unlikely"), (0.2, "unlikely"), (0.5, "even chance"), (0.7, "likely"), (0.95, "highly likely"),
        ]
      ),
      (
        .kent,
        [
          (0.07, "almost certainly not"), (0.3, "probably not"), (0.5, "chances about even"), (0.75, "probable"),
          (0.93, "almost certain"),
        ]
      ),
    ]
    for (scale, words) in published {
      for (share, word) in words { #expect(scale.word(for: share) == word, "\(scale) \(share)") }
    }
    #expect(published.map(\.0) == ProbabilityScale.allCases)
  }

  /// A boundary goes to the range nearer to one half; words never come back once left.
  @Test(arguments: ProbabilityScale.allCases) func orderly(_ scale: ProbabilityScale) {
    var seen: [String] = []
    for step in 0...1000 {
      let word = scale.word(for: Double(step) / 1000)
      if seen.last != word {
        #expect(!seen.contains(word))
        seen.append(word)
      }
    }
    #expect(seen.count >= 5)
    for word in seen { #expect(scale.summary.contains(word)) }
  }

  @Test func boundaries() {
    #expect(
      ProbabilityScale.nato.word(for: 0.4) == "even chance" && ProbabilityScale.nato.word(for: 0.6) == "even chance")
    #expect(ProbabilityScale.icd203.word(for: 0.45) == EstimativeProbability(0.45).rawValue)
  }

  @Test func findingsCanBeRephrased() throws {
    var settings = FindingsSettings()
    settings.words = .nato
    let findings = try Findings(of: PlantedStudy.records(), settings: settings)
    let war = findings.outcome(course: "act", indicator: "war")?.probability
    #expect(war?.word == war.map { ProbabilityScale.nato.word(for: $0.share) })
    let usual = try PlantedStudy.findings.get().outcome(course: "act", indicator: "war")?.probability
    #expect(usual?.word == usual.map { EstimativeProbability($0.share).rawValue })
    #expect(usual?.share == war?.share)
  }
}
