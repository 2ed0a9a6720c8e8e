import OrderedCollections

/// Actions on people's freedom; see Guides/Detention.md.
extension Action.Custody {
  static let kinds: OrderedDictionary<String, Codec<Action.Kind>> = [
    "detain": detain, "release": release, "amnesty": amnesty,
  ]

  private enum Keys {
    static let by = Field("by", .reference(to: .force), .required, "Which force arrests; it is blamed.")
    static let of = Field("of", .oneOrMany(.reference(to: .civilian)), .required, "Among which groups.")
    static let against = Field("against", .reference(to: .force), .required, "Whose people are meant.")
    static let place = Field(
      "in", .reference(to: .simulatedPlace), .optional, "Where (default wherever the groups live).")
    static let personnel = Field(
      "personnel", .quantity(0...WrittenNumber.range.upperBound), .required, "How many people are taken in a week.")
    static let accuracy = Field(
      "accuracy", .quantity(0...1), .optional,
      "Share of those taken who are of the force that is meant, 0–1 (default its share of the people there).")
    static let released = Field(
      "of", .oneOrMany(.reference(to: .civilian)), .optional, "Bystanders of which groups.")
    static let force = Field("force", .reference(to: .force), .optional, "Captured people of which force.")
    static let requiredForce = Field("force", .reference(to: .force), .required, "Members of which force.")
    static let share = Field("share", .quantity(0...1), .required, "Which share of them, 0–1.")
  }

  private static let detain = Codec<Action.Kind>.record(
    "Arrests, of insurgents and of bystanders.",
    fields: [Keys.by, Keys.of, Keys.against, Keys.place, Keys.personnel, Keys.accuracy, Fields.optionalBecause]
  ) { record in
    .custody(
      .detain(
        by: record[Keys.by, or: ""], of: record[Keys.of, or: []], against: record[Keys.against, or: ""],
        place: record[Keys.place], personnel: record[Keys.personnel, or: .missing], accuracy: record[Keys.accuracy]))
  }

  private static let release = Codec<Action.Kind>.record(
    "Lets people go.", fields: [Keys.released, Keys.force, Keys.share, Fields.optionalBecause]
  ) { record in
    if !record.has(Keys.released), !record.has(Keys.force) {
      record.decoding.report(
        .missingKey, at: record.start, in: record.node.text, "who is released is not said",
        help: "add `of` for bystanders of groups, or `force` for captured people of a force")
    }
    return .custody(
      .release(of: record[Keys.released] ?? [], force: record[Keys.force], share: record[Keys.share, or: .missing]))
  }

  private static let amnesty = Codec<Action.Kind>.record(
    "Members who are not in it out of belief go home.",
    fields: [Keys.requiredForce, Keys.share, Fields.optionalBecause]
  ) { record in
    .custody(.amnesty(force: record[Keys.requiredForce, or: ""], share: record[Keys.share, or: .missing]))
  }
}
