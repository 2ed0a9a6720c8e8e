import Chance
import Foundation
import GRDB
import Simulation
import Studies
import Testing

@testable import Archive

/// The views that other languages read.
@Suite struct ViewsTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func queue(_ experiment: Experiment) throws -> DatabaseQueue {
    let path = folder.file("a.diwan")
    _ = try StudyRunner(experiment, dossierFiles: dossierFiles, version: "1").run(to: path, threads: 2)
    return try DatabaseQueue(path: path)
  }

  /// Every float that a trace can hold comes out of SQL as it went in.
  @Test func seriesAreUnpackedExactly() throws {
    let values: [Float] = [
      0, -0, 1, -1, 0.1, -12.75, .pi, 1e-30, -1e30, .greatestFiniteMagnitude, -.leastNormalMagnitude,
      .leastNonzeroMagnitude, .leastNonzeroMagnitude * 71_362, 16_777_215, 0.5,
    ]
    let stream = RandomStream(seed: 1, future: 0)
    let random = (0..<300).map { number -> Float in
      let (a, b) = stream.uniforms(.statistics, week: 0, entity: number)
      let bits = UInt32(a * 4_294_967_296) & 0xFF7F_FFFF
      return b < 0.5 ? Float(bitPattern: bits) : Float(a * 200 - 100)
    }
    let all = values + random
    var double = experiment(futures: all.count)
    let make = double.makeRunner
    double.makeRunner = {
      let run = make()
      return { course, inputs, stream in
        var trace = run(course, inputs, stream)
        let place = Int(stream.future)
        for position in 0..<3 { trace.series[position] = all[(place + position + 7 * course) % all.count] }
        return trace
      }
    }
    let rows = try queue(double).read {
      try Row.fetchAll(
        $0,
        sql:
          "SELECT future, course, week, value FROM tidy_series WHERE indicator = 'trust' ORDER BY course, future, week")
    }
    #expect(rows.count == 2 * 3 * all.count)
    for row in rows {
      let (course, week): (Int, Int) = (row["course"] == "act" ? 1 : 0, row["week"])
      #expect(row["value"] as Double == Double(all[(row["future"] + week / 4 + 7 * course) % all.count]))
    }
  }

  @Test func controlIsUnpacked() throws {
    let rows = try queue(experiment(futures: 3)).read {
      try Row.fetchAll($0, sql: "SELECT * FROM tidy_control ORDER BY course DESC, future, place DESC, week")
    }
    #expect(rows.count == 3 * 2 * 2 * 3)
    let first = rows[..<6].map {
      "\($0["course"] as String) \($0["place"] as String) \($0["week"] as Int) \($0["actor"] as String? ?? "nobody")"
    }
    #expect(
      first == [
        "wait town 0 king", "wait town 4 king", "wait town 8 king", "wait hill 0 nobody", "wait hill 4 rebels",
        "wait hill 8 rebels",
      ])
  }

  @Test func outcomesHaveTheirInputsBesideThem() throws {
    let rows = try queue(experiment(futures: 5)).read {
      try Row.fetchAll(
        $0, sql: "SELECT * FROM tidy_outcomes WHERE indicator = 'war' AND course = 'act' ORDER BY future")
    }
    #expect(Array(rows[0].columnNames) == ["future", "course", "indicator", "value", "plot", "anger"])
    for (future, row) in rows.enumerated() {
      let inputs = experiment(futures: 5).inputs(future)
      #expect(row["plot"] == inputs.claims[0] && row["anger"] == 10 * inputs.quantiles[0])
      #expect(row["value"] as Double == (inputs.quantiles[0] < 0.25 ? 1 : 0))
    }
    let long = try queue(experiment(futures: 5)).read {
      try Row.fetchAll($0, sql: "SELECT * FROM inputs_long ORDER BY future, kind")
    }
    #expect(long.count == 10)
    #expect(long[0]["kind"] == "claim" && long[1]["input"] == "anger" && long[1]["quantile"] != nil as Double?)
  }

  /// Columns of SQLite end at 2,000; a study with more inputs is read by the long view.
  @Test func moreInputsThanColumns() throws {
    for number in [1890, 2500] {
      var wide = experiment(futures: 2)
      wide.outline.parameters = (0..<number).map { .init(id: "p-\($0)", grounds: []) }
      let inputs = wide.inputs
      wide.inputs = { future in
        Inputs(claims: inputs(future).claims, quantiles: (0..<number).map { (Double($0) + 0.5) / Double(number) })
      }
      let path = folder.file("\(number).diwan")
      _ = try StudyRunner(wide, dossierFiles: dossierFiles, version: "1").run(to: path, threads: 1)
      try DatabaseQueue(path: path).read { database in
        let row = try #require(try Row.fetchOne(database, sql: "SELECT * FROM inputs"))
        #expect(row.count == (number < 2000 ? number + 2 : 1))
        if number > 2000 {
          #expect(
            (row["message"] as String).contains("2501 inputs") && (row["message"] as String).contains("inputs_long"))
        }
        #expect(try Int.fetchOne(database, sql: "SELECT count(*) FROM inputs_long") == 2 * (number + 1))
        #expect(try Row.fetchAll(database, sql: "SELECT * FROM tidy_outcomes").count == 8)
      }
    }
  }

  @Test func namesThatClashAreToldApart() throws {
    var double = experiment(futures: 2)
    double.outline.parameters[0].id = "plot"
    double.outline.claims[0].id = "Plot"
    let row = try #require(try queue(double).read { try Row.fetchOne($0, sql: "SELECT * FROM tidy_outcomes") })
    #expect(Array(row.columnNames).suffix(2) == ["claim:Plot", "parameter:plot"])
  }
}
