import Foundation
import Testing

/// `diwan study` and `diwan findings` on the dossier that `diwan new` writes.
@Suite(.serialized) struct StudyCommandTests {
  private let place: Workplace

  init() throws {
    place = try Workplace()
    #expect(try Program.run("new", "state", in: place.path).status == 0)
  }

  private func digest(_ file: String) throws -> String {
    let result = try Program.run("findings", file, "--digest", in: place.path)
    #expect(result.status == 0)
    let digest = result.output.trimmingCharacters(in: .whitespacesAndNewlines)
    #expect(digest.count == 64)
    return digest
  }

  @Test func storesAndPrintsFindings() throws {
    let result = try Program.run("study", "state/", "--futures", "12", "--weeks", "10", in: place.path)
    #expect(result.status == 0)
    #expect(result.output.contains("12 futures under each of 3 courses of action, 10 weeks, seed 1."))
    #expect(result.output.contains("Stored in state.diwan."))
    let text = try Program.run("findings", "state.diwan", in: place.path)
    #expect(text.status == 0 && text.errors.isEmpty)
    #expect(text.output.contains("Check this first"))
    let csv = try Program.run("findings", "state.diwan", "--csv", in: place.path)
    let lines = csv.output.split(separator: "\n")
    #expect(lines.first == "kind,course,indicator,subject,statistic,value,low,high,word")
    #expect(lines.count > 50)
    let json = try Program.run("findings", "state.diwan", "--json", in: place.path)
    let document = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any]
    #expect((document?["outcomes"] as? [Any])?.isEmpty == false)
  }

  @Test func summaryTellsWhatStorageCost() throws {
    let result = try Program.run(
      "study", "state", "--futures", "8", "--weeks", "10", "--json", "--quiet", in: place.path)
    #expect(result.status == 0 && result.errors.isEmpty)
    let summary = try #require(try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
    #expect(summary["stored"] as? Int == 8)
    let share = try #require(summary["storageShare"] as? Double)
    #expect(share > 0 && share < 1)
    #expect((summary["weeksPerSecond"] as? Double ?? 0) > 0)
  }

  @Test func sameContentForOneThreadAndMany() throws {
    for threads in ["1", "2", "4"] {
      let result = try Program.run(
        "study", "state", "--futures", "16", "--weeks", "26", "--threads", threads, "-o", "\(threads).diwan",
        in: place.path)
      #expect(result.status == 0)
    }
    let one = try digest("1.diwan")
    #expect(try digest("2.diwan") == one)
    #expect(try digest("4.diwan") == one)
    _ = try Program.run(
      "study", "state", "--futures", "16", "--weeks", "26", "--seed", "2", "-o", "other.diwan", in: place.path)
    #expect(try digest("other.diwan") != one)
  }

  /// Killed at random moments, and continued each time, a study ends as if nothing had happened.
  @Test func survivesBeingKilled() throws {
    let arguments = ["study", "state", "--futures", "200", "--weeks", "26", "--threads", "2", "--quiet", "-o"]
    let whole = try Program.Running(arguments + ["whole.diwan"], in: place.path).end()
    #expect(whole.status == 0)

    var kills = 0
    var partial = 0
    while true {
      let run = try Program.Running(arguments + ["killed.diwan"], in: place.path)
      // Longer from time to time, so that even a slow machine gets on.
      let limit = Date(timeIntervalSinceNow: Double.random(in: 0.02...0.6) * (1 + Double(kills) / 4))
      while run.isRunning && Date() < limit { usleep(5000) }
      guard run.isRunning else {
        #expect(try run.end().status == 0)
        break
      }
      run.signal(SIGKILL)
      _ = try run.end()
      kills += 1
      let findings = try Program.run("findings", "killed.diwan", in: place.path)
      if findings.output.contains("of 200 futures") { partial += 1 }
    }
    #expect(kills >= 2)
    #expect(partial >= 1, "at least once there was something to continue")
    #expect(try digest("killed.diwan") == digest("whole.diwan"))
  }

  @Test func interruptionSavesWork() throws {
    let arguments = ["study", "state", "--futures", "2000", "--weeks", "26", "-o", "a.diwan"]
    let run = try Program.Running(arguments, in: place.path)
    // Until something has been stored.
    while run.isRunning {
      usleep(50_000)
      if try Program.run("findings", "a.diwan", in: place.path).status == 0 { break }
    }
    run.signal(SIGINT)
    let result = try run.end()
    #expect(result.status == 130)
    #expect(result.errors.contains("interrupted; "))
    #expect(result.errors.contains("Continue with: \(Program.path) \(arguments.joined(separator: " "))"))
    #expect(result.output.isEmpty)
    let findings = try Program.run("findings", "a.diwan", in: place.path)
    #expect(findings.output.contains("The study is unfinished"))
    let files = try FileManager.default.contentsOfDirectory(atPath: place.path)
    #expect(!files.contains("a.diwan-wal"))
  }

  /// The second signal does not wait for the future that is running.
  @Test func secondInterruptionEndsAtOnce() throws {
    let run = try Program.Running(
      ["study", "state", "--futures", "2", "--weeks", "5200", "-o", "a.diwan"], in: place.path)
    // Until the file is a study.
    while run.isRunning {
      usleep(20_000)
      if try Program.run("findings", "a.diwan", in: place.path).errors.contains("no future has been run yet") { break }
    }
    usleep(100_000)
    run.signal(SIGTERM)
    usleep(50_000)
    run.signal(SIGINT)
    #expect(try run.end().status == 130)
    let findings = try Program.run("findings", "a.diwan", in: place.path)
    #expect(findings.status == 1)
    #expect(findings.errors.contains("no future has been run yet"))
  }

  @Test func refusesAChangedDossier() throws {
    let options = ["--futures", "4", "--weeks", "8"]
    #expect(try Program.Running(["study", "state"] + options, in: place.path).end().status == 0)
    let before = try digest("state.diwan")
    let courses = place.file("state/courses.yaml")
    let text = try String(contentsOfFile: courses, encoding: .utf8)
    try (text + "\n# A remark.\n").write(toFile: courses, atomically: true, encoding: .utf8)
    let refused = try Program.Running(["study", "state"] + options, in: place.path).end()
    #expect(refused.status == 1)
    #expect(refused.errors.contains("the dossier has changed"))
    #expect(refused.errors.contains("--output") && refused.errors.contains("--fresh"))
    #expect(try digest("state.diwan") == before)
    #expect(try Program.Running(["study", "state", "--fresh"] + options, in: place.path).end().status == 0)
    #expect(try digest("state.diwan") != before)
  }

  @Test func exitCodes() throws {
    #expect(try Program.run("study", in: place.path).status == 2)
    #expect(try Program.run("study", "state", "--futures", "0", in: place.path).status == 2)
    #expect(try Program.run("study", "state", "--claim", "x", in: place.path).status == 2)
    #expect(try Program.run("findings", "state", "--csv", "--json", in: place.path).status == 2)

    let nowhere = try Program.run("study", "nowhere", in: place.path)
    #expect(nowhere.status == 1 && nowhere.output.isEmpty)
    #expect(nowhere.errors.contains("error:"))
    let course = try Program.run("study", "state", "--courses", "flee", in: place.path)
    #expect(course.status == 1)
    #expect(course.errors.contains("No course of action has the id flee. There are: "))
    let account = try Program.run("study", "state", "--account", "nobody", in: place.path)
    #expect(account.status == 1 && account.errors.contains("No account has the id nobody"))
    let claim = try Program.run("study", "state", "--claim", "nothing=true", in: place.path)
    #expect(claim.status == 1 && claim.errors.contains("no claim has the id nothing"))
    let folder = try Program.run("study", "state", "--futures", "1", "-o", "no/such/folder/a.diwan", in: place.path)
    #expect(folder.status == 1 && folder.errors.contains("cannot be written"))
    #expect(try Program.run("findings", "state/dossier.yaml", in: place.path).errors.contains("is not a study"))
  }
}
