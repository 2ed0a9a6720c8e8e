import Foundation
import Testing

/// The project's own files, as text.
enum Project {
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  struct File: Sendable, CustomTestStringConvertible {
    /// From the project's root.
    let path: String
    let text: String
    var lines: [Substring] { text.split(separator: "\n", omittingEmptySubsequences: false) }
    /// `Sources/Chance/Beta.swift` belongs to `Chance`.
    var target: String { path.split(separator: "/").dropFirst().first.map(String.init) ?? "" }
    var name: String { URL(filePath: path).deletingPathExtension().lastPathComponent }
    /// `Strategy+Ties` is about `Strategy`.
    var subject: String { name.split(separator: "+").first.map(String.init) ?? name }
    var testDescription: String { path }
  }

  static func files(under folder: String, endingIn suffix: String) -> [File] {
    let start = root.appending(path: folder)
    let paths = FileManager.default.enumerator(atPath: start.path(percentEncoded: false))?.compactMap { $0 as? String }
    return (paths ?? []).filter { $0.hasSuffix(suffix) }.sorted().compactMap { path in
      guard let text = try? String(contentsOf: start.appending(path: path), encoding: .utf8) else { return nil }
      return File(path: "\(folder)/\(path)", text: text)
    }
  }

  static let sources = files(under: "Sources", endingIn: ".swift")

  static func text(_ path: String) -> String? {
    try? String(contentsOf: root.appending(path: path), encoding: .utf8)
  }
}
