import Simulation
import Testing

@testable import Studies

/// Reading and writing designs as tables.
@Suite struct DesignTableTests {
  private let blueprint: Blueprint
  private let reader: DesignTableReader

  init() throws {
    blueprint = try Valley.blueprint()
    reader = DesignTableReader(for: try Valley.design(futures: 1, of: blueprint), named: "d.csv")
  }

  private func problems(_ text: String, _ reader: DesignTableReader? = nil) -> [String] {
    do {
      _ = try (reader ?? self.reader).read(Array(text.utf8))
      return []
    } catch {
      return error.problems
    }
  }

  private func text(_ design: Design) -> String {
    var text = design.tableHeader.joined(separator: ",") + "\n"
    for future in 0..<design.specification.futures {
      text += design.tableRow(future: future).joined(separator: ",") + "\n"
    }
    return text
  }

  /// What is written and read again is the same design, to the bit.
  @Test(arguments: DesignKind.made) func isReadAsWritten(_ kind: DesignKind) throws {
    let design = try Valley.design(kind, futures: 48, of: blueprint) { $0.replications = 2 }
    let reading = try reader.read(Array(text(design).utf8))
    #expect(reading.atMedian.isEmpty && reading.table.count == design.specification.futures)
    var specification = design.specification
    (specification.kind, specification.replications) = (nil, nil)
    let again = try Design(specification, of: blueprint, table: reading.table)
    for future in 0..<reading.table.count {
      #expect(again.inputs(future: future) == design.inputs(future: future))
      #expect(again.stream(future: future) == design.stream(future: future))
    }
    #expect(again.plan?.kind == .table && again.specification.table == reading.table.digest)
    #expect(reading.table.digest.count == 16)
  }

  private let header = "beaten,kept,seen,told,free"

  @Test func takesWhatOtherProgramsWrite() throws {
    // A byte order mark, carriage returns, semicolons, remarks, quotation, truths in words, any order.
    let table =
      "\u{FEFF}# made by hand\r\nfuture;\"beaten\";kept;seen;told;free;troops:value;fear\r\n"
      + "1;0;True;0.0;1.0;false;250;0.5\r\n\r\n0; 1 ;0;0;0;TRUE;\"400\";1e-1\r\n"
    let reading = try reader.read(Array(table.utf8))
    #expect(reading.atMedian == ["anger"])
    let (first, second) = (reading.table.inputs(future: 0), reading.table.inputs(future: 1))
    let order = blueprint.openClaims.map(\.id)
    func truth(_ inputs: Inputs, _ id: String) -> Bool? { order.firstIndex(of: id).map { inputs.claims[$0] } }
    #expect(truth(first, "beaten") == true && truth(first, "free") == true && truth(first, "kept") == false)
    #expect(truth(second, "kept") == true && truth(second, "told") == true && truth(second, "free") == false)
    #expect(blueprint.parameters.map(\.id) == ["anger", "fear", "troops"])
    #expect(first.quantiles[0] == 0.5 && first.quantiles[1] == 0.1)
    #expect(blueprint.value(ofParameter: 2, quantile: first.quantiles[2]) == 400)
    #expect(abs(blueprint.value(ofParameter: 2, quantile: second.quantiles[2]) - 250) < 1e-10)
    #expect(reading.table.streams == [0, 1])
  }

  @Test func valuesAtTheEndsAreTaken() throws {
    let ends = try reader.read(
      Array((header + ",troops:value,anger:value\n0,0,0,0,0,100,0\n0,0,0,0,0,1000,-60\n").utf8))
    for (row, (troops, anger)) in [(100.0, 0.0), (1000, -60)].enumerated() {
      let inputs = ends.table.inputs(future: row)
      #expect(abs(blueprint.value(ofParameter: 2, quantile: inputs.quantiles[2]) - troops) < 1e-4)
      #expect(abs(blueprint.value(ofParameter: 0, quantile: inputs.quantiles[0]) - anger) < 1e-4)
    }
  }

  @Test func headersAreChecked() {
    let found = problems("future,beaten,ghost,course,beaten,fear,fear:value\n0,1,1,1,1,1,1\n")
    #expect(found.contains { $0.hasPrefix("d.csv:1:15: no open claim and no uncertain number is called `ghost`") })
    #expect(found.contains { $0.hasPrefix("d.csv:1:21: there is a column `course`") })
    #expect(found.contains { $0.hasPrefix("d.csv:1:28: a column `beaten` is already there") })
    #expect(found.contains { $0.hasPrefix("d.csv:1:40: a column `fear:value` is already there") })
    for claim in ["kept", "seen", "told", "free"] {
      #expect(found.contains { $0.contains("there is no column `\(claim)`") && $0.contains("--claim \(claim)=true") })
    }
    #expect(problems("") == ["d.csv: the table is empty; the first row must name the columns"])
    #expect(problems(header + "\n") == ["d.csv: there are no rows below the header"])
  }

  @Test func cellsAreCheckedAllAtOnce() {
    let found = problems(
      "future,stream,\(header),fear,troops:value\n"
        + "x,-1,1,0,0,0,maybe,0,50\n" + "1,0,1,1,0,0,0,0.5,300\n" + "2,0,0,0,1,0,0,nan,300\n" + "3,0,0,0,0,0\n")
    #expect(
      found == [
        "d.csv:2:1: `x` is not a whole number from 0 to 4294967294",
        "d.csv:2:3: `-1` is not a whole number from 0 to 4294967294",
        "d.csv:2:14: `maybe` is no truth of claim `free`: write 1 or 0",
        "d.csv:2:20: the position of `fear` in its distribution is 0; it must be over 0 and under 1. "
          + "Values go into a column `fear:value`",
        found.first { $0.contains("`troops` cannot be 50") } ?? "",
        "d.csv:3:7: `beaten` is true and `kept` is true, which cannot be: see contradicts and implies in the dossier",
        "d.csv:4:15: `nan` is not a number such as 0.5",
        "d.csv:4:11: `seen` is true and `told` is false, which cannot be: see contradicts and implies in the dossier",
        "d.csv:5:1: the row has 6 cells, the header 9",
      ])
    #expect(found.contains { $0.hasPrefix("d.csv:2:22: `troops` cannot be 50: it ranges from 100.0 to 1000.0") })
  }

  @Test func futuresAreWholeAndOnce() {
    #expect(problems("future,\(header)\n0,0,0,0,0,0\n0,0,0,0,0,0\n").first == "d.csv:3: future 0 is already in line 2")
    #expect(
      problems("future,\(header)\n0,0,0,0,0,0\n7,0,0,0,0,0\n").first
        == "d.csv:3: there is a future 7, but 2 rows; futures are 0 to 1")
    #expect(problems("\(header)\n\"0,0,0,0,0\n").contains("d.csv:2:1: the quotation that begins here is not closed"))
  }

  @Test func settledClaimsNeedNoColumnAndCannotBeOtherwise() throws {
    let settled = try Valley.design(futures: 1, of: blueprint) { $0.claims = [.init(id: "beaten", truth: true)] }
    let reader = DesignTableReader(for: settled, named: "d.csv")
    #expect(problems("seen,told,free\n0,0,1\n", reader).isEmpty)
    #expect(
      problems("kept,seen,told,free\n1,0,0,1\n", reader) == [
        "d.csv:2:1: claim `kept` is settled as false in this study and cannot be true"
      ])
  }

  @Test func manyProblemsAreCutShort() {
    let rows = String(repeating: "2,0,0,0,0\n", count: 500)
    let found = problems("\(header)\n\(rows)")
    #expect(found.count == 51 && found.last == "d.csv: there may be more; these are the first 50")
  }

  /// No bytes make it crash.
  @Test func takesAnyBytes() {
    let whole = Array("future,\(header),fear\n0,0,1,0,1,0,0.5\n1,\"0\",0,0,0,1,0.25\n".utf8)
    for seed in 0..<400 {
      var draws = Draws(seed: UInt64(seed), purpose: .sampling)
      var bytes = whole
      for _ in 0..<1 + draws.below(6) {
        let place = draws.below(bytes.count)
        switch draws.below(3) {
        case 0: bytes[place] = UInt8(draws.below(256))
        case 1: bytes.remove(at: place)
        default: bytes.insert([10, 13, 34, 44, 59, 0xC3][draws.below(6)], at: place)
        }
      }
      do {
        let reading = try reader.read(bytes)
        #expect(reading.table.count > 0)
      } catch {
        #expect(!error.problems.isEmpty)
      }
    }
  }

  /// A saltelli or morris design that another program wrote is known as one, and a broken one is not.
  @Test(arguments: [DesignKind.saltelli, .morris]) func structureIsChecked(_ kind: DesignKind) throws {
    let design = try Valley.design(kind, futures: 64, of: blueprint) { $0.replications = 2 }
    var lines = text(design).split(separator: "\n").map(String.init)
    func read() throws -> Design {
      let table = try reader.read(Array((lines.joined(separator: "\n") + "\n").utf8)).table
      var specification = DesignSpecification(futures: table.count)
      (specification.kind, specification.replications) = (kind, 2)
      return try Design(specification, of: blueprint, table: table)
    }
    let found = try read()
    #expect(found.plan == design.plan)
    let again = try Design(found.specification, of: blueprint, table: reader.read(Array(text(design).utf8)).table)
    #expect(again.specification == found.specification)
    lines[5] = lines[5].split(separator: ",").dropLast().joined(separator: ",") + ",0.123"
    #expect { try read() } throws: { "\($0)".contains("differs from the one before") }
    lines[6] = lines[6].split(separator: ",").dropLast().joined(separator: ",") + ",0.123"
    #expect { try read() } throws: { "\($0)".contains("The table is no \(kind.rawValue) design: ") }
    lines.removeLast(2)
    #expect { try read() } throws: { "\($0)".contains("must be a multiple of") }
  }
}
