extension Source {
  enum Keys {
    static let kind = Field("kind", .choice(Kind.self), .required, "What it is.")
    static let title = Field("title", .text, .required, "Title of the document or data set.")
    static let publisher = Field("publisher", .text, .optional, "Who published it.")
    static let author = Field("author", .text, .optional, "Who wrote it, in free text.")
    static let date = Field("date", .date, .optional, "When it was published.")
    static let grade = Field(
      "grade", .admiraltyGrade, .optional, "Admiralty code: reliability A–F of the source, credibility 1–6 of the text."
    )
    static let file = Field(
      "file", .text, .optional, "Name of the file in the sources folder; the text is not part of the dossier.")
    static let data = Field("data", .text, .optional, "Path of the file inside the dossier folder.")
    static let sha256 = Field(
      "sha256", .sha256, .optional, "SHA-256 of the whole file; required with `file` or `data`.")
    static let licence = Field("licence", .text, .optional, "Under which terms it may be used.")
    static let url = Field("url", .text, .optional, "Where it can be found.")
    static let all: [any FieldDeclaration] = [
      kind, title, publisher, author, date, grade, file, data, sha256, licence, url, Fields.note,
    ]
  }

  static let codec = Codec<Source>.record("A document or data set that passages are cited from.", fields: Keys.all) {
    record in
    let file = record[Keys.file]
    let data = record[Keys.data]
    if file != nil, data != nil, let node = record.node(Keys.data) {
      record.decoding.report(
        .conflictingKeys, at: node, "`file` and `data` exclude each other",
        help: "`file` is looked up in the sources folder, `data` inside the dossier")
    }
    if (file ?? data) != nil, !record.has(Keys.sha256) {
      record.decoding.report(
        .missingKey, at: record.start, in: record.node.text, "`sha256` is missing here",
        help: "add the SHA-256 hash of the whole file, so that citations can be verified")
    }
    return Source(
      id: record.key, kind: record[Keys.kind, or: .other], title: record[Keys.title, or: ""],
      publisher: record[Keys.publisher], author: record[Keys.author], date: record[Keys.date],
      grade: record[Keys.grade],
      text: data.map { .dossier($0) } ?? file.map { .sourcesFolder($0) } ?? .unavailable,
      sha256: record[Keys.sha256], licence: record[Keys.licence], url: record[Keys.url],
      note: record[Fields.note], location: record.location)
  }
}

extension Citation {
  enum Keys {
    static let source = Field("source", .reference(to: .source), .required, "The document or data set.")
    static let paragraph = Field(
      "paragraph", .integer(1...1_000_000), .optional, "Paragraph of the text, from 1.")
    static let characters = Field(
      "characters", .list(.integer(0...100_000_000)), .optional,
      "First character and the one after the last, counted in Unicode scalars of the paragraph from 0.")
    static let line = Field(
      "line", .integer(1...100_000_000), .optional, "Line of a table, from 1 with the header.")
    static let column = Field("column", .text, .optional, "Name of the column in the table's header.")
    static let sha256 = Field("sha256", .sha256, .required, "SHA-256 of the passage, or of the whole line of a table.")
    static let all: [any FieldDeclaration] = [source, paragraph, characters, line, column, sha256]
  }

  static let codec = Codec<Citation>.record("A place in a source.", fields: Keys.all) { record in
    let source = record[Keys.source, or: ""]
    let hash = record[Keys.sha256, or: ""]
    guard let passage = passage(of: record) else { return nil }
    return Citation(source: source, passage: passage, sha256: hash, location: record.location)
  }.named("citation")

  private static func passage(of record: Record) -> Passage? {
    let decoding = record.decoding
    let paragraph = record[Keys.paragraph]
    let characters = record[Keys.characters]
    let line = record[Keys.line]
    let column = record[Keys.column]
    if let line {
      if let node = record.node(Keys.paragraph) ?? record.node(Keys.characters) {
        decoding.report(.conflictingKeys, at: node, "a citation names a line of a table or a paragraph, not both")
      }
      return .line(line, column: column)
    }
    guard record.has(Keys.paragraph), record.has(Keys.characters) else {
      if !record.has(Keys.line) {
        decoding.report(
          .missingKey, at: record.start, in: record.node.text, "the place in the source is missing here",
          help: "add `paragraph` and `characters`, or `line` for a table")
      }
      return nil
    }
    if let node = record.node(Keys.column) {
      decoding.report(.conflictingKeys, at: node, "`column` needs `line`; this citation names a paragraph")
    }
    guard let paragraph, let characters, let node = record.node(Keys.characters) else { return nil }
    guard characters.count == 2, characters[0] < characters[1] else {
      decoding.report(
        .outOfRange, at: node, "this is not a range of characters", help: "write `[first, one after the last]`")
      return nil
    }
    return .characters(paragraph: paragraph, range: characters[0]..<characters[1])
  }
}

extension Account {
  enum Keys {
    static let believes = Field(
      "believes", .oneOrMany(.reference(to: .entity)), .optional, "Every disputed claim that these assert is true.")
    static let holds = Field("true", .oneOrMany(.reference(to: .claim)), .optional, "Further claims to take as true.")
    static let rejects = Field("false", .oneOrMany(.reference(to: .claim)), .optional, "Claims to take as false.")
    static let all: [any FieldDeclaration] = [Fields.name, believes, holds, rejects, Fields.note]
  }

  static let codec = Codec<Account>.record("A rival account: whom to believe entirely.", fields: Keys.all) { record in
    Account(
      id: record.key, name: record[Fields.name, or: ""], believes: record[Keys.believes] ?? [],
      holds: record[Keys.holds] ?? [], rejects: record[Keys.rejects] ?? [], note: record[Fields.note],
      location: record.location)
  }
}

extension Assumption {
  enum Keys {
    static let says = Field("says", .text, .required, "What is assumed, in one sentence.")
    static let reason = Field("reason", .text, .required, "Why, and what would change it.")
    static let value = Field("value", .quantity(standsOnItself: true), .optional, "The number assumed.")
    static let unit = Field("unit", .text, .optional, "Unit of the value.")
    static let all: [any FieldDeclaration] = [says, reason, value, unit]
  }

  static let codec = Codec<Assumption>.record("A value or choice that no claim supports.", fields: Keys.all) { record in
    Assumption(
      id: record.key, says: record[Keys.says, or: ""], reason: record[Keys.reason, or: ""], value: record[Keys.value],
      unit: record[Keys.unit], location: record.location)
  }
}
