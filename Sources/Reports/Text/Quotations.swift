public import Dossiers
import Foundation

/// The passages that claims cite, taken from the reader's own copies of the sources.
public struct Quotations {
  /// Passages by claim id.
  public let quotes: [String: [String]]

  /// Reads the texts that the dossier's sources name from a folder.
  ///
  /// A source that is not there is passed over; so is a passage that the text does not have.
  ///
  /// - Throws: `ReportError` if there is no such folder.
  public init(of dossier: Dossier, sourcesFolder: String) throws {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: sourcesFolder, isDirectory: &isFolder), isFolder.boolValue else {
      throw ReportError("\(sourcesFolder): no such folder")
    }
    var paragraphs: [String: [String]] = [:]
    for source in dossier.sources.values {
      guard case .sourcesFolder(let file) = source.text else { continue }
      let path = sourcesFolder + "/" + file
      guard let text = try? String(contentsOfFile: path, encoding: .utf8) else { continue }
      paragraphs[source.id] = Quotations.paragraphs(text)
    }
    var quotes: [String: [String]] = [:]
    for claim in dossier.claims.values {
      let found = claim.citations.compactMap { citation -> String? in
        guard case .characters(let paragraph, let range) = citation.passage,
          let text = paragraphs[citation.source], text.indices.contains(paragraph - 1)
        else { return nil }
        let scalars = Array(text[paragraph - 1].unicodeScalars)
        guard range.upperBound <= scalars.count else { return nil }
        return String(String.UnicodeScalarView(scalars[range]))
      }
      if !found.isEmpty { quotes[claim.id] = found }
    }
    self.quotes = quotes
  }

  /// Maximal runs of lines that are not blank, as the dossier format counts them.
  static func paragraphs(_ text: String) -> [String] {
    var paragraphs: [[Substring]] = [[]]
    for line in text.replacing("\r\n", with: "\n").split(separator: "\n", omittingEmptySubsequences: false) {
      if line.allSatisfy(\.isWhitespace) {
        if paragraphs.last?.isEmpty == false { paragraphs.append([]) }
      } else {
        paragraphs[paragraphs.count - 1].append(line)
      }
    }
    return paragraphs.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }
  }
}
