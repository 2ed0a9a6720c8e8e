import Foundation
import Testing

/// `diwan new`, `check` and `schema`, as a user runs them.
@Suite struct CheckCommandTests {
  /// A folder that holds `state`, made by `diwan new`, while a test runs.
  final class Folder {
    let path = NSTemporaryDirectory() + "diwan-check-" + UUID().uuidString

    init() throws {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
      #expect(try Program.run("new", "state", in: path).status == 0)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func replace(_ old: String, by new: String, in file: String) throws {
      let text = try String(contentsOfFile: path + "/state/" + file, encoding: .utf8)
      #expect(text.contains(old))
      try text.replacingOccurrences(of: old, with: new).write(
        toFile: path + "/state/" + file, atomically: true, encoding: .utf8)
    }
  }

  @Test func aNewDossierIsSound() throws {
    let folder = try Folder()
    let result = try Program.run("check", "state", "--sources", "state/sources", in: folder.path)
    #expect(result.status == 0)
    #expect(result.errors.isEmpty)
    #expect(result.output.contains("15 hashes verified"))
    #expect(result.output.hasSuffix("0 errors, 0 warnings\n"))
    #expect(try Program.run("new", "state", in: folder.path).status == 1)
    #expect(try Program.run("new", "state", "--force", in: folder.path).status == 0)
  }

  @Test func errorsGoToStandardErrorWithoutColour() throws {
    let folder = try Folder()
    try folder.replace("kind: movement", by: "kind: movment", in: "actors.yaml")
    try folder.replace("within: tarvia", by: "within: tarva", in: "places.yaml")
    let result = try Program.run("check", "state", in: folder.path)
    #expect(result.status == 1)
    #expect(result.errors.contains("actors.yaml:10:9: error: `movment` is not a choice here [invalid-choice]"))
    #expect(result.errors.contains("help: did you mean `tarvia`?"))
    #expect(!result.errors.contains("\u{1B}"))
    #expect(result.output.contains("3 errors, 0 warnings"))
  }

  @Test func jsonIsOneDocumentOnStandardOutput() throws {
    let folder = try Folder()
    try folder.replace("kind: movement", by: "kind: movment", in: "actors.yaml")
    let result = try Program.run("check", "state", "--json", in: folder.path)
    #expect(result.status == 1)
    #expect(result.errors.isEmpty)
    let root = try #require(try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
    #expect(root["ok"] as? Bool == false)
    let diagnostics = try #require(root["diagnostics"] as? [[String: Any]])
    #expect(diagnostics.first?["code"] as? String == "invalid-choice")
    #expect((diagnostics.first?["location"] as? [String: Any])?["line"] as? Int == 10)
  }

  @Test func wrongUsageEndsWithTwo() throws {
    let folder = try Folder()
    #expect(try Program.run("check", in: folder.path).status == 2)
    #expect(try Program.run("check", "state", "--nonsense", in: folder.path).status == 2)
    #expect(try Program.run("schema", "nonsense", in: folder.path).status == 2)
    #expect(try Program.run("check", "nowhere", in: folder.path).status == 1)
    #expect(try Program.run("check", "--help", in: folder.path).status == 0)
  }

  @Test func schemasAreWrittenToAFolder() throws {
    let folder = try Folder()
    let one = try Program.run("schema", "claims", in: folder.path)
    #expect(one.status == 0)
    #expect(one.output.contains("\"title\": \"Diwan dossier: claims\""))
    #expect(try Program.run("schema", "--output", "schemas", in: folder.path).status == 0)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path + "/schemas").count == 29)
  }
}
