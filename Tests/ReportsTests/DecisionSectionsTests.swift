import Testing

@testable import Reports
@testable import Studies

/// The sections on rules of choice, failures, drivers and rival accounts.
struct DecisionSectionsTests {
  private let material = Fixture.report.material

  @Test func rulesNameWhatTheFindingsPrefer() throws {
    let section = try #require(RobustnessSection(material))
    #expect(section.rules.count == CourseRobustness.Criterion.allCases.count)
    let found = try #require(material.findings.robustness("return", over: .facts))
    let expected = try #require(found.verdict(.expectedValue)?.preferred.first)
    #expect(section.rules[0].facts.hasPrefix(material.course(expected)))
    // Every course in every table, the preferred marked.
    for table in section.tables {
      #expect(table.columns.count == 1 + material.study.courses.count)
      #expect(table.rows[0].cells.contains { $0.hasSuffix("✓") })
    }
    #expect(section.hasFacts && section.notes.contains { $0.contains("alleged by An Exile") })
    #expect(!section.pareto.isEmpty)
  }

  @Test func failuresAreToldInTheReadersWords() throws {
    let sections = FailureSection.all(material)
    // The best course is not the baseline, so that both are told.
    #expect(sections.count == 2 && sections[1].title == "Where “Force alone” fails")
    let best = try #require(material.findings.discoveries.first)
    let limits = sections[0].regions.flatMap(\.limits)
    #expect(best.boxes.isEmpty || !limits.isEmpty || best.boxes.allSatisfy { $0.region.restrictions.isEmpty })
    for limit in limits where limit.contains("The ministry pays") { #expect(limit.contains("alleged by An Exile")) }
    #expect(sections.allSatisfy { $0.lead.contains("“The rebels return” comes true") })
  }

  /// The number that decides whether talks fail is what the chance of the fixture is made of.
  @Test func numbersAreDescribedByTheirAssumption() {
    let text = InputText(material: material)
    #expect(text.name("response") == "Violence feeds on distrust.")
    #expect(text.details("response").contains("No source gives a number."))
    #expect(text.short("payroll").contains("alleged by An Exile"))
    let limit = ScenarioDiscovery.Restriction(input: "response", kind: .parameter, above: 0.25, below: 1200)
    #expect(text.sentence(limit) == "Violence feeds on distrust: over 0.25 and under 1,200")
    let claim = ScenarioDiscovery.Restriction(input: "payroll", kind: .claim, truth: false)
    #expect(text.sentence(claim).hasPrefix("It is false that: The ministry pays the militia. (alleged by An Exile"))
  }

  @Test func accountsSideBySide() throws {
    let section = AccountsSection(material)
    let table = try #require(section.table)
    #expect(table.rows.map(\.heading).first == "The exile’s account" && table.rows.last?.heading == "All futures")
    let exile = try #require(material.findings.accounts.first)
    #expect(table.rows[0].cells[0] == "\(exile.futures)" && exile.futures == 200)
    #expect(table.rows[0].cells[1] == material.course(exile.courses[0].course))
    #expect(section.partings.count == 1 && section.partings[0].contains("The ministry pays the militia."))
    #expect(section.partings[0].contains("alleged by"))
  }

  @Test func chartsHaveTheirNumbers() throws {
    let drivers = try #require(DriversChart(material).chart)
    #expect(!drivers.table.rows.isEmpty && drivers.specification["layer"] != nil)
    for discovery in material.findings.discoveries where (discovery.boxes.first?.trajectory.count ?? 0) > 2 {
      let chart = try #require(TrajectoryChart(discovery, material).chart)
      #expect(chart.table.rows.count == discovery.boxes[0].trajectory.count)
      #expect(chart.table.rows.count { $0.heading.hasSuffix("(chosen)") } == 1)
    }
  }

  @Test func markdownHasThemToo() {
    let text = Fixture.report.markdown()
    for heading in ["Which course, by which rule", "Where it fails", "Rival accounts"] {
      #expect(text.contains("## \(heading)"))
    }
  }

  @Test func wordsFollowTheScale() throws {
    var findings = Fixture.findings
    findings.words = .nato
    findings.rephrase()
    let text = Report(findings, of: Fixture.dossier).markdown()
    #expect(text.contains("AJP-2.1") && !text.contains("Directive 203"))
    for word in ["very likely", "almost certain", "roughly even"] { #expect(!text.contains(word)) }
  }
}
