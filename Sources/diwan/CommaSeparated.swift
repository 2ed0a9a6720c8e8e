/// Tables as comma-separated values.
///
/// Source: RFC 4180, with line feeds alone.
enum CommaSeparated {
  static func line(_ cells: [String]) -> String {
    cells.map(quoted).joined(separator: ",")
  }

  private static func quoted(_ cell: String) -> String {
    guard cell.contains(where: { $0 == "," || $0 == "\"" || $0.isNewline }) else { return cell }
    return "\"" + cell.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
  }
}
