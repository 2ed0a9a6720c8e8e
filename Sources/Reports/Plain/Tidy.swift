import Foundation
import Studies

extension Report {
  /// The findings as a table with one number in each row (RFC 4180): see `docs/study-file.md`, “Findings”.
  public func csv() -> String {
    let head = ["kind", "course", "indicator", "subject", "statistic", "value", "low", "high", "word"]
    let rows = material.findings.tidyRows.map { row -> [String] in
      [
        row.kind, row.course ?? "", row.indicator ?? "", row.subject ?? "", row.statistic,
        row.value.map { "\($0)" } ?? "", row.interval.map { "\($0.low)" } ?? "",
        row.interval.map { "\($0.high)" } ?? "", row.word ?? "",
      ]
    }
    return ([head] + rows).map { $0.map(Report.field).joined(separator: ",") + "\r\n" }.joined()
  }

  /// The findings as one JSON document with the version of its schema.
  public func json() throws -> String {
    struct Document: Encodable {
      let schema = 1
      let findings: Findings
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(Document(findings: material.findings)), as: UTF8.self) + "\n"
  }

  private static func field(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: { ",\"\r\n".unicodeScalars.contains($0) }) else { return text }
    return "\"" + text.replacing("\"", with: "\"\"") + "\""
  }
}
