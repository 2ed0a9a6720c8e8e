import Foundation
import Testing

@testable import Politics

@Suite struct DecidedIssueDocumentTests {
  private func read(_ text: String) throws -> DecidedIssues {
    try JSONDecoder().decode(DecidedIssueDocument.self, from: Data(text.utf8)).decidedIssues()
  }

  @Test func takesCapabilitiesFromTheTableOfTheRegime() throws {
    let issues = try read(
      """
      {"scale": "0-100", "capability_tables": {"r": {"de": 20, "fr": 10, "it": 4, "uk": 99}},
       "issues": [{"id": "i", "proposal": "p", "regime": "r", "reference_point": null, "outcome": 50, "year": 1999,
         "actors": [["com", 0, 50], ["de", 100, 10], ["it", 20, 20], ["xx", 30, 0]]}]}
      """)
    // The Commission as the largest that is present, a state without an entry as the lowest.
    #expect(issues.issues[0].issue.capabilities == [100, 100, 20, 20])
    #expect(issues.issues[0].issue.saliences == [0.5, 0.1, 0.2, 0])
    #expect(issues.issues[0].issue.referencePoint == nil)
  }

  @Test func takesCapabilitiesBesideTheActors() throws {
    let issues = try read(
      """
      {"issues": [{"id": "i", "proposal": "p", "reference_point": 10, "outcome": 50,
        "actors": [["a", 0, 50, 3], ["b", 100, 10, 4]]}]}
      """)
    #expect(issues.issues[0].issue.capabilities == [3, 4])
    #expect(issues.issues[0].issue.referencePoint == 10)
  }

  @Test func saysWhatIsWrong() {
    let noTable = #expect(throws: InvalidInput.self) {
      try read(#"{"issues": [{"id": "i", "proposal": "p", "outcome": 50, "actors": [["a", 0, 50], ["b", 1, 1]]}]}"#)
    }
    #expect(
      noTable?.problems == [
        "Issue 'i' has actors without a capability and no `regime`: give each actor a fourth number, or a table."
      ])
    let percent = #expect(throws: InvalidInput.self) {
      try read(
        #"{"issues": [{"id": "i", "proposal": "p", "outcome": 150, "actors": [["a", 0, 50, 1], ["b", 1, 500, 1]]}]}"#)
    }
    #expect(percent?.problems.count == 1)
    #expect(throws: DecodingError.self) { try read(#"{"issues": [{"id": "i"}]}"#) }
  }
}
