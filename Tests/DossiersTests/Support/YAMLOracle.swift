import Yams

@testable import Dossiers

/// A YAML value without places, for comparing the reader with Yams.
indirect enum Plain: Equatable, CustomStringConvertible {
  case null
  case text(String)
  case list([Plain])
  case mapping([(String, Plain)])

  static func == (left: Plain, right: Plain) -> Bool {
    switch (left, right) {
    case (.null, .null): true
    case (.text(let a), .text(let b)): Array(a.utf8) == Array(b.utf8)
    case (.list(let a), .list(let b)): a == b
    case (.mapping(let a), .mapping(let b)):
      a.count == b.count && zip(a, b).allSatisfy { $0.0 == $1.0 && $0.1 == $1.1 }
    default: false
    }
  }

  var description: String {
    switch self {
    case .null: "null"
    case .text(let text): text.debugDescription
    case .list(let items): "[" + items.map(\.description).joined(separator: ", ") + "]"
    case .mapping(let entries): "{" + entries.map { "\($0.0.debugDescription): \($0.1)" }.joined(separator: ", ") + "}"
    }
  }

  init(_ node: YAMLNode?) {
    switch node?.content {
    case nil, .null?, .invalid?: self = .null
    case .scalar(let scalar)?: self = .text(scalar.value)
    case .sequence(let items)?: self = .list(items.map { Plain($0) })
    case .mapping(let entries)?: self = .mapping(entries.map { ($0.key, Plain($0.value)) })
    }
  }

  init(_ node: Yams.Node?) {
    switch node {
    case nil, .alias?: self = .null
    case .scalar(let scalar)?:
      self = scalar.style == .plain && ["", "~", "null"].contains(scalar.string) ? .null : .text(scalar.string)
    case .sequence(let items)?: self = .list(items.map { Plain($0) })
    case .mapping(let entries)?: self = .mapping(entries.map { ($0.key.string ?? "?", Plain($0.value)) })
    }
  }
}

/// What this module's reader makes of a text.
func readYAML(_ text: String) -> (root: Plain, problems: [YAMLReader.Problem]) {
  let (root, problems) = YAMLReader.read(SourceText(file: "test.yaml", bytes: Array(text.utf8)))
  return (Plain(root), problems)
}

/// What Yams makes of it; nil if it refuses.
func oracleYAML(_ text: String) -> Plain? {
  // No rules: tags need not be resolved, and resolving takes most of the time.
  guard let parser = try? Yams.Parser(yaml: text, resolver: .basic, encoding: .utf8) else { return nil }
  do {
    return Plain(try parser.singleRoot())
  } catch {
    return nil
  }
}
