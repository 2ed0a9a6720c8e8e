import Foundation
import Studies
import Testing

@testable import Reports

struct PlainTests {
  private let report = Fixture.report

  @Test func markdownAnswersFirstAndKeepsTextText() {
    let text = report.markdown()
    #expect(text.contains("## The answer"))
    #expect(text.contains("## Check this first"))
    #expect(!text.contains("<script>"))
    #expect(text.contains("alleged by An Exile"))
    #expect(text.hasSuffix("    diwan study DOSSIER --futures 400 --seed 7\n"))
    // Every row of a table has as many cells as its head.
    for block in text.components(separatedBy: "\n\n") where block.hasPrefix("|") {
      let rows = block.split(separator: "\n").map { $0.replacing("\\|", with: "").count { $0 == "|" } }
      #expect(Set(rows).count == 1, "\(block)")
    }
  }

  @Test func csvHasOneNumberInEachRow() {
    let lines = report.csv().components(separatedBy: "\r\n")
    #expect(lines[0] == "kind,course,indicator,subject,statistic,value,low,high,word")
    #expect(lines.count == Fixture.findings.tidyRows.count + 2)
    #expect(lines.last == "")
    #expect(lines.contains { $0.hasPrefix("outcome,talks,return,,probability,") })
  }

  @Test func jsonIsTheFindingsWithAVersion() throws {
    struct Document: Decodable {
      var schema: Int
      var findings: Findings
    }
    let document = try JSONDecoder().decode(Document.self, from: Data(report.json().utf8))
    #expect(document.schema == 1)
    #expect(document.findings == Fixture.findings)
  }
}

struct AnswerTests {
  @Test func namesTheCoursesThatTheFuturesDoNotSeparate() {
    let answer = Answer(Fixture.report.material)
    #expect(answer.headline.hasSuffix(" come out best on “The rebels return”; the futures do not separate them."))
    #expect(answer.headline.contains("“Force and talks”"))
    #expect(!answer.headline.contains("“Force alone”"))
    #expect(answer.details.contains { $0.contains("The choice hangs on a claim") && $0.contains("alleged by") })
  }

  @Test func whatFlipsTheChoiceComesFirst() throws {
    let checks = Checks(Fixture.report.material)
    let first = try #require(checks.items.first)
    #expect(first.claim?.id == "payroll" && first.number == nil)
    #expect(first.flips)
    #expect(first.matters.contains { $0.contains("If it is true, “Force and talks” is best") })
    #expect(first.matters.contains { $0.contains("Knowing it before choosing is worth") })
    // The other claim moves nothing clearly: it is in the table only.
    #expect(checks.items.allSatisfy { $0.claim?.id != "secret" || $0.flips || $0.rank > 1 })
    #expect(checks.table.rows.count == 2)
  }

  @Test func predictionsAreTestedInWords() throws {
    let prediction = try #require(PredictionText.all(Fixture.report.material).first)
    #expect(prediction.verdict == "holds")
    #expect(prediction.tested.hasPrefix("“The rebels return” is higher under “Force alone” than under “Talks"))
    #expect(prediction.claim.by == "An Exile \(Fixture.hostile), through The Reporter")
  }
}
