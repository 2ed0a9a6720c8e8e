import Chance
import GRDB
import Simulation
import Studies
import Synchronization
import Testing

@testable import Archive

/// Designs that were written down and studies that stop early, on disk.
@Suite struct DesignStorageTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func run(
    _ experiment: Experiment, _ name: String, threads: Int = 2, isStopped: @escaping @Sendable () -> Bool = { false },
    report: (StudyRunner.Progress) -> Void = { _ in }
  ) throws -> StudyRunner.End {
    try StudyRunner(experiment, dossierFiles: dossierFiles, version: "1").run(
      to: folder.file(name), threads: threads, isStopped: isStopped, report: report
    ).end
  }

  private func study(_ name: String) throws -> StudyFile { try StudyFile(opening: folder.file(name)) }

  private func withTable(_ count: Int, _ change: (inout [Double]) -> Void = { _ in }) throws -> Experiment {
    var quantiles = (0..<count).map { (Double($0) + 0.5) / Double(count) }
    change(&quantiles)
    let table = try DesignTable(
      streams: (0..<count).map { UInt32($0 / 2) }, claims: (0..<count).map { $0 % 3 == 0 }, quantiles: quantiles,
      claimCount: 1, parameterCount: 1)
    var experiment = experiment(futures: count)
    experiment.table = table
    experiment.specification.table = table.digest
    experiment.inputs = { table.inputs(future: $0) }
    experiment.stream = { RandomStream(seed: 7, future: table.streams[$0]) }
    return experiment
  }

  @Test func theWholeDesignIsInTheFile() throws {
    let experiment = try withTable(9)
    #expect(try run(experiment, "a.diwan") == .complete)
    let study = try study("a.diwan")
    #expect(try study.designTable() == experiment.table)
    #expect(try study.specification().table == experiment.table?.digest)
    #expect(try self.run(self.experimentWithoutTable(), "b.diwan") == .complete)
    #expect(try self.study("b.diwan").designTable() == nil)
  }

  private func experimentWithoutTable() -> Experiment { experiment(futures: 9) }

  @Test func futuresOfAStreamShareTheirRandomNumbers() throws {
    _ = try run(withTable(8), "a.diwan")
    let study = try study("a.diwan")
    // The double's digest holds the number of the stream.
    #expect(try (0..<8).map { try study.digest(future: $0, course: 0).map { $0 >> 8 } } == [0, 0, 1, 1, 2, 2, 3, 3])
  }

  @Test func anotherTableIsAnotherStudy() throws {
    _ = try run(withTable(9), "a.diwan")
    #expect { try run(withTable(9) { $0[4] = 0.111 }, "a.diwan") } throws: {
      "\($0)".contains("it has a table with digest ")
    }
  }

  private func precise(
    _ halfWidth: Double, _ scope: Precision.Scope = .courses, futures: Int = 2000,
    run: @escaping @Sendable () -> Void = {}
  ) throws -> Experiment {
    var experiment = experiment(futures: futures, run: run)
    let precision = Precision(indicator: "war", halfWidth: halfWidth, scope: scope)
    experiment.specification.precision = precision
    experiment.monitor = try PrecisionMonitor(precision, courses: 2, isHigherBetter: false, most: futures)
    return experiment
  }

  /// On any number of threads and after any interruption it stops at the same future, and keeps no other.
  @Test func stopsAtTheSameFuture() throws {
    var alone = try #require(try precise(0.06).monitor)
    let values = experiment(futures: 2000)
    while !alone.isReached {
      let war = values.inputs(alone.count).quantiles[0] < 0.25 ? 1.0 : 0
      alone.add([war, war])
    }
    #expect(alone.count > 100 && alone.count < 400)
    var digests: Set<String> = []
    for threads in [1, 2, 5] {
      var told: [Double] = []
      let end = try run(
        precise(0.06), "\(threads).diwan", threads: threads, report: { told += [$0.halfWidth].compactMap(\.self) })
      #expect(end == .complete && told.last.map { $0 <= 0.06 } == true)
      digests.insert(try study("\(threads).diwan").contentDigest())
    }
    let runs = Atomic<Int>(0)
    var parts = 0
    while true {
      parts += 1
      let limit = 90 * parts
      let end = try run(
        precise(0.06, run: { runs.wrappingAdd(1, ordering: .relaxed) }), "parts.diwan",
        isStopped: { runs.load(ordering: .relaxed) >= limit })
      if end == .complete { break }
    }
    #expect(parts > 2)
    digests.insert(try study("parts.diwan").contentDigest())
    #expect(digests.count == 1)

    let outline = try study("parts.diwan").outline()
    #expect(outline.completed == alone.count && outline.futures == alone.count)
    let stopping = try #require(outline.stopping)
    #expect(stopping.futures == alone.count && stopping.most == 2000 && stopping.reached == alone.reached)
    let findings = try study("parts.diwan").storeFindings()
    #expect(findings.study.completed == findings.study.futures)
    #expect(try study("parts.diwan").storedFindings() != nil)
    // Once ended it stays so.
    let before = runs.load(ordering: .relaxed)
    #expect(try run(precise(0.06, run: { runs.wrappingAdd(1, ordering: .relaxed) }), "parts.diwan") == .complete)
    #expect(runs.load(ordering: .relaxed) == before)
  }

  @Test func endsAtTheMostFutures() throws {
    #expect(try run(precise(0.001, futures: 60), "a.diwan") == .complete)
    let stopping = try #require(try study("a.diwan").outline().stopping)
    #expect(stopping.futures == 60 && stopping.most == 60 && stopping.reached > 0.001)
    // Both courses have the same war in every future: their difference is known at once.
    #expect(try run(precise(0.04, .bestTwo, futures: 60), "b.diwan") == .complete)
    #expect(try #require(try study("b.diwan").outline().stopping).futures == 49)
  }

  @Test func anotherPrecisionIsAnotherStudy() throws {
    _ = try run(precise(0.06), "a.diwan")
    #expect { try run(precise(0.05), "a.diwan") } throws: {
      "\($0)".contains("it has the precision war 0.06 courses sequential, not war 0.05 courses sequential")
    }
  }

  @Test func comparesDossiersAndOutcomes() throws {
    _ = try run(experiment(), "a.diwan")
    _ = try StudyRunner(
      experiment(dossierDigest: "d1"),
      dossierFiles: [("dossier.yaml", Array("title: A state\nhorizon: 3\n".utf8)), ("new.yaml", Array("a\nb\n".utf8))],
      version: "1"
    ).run(to: folder.file("b.diwan"), threads: 1)
    let changes = try study("b.diwan").dossierChanges(since: study("a.diwan"))
    #expect(
      changes.map { "\($0.kind) \($0.path) \($0.added) \($0.removed)" } == [
        "removed data/points.csv 0 1", "changed dossier.yaml 1 0", "added new.yaml 2 0",
      ])
    #expect(try study("a.diwan").outcomes(course: 1, indicator: 1).count == 40)
  }
}
