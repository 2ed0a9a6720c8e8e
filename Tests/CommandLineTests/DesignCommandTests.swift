import Foundation
import Testing

/// `diwan design`, and `diwan study` on designs that are tables, adaptive or continued from their file.
@Suite(.serialized) struct DesignCommandTests {
  private let place: Workplace

  init() throws {
    place = try Workplace()
    #expect(try Program.run("new", "state", in: place.path).status == 0)
  }

  private func run(_ arguments: String...) throws -> Program.Result {
    try Program.Running(arguments, in: place.path).end()
  }

  private func digest(_ file: String) throws -> String { try run("findings", file, "--digest").output }

  private func write(_ text: String, _ name: String) throws {
    try text.write(toFile: place.file(name), atomically: true, encoding: .utf8)
  }

  @Test(arguments: [
    "latin-hypercube", "optimised-latin-hypercube", "sobol", "saltelli", "morris", "factorial", "plackett-burman",
    "balanced", "random",
  ]) func everyKindIsWrittenAndRuns(_ kind: String) throws {
    let design = try run("design", "state", "--kind", kind, "--futures", "24", "--seed", "3")
    #expect(design.status == 0)
    let lines = design.output.split(separator: "\n")
    #expect(lines[0].hasPrefix("future,stream,army-shelled-hale,"))
    #expect(lines.count > 8 && lines.count <= 25)
    let study = try run(
      "study", "state", "--design-kind", kind, "--futures", "24", "--seed", "3", "--weeks", "2", "-o", "a.diwan")
    #expect(study.status == 0)
    // The study file holds the design that was written.
    #expect(try run("design", "a.diwan").output == design.output)
  }

  @Test func aTableIsTheSameStudyAsTheDesignItWasMadeFrom() throws {
    #expect(try run("design", "state", "--futures", "10", "--replications", "2", "-o", "d.csv").status == 0)
    let text = try String(contentsOfFile: place.file("d.csv"), encoding: .utf8)
    #expect(text.split(separator: "\n").count == 11)
    let study = try run("study", "state", "--design", "d.csv", "--weeks", "4", "--quiet", "-o", "table.diwan")
    #expect(study.status == 0 && study.output.contains("10 futures under each of 3 courses"))
    let made = try run(
      "study", "state", "--futures", "10", "--replications", "2", "--weeks", "4", "--quiet", "-o", "made.diwan")
    #expect(made.status == 0 && made.output.contains("2 replications of each point"))
    let comparison = try run("compare", "table.diwan", "made.diwan", "--csv")
    let rows = comparison.output.split(separator: "\n").dropFirst().map {
      $0.split(separator: ",", omittingEmptySubsequences: false)
    }
    #expect(!rows.isEmpty && rows.allSatisfy { $0[6].isEmpty || Double($0[6]) == 0 })
    // Rows in another order, with windows' line ends, are the same design.
    var lines = text.split(separator: "\n").map(String.init)
    lines[1...].reverse()
    try write(lines.joined(separator: "\r\n"), "reversed.csv")
    #expect(
      try run("study", "state", "--design", "reversed.csv", "--weeks", "4", "--quiet", "-o", "r.diwan").status == 0)
    #expect(try digest("r.diwan") == digest("table.diwan"))
  }

  @Test func badTablesAreToldAllAtOnce() throws {
    try write("future,ghost,army-shelled-hale\n0,1,1\n", "a.csv")
    let unknown = try run("study", "state", "--design", "a.csv")
    #expect(unknown.status == 1 && unknown.output.isEmpty)
    #expect(unknown.errors.contains("a.csv:1:8: no open claim and no uncertain number is called `ghost`"))
    try write("army-shelled-hale\n1\n", "b.csv")
    let missing = try run("study", "state", "--design", "b.csv")
    #expect(missing.errors.contains("b.csv:1: there is no column `soldiers-in-uplands`: say in each row"))
    #expect(
      try run("study", "state", "--design", "b.csv", "--claim", "soldiers-in-uplands=true", "--weeks", "2").status == 0)
    try write("army-shelled-hale,soldiers-in-uplands\n2,1\n\n1,1\nyes,0\n", "c.csv")
    let cells = try run("study", "state", "--design", "c.csv")
    #expect(cells.errors.contains("c.csv:2:1: `2` is no truth of claim `army-shelled-hale`: write 1 or 0"))
    #expect(cells.errors.contains("c.csv:5:1: `yes` is no truth"))
    #expect(
      try run("study", "state", "--design", "nowhere.csv").errors.contains("nowhere.csv: the file cannot be read"))
    try write("army-shelled-hale,soldiers-in-uplands\n1,1\n0,1\n", "d.csv")
    let median = try run("study", "state", "--design", "d.csv", "--weeks", "2", "-o", "d.diwan")
    #expect(median.status == 0 && median.errors.contains("numbers have no column and stand at their medians"))
    #expect(try run("study", "state", "--design", "d.csv", "--weeks", "2", "-o", "d.diwan").status == 0)
    try write("army-shelled-hale,soldiers-in-uplands\n1,1\n1,1\n", "d.csv")
    #expect(
      try run("study", "state", "--design", "d.csv", "--weeks", "2", "-o", "d.diwan").errors.contains(
        "it has a table with digest"))
    let kind = try run("study", "state", "--design", "d.csv", "--design-kind", "saltelli", "--fresh")
    #expect(kind.status == 1 && kind.errors.contains("The table is no saltelli design"))
  }

  @Test func usageIsChecked() throws {
    #expect(try run("study", "state", "--design", "d.csv", "--futures", "3").status == 2)
    #expect(try run("study", "state", "--precision", "x").status == 2)
    #expect(try run("study", "state", "--precision", "x 0.1 worst").status == 2)
    #expect(try run("study", "state", "--stopping-rule", "anytime").status == 2)
    #expect(try run("design", "state", "--kind", "table").status == 2)
    #expect(try run("design", "state", "--correlate", "a b").status == 2)
    let precision = try run("study", "state", "--precision", "peace 0.1")
    #expect(precision.status == 1 && precision.errors.contains("no indicator has the id peace. There are: "))
    #expect(try run("design", "state", "--correlate", "a b 0.5").errors.contains("no uncertain number has the id a"))
    #expect(try run("compare", "a.diwan").status == 2)
    #expect(try run("compare", "a.diwan", "b.diwan").status == 1)
  }

  @Test func describesWhatIsToBeDecided() throws {
    let result = try run("design", "state", "--describe")
    let root = try #require(try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
    let claims = try #require(root["claims"] as? [[String: Any]])
    #expect((claims.first?["columns"] as? [String])?.first == "army-shelled-hale")
    #expect(((root["numbers"] as? [[String: Any]])?.count ?? 0) >= 5)
    #expect(root["courses"] as? [String] == ["stay-the-course", "offer", "force"])
  }

  /// Adaptive studies end at the same future on any number of threads, killed or not.
  @Test func precisionStopsTheStudy() throws {
    let arguments = ["--precision", "upland-trust 0.02", "--futures", "3000", "--weeks", "8", "-o"]
    for threads in ["1", "3"] {
      let study = try Program.Running(
        ["study", "state", "--threads", threads] + arguments + ["\(threads).diwan"], in: place.path
      ).end()
      #expect(study.status == 0)
      #expect(study.output.contains("of at most 3000 futures") && study.output.contains("Chow and Robbins"))
    }
    #expect(try digest("1.diwan") == digest("3.diwan"))
    let report = try Program.run("report", "1.diwan", "--format", "md", "--output", "-", in: place.path)
    #expect(report.output.contains("Stopping: The study was to end when the 95% interval of"))
    #expect(report.output.contains("--futures 3000 --seed 1 --precision 'upland-trust 0.02'"))
    let run = try Program.Running(["study", "state"] + arguments + ["killed.diwan"], in: place.path)
    usleep(300_000)
    run.signal(SIGKILL)
    _ = try run.end()
    #expect(try Program.Running(["study", "state"] + arguments + ["killed.diwan"], in: place.path).end().status == 0)
    #expect(try digest("killed.diwan") == digest("1.diwan"))
    let json = try Program.Running(["study", "state", "--json", "--quiet"] + arguments + ["1.diwan"], in: place.path)
      .end()
    let root = try #require(try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any])
    let stopping = try #require(root["stopping"] as? [String: Any])
    #expect((stopping["reached"] as? Double ?? 1) <= 0.02 && stopping["most"] as? Int == 3000)
  }

  /// The study file alone is enough to continue a study, and to make it again elsewhere.
  @Test func continuesFromTheFileAlone() throws {
    #expect(try run("design", "state", "--kind", "sobol", "--futures", "400", "-o", "d.csv").status == 0)
    let arguments = ["study", "state", "--design", "d.csv", "--weeks", "26", "--quiet", "-o"]
    #expect(try Program.Running(arguments + ["whole.diwan"], in: place.path).end().status == 0)
    let running = try Program.Running(arguments + ["part.diwan"], in: place.path)
    while running.isRunning {
      usleep(20_000)
      if try Program.run("findings", "part.diwan", in: place.path).status == 0 { break }
    }
    running.signal(SIGINT)
    let status = try running.end().status
    try FileManager.default.removeItem(atPath: place.file("state"))
    try FileManager.default.removeItem(atPath: place.file("d.csv"))
    #expect(status == 130 || status == 0)
    let continued = try run("study", "part.diwan", "--quiet")
    #expect(continued.status == 0)
    #expect(try digest("part.diwan") == digest("whole.diwan"))
    #expect(try run("study", "whole.diwan", "--quiet", "-o", "again.diwan").status == 0)
    #expect(try digest("again.diwan") == digest("whole.diwan"))
    #expect(try run("study", "whole.diwan", "--futures", "3").status == 2)
    #expect(try run("study", "whole.diwan", "--fresh").status == 2)
  }

  @Test func comparesAccountsAndEdits() throws {
    for account in ["council-account", "government-account"] {
      let study = try run(
        "study", "state", "--account", account, "--futures", "20", "--weeks", "8", "--quiet", "-o", "\(account).diwan")
      #expect(study.status == 0)
    }
    let text = try run("compare", "council-account.diwan", "government-account.diwan")
    #expect(text.status == 0)
    #expect(text.output.contains("compared future by future"))
    #expect(text.output.contains("the dossiers of A and B are the same"))
    #expect(text.output.contains("claim army-shelled-hale: A true, B false"))
    #expect(text.output.contains("design account: A council-account, B government-account"))
    #expect(text.output.contains("B − A"))

    let file = place.file("state/groups.yaml")
    let before = try String(contentsOfFile: file, encoding: .utf8)
    try before.replacing("satisfaction: {autonomy: 30, safety: 10", with: "satisfaction: {autonomy: 20, safety: 10")
      .write(toFile: file, atomically: true, encoding: .utf8)
    #expect(
      try run(
        "study", "state", "--account", "council-account", "--futures", "20", "--weeks", "8", "--quiet", "-o",
        "edited.diwan"
      ).status == 0)
    let edited = try run("compare", "council-account.diwan", "edited.diwan", "--json", "--indicators", "upland-trust")
    let root = try #require(try JSONSerialization.jsonObject(with: Data(edited.output.utf8)) as? [String: Any])
    let changes = try #require((root["dossierChanges"] as? [[[String: Any]]])?.first)
    #expect(changes.map { $0["path"] as? String } == ["groups.yaml"])
    let comparison = try #require(root["comparison"] as? [String: Any])
    #expect((comparison["rows"] as? [[String: Any]])?.count == 3)
    #expect(try run("compare", "council-account.diwan", "edited.diwan", "--indicators", "ghost").status == 1)
  }
}
