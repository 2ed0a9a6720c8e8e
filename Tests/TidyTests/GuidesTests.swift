import Foundation
import Testing

@testable import Dossiers

/// Guides and documents keep in step with the sources.
@Suite struct GuidesTests {
  /// Record with DIWAN_RECORD=1 in the environment.
  @Test func settingsAreListed() throws {
    func text(_ number: Double) -> String {
      let plain = number == number.rounded() ? "\(Int(number))" : "\(number)"
      return plain.replacing("-", with: "−")
    }
    var lines = [
      "# Settings", "",
      "[[Source](../Sources/Dossiers/Description/Setting.swift) | [Tests](../Tests/TidyTests/GuidesTests.swift)]", "",
      "The parameters of the mechanisms. A dossier sets them under `settings` in `dossier.yaml`, each on a claim or an "
        + "assumption like any other number, and may make them uncertain. A value outside its range is an error.",
      "",
      "The defaults are Athena's and Mars's, with the exceptions in [AthenaCompatibility](AthenaCompatibility.md). "
        + "They are those programs' authors' judgement, not measurements.",
      "", "| setting | default | range | what it does |", "| --- | --- | --- | --- |",
    ]
    for setting in Setting.allCases {
      let (value, range, says) = setting.specification
      lines.append(
        "| `\(setting.rawValue)` | \(text(value)) | \(text(range.lowerBound)) … \(text(range.upperBound)) | \(says) |")
    }
    let expected = lines.joined(separator: "\n") + "\n"
    if ProcessInfo.processInfo.environment["DIWAN_RECORD"] != nil {
      try expected.write(to: Project.root.appending(path: "Guides/Settings.md"), atomically: true, encoding: .utf8)
    }
    #expect(Project.text("Guides/Settings.md") == expected, "run the tests with DIWAN_RECORD=1")
  }

  static let pages =
    Project.files(under: "Guides", endingIn: ".md") + Project.files(under: "docs", endingIn: ".md")
    + ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md"].compactMap { path in
      Project.text(path).map { Project.File(path: path, text: $0) }
    }

  /// Links within the project lead somewhere.
  @Test(arguments: pages) func linksLeadSomewhere(_ page: Project.File) {
    let folder = Project.root.appending(path: page.path).deletingLastPathComponent()
    for match in page.text.matches(of: /\]\(([^)\s]+)\)/) {
      let target = match.output.1.split(separator: "#", omittingEmptySubsequences: false)[0]
      guard !target.isEmpty, !target.contains("://"), !target.hasPrefix("mailto:") else { continue }
      let path = folder.appending(path: target).standardizedFileURL.path(percentEncoded: false)
      #expect(FileManager.default.fileExists(atPath: path), "\(page.path) links to \(target)")
    }
  }

  /// Every guide is on the guides' front page.
  @Test(arguments: Project.files(under: "Guides", endingIn: ".md")) func isListed(_ guide: Project.File) throws {
    let front = try #require(Project.text("Guides/README.md"))
    #expect(guide.name == "README" || front.contains("(\(guide.name).md)"), "Guides/README.md lacks \(guide.name)")
  }
}
