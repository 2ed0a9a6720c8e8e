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
    let cited = dossier.claims.values.flatMap { claim in
      claim.citations.filter { Quotations.isQuotable($0, dossier) }.map { (claim: claim.id, citation: $0) }
    }
    let passages = dossier.excerpts(of: cited.map(\.citation), sourcesFolder: sourcesFolder)
    quotes = zip(cited, passages).reduce(into: [:]) { quotes, found in
      if let passage = found.1 { quotes[found.0.claim, default: []].append(passage) }
    }
  }

  /// Words of a text in the reader's folder: rows of tables are not quoted.
  private static func isQuotable(_ citation: Citation, _ dossier: Dossier) -> Bool {
    guard case .characters = citation.passage, case .sourcesFolder = dossier.sources[citation.source]?.text else {
      return false
    }
    return true
  }
}
