extension Codec where Value == String {
  /// Text; never empty.
  static let text = Codec(schema: .text) { node, decoding in
    guard let scalar = node.scalar else {
      decoding.wrongType(node, expected: "text")
      return nil
    }
    if scalar.value.utf8.allSatisfy({ $0 <= 0x20 }) {
      decoding.report(.invalidText, at: node, "this text is empty", help: "write something or delete the key")
      return nil
    }
    return scalar.value
  }

  /// Text of a given form.
  static func text(matching pattern: String, _ form: String, _ check: @escaping @Sendable (Substring.UTF8View) -> Bool)
    -> Codec
  {
    Codec(schema: .pattern(pattern, "\(form).")) { node, decoding in
      guard let value = text.decode(node, decoding) else { return nil }
      guard check(value[...].utf8) else {
        decoding.report(.invalidText, at: node, "`\(value.prefix(80))` is not \(form)")
        return nil
      }
      return value
    }
  }

  static let sha256 = text(matching: "^[0-9a-f]{64}$", "a SHA-256 hash of 64 hexadecimal digits in lower case") {
    $0.count == 64 && $0.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
  }

  static let admiraltyGrade = text(
    matching: "^[A-F][1-6]$", "an Admiralty grade, a letter A–F (reliability) and a digit 1–6 (credibility)"
  ) {
    $0.count == 2 && (0x41...0x46).contains($0.first ?? 0) && (0x31...0x36).contains($0.last ?? 0)
  }

  static let wikidata = text(matching: "^Q[1-9][0-9]*$", "a Wikidata id like Q796") {
    $0.count > 1 && $0.first == UInt8(ascii: "Q") && $0.dropFirst().allSatisfy { (0x30...0x39).contains($0) }
  }
}

extension Codec where Value == Bool {
  static let boolean = Codec(schema: .boolean) { node, decoding in
    switch node.scalar.map({ ($0.style, $0.value) }) {
    case (.plain, "true")?: return true
    case (.plain, "false")?: return false
    case (.plain, let value)?:
      decoding.report(
        .wrongType, at: node, "`true` or `false` is expected here, not `\(value.prefix(40))`",
        help: "`yes`, `no`, `on` and `off` are text in a dossier")
    default: decoding.wrongType(node, expected: "`true` or `false`")
    }
    return nil
  }
}

extension Codec where Value: RawRepresentable & CaseIterable, Value.RawValue == String {
  /// One of a few words.
  static func choice(_ type: Value.Type = Value.self) -> Codec {
    let words = Value.allCases.map(\.rawValue)
    return Codec(schema: .choice(words)) { node, decoding in
      guard let word = node.scalar?.value else {
        decoding.wrongType(node, expected: "one word of \(words.joined(separator: ", "))")
        return nil
      }
      guard let value = Value(rawValue: word) else {
        let all = "choose from \(words.joined(separator: ", "))"
        let nearest = decoding.nearest(word, among: words)
        decoding.report(
          .invalidChoice, at: node, "`\(word.prefix(64))` is not a choice here",
          help: nearest.map { words.count > 8 ? $0 : "\($0) (\(all))" } ?? all)
        return nil
      }
      return value
    }
  }
}

extension Codec {
  /// A list.
  static func list<Element>(_ element: Codec<Element>, atLeast minimum: Int = 0) -> Codec where Value == [Element] {
    Codec(schema: .array(element.schema, count: minimum...Int.max)) { node, decoding in
      guard let items = node.items else {
        decoding.wrongType(node, expected: "a list (`[…]`, or lines that start with `- `)")
        return nil
      }
      if items.count < minimum {
        decoding.report(.wrongType, at: node, "this list is empty", help: "name at least one")
      }
      return items.enumerated().compactMap { index, item in
        decoding.at(String(index)) { element.decode(item, decoding) }
      }
    }
  }

  /// One value, or a list of them.
  static func oneOrMany<Element>(_ element: Codec<Element>) -> Codec where Value == [Element] {
    let list = Codec<[Element]>.list(element, atLeast: 1)
    return Codec(schema: .either([element.schema, list.schema])) { node, decoding in
      if node.items != nil { return list.decode(node, decoding) }
      return element.decode(node, decoding).map { [$0] }
    }
  }

  /// A mapping whose keys refer to something.
  static func dictionary<Element>(from key: ReferenceKind, to element: Codec<Element>) -> Codec
  where Value == [(String, Element)] {
    Codec(schema: .dictionary(key: .reference(key.noun), value: element.schema)) { node, decoding in
      guard let entries = decoding.entries(of: node, expected: "a mapping") else { return nil }
      return entries.compactMap { entry in
        guard decoding.resolve(entry.key, as: key, at: entry.keyStart, in: node.text) else { return nil }
        return decoding.entry(entry, element).map { (entry.key, $0) }
      }
    }
  }

  /// A mapping whose keys are words of an enumeration.
  static func dictionary<Key, Element>(by key: Key.Type, to element: Codec<Element>) -> Codec
  where Value == [Key: Element], Key: RawRepresentable & CaseIterable & Hashable & Sendable, Key.RawValue == String {
    let words = Key.allCases.map(\.rawValue)
    return Codec(schema: .dictionary(key: .choice(words), value: element.schema)) { node, decoding in
      guard let entries = decoding.entries(of: node, expected: "a mapping") else { return nil }
      decoding.reportUnknownKeys(in: entries, allowed: words, of: node)
      var values: [Key: Element] = [:]
      for entry in entries {
        guard let key = Key(rawValue: entry.key) else { continue }
        values[key] = decoding.entry(entry, element)
      }
      return values
    }
  }
}
