import Testing

@testable import Studies

@Suite struct InputTableTests {
  @Test func holdsColumns() throws {
    let table = try InputTable([
      .init("x", .continuous([1, 2])), .init("n", .whole([3, 4])), InputTable.claim("claim", [true, false]),
    ])
    #expect(table.count == 2 && table.columns.map(\.numbers) == [[1, 2], [3, 4], [1, 0]])
  }

  /// `InvalidSample` lists all that is wrong, one a line.
  @Test func reportsAllThatIsWrong() {
    let error = #expect(throws: InvalidSample.self) {
      try InputTable([
        .init("x", .continuous([1, .nan])), .init("x", .whole([3])),
        .init("c", .categorical(codes: [0, 5], labels: ["a"])),
      ])
    }
    #expect(error?.problems.count == 4)
    #expect(error?.description.split(separator: "\n").count == 4)
    #expect(throws: InvalidSample.self) { try InputTable([]) }
    #expect(throws: InvalidSample.self) { try InputTable(names: ["a"], columns: []) }
  }
}
