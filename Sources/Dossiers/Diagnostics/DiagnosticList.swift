/// The diagnostics of one check as they are found.
struct DiagnosticList {
  /// More errors than anybody reads; after these only their number would grow.
  static let limit = 2_000
  /// Finding the nearest name looks at every name, so only the first errors get one.
  static let nearestLimit = 100

  private(set) var diagnostics: [Diagnostic] = []
  private(set) var hasErrors = false
  private var isFull = false

  var offersNearestNames: Bool { diagnostics.count < Self.nearestLimit }

  mutating func append(_ diagnostic: Diagnostic) {
    if diagnostic.severity == .error { hasErrors = true }
    guard !isFull else { return }
    diagnostics.append(diagnostic)
    if diagnostics.count == Self.limit {
      isFull = true
      diagnostics.append(
        Diagnostic(
          severity: .error, code: .tooMany, message: "there are more problems than the \(Self.limit) shown",
          location: diagnostic.location, suggestion: "mend these first", excerpt: nil))
      hasErrors = true
    }
  }

  /// In order of place; what was said twice about one place is said once.
  var sorted: [Diagnostic] {
    var seen: Set<Diagnostic> = []
    return diagnostics.enumerated().sorted {
      ($0.element.location, $0.offset) < ($1.element.location, $1.offset)
    }.map(\.element).filter { seen.insert($0).inserted }
  }
}
