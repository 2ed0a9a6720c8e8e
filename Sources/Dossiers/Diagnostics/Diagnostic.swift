/// One thing that is wrong or doubtful in a dossier, and where.
public struct Diagnostic: Hashable, Sendable, Codable {
  /// How much it matters.
  public enum Severity: String, Codable, Sendable {
    /// The dossier cannot be used.
    case error
    /// The dossier can be used; somebody should look.
    case warning
  }

  /// The line concerned, for showing a caret under the place.
  public struct Excerpt: Hashable, Sendable, Codable {
    /// The line without its end; long lines are cut.
    public let text: String
    /// Column of the caret in `text`, from 1, in Unicode scalars.
    public let caret: Int
  }

  /// How much it matters.
  public let severity: Severity
  /// What kind of problem it is; see docs/checking.md.
  public let code: Code
  /// What is wrong, in one sentence.
  public let message: String
  /// Where.
  public let location: Location
  /// What would be right, where that can be said.
  public let suggestion: String?
  /// The line concerned; nil where there is none, as for a missing file.
  public let excerpt: Excerpt?
}

extension Diagnostic: CustomStringConvertible {
  /// `file:line:column: error: message [code]`, the line, a caret, and `help: …`.
  public var description: String {
    var lines = [
      "\(location.file):\(location.line):\(location.column): \(severity.rawValue): \(message) [\(code.rawValue)]"
    ]
    if let excerpt {
      lines.append("  " + excerpt.text)
      lines.append("  " + String(repeating: " ", count: max(0, excerpt.caret - 1)) + "^")
    }
    if let suggestion { lines.append("  help: \(suggestion)") }
    return lines.joined(separator: "\n")
  }
}

/// Why a dossier could not be loaded: all its problems.
public struct DossierError: Error, Sendable, CustomStringConvertible {
  /// Errors and warnings, in order of place.
  public let diagnostics: [Diagnostic]

  /// All diagnostics, as `diwan check` shows them.
  public var description: String {
    diagnostics.map(\.description).joined(separator: "\n\n")
  }
}
