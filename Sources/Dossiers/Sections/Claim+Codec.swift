extension Claim {
  enum Keys {
    static let says = Field("says", .text, .required, "What is claimed, in the analyst's words.")
    static let cite = Field(
      "cite", .oneOrMany(Citation.codec), .required, "The passages where it is said: one or a list.")
    static let by = Field("by", .oneOrMany(.reference(to: .entity)), .required, "Who asserts it.")
    static let through = Field("through", .reference(to: .entity), .optional, "Who relays it.")
    static let hedge = Field("hedge", .choice(Hedge.self), .required, "How the passage puts it.")
    static let credence = Field(
      "credence", .credence, .required, "How probable it is, 0–1, or `disputed`: no probability is agreed.")
    static let kind = Field("kind", .choice(Kind.self), .optional, "What sort of statement it is (default fact).")
    static let date = Field("date", .date, .optional, "What time it is about.")
    static let about = Field("about", .oneOrMany(.reference(to: .entity)), .optional, "Entities that it is about.")
    static let value = Field("value", .number(), .optional, "The number that it states.")
    static let unit = Field("unit", .text, .optional, "Unit of the value.")
    static let contradicts = Field(
      "contradicts", .oneOrMany(.reference(to: .claim)), .optional, "Claims that cannot be true together with this one."
    )
    static let implies = Field(
      "implies", .oneOrMany(.reference(to: .claim)), .optional, "Claims that are true if this one is.")
    static let predicts = Field("predicts", Prediction.codec, .optional, "What a study can test of a prediction.")
    static let all: [any FieldDeclaration] = [
      says, cite, by, through, hedge, credence, kind, date, about, value, unit, contradicts, implies, Fields.note,
      predicts,
    ]
  }

  static let codec = Codec<Claim>.record("A statement that somebody makes in a passage.", fields: Keys.all) { record in
    let kind = record[Keys.kind] ?? .fact
    let predicts = record[Keys.predicts]
    if kind != .prediction, let node = record.node(Keys.predicts) {
      record.decoding.report(
        .conflictingKeys, at: node, "only a prediction can have `predicts`", help: "write `kind: prediction`")
    }
    return Claim(
      id: record.key, says: record[Keys.says, or: ""], citations: record[Keys.cite, or: []],
      by: record[Keys.by, or: []], through: record[Keys.through], hedge: record[Keys.hedge, or: .asserted],
      credence: record[Keys.credence, or: .disputed], kind: kind, date: record[Keys.date],
      about: record[Keys.about] ?? [], value: record[Keys.value], unit: record[Keys.unit],
      contradicts: record[Keys.contradicts] ?? [], implies: record[Keys.implies] ?? [], predicts: predicts,
      note: record[Fields.note], location: record.location)
  }
}

extension Codec where Value == Claim.Credence {
  /// A probability or `disputed`.
  static let credence = Codec(schema: .either([.number(0...1), .choice(["disputed"])])) { node, decoding in
    if node.scalar?.value == "disputed" { return .disputed }
    if let word = node.scalar?.value, WrittenNumber.read(word) == .notANumber {
      decoding.report(
        .invalidChoice, at: node, "`\(word.prefix(64))` is not a credence",
        help: "write a probability between 0 and 1, or `disputed`")
      return nil
    }
    return decoding.number(node, in: 0...1).map { .probability($0) }
  }
}

extension Claim.Prediction {
  enum Keys {
    static let indicator = Field("indicator", .reference(to: .indicator), .required, "What is predicted.")
    static let course = Field("course", .reference(to: .course), .required, "Under which course of action.")
    static let versus = Field("versus", .reference(to: .course), .optional, "The course that it is compared with.")
    static let threshold = Field(
      "threshold", .number(), .optional, "The value of the indicator's summary to compare with.")
    static let direction = Field(
      "direction", .choice(Direction.self), .required, "Higher or lower than under the other course or the threshold.")
    static let all: [any FieldDeclaration] = [indicator, course, versus, threshold, direction]
  }

  static let codec = Codec<Claim.Prediction>.record(
    "What a study can test of a prediction.", fields: Keys.all, alternatives: ["versus", "threshold"]
  ) { record in
    let versus = record[Keys.versus]
    let threshold = record[Keys.threshold]
    if record.has(Keys.versus) == record.has(Keys.threshold) {
      record.decoding.report(
        record.has(Keys.versus) ? .conflictingKeys : .missingKey, at: record.start, in: record.node.text,
        "a prediction compares with exactly one of `versus` (a course) and `threshold` (a number)")
    }
    return Claim.Prediction(
      indicator: record[Keys.indicator, or: ""], course: record[Keys.course, or: ""],
      expectation: threshold.map { .threshold($0) } ?? .versus(course: versus ?? ""),
      direction: record[Keys.direction, or: .higher])
  }
}
