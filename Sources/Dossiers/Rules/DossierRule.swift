/// Something that must hold of a dossier as a whole. Each rule has its own file, which says why it exists.
struct DossierRule: Sendable {
  /// The codes of its diagnostics.
  let codes: [Diagnostic.Code]
  /// It would mislead while parts of the dossier could not be read.
  var needsSoundDossier = false
  let check: @Sendable (Dossier, inout RuleContext) -> Void

  /// In the order in which they run.
  static let all: [DossierRule] = []
}

/// What rules need besides the dossier.
struct RuleContext {
  let decoding: Decoding
  var files: DossierFiles
  var contents: [String: [UInt8]]
  let sourcesFolder: String?
  let texts: [String: SourceText]
  var verifiedHashes = 0
  var unverifiedHashes = 0

  func report(
    _ code: Diagnostic.Code, _ severity: Diagnostic.Severity = .error, at location: Location, _ message: String,
    help: String? = nil
  ) {
    decoding.list.append(
      Diagnostic(
        severity: severity, code: code, message: message, location: location, suggestion: help,
        excerpt: texts[location.file]?.excerpt(at: location)))
  }
}
