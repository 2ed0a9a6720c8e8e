import Chance
import Dossiers
import Foundation

@testable import Simulation

/// The template of `diwan new`, with some of its files replaced.
enum TemplateDossier {
  static func load(replacing files: [String: String] = [:]) throws -> Dossier {
    let folder = FileManager.default.temporaryDirectory.appending(path: "diwan-tests-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    _ = try DossierTemplate.write(to: folder.path(percentEncoded: false))
    for (name, text) in files {
      try text.write(to: folder.appending(path: name), atomically: true, encoding: .utf8)
    }
    return try Dossier.load(folder: folder.path(percentEncoded: false))
  }

  /// `strategies.yaml` with further blocks of the government; each is a YAML mapping in one line.
  static func strategies(_ blocks: [String]) -> [String: String] {
    let lines = [
      "government:",
      "  - name: Searches at night",
      "    do: [{stance: {force: army, toward: uplanders, value: conduct}}]",
      "    because: conduct",
    ]
    return ["strategies.yaml": (lines + blocks.map { "  - \($0)" }).joined(separator: "\n") + "\n"]
  }
}
