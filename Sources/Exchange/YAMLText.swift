/// Writes the small part of YAML that dossiers need.
enum YAMLText {
  /// Text in double quotes.
  static func quoted(_ text: String) -> String {
    var written = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": written += "\\\""
      case "\\": written += "\\\\"
      case "\n", "\r", "\t": written += " "
      default: if scalar.value >= 0x20, scalar.value != 0x7F { written.unicodeScalars.append(scalar) }
      }
    }
    return written + "\""
  }

  /// A number that reads back as the same number, whole numbers without a point.
  static func number(_ value: Double) -> String {
    value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : String(value)
  }

  /// `{a: 1, b: 2}`; entries without a value are left out.
  static func map(_ entries: [(String, String?)]) -> String {
    "{" + entries.compactMap { key, value in value.map { "\(key): \($0)" } }.joined(separator: ", ") + "}"
  }

  /// `[a, b]`
  static func list(_ items: [String]) -> String { "[" + items.joined(separator: ", ") + "]" }
}
