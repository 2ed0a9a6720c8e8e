import Foundation
import Testing

@testable import Reports

struct PageTests {
  let html: String

  init() throws {
    html = try Fixture.report.html(bundle: "/* bundle */")
  }

  @Test(arguments: [
    "answer", "check", "robustness", "failures", "drivers-section", "power", "control", "series", "predictions",
    "accounts", "register", "method",
  ])
  func hasSection(_ section: String) {
    #expect(html.contains("<section id=\"\(section)\""))
  }

  @Test func escapesHostileText() {
    #expect(html.contains("&lt;script&gt;alert(&#39;x&#39;)"))
    #expect(!html.contains("<script>alert"))
    // A quotation mark with a combining mark is one character to Swift, but ends an attribute in a browser.
    let scalars = Array(html.unicodeScalars)
    #expect(scalars.contains("\u{301}"))
    let bare = scalars.indices.dropFirst().dropLast().filter { index in
      // In a specification it stands after a backslash.
      scalars[index] == "\"" && scalars[index + 1] == "\u{301}" && scalars[index - 1] != "\\"
    }
    #expect(bare.isEmpty)
    #expect(!html.contains("javascript:"), "a source's address is shown as a link only if it is one to the web")
  }

  @Test func loadsNothing() {
    for reference in ["src=", "@import", "url(", "<link", "<iframe", "<img", "fetch(", "XMLHttpRequest"] {
      #expect(!html.contains(reference), "\(reference)")
    }
    #expect(html.contains("Content-Security-Policy\" content=\"default-src 'none'"))
  }

  @Test func sameStudySameBytes() throws {
    #expect(try Fixture.report.html(bundle: "/* bundle */") == html)
    #expect(
      try Report(Fixture.findings, of: Fixture.dossier, outlines: Fixture.outlines).html(bundle: "/* bundle */") == html
    )
  }

  @Test func withoutBundleThereAreNoScripts() throws {
    let still = try Fixture.report.html(bundle: nil)
    #expect(!still.contains("<script>"))
    #expect(
      still.components(separatedBy: "<svg class=\"still\"").count == still.components(separatedBy: "<figure").count)
  }

  @Test func everyClaimStandsWithItsAsserterAndHedge() throws {
    let register = try #require(html.range(of: "<section id=\"register\"").map { html[$0.lowerBound...] })
    for id in Fixture.dossier.claims.keys {
      let claim = try #require(Report(Fixture.findings, of: Fixture.dossier).material.claim(id))
      let row = try #require(
        register.range(of: "<tr id=\"claim-\(id)\">").flatMap { start in
          register.range(of: "</tr>", range: start.upperBound..<register.endIndex).map {
            register[start.upperBound..<$0.lowerBound]
          }
        })
      #expect(row.contains(Markup.escaped(claim.says)))
      #expect(row.contains("<td>\(Markup.escaped(claim.by))</td><td>\(claim.hedge)</td><td>\(claim.credence)</td>"))
      #expect(row.contains(Markup.escaped(claim.locators)))
    }
  }

  /// Wherever a claim's words stand, who asserts it and its hedge stand near by.
  @Test func noClaimStandsAlone() throws {
    let says = "The ministry pays the militia."
    var start = html.startIndex
    var found = 0
    while let hit = html.range(of: says, range: start..<html.endIndex) {
      let around = html[hit.upperBound...].prefix(420)
      #expect(around.contains("alleged"), "\(around)")
      #expect(around.contains("through The Reporter"), "\(around)")
      #expect(around.contains("disputed"), "\(around)")
      found += 1
      start = hit.upperBound
    }
    #expect(found >= 5)
  }

  @Test func showsTheNumbersOfTheFindings() throws {
    let findings = Fixture.findings
    for outcome in findings.outcomes where outcome.indicator == "return" {
      let share = try #require(outcome.probability)
      #expect(html.contains("<span class=\"value\">\(NumberText.percent(share.share))</span>"))
      #expect(html.contains(share.word))
    }
    let best = try #require(findings.ranking?.courses.first)
    #expect(html.contains("best of all in \(NumberText.percent(best.best)) of futures"))
    #expect(html.contains("characters 88–195"))
    #expect(html.contains(findings.study.dossierDigest))
  }

  /// For a look at the page, and for `Tests/Browser`: `REPORT_FIXTURE=page.html REPORT_BUNDLE=vega-bundle.js`.
  @Test(.enabled(if: ProcessInfo.processInfo.environment["REPORT_FIXTURE"] != nil))
  func writesFixtureWhereAskedFor() throws {
    let environment = ProcessInfo.processInfo.environment
    let target = try #require(environment["REPORT_FIXTURE"])
    let bundle = try environment["REPORT_BUNDLE"].map { try String(contentsOfFile: $0, encoding: .utf8) }
    try Fixture.report.html(bundle: bundle).write(toFile: target, atomically: true, encoding: .utf8)
  }
}
