import Testing

@testable import Politics

@Suite struct CommaSeparatedTableTests {
  private func texts(_ text: String) throws -> [[String]] {
    let table = try CommaSeparatedTable(parsing: text)
    return [table.header.map(\.text)] + table.rows.map { $0.cells.map(\.text) }
  }

  private func problems(_ text: String) -> [String] {
    do throws(InvalidInput) {
      _ = try CommaSeparatedTable(parsing: text, source: "t.csv")
      return []
    } catch { return error.problems }
  }

  @Test func readsWhatTheStandardAllows() throws {
    let expected = [["a", "b"], ["1, \"x\"\ny", "2"], ["", "é"]]
    for end in ["\n", "\r\n", "\r"] {
      #expect(try texts("a,b\(end)\"1, \"\"x\"\"\ny\",2\(end),é\(end)") == expected)
    }
    #expect(try texts("a,b\n\"1, \"\"x\"\"\ny\",2\n,é") == expected)
  }

  @Test func isForgiving() throws {
    #expect(try texts("\u{FEFF}a , b\n\n 1,2 \n") == [["a", "b"], ["1", "2"]])
    #expect(try texts("a;b\n1;\"2\"\n") == [["a", "b"], ["1", "2"]])
    #expect(try texts("a\tb\n1\t\n") == [["a", "b"], ["1", ""]])
  }

  @Test func knowsWhereCellsAre() throws {
    let table = try CommaSeparatedTable(parsing: "a,b\r\n\"x\r\ny\", z\r\n\r\n1,2\r\n")
    #expect(table.rows[0].cells[1].line == 3)
    #expect(table.rows[0].cells[1].column == 5)
    #expect(table.rows[1].line == 5)
    #expect(table.rows[1].cells[1].column == 3)
  }

  @Test func saysWhatIsWrongAndWhere() {
    #expect(problems("") == ["t.csv: the table is empty; the first row must name the columns"])
    #expect(
      problems("a,b\n1\n1,2,3") == [
        "t.csv:2:1: the row has 1 cell, the header 2", "t.csv:3:1: the row has 3 cells, the header 2",
      ])
    #expect(problems("a,A,\n") == ["t.csv:1:3: the column `A` is already at 1", "t.csv:1:5: a column has no name"])
    #expect(problems("a\n\"x\ny") == ["t.csv:2:1: the quotation that begins here is not closed"])
    #expect(problems("a,b\n\"x\"y,1") == ["t.csv:2:4: text after a closing quotation mark"])
    #expect(problems("a,b\nx\"y,1").count == 1)
  }

  @Test func readsNumbers() throws {
    let table = try CommaSeparatedTable(parsing: "Seats Won,x\n12,0.5\n-1,nan\n1.5,0x10\n99999999999999999999,1e400\n")
    let seats = try #require(table.column("seats-won"))
    var problems: [String] = []
    #expect(table.column("nothing") == nil)
    #expect(table.column(required: "share", "part", problems: &problems) == nil)
    let integers = table.rows.map { table.integer($0.cells[seats], in: 0...Int.max, problems: &problems) }
    let numbers = table.rows.map { table.number($0.cells[1], in: 0...1, problems: &problems) }
    #expect(integers == [12, nil, nil, nil])
    #expect(numbers == [0.5, nil, nil, nil])
    #expect(problems.count == 7)
    #expect(problems[0] == "standard input:1: there is no column `share` or `part`; the columns are `Seats Won`, `x`")
    #expect(problems[1] == "standard input:3:1: -1 must be at least 0")
    #expect(problems[2] == "standard input:4:1: `1.5` is not a whole number such as 12")
  }

  /// No text makes it crash, and what it reads can be written and read again.
  @Test(arguments: 0..<200) func survivesAnyText(_ seed: UInt64) throws {
    var state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
    let alphabet: [String] = ["a", "b", "\"", ",", "\n", "\r", "\r\n", " ", ";", "\t", "é", "1"]
    var text = "a,b\n"
    for _ in 0..<30 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      text += alphabet[Int(state >> 33) % alphabet.count]
    }
    guard let table = try? CommaSeparatedTable(parsing: text) else { return }
    let lines = ([table.header] + table.rows.map(\.cells)).map { cells in
      cells.map {
        "\"" + $0.text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
      }
      .joined(separator: ",")
    }
    let again = try CommaSeparatedTable(parsing: lines.joined(separator: "\n"))
    #expect(again.rows.map { $0.cells.map(\.text) } == table.rows.map { $0.cells.map(\.text) })
  }
}
