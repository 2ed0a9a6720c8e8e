extension Situation {
  enum Keys {
    static let kind = Field("kind", .choice(Kind.self), .required, "What it is.")
    static let place = Field("place", .reference(to: .simulatedPlace), .required, "Where.")
    static let coverage = Field(
      "coverage", .quantity(0...1), .optional, "Share of the people who feel it, 0–1 (default 1).")
    static let weeks = Field(
      "weeks", .integer(0...5200), .optional,
      "Until it is over by itself; 0: until somebody resolves it (default as usual for its kind).")
    static let new = Field("new", .boolean, .optional, "Whether it begins as a shock (default true).")
    static let resolver = Field(
      "resolver", .reference(to: .group), .optional, "Who will have put it right when it is over.")
    static let all: [any FieldDeclaration] = [
      kind, place, coverage, weeks, new, resolver, Fields.because, Fields.note,
    ]
  }

  static let codec = Codec<Situation>.record("What weighs on a place at the start.", fields: Keys.all) { record in
    Situation(
      id: record.key, kind: record[Keys.kind, or: .disaster], place: record[Keys.place, or: ""],
      coverage: record[Keys.coverage], weeks: record[Keys.weeks], isNew: record[Keys.new] ?? true,
      resolver: record[Keys.resolver], grounds: record[Fields.because, or: []], note: record[Fields.note],
      location: record.location)
  }
}
