extension Action {
  enum SituationKeys {
    static let kind = Field("kind", .choice(Situation.Kind.self), .required, "What it is.")
    static let place = Field("in", .reference(to: .simulatedPlace), .required, "Where.")
    static let by = Field("by", .reference(to: .group), .optional, "Which group puts it right.")
    static let demonstrators = Field("by", .reference(to: .civilian), .required, "Which civilian group.")
    static let coverage = Field(
      "coverage", .quantity(0...1), .optional, "Share of the people whom it touches, 0–1 (default 0.5).")
  }

  static let situation = Codec<Kind>.record(
    "A situation begins, unless one of its kind goes on there already.",
    fields: [
      SituationKeys.kind, SituationKeys.place, Situation.Keys.coverage, Situation.Keys.weeks, Situation.Keys.resolver,
      Fields.optionalBecause,
    ]
  ) { record in
    .situation(
      record[SituationKeys.kind, or: .disaster], place: record[SituationKeys.place, or: ""],
      coverage: record[Situation.Keys.coverage], weeks: record[Situation.Keys.weeks],
      resolver: record[Situation.Keys.resolver])
  }

  static let resolve = Codec<Kind>.record(
    "A situation is over.", fields: [SituationKeys.kind, SituationKeys.place, SituationKeys.by]
  ) { record in
    .resolve(
      record[SituationKeys.kind, or: .disaster], place: record[SituationKeys.place, or: ""],
      by: record[SituationKeys.by])
  }

  // MARK: Events

  static let accident = event(.accident, "An accident in a place.")
  static let explosion = event(.explosion, "An explosion in a place.")
  static let riot = event(.riot, "A riot in a place.")
  static let violence = event(.violence, "Violence that nobody claims in a place.")

  static let demonstration = Codec<Kind>.record(
    "A civilian group demonstrates in a place.",
    fields: [SituationKeys.demonstrators, SituationKeys.place, SituationKeys.coverage, Fields.optionalBecause]
  ) { record in
    .event(
      .demonstration, place: record[SituationKeys.place, or: ""], coverage: record[SituationKeys.coverage],
      by: record[SituationKeys.demonstrators, or: ""])
  }

  private static func event(_ kind: EventKind, _ summary: String) -> Codec<Kind> {
    Codec<Kind>.record(summary, fields: [SituationKeys.place, SituationKeys.coverage, Fields.optionalBecause]) {
      record in
      .event(kind, place: record[SituationKeys.place, or: ""], coverage: record[SituationKeys.coverage], by: nil)
    }
  }
}
