import Foundation

@testable import Dossiers

/// A dossier folder that exists while a test runs: the template with changes.
final class TemporaryDossier {
  let path: String

  /// The template's files, some of them replaced or added.
  init(_ changed: [String: String] = [:]) throws {
    path = NSTemporaryDirectory() + "diwan-test-" + UUID().uuidString
    for (name, bytes) in DossierTemplate.files { try write(bytes, to: name) }
    for (name, text) in changed { try write(Array(text.utf8), to: name) }
  }

  /// These files and no others.
  init(files: [(name: String, bytes: [UInt8])]) throws {
    path = NSTemporaryDirectory() + "diwan-test-" + UUID().uuidString
    for (name, bytes) in files { try write(bytes, to: name) }
  }

  /// The template with pieces of text exchanged; each must be there.
  convenience init(edits: [Edit]) throws {
    var changed: [String: String] = [:]
    for edit in edits {
      let text = changed[edit.file] ?? Self.template(edit.file)
      guard edit.old.isEmpty || text.contains(edit.old) else { throw MissingText(edit: edit) }
      changed[edit.file] =
        edit.old.isEmpty ? text + edit.new : text.replacing(edit.old, with: edit.new, maxReplacements: 1)
    }
    try self.init(changed)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  struct Edit: Sendable, CustomStringConvertible {
    let file: String
    /// Empty: add at the end.
    let old: String
    let new: String
    var description: String { "\(file): \(old.prefix(40).debugDescription) → \(new.prefix(60).debugDescription)" }
  }

  struct MissingText: Error { let edit: Edit }

  static func template(_ file: String) -> String {
    DossierTemplate.files.first { $0.name == file }.map { String(decoding: $0.bytes, as: UTF8.self) } ?? ""
  }

  func write(_ bytes: [UInt8], to name: String) throws {
    let url = URL(fileURLWithPath: path + "/" + name)
    try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: url)
  }

  func remove(_ name: String) throws { try FileManager.default.removeItem(atPath: path + "/" + name) }

  func check(sources: Bool = true) -> DossierCheck {
    DossierCheck(folder: path, sourcesFolder: sources ? path + "/sources" : nil)
  }
}

extension DossierCheck {
  /// `file:line:column severity code`, for comparison.
  var brief: [String] {
    diagnostics.map {
      "\($0.location.file):\($0.location.line):\($0.location.column) \($0.severity.rawValue) \($0.code.rawValue)"
    }
  }
}
