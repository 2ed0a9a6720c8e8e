extension Medium {
  enum Keys {
    static let owner = Field(
      "owner", .reference(to: .simulatedActor), .optional,
      "The simulated actor who may use it and let others (default: everybody may use it).")
    static let capacity = Field("capacity", .quantity(0...1), .optional, "How much of it works, 0–1 (default 1).")
    static let cost = Field(
      "cost", .quantity(0...WrittenNumber.range.upperBound), .optional, "Money for each broadcast (default 0).")
    static let coverage = Field(
      "coverage", .dictionary(from: .simulatedPlace, to: .quantity(0...1)), .required,
      "Share of each place that it covers, 0–1.")
    static let penetration = Field(
      "penetration", .dictionary(from: .civilian, to: .quantity(0...1)), .required,
      "Share of each civilian group that attends to it, 0–1.")
    static let all: [any FieldDeclaration] = [
      Fields.name, owner, capacity, cost, coverage, penetration, Fields.because, Fields.note,
    ]
  }

  static let codec = Codec<Medium>.record("A means of reaching people.", fields: Keys.all) { record in
    Medium(
      id: record.key, name: record[Fields.name, or: ""], owner: record[Keys.owner], capacity: record[Keys.capacity],
      cost: record[Keys.cost], coverage: record[Keys.coverage, or: []].map { (place: $0, share: $1) },
      penetration: record[Keys.penetration, or: []].map { (group: $0, share: $1) },
      grounds: record[Fields.because, or: []], note: record[Fields.note], location: record.location)
  }
}

extension Narrative {
  enum Keys {
    static let topics = Field(
      "topics",
      .dictionary(from: .topic, to: .quantity(-1...1, words: BeliefSystem.Belief.positionWords)), .required,
      "Positions by topic, −1…1 or a word.")
    static let all: [any FieldDeclaration] = [Fields.name, topics, Fields.because, Fields.note]
  }

  static let codec = Codec<Narrative>.record("What messages appeal to.", fields: Keys.all) { record in
    let positions = record[Keys.topics, or: []]
    if let node = record.node(Keys.topics), node.entries?.isEmpty == true {
      record.decoding.report(
        .missingKey, at: node, "a narrative needs a topic", help: "name at least one, with a position")
    }
    return Narrative(
      id: record.key, name: record[Fields.name, or: ""], positions: positions.map { (topic: $0, position: $1) },
      grounds: record[Fields.because, or: []], note: record[Fields.note], location: record.location)
  }
}

extension Message {
  enum Keys {
    static let narrative = Field("narrative", .reference(to: .narrative), .required, "The narrative it appeals to.")
    static let effects = Field(
      "effects", .list(Effect.codec, atLeast: 1), .required, "What it does to whoever accepts it.")
    static let all: [any FieldDeclaration] = [Fields.name, narrative, effects, Fields.because, Fields.note]
  }

  static let codec = Codec<Message>.record("What can be broadcast.", fields: Keys.all) { record in
    Message(
      id: record.key, name: record[Fields.name, or: ""], narrative: record[Keys.narrative, or: ""],
      effects: record[Keys.effects, or: []], grounds: record[Fields.because, or: []], note: record[Fields.note],
      location: record.location)
  }
}

extension Message.Effect {
  enum Keys {
    static let concern = Field("concern", .choice(Concern.self), .required, "Satisfaction with what.")
    static let group = Field("toward", .reference(to: .group), .required, "Towards which group.")
    static let actor = Field("toward", .reference(to: .simulatedActor), .required, "Towards which actor.")
    static let force = Field("toward", .reference(to: .force), .required, "With which force.")
    static let points = Field(
      "points", .quantity(-100...100, words: Action.magnitudes), .required,
      "How strong, −100…100, or a word from XXXXL+ to XXXXL-.")
  }

  private static let satisfaction = Codec<Message.Effect>.record(
    "Changes how content they are.", fields: [Keys.concern, Keys.points]
  ) { record in
    .satisfaction(concern: record[Keys.concern, or: .autonomy], points: record[Keys.points, or: .missing])
  }
  private static let horizontal = Codec<Message.Effect>.record(
    "Changes how they feel about a group.", fields: [Keys.group, Keys.points]
  ) { record in .horizontal(toward: record[Keys.group, or: ""], points: record[Keys.points, or: .missing]) }
  private static let vertical = Codec<Message.Effect>.record(
    "Changes how they feel about an actor.", fields: [Keys.actor, Keys.points]
  ) { record in .vertical(toward: record[Keys.actor, or: ""], points: record[Keys.points, or: .missing]) }
  private static let cooperation = Codec<Message.Effect>.record(
    "Changes how readily they help a force.", fields: [Keys.force, Keys.points]
  ) { record in .cooperation(toward: record[Keys.force, or: ""], points: record[Keys.points, or: .missing]) }

  static let codec = Codec<Message.Effect>.union(
    "What a message does to one attitude.", expected: "an effect", noun: "effect",
    [
      ("satisfaction", satisfaction), ("horizontal", horizontal), ("vertical", vertical), ("cooperation", cooperation),
    ]
  ).named("effect")
}

extension Codec {
  /// A mapping with one key, which says what it is.
  static func union(
    _ summary: String, expected: String, noun: String, _ cases: [(name: String, codec: Codec<Value>)]
  ) -> Codec {
    let properties = cases.map { name, codec in
      let summary = if case .record(let record) = codec.schema { record.summary } else { "" }
      return RecordSchema.Property(name: name, schema: codec.schema, isRequired: false, summary: summary)
    }
    let schema = RecordSchema(summary: summary, properties: properties, isUnion: true)
    return Codec(schema: .record(schema)) { node, decoding in
      guard let entries = decoding.entries(of: node, expected: expected) else { return nil }
      decoding.reportUnknownKeys(in: entries, allowed: cases.map(\.name), of: node)
      guard let entry = entries.first, let codec = cases.first(where: { $0.name == entry.key })?.codec else {
        return nil
      }
      if let second = entries.dropFirst().first {
        decoding.report(
          .conflictingKeys, at: second.keyStart, in: node.text, "an \(noun) has one key; this is a second",
          help: "start a new item: `- \(second.key.prefix(40)): {…}`")
      }
      return decoding.entry(entry, codec)
    }
  }
}
