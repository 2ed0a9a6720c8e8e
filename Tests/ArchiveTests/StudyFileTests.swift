import Foundation
import GRDB
import Studies
import Testing

@testable import Archive

@Suite struct StudyFileTests {
  private let folder: TemporaryFolder
  private let path: String

  init() throws {
    folder = try TemporaryFolder()
    path = folder.file("a.diwan")
    _ = try StudyRunner(experiment(), dossierFiles: dossierFiles, version: "1").run(to: path, threads: 2)
  }

  @Test func embedsTheDossier() throws {
    let study = try StudyFile(opening: path)
    let files = try study.dossierFiles()
    #expect(files.map(\.path) == ["data/points.csv", "dossier.yaml"])
    #expect(files.first?.content == [0, 255, 10])
    try study.writeDossier(to: folder.file("copy"))
    #expect(FileManager.default.contents(atPath: folder.file("copy/data/points.csv")) == Data([0, 255, 10]))
  }

  @Test func writesNothingOutsideTheFolder() throws {
    let queue = try DatabaseQueue(path: path)
    try queue.write { try $0.execute(sql: "INSERT INTO dossier_file VALUES ('../out', x'00')") }
    try queue.close()
    let study = try StudyFile(opening: path)
    #expect { try study.writeDossier(to: folder.file("copy")) } throws: { "\($0)".contains("is damaged") }
    #expect(!FileManager.default.fileExists(atPath: folder.file("out")))
  }

  @Test func storesWhatWasSimulated() throws {
    let queue = try DatabaseQueue(path: path)
    try queue.read { database in
      let double = experiment()
      let trace = double.makeRunner()(1, double.inputs(5), .init(seed: 7, future: 5))
      #expect(
        try Double.fetchOne(
          database, sql: "SELECT value FROM outcomes WHERE future = 5 AND course = 'act' AND indicator = 'trust'")
          == trace.summaries[0])
      let points = try Data.fetchOne(
        database, sql: "SELECT points FROM series WHERE future = 5 AND course = 1 AND indicator = 0")
      let expected = trace.series[0..<3].flatMap { withUnsafeBytes(of: $0.bitPattern.littleEndian, Array.init) }
      #expect(points == Data(expected))
      #expect(
        try Data.fetchOne(database, sql: "SELECT controllers FROM control WHERE future = 5 AND course = 1")
          == Data([0, 0, 1, 255, 1, 1]))
      let inputs = try Row.fetchOne(database, sql: "SELECT * FROM inputs WHERE future = 5")
      #expect(inputs?["plot"] == false)
      #expect(inputs?["anger"] == 10 * double.inputs(5).quantiles[0])
      #expect(
        try String.fetchOne(database, sql: "SELECT digest FROM run WHERE future = 5 AND course = 1")
          == "0000000000000501")
      #expect(try String.fetchOne(database, sql: "PRAGMA integrity_check") == "ok")
    }
  }

  @Test func storesFindingsTwice() throws {
    let study = try StudyFile(opening: path)
    let findings = try study.storeFindings()
    #expect(try study.findings() == findings)
    try study.read { database in
      let mean = try Double.fetchOne(
        database,
        sql: """
          SELECT value FROM finding
          WHERE kind = 'outcome' AND course = 'act' AND indicator = 'trust' AND statistic = 'mean'
          """)
      #expect(mean == findings.outcome(course: "act", indicator: "trust")?.mean.value)
      #expect(try Int.fetchOne(database, sql: "SELECT count(*) FROM band") == 2 * 2 * 3)
      #expect(
        try Double.fetchOne(
          database,
          sql: """
            SELECT sum(share) FROM control_share WHERE course = 'act' AND place = 'town' AND week = 8
            """) == 1)
      #expect(
        try String.fetchOne(database, sql: "SELECT course FROM finding WHERE statistic = 'best-if-true'") == "act")
    }
  }

  @Test func everyTableIsInTheDigestAndTheGuide() throws {
    let tables = try StudyFile(opening: path).read {
      try String.fetchAll($0, sql: "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
    }
    #expect(tables == Schema.tables.map(\.name).sorted())
    let guide = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../docs/study-file.md")
    let text = try String(contentsOf: guide, encoding: .utf8)
    for table in tables { #expect(text.contains("`\(table)`"), "\(table) is not described") }
  }

  @Test func storesLedgers() throws {
    var double = experiment(futures: 3)
    let make = double.makeRunner
    // An account of one cause: 5 people killed in week 2.
    let record: [UInt8] = [1, 1] + [0x83, 0x80, 0x80, 0x80, 0x03] + [64, 1, 2, 1, 10]
    double.makeRunner = {
      let run = make()
      return { course, inputs, stream in
        var trace = run(course, inputs, stream)
        if course == 1 { trace.ledger = record }
        return trace
      }
    }
    let path = folder.file("ledgers")
    _ = try StudyRunner(double, dossierFiles: dossierFiles, version: "1").run(to: path, threads: 2)
    let study = try StudyFile(opening: path)
    var futures: [Int] = []
    var read: [[UInt8]] = []
    let isKept = try study.readLedgers(course: 1) { future, ledger in
      futures.append(future)
      read.append(ledger.bytes)
    }
    #expect(isKept)
    #expect(read == [record, record, record])
    #expect(futures == [0, 1, 2])
    #expect(try !study.readLedgers(course: 0) { _, _ in })
    let queue = try DatabaseQueue(path: path)
    try queue.write { try $0.execute(sql: "UPDATE ledger SET record = x'0105' WHERE future = 1") }
    try queue.close()
    #expect { try study.readLedgers(course: 1) { _, _ in } } throws: {
      "\($0)".contains("is damaged: future 1. The ledger is damaged")
    }
  }

  @Test func digestSeesEveryChange() throws {
    let before = try StudyFile(opening: path).contentDigest()
    let queue = try DatabaseQueue(path: path)
    try queue.write { try $0.execute(sql: "UPDATE outcome SET value = value + 1e-12 WHERE future = 39 AND course = 1") }
    try queue.close()
    #expect(try StudyFile(opening: path).contentDigest() != before)
  }

  @Test func explainsWhatIsNoStudy() throws {
    #expect { try StudyFile(opening: folder.file("none")) } throws: { "\($0)".contains("there is no such file") }

    let text = folder.file("text")
    try Data(String(repeating: "not a database ", count: 100).utf8).write(to: URL(fileURLWithPath: text))
    #expect { try StudyFile(opening: text) } throws: { "\($0)".contains("is not a study: it is not an SQLite file") }

    let foreign = folder.file("foreign")
    let queue = try DatabaseQueue(path: foreign)
    try queue.write { try $0.execute(sql: "CREATE TABLE t (x)") }
    try queue.close()
    #expect { try StudyFile(opening: foreign) } throws: { "\($0)".contains("is not a study, though") }
    #expect {
      try StudyRunner(experiment(), dossierFiles: [], version: "1").run(to: foreign, fresh: true, threads: 1)
    } throws: { "\($0)".contains("it is not overwritten") }
    #expect(FileManager.default.fileExists(atPath: foreign))
  }

  @Test func explainsNewerVersions() throws {
    let queue = try DatabaseQueue(path: path)
    try queue.writeWithoutTransaction { try $0.execute(sql: "PRAGMA user_version = 2") }
    try queue.close()
    #expect { try StudyFile(opening: path) } throws: { "\($0)".contains("newer Diwan (schema 2") }
  }

  @Test func explainsDamage() throws {
    let url = URL(fileURLWithPath: path)
    var bytes = try Data(contentsOf: url)
    for index in 16384..<bytes.count { bytes[index] = 0xAA }
    try bytes.write(to: url)
    #expect {
      let study = try StudyFile(opening: path)
      _ = try study.storeFindings()
    } throws: { "\($0)".contains("is damaged") }
  }
}
