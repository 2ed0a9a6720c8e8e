public import Dossiers
import Foundation

/// The files that a dossier consists of.
public enum DossierFiles {
  /// The sections, each one file, and where split a folder of the same name.
  private static let sections = [
    "dossier", "sources", "claims", "accounts", "assumptions", "voices", "actors", "groups", "relationships",
    "places", "topics", "beliefs", "ties", "institutions", "rules", "events", "strategies", "hazards", "courses",
  ]

  /// The sections of a dossier, the data and the shapes that they name, by path in its folder.
  ///
  /// - Throws: `StudyError` if a file cannot be read.
  public static func read(_ dossier: Dossier) throws -> [(path: String, content: [UInt8])] {
    let folder = URL(fileURLWithPath: dossier.folder)
    var paths: [String] = []
    for section in sections {
      if FileManager.default.fileExists(atPath: folder.appendingPathComponent("\(section).yaml").path) {
        paths.append("\(section).yaml")
      }
      let parts = try? FileManager.default.contentsOfDirectory(
        atPath: folder.appendingPathComponent(section).path)
      paths += (parts ?? []).filter { $0.hasSuffix(".yaml") }.map { "\(section)/\($0)" }
    }
    for source in dossier.sources.values {
      if case .dossier(let path) = source.text { paths.append(path) }
    }
    paths += dossier.places.values.compactMap(\.shape?.file)
    var seen: Set<String> = []
    return try paths.sorted().filter { seen.insert($0).inserted }.map { path in
      guard let content = FileManager.default.contents(atPath: folder.appendingPathComponent(path).path) else {
        throw StudyError("\(path) of the dossier cannot be read.")
      }
      return (path, [UInt8](content))
    }
  }
}
