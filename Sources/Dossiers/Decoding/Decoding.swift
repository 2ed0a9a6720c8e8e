/// The state of reading one dossier: where we are, what is known, what was found wrong.
final class Decoding {
  let names: NameIndex
  var list: DiagnosticList
  private(set) var path: [String] = []
  /// Grounds of the record that is being read; nil where it names none.
  private(set) var grounds: [String]?
  private(set) var quantities: [Quantity] = []
  /// Claims and assumptions that something refers to.
  private(set) var usedGrounds: Set<String> = []
  /// The actor whose blocks are being read.
  var blockActor: String?
  /// Records decoded: which of the declared keys were asked for. Only tests switch it on.
  var audits: [[String]: Set<String>]?
  private var entryStart: Int?

  init(names: NameIndex, list: DiagnosticList) {
    self.names = names
    self.list = list
  }

  func audit(_ field: String, in names: [String]) {
    if audits != nil { audits?[names, default: []].insert(field) }
  }

  func add(_ quantity: Quantity) { quantities.append(quantity) }

  func use(ground: String) { usedGrounds.insert(ground) }

  // MARK: Where we are

  func at<Result>(_ step: String, _ body: () -> Result) -> Result {
    path.append(step)
    defer { path.removeLast() }
    return body()
  }

  /// Reads the value of an entry, which knows the place of its key.
  func entry<Value>(_ entry: YAMLEntry, _ codec: Codec<Value>) -> Value? {
    at(entry.key) {
      entryStart = entry.keyStart
      defer { entryStart = nil }
      return codec.decode(entry.value, self)
    }
  }

  func takeEntryStart() -> Int? {
    defer { entryStart = nil }
    return entryStart
  }

  func withGrounds<Result>(_ grounds: [String]?, _ body: () -> Result) -> Result {
    guard let grounds else { return body() }
    let outer = self.grounds
    self.grounds = grounds
    defer { self.grounds = outer }
    return body()
  }

  // MARK: Problems

  func report(
    _ code: Diagnostic.Code, _ severity: Diagnostic.Severity = .error, at offset: Int, in text: SourceText,
    _ message: String, help: String? = nil
  ) {
    let location = text.location(at: offset)
    list.append(
      Diagnostic(
        severity: severity, code: code, message: message, location: location, suggestion: help,
        excerpt: text.excerpt(at: location)))
  }

  func report(_ code: Diagnostic.Code, at node: YAMLNode, _ message: String, help: String? = nil) {
    report(code, at: node.start, in: node.text, message, help: help)
  }

  /// `did you mean …?` for a name that was probably meant, or else the given help.
  func nearest(_ name: String, among candidates: some Sequence<String>, otherwise: String? = nil) -> String? {
    guard list.offersNearestNames else { return otherwise }
    return NearestName.of(name, among: candidates).map { "did you mean `\($0)`?" } ?? otherwise
  }

  // MARK: Collections

  func wrongType(_ node: YAMLNode, expected: String) {
    guard !node.isInvalid else { return }
    report(.wrongType, at: node, "\(expected) is expected here, not \(node.typeName)")
  }

  func entries(of node: YAMLNode, expected: String) -> [YAMLEntry]? {
    guard let entries = node.entries else {
      let start = takeEntryStart()
      if case .null = node.content, let start {
        report(.wrongType, at: start, in: node.text, "this entry is empty", help: "write its keys below it, indented")
      } else {
        wrongType(node, expected: "a mapping (`key: value`)")
      }
      return nil
    }
    return entries
  }

  func reportUnknownKeys(in entries: [YAMLEntry], allowed: [String], of node: YAMLNode) {
    for entry in entries where !allowed.contains(entry.key) {
      report(
        .unknownKey, at: entry.keyStart, in: node.text, "there is no key `\(entry.key.prefix(64))` here",
        help: nearest(entry.key, among: allowed, otherwise: "keys are \(allowed.joined(separator: ", "))"))
    }
  }
}
