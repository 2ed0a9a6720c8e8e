import Testing

@testable import Studies

@Suite struct FullFactorialTests {
  /// The order of the EMA Workbench's full factorial of three levels each.
  @Test func agreesWithTheReference() throws {
    guard let reference = try StudyVectors.reference("designs")?["ema_full_factorial_3levels"] else { return }
    let design = try FullFactorial(levels: [3, 3, 3])
    let rows = reference["rows"].list
    #expect(design.count == rows.count)
    let columns = (0..<3).map { column in
      var seen: [String] = []
      for row in rows where !seen.contains(row.list[column].name) { seen.append(row.list[column].name) }
      return seen
    }
    for (number, row) in rows.enumerated() {
      #expect(design.row(number) == (0..<3).map { columns[$0].firstIndex(of: row.list[$0].name) })
    }
  }

  @Test func holdsEveryCombinationOnce() throws {
    let design = try FullFactorial(levels: [2, 1, 4, 3])
    #expect(design.count == 24 && Set((0..<24).map { design.row($0) }).count == 24)
    #expect(design.row(24) == design.row(0) && design.row(-1) == design.row(23))
    #expect(try FullFactorial(levels: []).row(0).isEmpty)
    #expect(throws: InvalidSample.self) { try FullFactorial(levels: [0]) }
    #expect(throws: InvalidSample.self) { try FullFactorial(levels: [Int](repeating: 2, count: 80)) }
  }
}
