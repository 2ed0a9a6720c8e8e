import Foundation
import Testing

/// `diwan politics`, as a user runs it.
@Suite struct PoliticsCommandTests {
  /// Runs a subcommand on a table, named or on standard input.
  private func run(_ arguments: [String], _ table: String, asFile: Bool = false) throws -> Program.Result {
    let place = try Workplace()
    try table.write(toFile: place.file("table.csv"), atomically: true, encoding: .utf8)
    if asFile { return try Program.Running(["politics"] + arguments + ["table.csv"], in: place.path).end() }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: Program.path)
    process.arguments = ["politics"] + arguments
    process.standardInput = try FileHandle(forReadingFrom: URL(fileURLWithPath: place.file("table.csv")))
    for name in ["output", "errors"] { FileManager.default.createFile(atPath: place.file(name), contents: nil) }
    process.standardOutput = try FileHandle(forWritingTo: URL(fileURLWithPath: place.file("output")))
    process.standardError = try FileHandle(forWritingTo: URL(fileURLWithPath: place.file("errors")))
    try process.run()
    process.waitUntilExit()
    return Program.Result(
      status: process.terminationStatus, output: try String(contentsOfFile: place.file("output"), encoding: .utf8),
      errors: try String(contentsOfFile: place.file("errors"), encoding: .utf8))
  }

  /// The council of the European Economic Community of 1958, in which one member never mattered.
  private let council = "weight,name\n4,DE\n4,FR\n4,IT\n2,NL\n2,BE\n1,LU\n"

  @Test(arguments: [true, false]) func powerIsATable(_ asFile: Bool) throws {
    let result = try run(["power", "--quota", "12"], council, asFile: asFile)
    #expect(result.status == 0)
    #expect(result.errors.isEmpty)
    #expect(result.output.contains("  DE         4        0.233333"))
    #expect(result.output.contains("14 winning coalitions, 4 of them minimal; power to act 0.218750"))
  }

  @Test func powerIsFractionsInOtherFormats() throws {
    let csv = try run(["power", "--quota", "12", "--csv", "--fractions"], council)
    #expect(csv.output.contains("DE,4,7/30,5/16,5/21,5/7,1/5,5/24,1/5,1/4\n"))
    #expect(csv.output.contains("LU,1,0,0,0,0,0,0,0,0\n"))
    let json = try run(["power", "--quota", "12", "--json"], council)
    let root = try #require(try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any])
    let players = try #require(root["players"] as? [[String: Any]])
    let index = (players[0]["indices"] as? [String: [String: Any]])?["shapleyShubik"]
    #expect(index?["fraction"] as? String == "7/30")
    #expect(root["winningCoalitions"] as? String == "14")
  }

  @Test func errorsNameThePlaces() throws {
    let result = try run(["power"], "name,weight\nA,-1\nB,x\nA,3\n")
    #expect(result.status == 1)
    #expect(result.output.isEmpty)
    #expect(result.errors.contains("standard input:2:3: -1 must be at least 0"))
    #expect(result.errors.contains("standard input:3:3: `x` is not a whole number such as 12"))
    #expect(result.errors.contains("standard input:4:1: the name `A` is given to players 1 and 3; names must differ"))
    let quota = try run(["power", "--quota", "99"], council)
    #expect(quota.status == 1)
    #expect(quota.errors.contains("--quota 99: the quota of the rule `weight` is 99, above the sum of the weights, 17"))
    // Whatever is wrong is said at once: names, weights that cannot be read, and quotas.
    let rules = try run(["power", "--quota", "8", "--rule", "people=9"], "name,weight,people\nA,3,4\nA,3,4\nC,,1\n")
    #expect(rules.errors.contains("standard input:3:1: the name `A`"))
    #expect(rules.errors.contains("standard input:4:3: `` is not a whole number"))
    let both = try run(["power", "--quota", "8", "--rule", "people=9"], "name,weight,people\nA,3,4\nB,3,4\n")
    #expect(both.errors.contains("--quota 8: the quota of the rule `weight` is 8, above the sum of the weights, 6"))
    #expect(
      both.errors.contains("--rule people=9: the quota of the rule `people` is 9, above the sum of the weights, 8"))
    #expect(try run(["power"], "").status == 1)
    #expect(try run(["power", "--quota", "3/2"], council).status == 2)
    #expect(try run(["power", "--json", "--csv"], council).status == 2)
  }

  private let parliament =
    "party,seats,position,incompatible\nA,91,0.5,\nB,89,0.1,\nC,70,0,A\nD,43,0.9,\nE,32,0.6,\n"

  @Test func coalitionsPrintTotalMajorityAndSurplus() throws {
    let result = try run(["coalitions"], parliament)
    #expect(result.status == 0)
    #expect(result.output.contains("325 seats, 163 needed"))
    #expect(result.output.contains("    166        3  0.400  A + D + E"))
    #expect(!result.output.contains("A + C"))
    let csv = try run(["coalitions", "--csv", "--quota", "2/3"], parliament)
    #expect(csv.output.hasPrefix("seats,surplus,parties,unneeded,range\n"))
    let merged = try run(["coalitions", "--formation", "--merge", "B+C", "--json"], parliament)
    let root = try #require(try JSONSerialization.jsonObject(with: Data(merged.output.utf8)) as? [String: Any])
    let formateurs = try #require(root["formateurs"] as? [[String: Any]])
    #expect(formateurs.contains { $0["parties"] as? [String] == ["B", "C"] })
    #expect(try run(["coalitions", "--formation", "--merge", "B+X"], parliament).status == 1)
    #expect(try run(["coalitions", "--merge", "B+C"], parliament).status == 2)
    let wrong = try run(["coalitions", "--quota", "400"], "party,seats,position\nA,-3,1\nA,200,x\n")
    #expect(wrong.status == 1)
    for problem in ["2:3: -3 must be", "3:1: the name `A`", "3:7: `x` is not a number"] {
      #expect(wrong.errors.contains("standard input:\(problem)"), "\(wrong.errors)")
    }
    #expect(
      try run(["coalitions", "--quota", "400"], parliament).errors.contains(
        "--quota 400: the quota of the rule `seats` is 400, above the sum of the weights, 325"))
  }

  /// The numbers of the formation can be chosen; a better chance a day is an earlier government.
  @Test func formationTakesParameters() throws {
    func median(_ odds: String) throws -> Int {
      let result = try run(
        ["coalitions", "--formation", "--json", "--parameter", "daily-log-odds=\(odds)"], parliament)
      let root = try #require(try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
      return try #require(root["medianDay"] as? Int)
    }
    #expect(try median("-1") < median("-4"))
    #expect(try run(["coalitions", "--formation", "--parameter", "luck=1"], parliament).status == 2)
    #expect(try run(["coalitions", "--parameter", "surplus=1"], parliament).status == 2)
    #expect(
      try run(["coalitions", "--formation", "--parameter", "daily-log-odds=5000"], parliament).errors.contains(
        "the parameter dailyLogOdds is 5000.0; it must be between -1000 and 1000"))
  }

  @Test func seatsAreDivided() throws {
    let table = "list,votes\nA,340000\nB,280000\nC,160000\nD,60000\n"
    let result = try run(["seats", "--seats", "7", "--csv", "--method", "sainte-lague"], table)
    #expect(result.status == 0)
    let seats = result.output.split(separator: "\n").dropFirst().map { $0.split(separator: ",").last.map(String.init) }
    #expect(seats == ["3", "2", "1", "1"])
    let districts = """
      district,list,votes,seats,kind
      north,A,600,3,
      north,B,300,3,
      south,B,10,2,
      few,C,5,1,reserved

      """
    let tables = try run(["seats", "--compensatory", "1", "--threshold", "1%"], districts)
    #expect(tables.output.contains("7 seats"))
    #expect(tables.output.contains("below the threshold: C"))
    #expect(try run(["seats"], table).status == 1)
  }
}
