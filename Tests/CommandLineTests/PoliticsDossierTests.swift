import Foundation
import Testing

/// `diwan politics` on a dossier: its parliaments, issues and bills as tables.
@Suite struct PoliticsDossierTests {
  private static let example = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../Examples/iraq-2010").standardizedFileURL.path

  private func run(_ arguments: String..., dossier: String = example) throws -> Program.Result {
    let place = try Workplace()
    return try Program.Running(["politics", arguments[0], dossier] + arguments.dropFirst(), in: place.path).end()
  }

  private func json(_ result: Program.Result) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
  }

  @Test func powerIsOfListsAndCamps() throws {
    let result = try run("power")
    #expect(result.status == 0)
    #expect(result.errors.isEmpty)
    #expect(result.output.contains("  seats: quota 163 of 325"))
    #expect(result.output.contains("  Kurdish lists: quota 1 of 4"))
    let csv = try run("power", "--csv")
    #expect(csv.output.hasPrefix("name,seats,Shia lists,Kurdish lists,Lists that Sunnis voted for,shapleyShubik,"))
    #expect(csv.output.split(separator: "\n").count == 11)
    #expect((try json(run("power", "--json"))["players"] as? [Any])?.count == 10)
    let quota = try run("power", "--quota", "400")
    #expect(quota.status == 1)
    #expect(
      quota.errors.contains("--quota 400: the quota of the rule `seats` is 400, above the sum of the weights, 325"))
  }

  /// With and without foreign backing, and with either reading of "largest bloc".
  @Test(arguments: ["foreign-backing", "no-foreign-backing"], ["largest-list", "largest-bloc"])
  func governmentsHaveProbabilities(_ course: String, _ account: String) throws {
    let root = try json(
      run("coalitions", "--formation", "--json", "--limit", "1000", "--course", course, "--account", account))
    let governments = try #require(root["governments"] as? [[String: Any]])
    let sum = governments.compactMap { $0["probability"] as? Double }.reduce(root["none"] as? Double ?? 1, +)
    #expect(abs(sum - 1) < 1e-9)
    #expect(governments.allSatisfy { ($0["seats"] as? Int ?? 0) - ($0["surplus"] as? Int ?? 0) == 163 })
    let formateurs = try #require(root["formateurs"] as? [[String: Any]])
    let merged = formateurs.contains { $0["parties"] as? [String] == ["state-of-law", "national-iraqi-alliance"] }
    #expect(merged == (account == "largest-bloc"))
    #expect((root["medianDay"] as? Int).map { (131...382).contains($0) } == true)
  }

  @Test func coalitionsTakeTheDossiersRulesAndOptions() throws {
    let listed = try run("coalitions", "--csv", "--limit", "3")
    #expect(listed.output.hasPrefix("seats,surplus,parties,unneeded,range\n"))
    #expect(!listed.output.contains("state-of-law + national-iraqi-alliance + kurdistan-alliance,"))
    let merged = try run("coalitions", "--formation", "--merge", "iraqiya+state-of-law", "--limit", "1")
    #expect(merged.output.contains("iraqiya + state-of-law"))
    #expect(try run("coalitions", "--dimensions", "regions", "--limit", "1").status == 0)
    #expect(try run("coalitions", "--dimensions", "weather").status == 1)
  }

  @Test func votesAreOnBills() throws {
    let result = try run("vote", "--bill", "policy-council-law")
    #expect(result.status == 0)
    #expect(result.output.contains("quorum of 163 of 325"))
    #expect(result.output.contains("the setter withholds the bill"))
    let root = try json(run("vote", "--bill", "policy-council-law", "--json"))
    #expect((root["yesVotes"] as? [Double])?.count == 326)
    #expect(try run("vote", "--bill", "hydrocarbons-law", "--csv").output.hasPrefix("member,faction,count,yes"))
    // Options replace what the dossier says.
    let free = try json(run("vote", "--bill", "hydrocarbons-law", "--majority", "present", "--json"))
    let strict = try json(run("vote", "--bill", "hydrocarbons-law", "--json"))
    #expect(try #require(free["passage"] as? Double) > (try #require(strict["passage"] as? Double)))
    let several = try run("vote")
    #expect(several.status == 1)
    #expect(
      several.errors.contains("has 2 bills; choose one with --bill. There are: policy-council-law, hydrocarbons-law."))
    #expect(try run("vote", "--bill", "no-law").errors.contains("no bill has the id no-law."))
  }

  @Test func bargainsAreOnIssues() throws {
    let result = try run("bargain", "--issue", "regions", "--model", "baselines", "--csv")
    #expect(result.status == 0)
    #expect(result.errors.isEmpty)
    #expect(result.output.hasPrefix("issue,model,statistic,value\nregions,baseline,weighted mean,"))
    let all = try json(run("bargain", "--model", "baselines", "--json"))
    #expect((all["forecasts"] as? [Any])?.count == 10)
    #expect(
      try run("bargain", "--issue", "weather").errors.contains("no issue weather. There are: power-sharing, regions."))
  }

  @Test func seatsAreOfTheElectionAtTheStart() throws {
    let result = try run("seats", "--csv")
    #expect(result.status == 0)
    let seats = result.output.split(separator: "\n").dropFirst().compactMap {
      $0.split(separator: ",").last.flatMap { Int($0) }
    }
    #expect(seats.reduce(0, +) == 317)
    #expect(try run("seats", "--seats", "5").status == 2)
  }

  @Test func optionsOfADossierNeedOne() throws {
    let place = try Workplace()
    try "name,seats\nA,3\nB,2\n".write(toFile: place.file("t.csv"), atomically: true, encoding: .utf8)
    for option in [["--course", "a"], ["--account", "a"], ["--claim", "a=true"], ["--parliament", "a"]] {
      let result = try Program.Running(["politics", "power", "t.csv"] + option, in: place.path).end()
      #expect(result.status == 2)
      #expect(result.errors.contains("\(option[0]) needs a dossier"))
    }
    #expect(try run("power", "--parliament", "senate").errors.contains("no parliament has the id senate. There are: "))
    #expect(try run("power", "--course", "none").status == 1)
    #expect(try run("power", "--account", "none").status == 1)
    #expect(try run("power", "--claim", "none=true").status == 1)
    #expect(try run("power", dossier: Self.example + "/data").status == 1)
  }
}

/// Errors in a dossier's parliaments and issues name file, line and column.
@Suite struct PoliticsDossierErrorsTests {
  private let place: Workplace

  init() throws {
    place = try Workplace()
    let files = [
      "dossier.yaml":
        "title: T\nquestion: Q?\nstart: 2020-01-01\nhorizon: 10\nindicators: {i: {name: I, measure: week}}\n",
      "assumptions.yaml": "a: {says: A., reason: R.}\n",
      "actors.yaml":
        "red: {name: Red, kind: party, because: a}\nblue: {name: Blue, kind: party, because: a}\n",
      "institutions.yaml": "house: {name: House, kind: parliament, because: a}\n",
    ]
    for (name, text) in files { try write(name, text) }
  }

  private func write(_ name: String, _ text: String) throws {
    try text.write(toFile: place.file(name), atomically: true, encoding: .utf8)
  }

  private func run(_ arguments: String...) throws -> Program.Result {
    try Program.Running(["politics", arguments[0], "."] + arguments.dropFirst(), in: place.path).end()
  }

  @Test func aDossierWithoutParliamentSaysSo() throws {
    #expect(try run("power").errors.contains("the dossier has no parliament; describe one in parliaments.yaml"))
    #expect(try run("bargain").errors.contains("the dossier has no issue; describe one in issues.yaml"))
    #expect(try run("vote").errors.contains("the dossier has no bill; describe one in bills.yaml"))
  }

  @Test func aQuotaAboveTheTotalStandsAtItsPlace() throws {
    try write(
      "parliaments.yaml",
      "house:\n  lists:\n    red: {seats: 5}\n    blue: {seats: 4}\n  formation:\n    majority: 10\n  because: a\n")
    for command in ["power", "coalitions"] {
      let result = try run(command)
      #expect(result.status == 1)
      #expect(
        result.errors.contains("parliaments.yaml:6:15: error: a majority of 10 is more than all 9 members"),
        "\(result.errors)")
    }
  }

  @Test func weightsBelowZeroAndListsTwiceAreFoundByTheCheck() throws {
    try write(
      "parliaments.yaml",
      "house:\n  lists:\n    red: {seats: -5}\n    red: {seats: 4}\n    green: {seats: 1}\n  because: a\n")
    let result = try run("power")
    #expect(result.status == 1)
    #expect(result.errors.contains("parliaments.yaml:4:5: error:"), "\(result.errors)")
    #expect(result.errors.contains("parliaments.yaml:5:5: error:"), "\(result.errors)")
    try write("parliaments.yaml", "house:\n  lists:\n    red: {seats: -5}\n    blue: {seats: 4}\n  because: a\n")
    #expect(try run("power").errors.contains("parliaments.yaml:3:18: error:"))
  }

  @Test func bargainingErrorsStandAtTheirPlaces() throws {
    try write(
      "issues.yaml",
      "tax:\n  name: Tax\n  positions:\n    red: {position: 0.2, salience: 0.5}\n    blue: {position: 0.7}\n  because: a\n"
    )
    let missing = try run("bargain")
    #expect(missing.status == 1)
    #expect(
      missing.errors.contains(
        "issues.yaml:5:5: The salience of 'blue' on issue 'tax' is missing: say it, from 0 to 1."),
      "\(missing.errors)")
    try write(
      "issues.yaml",
      "tax:\n  name: Tax\n  positions:\n    red: {position: 0.2}\n    blue: {position: 0.2}\n  because: a\nwar:\n  name: War\n"
        + "  positions:\n    red: {position: 0.2}\n  because: a\n")
    let result = try run("bargain")
    #expect(result.status == 1)
    #expect(
      result.errors.contains(
        "issues.yaml:4:21: All actors have the same position, 0.2, on issue 'tax': there is nothing to bargain about."),
      "\(result.errors)")
    #expect(
      result.errors.contains(
        "issues.yaml:10:21: Issue 'war' has one actor with a stance: bargaining needs two or more."), "\(result.errors)"
    )
  }

  /// Only a simulation has feelings to vote by; a table of lists needs none.
  @Test func whatCannotBeSimulatedStillHasPower() throws {
    try write("parliaments.yaml", "house:\n  lists:\n    red: {seats: 5}\n    blue: {seats: 4}\n  because: a\n")
    let result = try run("power", "--csv")
    #expect(result.status == 0)
    #expect(result.output.contains("red,5,1.0,"))
    #expect(try run("seats").status == 1)
  }
}
