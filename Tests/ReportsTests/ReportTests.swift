import Foundation
import Testing

@testable import Reports

struct PageTests {
  /// For a look at the page, and for `Tests/Browser`: `REPORT_FIXTURE=page.html REPORT_BUNDLE=vega-bundle.js`.
  @Test func writesFixtureWhereAskedFor() throws {
    let environment = ProcessInfo.processInfo.environment
    guard let target = environment["REPORT_FIXTURE"] else { return }
    let bundle = try environment["REPORT_BUNDLE"].map { try String(contentsOfFile: $0, encoding: .utf8) }
    let html = try Fixture.report.html(bundle: bundle)
    try html.write(toFile: target, atomically: true, encoding: .utf8)
    #expect(html.hasSuffix("</html>\n"))
  }
}
