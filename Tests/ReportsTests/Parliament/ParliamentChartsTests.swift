import Foundation
import Studies
import Testing

@testable import Dossiers
@testable import Reports

@Suite struct ParliamentChartsTests {
  /// The findings of the fixture, as if they were about the election of 2010.
  private static let material = Result {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../Examples/iraq-2010")
    let dossier = try Dossier.load(folder: folder.path)
    var findings = Fixture.findings
    findings.study.courses = dossier.courses.values.map { .init(id: $0.id, name: $0.name, summary: $0.summary) }
    return Report(findings, of: dossier).material
  }

  private func charts() throws -> ParliamentCharts { ParliamentCharts(try Self.material.get()) }

  @Test func aParliamentHasFourPictures() throws {
    let parliament = try charts()
    #expect(parliament.remarks.isEmpty)
    #expect(
      parliament.charts.map { $0.id.split(separator: "-")[0] } == ["hemicycle", "issues", "coalitions", "formation"])
    let known = Set(Palette.all.map(\.light))
    for chart in parliament.charts {
      let parsed = try JSONSerialization.jsonObject(with: Data(chart.specification.text.utf8))
      #expect((parsed as? [String: Any])?["$schema"] as? String == "https://vega.github.io/schema/vega-lite/v6.json")
      #expect(chart.summary.count > 40 && chart.drawing.hasPrefix("<svg"))
      for row in chart.table.rows { #expect(row.cells.count == chart.table.columns.count - 1, "\(chart.id)") }
      for colour in chart.specification.text.matches(of: /#[0-9a-f]{6}/) {
        #expect(known.contains(String(colour.output)))
      }
    }
  }

  /// Both courses and both readings differ, and are named by the dossier's words.
  @Test func scenariosAreCoursesAndAccounts() throws {
    let table = try #require(charts().charts.first { $0.id.hasPrefix("coalitions") }).table
    #expect(
      table.columns.dropFirst(3) == [
        "With foreign backing; Right of the largest list", "With foreign backing; Right of the largest bloc",
        "Without foreign backing; Right of the largest list", "Without foreign backing; Right of the largest bloc",
      ])
    // Seats and what is above the majority add up.
    for row in table.rows.dropLast() {
      let seats = try #require(Int(row.cells[0]))
      let above = try #require(Int(row.cells[1].replacing("−", with: "-").replacing("+", with: "")))
      #expect(seats - above == 163)
    }
  }

  @Test func recordedDelaysAreMarked() throws {
    let chart = try #require(charts().charts.first { $0.id.hasPrefix("formation") })
    for delay in ["2014: 131", "2005: 156", "2018: 165", "2010: 289", "2021: 382"] {
      #expect(chart.specification.text.contains("\"label\":\"\(delay)\""), "\(delay)")
    }
    // The case under study is set apart.
    let recorded = ParliamentCharts.recorded("council-of-representatives", try Self.material.get().dossier)
    #expect(recorded.filter(\.isCase).map(\.name) == ["2010"])
    #expect(ParliamentCharts.recorded("another", try Self.material.get().dossier).isEmpty)
  }

  @Test func aStudyOfOneAccountShowsItAlone() throws {
    let material = try Self.material.get()
    var findings = material.findings
    findings.study.account = .init(id: "largest-bloc", name: "Right of the largest bloc")
    let charts = ParliamentCharts(Report(findings, of: material.dossier).material)
    let table = try #require(charts.charts.first { $0.id.hasPrefix("coalitions") }).table
    #expect(table.columns.dropFirst(3) == ["With foreign backing", "Without foreign backing"])
  }

  @Test func withoutAParliamentThereIsNoSection() throws {
    #expect(ParliamentCharts(Fixture.report.material).charts.isEmpty)
    #expect(!(try Fixture.report.html(bundle: nil)).contains("id=\"parliament\""))
    #expect(!Fixture.report.markdown().contains("## Parliament"))
  }
}

@Suite struct CoalitionChartTests {
  private func drawn(_ scenarios: [CoalitionChart.Scenario]) -> Chart? {
    CoalitionChart(
      id: "coalitions", parliament: "Assembly",
      lists: [40, 35, 25].enumerated().map { .init(name: "list \($0.offset)", seats: $0.element) },
      colours: Array(Palette.categories.prefix(3)), needed: 51, scenarios: scenarios, source: ""
    ).chart
  }

  @Test func ranksByTheAverage() throws {
    let chart = try #require(
      drawn([
        .init(
          name: "one", governments: [.init(lists: [0, 1], probability: 0.5), .init(lists: [1, 2], probability: 0.4)],
          none: 0.1),
        .init(name: "two", governments: [.init(lists: [1, 2], probability: 0.9)], none: 0.1),
      ]))
    #expect(
      chart.table.rows.map(\.heading) == ["list 1 and list 2", "list 0 and list 1", "No government at the horizon"])
    #expect(chart.table.rows[0].cells == ["60", "+9", "40%", "90%"])
    #expect(chart.table.rows[1].cells == ["75", "+24", "50%", "0%"])
    #expect(chart.table.rows[2].cells == ["–", "–", "10%", "10%"])
    #expect(chart.summary.contains("one: list 0 and list 1 with 50%; two: list 1 and list 2 with 90%"))
  }

  @Test func nothingToShowIsNoChart() {
    #expect(drawn([.init(name: "one", governments: [], none: 1)]) == nil)
  }
}

@Suite struct FormationChartTests {
  private let scenario = FormationChart.Scenario(
    name: "one", days: (0..<101).map { $0 >= 40 && $0 < 60 ? 0.045 : 0 })

  @Test func quantilesAreFirstDays() {
    #expect(scenario.day(0.045) == 40)
    #expect(scenario.day(0.449) == 49)
    #expect(scenario.day(0.95) == nil)
    #expect(abs(scenario.none - 0.1) < 1e-12)
  }

  @Test func theTableCountsWhatCameBeforeEachDelay() throws {
    let chart = try #require(
      FormationChart(
        id: "days", parliament: "Assembly", scenarios: [scenario],
        recorded: [.init(name: "A", days: 49), .init(name: "B", days: 300, isCase: true)], source: ""
      ).chart)
    #expect(chart.table.columns.suffix(2) == ["At most 49 (A)", "At most 300 (B)"])
    #expect(chart.table.rows[0].cells == ["41", "45", "51", "56", "over 100", "10%", "45%", "90%"])
    #expect(chart.summary.contains("On record: A 49, B 300."))
  }

  @Test func nothingEverFormsIsNoChart() {
    #expect(
      FormationChart(
        id: "days", parliament: "Assembly", scenarios: [.init(name: "one", days: [0, 0])], recorded: [], source: ""
      ).chart == nil)
  }
}

@Suite struct IssueMapTests {
  private func map(_ vertical: IssueMap.Axis?, _ proposals: [IssueMap.Proposal]) -> Chart? {
    IssueMap(
      id: "issues", parliament: "Assembly", horizontal: .init(name: "tax", range: 0...100, low: "less", high: "more"),
      vertical: vertical,
      lists: [
        .init(name: "red", seats: 60, x: 10, y: 0.2, colour: Palette.accent),
        .init(name: "blue", seats: 40, x: 90, y: 0.8, colour: Palette.negative),
      ], proposals: proposals
    ).chart
  }

  @Test func placesAreOnTheScale() throws {
    let chart = try #require(
      map(.init(name: "union", range: -1...1), [.init(name: "bill", kind: .bill, x: 50, y: 0)]))
    // The plot is 660 wide from 66 on and 440 high from 14 on.
    #expect(chart.specification.text.contains("\"x\":132,\"y\":190"))
    #expect(chart.specification.text.contains("\"x\":396,\"y\":234"))
    #expect(chart.table.rows.map(\.heading) == ["red", "blue", "bill"])
    #expect(chart.table.rows[2].cells == ["–", "50.00", "0.00"])
    #expect(chart.caption.contains("Diamond"))
    #expect(!chart.caption.contains("Cross"))
  }

  @Test func oneIssueIsALine() throws {
    let chart = try #require(map(nil, [.init(name: "now", kind: .statusQuo, x: 20, y: nil)]))
    #expect(chart.table.columns == ["Who or what", "Seats", "tax"])
    #expect(chart.caption.contains("Cross"))
    #expect(!chart.caption.contains("Dashed"))
  }

  @Test func whatConcernsOneIssueIsADashedLine() throws {
    let chart = try #require(
      map(.init(name: "union", range: -1...1), [.init(name: "bill", kind: .bill, x: 50, y: nil)]))
    #expect(chart.caption.contains("Dashed"))
    #expect(chart.specification.text.contains("strokeDash"))
  }
}
