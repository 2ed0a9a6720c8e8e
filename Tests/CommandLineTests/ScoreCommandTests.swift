import Foundation
import Testing

/// `diwan score` and `diwan calibrate` on the dossier that `diwan new` writes.
@Suite(.serialized) struct ScoreCommandTests {
  private let place: Workplace
  /// What the study recorded: an indicator, a place and an actor of it, and its start.
  private let indicator, town, actor, start: String

  init() throws {
    place = try Workplace()
    #expect(try Program.run("new", "state", in: place.path).status == 0)
    let rows = try Program.run(
      "run", "state", "--weeks", "1", "--csv", "--variables", "indicator,control", in: place.path
    )
    .output.split(separator: "\n").map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
    indicator = try #require(rows.first { $0[1] == "indicator" })[2]
    let control = try #require(rows.first { $0[1] == "control" && $0[4] != "nobody" })
    (town, actor) = (control[2], control[4])
    let header = try String(contentsOfFile: place.file("state/dossier.yaml"), encoding: .utf8)
    start = try #require(header.split(separator: "\n").first { $0.hasPrefix("start: ") }).split(separator: " ")[1]
      .description
  }

  private func write(_ rows: [String]) throws {
    try (["date,variable,key,value,error"] + rows).joined(separator: "\n").write(
      toFile: place.file("seen.csv"), atomically: true, encoding: .utf8)
  }

  private func study() throws {
    let result = try Program.run(
      "study", "state", "--futures", "20", "--weeks", "30", "--stride", "1", "--quiet", "-o", "a.diwan", in: place.path)
    #expect(result.status == 0)
  }

  /// The first month that lies wholly in the study, the one after and the one before the start.
  private var months: (before: String, first: String, second: String) {
    let parts = start.split(separator: "-").compactMap { Int($0) }
    func month(_ shift: Int) -> String {
      let count = parts[0] * 12 + parts[1] - 1 + shift
      return String(format: "%04d-%02d", count / 12, count % 12 + 1)
    }
    return (month(-1), month(1), month(2))
  }

  @Test func scoresBesideBaselines() throws {
    try study()
    try write([
      "\(months.before),level,\(indicator),0.25,", "\(months.first),level,\(indicator),0.5,",
      "\(months.second),level,\(indicator),0.5,0.1", "\(months.before),control,\(town),\(actor),",
      "\(months.first),control,\(town),\(actor),", "1999,level,\(indicator),0,",
    ])
    let text = try Program.run("score", "a.diwan", "--observations", "seen.csv", "--each", in: place.path)
    #expect(text.status == 0 && text.errors.isEmpty, "\(text.errors)")
    #expect(text.output.contains("level: numbers of 1 indicators in 2 periods"))
    #expect(text.output.contains("control: control of 1 places in 1 periods"))
    #expect(text.output.contains("persistence") && text.output.contains("last-twelve-months"))
    let csv = try Program.run("score", "a.diwan", "--observations", "seen.csv", "--csv", in: place.path)
    let lines = csv.output.split(separator: "\n")
    #expect(lines.first == "group,measure,key,forecaster,statistic,value,low,high")
    // Known by hand: |0.5 − 0.25|, and 0.5.
    #expect(lines.contains { $0.hasPrefix("level,number,,persistence,crps,0.25,") })
    #expect(lines.contains { $0.hasPrefix("level,number,,zero,crps,0.5,") })
    let json = try Program.run("score", "a.diwan", "--observations", "seen.csv", "--json", in: place.path)
    let document = try #require(try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any])
    #expect(((document["scores"] as? [String: Any])?["groups"] as? [Any])?.count == 2)
    let report = try Program.run(
      "report", "a.diwan", "--format", "md", "--observations", "seen.csv", "-o", "-", in: place.path)
    #expect(report.output.contains("## Against what happened"))
    #expect(report.output.contains("| The last value before, for ever | 0.25 (0.25"), "\(report.output.suffix(4000))")
    #expect(report.output.contains("Zero | 0.5"))
    let page = try Program.run("report", "a.diwan", "--observations", "seen.csv", "-o", "-", in: place.path)
    #expect(page.output.contains("<section id=\"score\""))
    #expect(try Program.run("report", "a.diwan", "--from", "2016", in: place.path).status == 2)
  }

  @Test func tellsAllErrorsWithTheirPlaces() throws {
    try study()
    try write([
      "\(months.first),level,nothing,1,", "tomorrow,level,\(indicator),1,",
      "\(months.first),level,\(indicator),much,-1",
      "\(months.first),control,\(town),a-ghost,", "\(months.first),guess,\(indicator),1,",
    ])
    let result = try Program.run("score", "a.diwan", "--observations", "seen.csv", in: place.path)
    #expect(result.status == 1 && result.output.isEmpty)
    for part in [
      "seen.csv:2:15: the study has no indicator `nothing`", "seen.csv:3:1: `tomorrow` is not a date",
      "`much` is not a number", "-1 must be at least 0", "the study has no actor `a-ghost`",
      "seen.csv:6:9: `guess` is not a variable",
    ] {
      #expect(result.errors.contains(part), "\(part) is not in: \(result.errors)")
    }
  }

  @Test func saysThatNothingOverlaps() throws {
    try study()
    try write(["1999-01,level,\(indicator),1,"])
    let none = try Program.run("score", "a.diwan", "--observations", "seen.csv", in: place.path)
    #expect(none.status == 1 && none.errors.contains("Nothing can be compared: the study runs from \(start)"))
    let course = try Program.run("score", "a.diwan", "--observations", "seen.csv", "--course", "flee", in: place.path)
    #expect(course.status == 1 && course.errors.contains("No course of action of the study has the id flee"))
    try "when,what\n1,2\n".write(toFile: place.file("other.csv"), atomically: true, encoding: .utf8)
    let columns = try Program.run("score", "a.diwan", "--observations", "other.csv", in: place.path)
    #expect(columns.status == 1 && columns.errors.contains("there is no column `date`"))
    #expect(try Program.run("score", "a.diwan", in: place.path).status == 2)
    #expect(
      try Program.run("score", "a.diwan", "--observations", "seen.csv", "--from", "soon", in: place.path).status == 2)
    #expect(
      try Program.run(
        "score", "a.diwan", "--observations", "seen.csv", "--from", "2016", "--until", "2015", in: place.path
      ).status == 2)
  }

  /// Whatever is observed, the same command leaves the same design, on one thread or several.
  @Test func calibratesReproducibly() throws {
    let middle = try Program.run(
      "run", "state", "--weeks", "12", "--csv", "--variables", "indicator", in: place.path
    ).output.split(separator: "\n").last { $0.contains(",\(indicator),") }
    let value = try #require(middle).split(separator: ",").last ?? "0"
    try write(["\(months.first),level,\(indicator),\(value),0.05"])
    let arguments = [
      "calibrate", "state", "--observations", "seen.csv", "--until", months.second, "--waves", "2", "--points", "30",
      "--repetitions", "2", "--keep", "40", "--quiet",
    ]
    var designs: [String] = []
    for threads in ["1", "3"] {
      let result = try Program.Running(arguments + ["--threads", threads, "-o", "\(threads).csv"], in: place.path).end()
      #expect(result.status == 0, "\(result.errors)")
      #expect(result.output.contains("What is likely of each number"))
      designs.append(try String(contentsOfFile: place.file("\(threads).csv"), encoding: .utf8))
    }
    #expect(designs[0] == designs[1])
    let lines = designs[0].split(separator: "\n")
    #expect(lines.count == 41 && lines[0].hasPrefix("future,stream,"))
    let abc = try Program.Running(
      [
        "calibrate", "state", "--observations", "seen.csv", "--until", months.second, "--method", "abc", "--runs", "50",
        "--share", "0.1", "--quiet", "--json", "--narrowed", "n.yaml",
      ], in: place.path
    ).end()
    #expect(abc.status == 0, "\(abc.errors)")
    let document = try #require(try JSONSerialization.jsonObject(with: Data(abc.output.utf8)) as? [String: Any])
    #expect((document["distances"] as? [Any])?.count == 5)
    #expect(try String(contentsOfFile: place.file("n.yaml"), encoding: .utf8).contains(": {"))
    let unknown = try Program.Running(arguments + ["--parameters", "nothing"], in: place.path).end()
    #expect(unknown.status == 1 && unknown.errors.contains("no uncertain number `nothing`"))
  }
}
