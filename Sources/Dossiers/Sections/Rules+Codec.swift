extension Rule {
  enum Keys {
    static let says = Field("says", .text, .required, "The condition, in one sentence.")
    static let institution = Field(
      "institution", .reference(to: .institution), .optional, "The law, agreement or body that it is part of.")
    static let status = Field("status", .choice(Status.self), .required, "Whether it holds.")
    static let forbids = Field(
      "forbids", Prohibition.codec, .optional, "What it forbids inside the simulation while it is in force.")
    static let all: [any FieldDeclaration] = [says, institution, status, forbids, Fields.because, Fields.note]
  }

  static let codec = Codec<Rule>.record("A condition on what actors may do.", fields: Keys.all) { record in
    Rule(
      id: record.key, says: record[Keys.says, or: ""], institution: record[Keys.institution],
      status: record[Keys.status, or: .proposed], forbids: record[Keys.forbids],
      grounds: record[Fields.because, or: []],
      note: record[Fields.note], location: record.location)
  }
}

extension Rule.Prohibition {
  enum Keys {
    static let tactic = Field("tactic", .oneOrMany(.actionName), .required, "Which actions are forbidden.")
    static let actors = Field(
      "actors", .oneOrMany(.reference(to: .simulatedActor)), .optional, "Whom it binds (default everybody).")
    static let forces = Field(
      "forces", .oneOrMany(.reference(to: .deployable)), .optional,
      "With which forces it is forbidden (default with or without any).")
    static let places = Field(
      "places", .oneOrMany(.reference(to: .simulatedPlace)), .optional, "Where (default everywhere).")
    static let unless = Field("unless", .expression(.condition), .optional, "Where this holds, it is allowed.")
    static let all: [any FieldDeclaration] = [tactic, actors, forces, places, unless]
  }

  static let codec = Codec<Rule.Prohibition>.record("What a rule forbids.", fields: Keys.all) { record in
    Rule.Prohibition(
      tactics: record[Keys.tactic, or: []], actors: record[Keys.actors] ?? [], forces: record[Keys.forces] ?? [],
      places: record[Keys.places] ?? [],
      unless: record[Keys.unless])
  }
}

extension Codec where Value == String {
  /// The name of an action, as it stands under `do:`.
  static let actionName = Codec(schema: .choice(Array(Action.kinds.keys))) { node, decoding in
    guard let word = node.scalar?.value else {
      decoding.wrongType(node, expected: "the name of an action")
      return nil
    }
    guard Action.kinds.keys.contains(word) else {
      decoding.report(
        .invalidChoice, at: node, "there is no action `\(word.prefix(64))` to forbid",
        help: decoding.nearest(word, among: Action.kinds.keys))
      return nil
    }
    return word
  }
}

extension Event {
  enum Keys {
    static let says = Field("says", .text, .required, "What happened, in one sentence.")
    static let date = Field("date", .date, .required, "When, or from when on.")
    static let until = Field("until", .date, .optional, "Until when.")
    static let actors = Field("actors", .oneOrMany(.reference(to: .entity)), .optional, "Entities that took part.")
    static let places = Field("places", .oneOrMany(.reference(to: .place)), .optional, "Where.")
    static let all: [any FieldDeclaration] = [says, date, until, actors, places, Fields.because, Fields.note]
  }

  static let codec = Codec<Event>.record("A dated event of the past.", fields: Keys.all) { record in
    Event(
      id: record.key, says: record[Keys.says, or: ""],
      date: record[Keys.date, or: PartialDate(year: 1970, month: nil, day: nil)], until: record[Keys.until],
      actors: record[Keys.actors] ?? [], places: record[Keys.places] ?? [], grounds: record[Fields.because, or: []],
      note: record[Fields.note], location: record.location)
  }
}
