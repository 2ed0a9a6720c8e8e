import Foundation

@testable import Politics

/// The issues of EU legislation in the reference folder.
enum DeuIssues {
  static func all() throws -> DecidedIssues? {
    guard let file = ReferenceVectors.folder?.appending(path: "politics/vectors/deu3_issues.json"),
      FileManager.default.fileExists(atPath: file.path(percentEncoded: false))
    else {
      print("deu3_issues: skipped, the reference folder is not here")
      return nil
    }
    return try JSONDecoder().decode(DecidedIssueDocument.self, from: Data(contentsOf: file)).decidedIssues()
  }
}
