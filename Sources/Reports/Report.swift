public import Dossiers
public import Studies
import Foundation
import Mustache

/// A study's findings, ready to be read: as a page, as plain text, as a table, as a document.
///
/// Everything is a pure function of the study: the same study gives the same bytes.
public struct Report {
  let material: Material

  /// A report.
  ///
  /// - Parameters:
  ///   - findings: what the study concludes.
  ///   - dossier: the dossier that the study was made from.
  ///   - outlines: of the dossier's places, for maps.
  ///   - quotes: cited passages by claim id, for a reader who has the sources.
  ///   - scored: how the study fared against what happened, if that is known.
  ///   - version: of the program that writes the report.
  public init(
    _ findings: Findings, of dossier: Dossier, outlines: Outlines = Outlines(), quotes: [String: [String]] = [:],
    scored: ScoredForecast? = nil, version: String? = nil
  ) {
    material = Material(
      findings: findings, dossier: dossier, outlines: outlines, quotes: quotes, scored: scored, version: version)
  }

  /// One self-contained page that loads nothing.
  ///
  /// - Parameter bundle: the script that draws charts (see `scripts/assets`); without it the page shows
  ///   static drawings and tables.
  /// - Throws: `ReportError` if a template of this library does not parse, which tests exclude.
  public func html(bundle: String?) throws -> String {
    MustacheContentTypes.register(Markup.Page(), named: "PAGE")
    var library = MustacheLibrary()
    do {
      try library.register(Report.resource(PackageResources.figure_mustache), named: "figure")
      try library.register(Report.resource(PackageResources.table_mustache), named: "table")
      try library.register(Report.resource(PackageResources.courses_mustache), named: "courses")
      try library.register(Report.resource(PackageResources.robustness_mustache), named: "robustness")
      try library.register(Report.resource(PackageResources.failures_mustache), named: "failures")
      try library.register(Report.resource(PackageResources.accounts_mustache), named: "accounts")
      try library.register(Report.resource(PackageResources.page_mustache), named: "page")
    } catch {
      throw ReportError("a template of the report is damaged: \(error)")
    }
    let page = Page(
      material, style: Report.resource(PackageResources.page_css), script: Report.resource(PackageResources.page_js),
      bundle: bundle)
    guard let text = library.render(page, withTemplate: "page") else {
      throw ReportError("the template of the report is missing")
    }
    return text
  }

  private static func resource(_ bytes: [UInt8]) -> String {
    String(decoding: bytes, as: UTF8.self)
  }
}
