import Testing

@testable import Studies

@Suite struct CourseRobustnessTests {
  private let findings: Findings

  init() throws { findings = try PlantedStudy.findings.get() }

  /// Over the combinations of claims `act` is best or worst by what is true, `wait` the same in all.
  @Test func criteriaDisagreeAsTheyShould() throws {
    let facts = try #require(findings.robustness("trust", over: .facts))
    #expect(facts.claims.first == "plot" && facts.scenarios >= 2)
    func preferred(_ criterion: CourseRobustness.Criterion) -> [String]? { facts.verdict(criterion)?.preferred }
    #expect(preferred(.expectedValue) == ["wait"] && preferred(.laplace) == ["wait"])
    #expect(preferred(.maximin) == ["wait"])
    #expect(preferred(.maximax) == ["act"])
    // Worst regret: of waiting about 1, of acting about 1.5, of gambling about 1.5.
    #expect(preferred(.minimaxRegret) == ["wait"])
    // Waiting never varies: no ratio of signal to noise.
    #expect(facts.verdict(.signalToNoise)?.values[0] == nil)
  }

  @Test func futuresAreScenariosToo() throws {
    let records = PlantedStudy.records()
    let futures = try #require(findings.robustness("trust", over: .futures))
    #expect(futures.scenarios == 400)
    let worst = records.values[1][0].min() ?? 0
    #expect(futures.verdict(.maximin)?.values[1] == worst)
    #expect(futures.threshold == 0)
    #expect(
      futures.verdict(.satisficing)?.values == [
        1, Double(records.values[1][0].count { $0 >= 0 }) / 400, Double(records.values[2][0].count { $0 >= 0 }) / 400,
      ])
  }

  @Test func thresholdsCanBeChosen() throws {
    var settings = FindingsSettings()
    settings.thresholds = ["trust": 0.9]
    let chosen = try Findings(of: PlantedStudy.records(), settings: settings)
    let verdict = try #require(chosen.robustness("trust", over: .futures)?.verdict(.satisficing))
    #expect(verdict.values[0] == 0 && verdict.preferred == ["act"])
  }

  /// War does not depend on the course: no criterion prefers one.
  @Test func equalCoursesAreNotToldApart() {
    for scenarios in CourseRobustness.Scenarios.allCases {
      let war = findings.robustness("war", over: scenarios)
      #expect(war?.verdicts.allSatisfy { $0.preferred.isEmpty } == true)
    }
    #expect(findings.robustness("talk", over: .futures) == nil)
  }

  /// Combinations of claims hold ten futures or more on average, and partition the futures.
  @Test func combinationsAreLargeEnough() throws {
    for futures in [10, 25, 60, 400] {
      let records = PlantedStudy.records(futures: futures)
      let inputs = try StudyInputs(of: records)
      let facts = CourseRobustness.Facts(claims: inputs.claims, futures: futures)
      #expect(facts.sizes.reduce(0, +) == Double(futures))
      #expect(facts.count == 1 || facts.count * 10 <= futures)
      #expect(facts.sizes.allSatisfy { $0 > 0 })
    }
  }
}
