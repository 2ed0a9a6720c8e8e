import Foundation
import Mustache

/// Text made safe to stand in a page.
enum Markup {
  /// Escaped scalar by scalar. (Mustache's own escaping goes by characters and so overlooks a quotation
  /// mark that carries a combining mark, which browsers still read as the end of an attribute.)
  static func escaped(_ text: String) -> String {
    var escaped = ""
    escaped.unicodeScalars.reserveCapacity(text.unicodeScalars.count)
    for scalar in text.unicodeScalars {
      switch scalar {
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "&": escaped += "&amp;"
      case "\"": escaped += "&quot;"
      case "'": escaped += "&#39;"
      case "\t", "\n", "\r": escaped.unicodeScalars.append(scalar)
      case "\u{0}"..."\u{1F}", "\u{7F}", "\u{202A}"..."\u{202E}", "\u{2066}"..."\u{2069}":
        // Control characters and overrides of direction, which could make text read as another.
        escaped += "\u{FFFD}"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }

  /// The content type of our templates.
  struct Page: MustacheContentType {
    func escapeText(_ text: String) -> String { Markup.escaped(text) }
  }

  /// A number for an attribute, to a tenth of a pixel.
  static func number(_ value: Double) -> String {
    let tenths = (value * 10).rounded()
    return tenths.truncatingRemainder(dividingBy: 10) == 0 ? String(Int(tenths / 10)) : "\(tenths / 10)"
  }
}
