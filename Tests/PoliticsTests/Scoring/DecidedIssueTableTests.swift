import Testing

@testable import Politics

@Suite struct DecidedIssueTableTests {
  private static let header = "issue,proposal,actor,position,salience,capability,outcome,reference point\n"

  private func read(_ rows: String) throws -> DecidedIssues {
    try DecidedIssues(CommaSeparatedTable(parsing: Self.header + rows, source: "x.csv"))
  }

  private func problems(_ rows: String) throws -> [String] {
    do {
      _ = try read(rows)
      return []
    } catch let error as InvalidInput {
      return error.problems
    }
  }

  @Test func readsIssues() throws {
    let issues = try read("tax,p,a,0,0.5,1,40,100\ntax,,b,100,1,2,,\nduty,q,a,10,1,1,20,\nduty,q,b,30,1,1,20,\n")
    #expect(issues.issues.map(\.issue.name) == ["tax", "duty"])
    let tax = issues.issues[0]
    #expect(tax.proposal == "p")
    #expect(tax.outcome == 40)
    #expect(tax.issue.referencePoint == 100)
    #expect(tax.issue.saliences == [0.5, 1])
    #expect(tax.issue.capabilities == [1, 2])
    #expect(issues.issues[1].issue.referencePoint == nil)
  }

  @Test func saysWhereACellIsWrong() throws {
    let found = try problems("tax,p,a,0,50,1,40,\ntax,p,b,x,1,-1,41,\nduty,q,,0,1,1,,\n")
    #expect(
      found == [
        "x.csv:2:11: 50 must be between 0 and 1",
        "x.csv:3:16: the outcome is `41`, but `40.0` in line 2 for the same issue",
        "x.csv:3:9: `x` is not a number such as 12 or 0.5",
        "x.csv:3:13: -1 must be between 0 and 1000000000000",
        "x.csv:4:8: the cell is empty",
      ])
  }

  @Test func saysWhatAnIssueLacks() throws {
    let found = try problems("tax,p,a,0,1,1,,\ntax,p,b,1,1,1,,\nduty,,a,1,1,1,5,\nduty,,b,2,1,1,5,\n")
    #expect(
      found == [
        "x.csv:2: Issue 'tax' has no outcome: say it in one of its rows, or leave the issue out.",
        "Issue 'duty' has no proposal: name it.",
      ])
    #expect(try problems("tax,p,a,0,1,1,5,\n").first?.contains("one actor") == true)
    #expect(try problems("tax,p,a,0,1,1,5,\ntax,p,a,9,1,1,5,\n").first?.hasPrefix("x.csv:3: ") == true)
    let columns = #expect(throws: InvalidInput.self) {
      try DecidedIssues(CommaSeparatedTable(parsing: "issue,actor\n", source: "x.csv"))
    }
    #expect(columns?.problems.count == 5)
  }
}
