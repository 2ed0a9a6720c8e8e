import Foundation
import Studies
import Synchronization
import Testing

@testable import Archive

@Suite struct StudyRunnerTests {
  private func run(
    _ experiment: Experiment, to path: String, fresh: Bool = false, threads: Int = 2,
    isStopped: @escaping @Sendable () -> Bool = { false }
  ) throws -> StudyRunner.End {
    try StudyRunner(experiment, dossierFiles: dossierFiles, version: "1").run(
      to: path, fresh: fresh, threads: threads, isStopped: isStopped
    ).end
  }

  private func digest(_ path: String) throws -> String {
    let study = try StudyFile(opening: path)
    try study.storeFindings()
    return try study.contentDigest()
  }

  @Test func contentDoesNotDependOnThreads() throws {
    let folder = try TemporaryFolder()
    var digests: [String] = []
    for threads in [1, 2, 5] {
      let path = folder.file("\(threads).diwan")
      #expect(try run(experiment(), to: path, threads: threads) == .complete)
      digests.append(try digest(path))
    }
    #expect(digests[0] == digests[1])
    #expect(digests[0] == digests[2])
    let other = folder.file("other.diwan")
    _ = try run(experiment(seed: 8), to: other)
    #expect(try digest(other) != digests[0])
  }

  @Test func interruptedStudiesEndTheSame() throws {
    let folder = try TemporaryFolder()
    _ = try run(experiment(), to: folder.file("whole.diwan"))
    let path = folder.file("parts.diwan")
    let runs = Atomic<Int>(0)
    var parts = 0
    while true {
      parts += 1
      let limit = 17 * parts
      let end = try run(
        experiment(run: { runs.wrappingAdd(1, ordering: .relaxed) }), to: path,
        isStopped: { runs.load(ordering: .relaxed) >= limit })
      if end == .complete { break }
      let study = try StudyFile(opening: path)
      let outline = try study.outline()
      #expect(outline.completed < outline.futures)
      #expect(try study.storedFindings() == nil)
    }
    #expect(parts > 2)
    #expect(runs.load(ordering: .relaxed) == 80, "no future is run twice")
    #expect(try digest(path) == digest(folder.file("whole.diwan")))
  }

  @Test func finishedStudyIsOneFile() throws {
    let folder = try TemporaryFolder()
    _ = try run(experiment(), to: folder.file("a.diwan"))
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["a.diwan"])
    #expect(try run(experiment(), to: folder.file("a.diwan")) == .complete)
  }

  @Test func refusesAnotherStudysFile() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("a.diwan")
    _ = try run(experiment(), to: path)
    let before = try digest(path)
    #expect {
      try run(experiment(dossierDigest: "d1"), to: path)
    } throws: { "\($0)".contains("the dossier has changed") && "\($0)".contains("--fresh") }
    #expect { try run(experiment(futures: 41), to: path) } throws: { "\($0)".contains("it has futures 40, not 41") }
    #expect {
      try StudyRunner(experiment(), dossierFiles: [], version: "2").run(to: path, threads: 1)
    } throws: { "\($0)".contains("it was made by Diwan 1, this is 2") }
    #expect(try digest(path) == before)
    #expect(try run(experiment(futures: 41), to: path, fresh: true) == .complete)
    #expect(try StudyFile(opening: path).outline().futures == 41)
  }

  @Test func refusesASecondWriter() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("a.diwan")
    let lock = try FileLock(path)
    #expect { try run(experiment(), to: path) } throws: { "\($0)".contains("is being written by another run") }
    lock.release()
    #expect(try run(experiment(), to: path) == .complete)
  }

  @Test func writerErrorsEndTheRun() throws {
    let folder = try TemporaryFolder()
    var broken = experiment(futures: 500)
    let make = broken.makeRunner
    broken.makeRunner = {
      let run = make()
      return { course, inputs, stream in
        var trace = run(course, inputs, stream)
        if stream.future == 3 { trace.summaries[1] = .nan }
        return trace
      }
    }
    let experiment = broken
    #expect { try run(experiment, to: folder.file("a.diwan")) } throws: {
      "\($0)".contains("Indicator war is not a number in future 3 under wait")
    }
  }
}
