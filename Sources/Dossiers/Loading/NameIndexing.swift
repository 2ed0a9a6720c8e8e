/// Collects all ids from the files before anything else is read.
struct NameIndexing {
  private(set) var index = NameIndex()
  private(set) var diagnostics: [(Diagnostic.Code, Int, SourceText, String, String?)] = []

  mutating func add(_ root: YAMLNode, of section: Section) {
    switch section.name {
    case "dossier":
      for entry in root.value("indicators")?.entries ?? [] {
        add(entry, of: root.text, kind: .indicator, to: .indicators)
      }
    case "strategies":
      for entry in root.entries ?? [] { addBlocks(entry.value) }
    default:
      guard let space = section.space, let kind = section.kind else { return }
      for entry in root.entries ?? [] {
        guard isIdentifier(entry, of: root.text) else { continue }
        // A record without a readable kind is still known, so that references to it are not reported as well.
        guard let kind = kind(entry.value) else {
          index.markIncomplete(space)
          continue
        }
        add(entry, of: root.text, kind: kind, to: space)
        if section.name == "courses" {
          for strategy in entry.value.value("strategies")?.entries ?? [] { addBlocks(strategy.value) }
          if let blocks = entry.value.value("blocks") { addBlocks(blocks) }
        }
        if section.name == "hazards" { index.add(block: entry.key) }
        if section.name == "parliaments" { addLists(of: entry.value) }
      }
    }
  }

  mutating func markIncomplete(_ section: Section) {
    if let space = section.space { index.markIncomplete(space) }
    if section.name == "dossier" { index.markIncomplete(.indicators) }
    if section.name == "parliaments" { index.markIncomplete(.lists) }
    // Blocks have no space of their own; where their files cannot be read, hazards stand for them.
    if section.name == "strategies" { index.markIncomplete(.hazards) }
  }

  private mutating func addBlocks(_ node: YAMLNode) {
    for item in node.items ?? [] {
      if let name = item.value("name")?.scalar?.value { index.add(block: name) }
    }
  }

  /// The same list may sit in several parliaments.
  private mutating func addLists(of parliament: YAMLNode) {
    for entry in parliament.value("lists")?.entries ?? [] where index.name(entry.key, in: .lists) == nil {
      _ = index.add(
        entry.key, NameIndex.Name(kind: .list, text: parliament.text, start: entry.keyStart), to: .lists)
    }
  }

  private mutating func isIdentifier(_ entry: YAMLEntry, of text: SourceText) -> Bool {
    guard let problem = Identifier.problem(with: entry.key) else { return true }
    diagnostics.append((.invalidIdentifier, entry.keyStart, text, problem.message, problem.help))
    return false
  }

  private mutating func add(_ entry: YAMLEntry, of text: SourceText, kind: NameKind, to space: NameSpace) {
    var name = NameIndex.Name(kind: kind, text: text, start: entry.keyStart)
    name.hasValue = entry.value.value("value") != nil
    name.place = entry.value.value("place")?.scalar?.value
    guard let taken = index.add(entry.key, name, to: space) else { return }
    let place = taken.text.location(at: taken.start)
    diagnostics.append(
      (
        .duplicateIdentifier, entry.keyStart, text,
        "`\(entry.key)` is already \(taken.kind.rawValue), in \(place.file) line \(place.line)",
        "ids of \(space == .grounds ? "claims and assumptions" : "one kind") share one name space: rename one of them"
      ))
  }
}
