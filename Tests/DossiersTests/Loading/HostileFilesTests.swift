import Foundation
import Testing

@testable import Dossiers

/// Files that are not what a dossier holds: each must end in a located diagnostic.
@Suite struct HostileFilesTests {
  private func codes(_ change: (TemporaryDossier) throws -> Void) throws -> [Diagnostic.Code] {
    let folder = try TemporaryDossier()
    try change(folder)
    let check = folder.check()
    #expect(check.dossier == nil)
    for diagnostic in check.diagnostics {
      #expect(diagnostic.location.line >= 1 && diagnostic.location.column >= 1 && !diagnostic.location.file.isEmpty)
    }
    return check.diagnostics.map(\.code)
  }

  @Test func missingFolder() {
    #expect(DossierCheck(folder: "/no/such/folder").diagnostics.map(\.code) == [.missingFolder])
    #expect(DossierCheck(folder: "").diagnostics.map(\.code) == [.missingFolder])
  }

  @Test func fileInsteadOfFolder() throws {
    let folder = try TemporaryDossier()
    #expect(DossierCheck(folder: folder.path + "/actors.yaml").diagnostics.map(\.code) == [.missingFolder])
  }

  @Test func emptyFolder() throws {
    let path = NSTemporaryDirectory() + "diwan-empty-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: path) }
    #expect(DossierCheck(folder: path).brief == ["dossier.yaml:1:1 error missing-file"])
  }

  @Test func folderInsteadOfFile() throws {
    let found = try codes {
      try $0.remove("ties.yaml")
      try $0.write([], to: "ties.yaml/inner.txt")
    }
    #expect(found == [.notAFile])
  }

  @Test func pipeInsteadOfFile() throws {
    let found = try codes {
      try $0.remove("ties.yaml")
      #expect(mkfifo($0.path + "/ties.yaml", 0o600) == 0)
    }
    #expect(found == [.notAFile])
  }

  @Test func linkOutOfTheFolder() throws {
    let found = try codes {
      try $0.remove("ties.yaml")
      try FileManager.default.createSymbolicLink(atPath: $0.path + "/ties.yaml", withDestinationPath: "/etc/passwd")
    }
    #expect(found == [.pathOutside])
  }

  @Test func linkInsideTheFolderIsFine() throws {
    let folder = try TemporaryDossier()
    try folder.write(Array(TemporaryDossier.template("ties.yaml").utf8), to: "data/ties.txt")
    try folder.remove("ties.yaml")
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/ties.yaml", withDestinationPath: "data/ties.txt")
    #expect(folder.check().brief == [])
  }

  @Test func linkInACircle() throws {
    let found = try codes {
      try $0.remove("ties.yaml")
      try FileManager.default.createSymbolicLink(atPath: $0.path + "/ties.yaml", withDestinationPath: "ties.yaml")
    }
    #expect(found == [.missingFile])
  }

  @Test func hugeFile() throws {
    let found = try codes {
      // Sparse: nothing is written and nothing may be read.
      #expect(truncate($0.path + "/ties.yaml", 100 << 20) == 0)
    }
    #expect(found == [.tooLarge])
  }

  @Test func linkedSectionFolder() throws {
    // A folder outside is not read as part of a section.
    let folder = try TemporaryDossier()
    try FileManager.default.createSymbolicLink(atPath: folder.path + "/ties", withDestinationPath: "/etc")
    #expect(folder.check().brief == [])
  }

  @Test(arguments: [
    ([0x61, 0x3A, 0x20, 0xC3, 0x28], "1:4 invalid-encoding"),
    ([0xFF, 0xFE, 0x61, 0x00], "1:1 invalid-encoding"),
    ([0x61, 0x3A, 0x0A, 0xED, 0xA0, 0x80], "2:1 invalid-encoding"),
    ([0x61, 0x3A, 0x20, 0x00, 0x62], "1:4 control-character"),
    ([0x61, 0x3A, 0x20, 0xC3, 0xA9, 0x1B, 0x62], "1:5 control-character"),
    ([0x61, 0x3A, 0x20, 0xC2, 0x9B, 0x62], "1:4 control-character"),
    ([0x61, 0x0D, 0x62], "1:2 control-character"),
  ]) func bytesThatAreNoText(_ bytes: [UInt8], _ expected: String) throws {
    let folder = try TemporaryDossier()
    try folder.write(bytes, to: "ties.yaml")
    #expect(folder.check().brief.contains("ties.yaml:\(expected.replacing(" ", with: " error "))"))
  }

  @Test func aliasBomb() throws {
    var text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
    for level in 1..<12 {
      text += "a\(level): &a\(level) [\((0..<10).map { _ in "*a\(level - 1)" }.joined(separator: ", "))]\n"
    }
    let found = try codes { try $0.write(Array(text.utf8), to: "assumptions/bomb.yaml") }
    #expect(found.contains(.alias))
  }

  @Test func pathsOutOfTheFolder() throws {
    for path in ["../secret.csv", "/etc/passwd", "data/../../x", "data/./../../x", "a\\0b", ""] {
      let folder = try TemporaryDossier(edits: [
        .init(file: "sources.yaml", old: "data: data/census-2029.csv", new: "data: \"\(path)\"")
      ])
      let check = folder.check()
      #expect(check.dossier == nil, "\(path)")
    }
    let outside = try TemporaryDossier(edits: [
      .init(file: "sources.yaml", old: "file: two-towns-one-road.txt", new: "file: ../dossier.yaml")
    ])
    #expect(outside.check(sources: false).diagnostics.map(\.code) == [.pathOutside])
  }
}
