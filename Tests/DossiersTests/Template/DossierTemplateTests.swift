import Foundation
import Testing

@testable import Dossiers

@Suite struct DossierTemplateTests {
  @Test func checksWithoutAWord() throws {
    let check = try TemporaryDossier().check()
    #expect(check.diagnostics.map(\.description) == [])
    #expect(check.dossier?.title == "Tarvia in the spring of 2031")
    #expect(check.verifiedHashes == 15)
    #expect(check.unverifiedHashes == 0)
  }

  @Test func leavesUnverifiedWhatIsNotAtHand() throws {
    let check = try TemporaryDossier().check(sources: false)
    #expect(check.diagnostics.isEmpty)
    // The census lies inside the dossier: its file and four lines.
    #expect(check.verifiedHashes == 5)
    #expect(check.unverifiedHashes == 10)
  }

  @Test func embedsEveryFileOfItsFolder() throws {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Sources/Dossiers/Template/Files")
    let onDisk = try FileManager.default.subpathsOfDirectory(atPath: folder.path).filter { $0.contains(".") }
    #expect(Set(onDisk) == Set(DossierTemplate.files.map(\.name)))
    for (name, bytes) in DossierTemplate.files {
      #expect(try Data(contentsOf: folder.appendingPathComponent(name)) == Data(bytes), "\(name)")
    }
  }

  @Test func neverOverwritesUnasked() throws {
    let folder = NSTemporaryDirectory() + "diwan-new-" + UUID().uuidString
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let written = try DossierTemplate.write(to: folder)
    #expect(written.count == DossierTemplate.files.count)
    try Data("mine".utf8).write(to: URL(fileURLWithPath: folder + "/actors.yaml"))
    try Data("mine".utf8).write(to: URL(fileURLWithPath: folder + "/notes.txt"))
    #expect(throws: DossierTemplate.WriteError.self) { try DossierTemplate.write(to: folder) }
    #expect(try String(contentsOfFile: folder + "/actors.yaml", encoding: .utf8) == "mine")
    _ = try DossierTemplate.write(to: folder, overwriting: true)
    #expect(try String(contentsOfFile: folder + "/actors.yaml", encoding: .utf8) != "mine")
    #expect(try String(contentsOfFile: folder + "/notes.txt", encoding: .utf8) == "mine")
  }

  @Test func usesMostOfTheFormat() throws {
    let dossier = try #require(try TemporaryDossier().check().dossier)
    #expect(dossier.contents.sections.count >= 19)
    #expect(dossier.claims.values.contains { $0.credence == .disputed })
    #expect(dossier.courses.count == 3)
    #expect(dossier.hazards.keys == ["checkpoint-incident"])
  }
}
