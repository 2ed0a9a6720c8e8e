import OrderedCollections

/// The content of dossier.yaml.
struct Header: Sendable {
  let title: String
  let question: String
  let summary: String?
  let start: PartialDate
  let horizon: Int
  let indicators: [(String, Indicator)]
  let settings: [(String, Quantity)]

  enum Keys {
    static let title = Field("title", .text, .required, "What the dossier is about.")
    static let question = Field("question", .text, .required, "What it is to answer.")
    static let start = Field("start", .fullDate, .required, "The day on which week 0 begins.")
    static let horizon = Field("horizon", .integer(1...5200), .required, "Weeks that are simulated, 1–5200.")
    static let summary = Field("summary", .text, .optional, "One paragraph.")
    static let indicators = Field("indicators", .records(Indicator.codec), .required, "What is reported, by id.")
    static let settings = Field(
      "settings", .settings, .optional, "Model parameters that differ from their defaults, by name.")
    static let all: [any FieldDeclaration] = [title, question, start, horizon, summary, indicators, settings]
  }

  static let codec = Codec<Header>.record("The dossier itself.", fields: Keys.all) { record in
    Header(
      title: record[Keys.title, or: ""], question: record[Keys.question, or: ""], summary: record[Keys.summary],
      start: record[Keys.start, or: PartialDate(year: 1970, month: 1, day: 1)], horizon: record[Keys.horizon, or: 1],
      indicators: record[Keys.indicators, or: []], settings: record[Keys.settings] ?? [])
  }

  func store(in draft: inout Draft) {
    draft.title = title
    draft.question = question
    draft.summary = summary
    draft.start = start
    draft.horizon = horizon
    for (id, indicator) in indicators { draft.indicators[id] = indicator }
    for (name, value) in settings { draft.settings[name] = value }
  }
}

extension Codec {
  /// Records by ids that are given here.
  static func records<Element>(_ element: Codec<Element>) -> Codec where Value == [(String, Element)] {
    Codec(schema: .dictionary(key: .pattern(Schema.identifierPattern, "An id."), value: element.schema)) {
      node, decoding in
      guard let entries = decoding.entries(of: node, expected: "records by id") else { return nil }
      return entries.compactMap { entry in
        guard decoding.isIdentifier(entry, in: node.text) else { return nil }
        return decoding.entry(entry, element).map { (entry.key, $0) }
      }
    }
  }
}

extension Codec where Value == [(String, Quantity)] {
  /// Settings of the mechanisms, each in its own range.
  static let settings = Codec(
    schema: .record(
      RecordSchema(
        summary: "Model parameters.",
        properties: Setting.allCases.map { setting in
          let (value, range, says) = setting.specification
          return RecordSchema.Property(
            name: setting.rawValue, schema: Codec<Quantity>.quantity(range).schema, isRequired: false,
            summary: "\(says) (default \(WrittenNumber.text(value))).")
        }))
  ) { node, decoding in
    guard let entries = decoding.entries(of: node, expected: "settings by name") else { return nil }
    decoding.reportUnknownKeys(in: entries, allowed: Setting.allCases.map(\.rawValue), of: node)
    return entries.compactMap { entry in
      guard let setting = Setting(rawValue: entry.key) else { return nil }
      return decoding.entry(entry, .quantity(setting.specification.range)).map { (entry.key, $0) }
    }
  }
}

/// The form of ids.
enum Identifier {
  static let longest = 100
  /// Words that mean something else where an id can stand.
  static let reserved = ["self", "nobody", "all", "week", "and", "or", "not", "true", "false", "null"]

  /// What is wrong with an id, if anything.
  static func problem(with text: String) -> (message: String, help: String?)? {
    if reserved.contains(text) { return ("`\(text)` is a word of the format and cannot be an id", nil) }
    func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
    let isWellFormed =
      text.utf8.first.map(isLetter) == true && text.utf8.count <= longest
      && text.utf8.allSatisfy {
        isLetter($0) || (0x30...0x39).contains($0) || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_")
      }
    return isWellFormed
      ? nil
      : (
        "`\(text.prefix(64))` is not an id",
        "ids are at most \(longest) ASCII letters, digits, hyphens and underscores and start with a letter"
      )
  }
}

extension Decoding {
  func isIdentifier(_ entry: YAMLEntry, in text: SourceText) -> Bool {
    guard let problem = Identifier.problem(with: entry.key) else { return true }
    report(.invalidIdentifier, at: entry.keyStart, in: text, problem.message, help: problem.help)
    return false
  }
}
