extension Parliament {
  enum Keys {
    static let government = Field(
      "government", .reference(to: .simulatedActor), .optional,
      "The actor that governs: whom voters credit or blame for who is in the government.")
    static let office = Field(
      "office", .reference(to: .entity), .optional,
      "The institution or force whose holder the leader becomes who forms the government.")
    static let lists = Field("lists", .dictionary(from: .entity, to: List.codec), .required, "Who sits in it.")
    static let majority = Field(
      "majority", .majority, .optional, "Yes votes that a bill needs (default half-of-present).")
    static let quorum = Field("quorum", .quorum, .optional, "Members needed in the room for a bill (default half).")
    static let formation = Field("formation", Formation.codec, .optional, "How governments are formed.")
    static let elections = Field("elections", Elections.codec, .optional, "How members are elected.")
    static let all: [any FieldDeclaration] = [
      government, office, lists, majority, quorum, formation, elections, Fields.because, Fields.note,
    ]
  }

  static let codec = Codec<Parliament>.record("Who decides in a parliament or council, and how.", fields: Keys.all) {
    record in
    Parliament(
      id: record.key, government: record[Keys.government], office: record[Keys.office],
      lists: record[Keys.lists, or: []].map { entity, written in written(entity) }, majority: record[Keys.majority],
      quorum: record[Keys.quorum], formation: record[Keys.formation], elections: record[Keys.elections],
      grounds: record[Fields.because, or: []], note: record[Fields.note], location: record.location)
  }
}

extension Parliament.List {
  enum Keys {
    static let seats = Field("seats", .quantity(0...100_000), .required, "Members at the start.")
    static let discipline = Field(
      "discipline", .quantity(0...1000), .optional,
      "How much the list's line counts for its members, in units of utility (default the setting vote-discipline).")
    static let patron = Field(
      "patron", .reference(to: .entity), .optional,
      "Who has leverage over its members, in weeks in which a friendly tie leads from it to the list or its leader.")
    static let leverage = Field(
      "leverage", .quantity(0...1000), .optional,
      "How much the patron's wish counts, in units of utility (default the setting vote-leverage).")
    static let leader = Field("leader", .reference(to: .entity), .optional, "Who leads it.")
    static let attendance = Field(
      "attendance", .quantity(0...1), .optional,
      "Share of its members who come to a sitting, 0–1 (default the setting vote-attendance).")
    static let boycotts = Field(
      "boycotts", .boolean, .optional, "Whether it stays away from the start (default false).")
    static let voters = Field("voters", .voters, .optional, "Civilian groups who may vote for it.")
    static let all: [any FieldDeclaration] = [
      seats, discipline, patron, leverage, leader, attendance, boycotts, voters, Fields.optionalBecause,
    ]
  }

  /// A list without the entity, which is the key.
  static let codec = Codec<@Sendable (String) -> Parliament.List>.record(
    "Members who were elected together.", fields: Keys.all
  ) { record in
    if !record.has(Keys.patron), let node = record.node(Keys.leverage) {
      record.decoding.report(
        .conflictingKeys, at: node, "there is leverage and nobody who has it", help: "add `patron`, or delete this line"
      )
    }
    let list = Parliament.List(
      entity: "", seats: record[Keys.seats, or: .missing], discipline: record[Keys.discipline],
      patron: record[Keys.patron], leverage: record[Keys.leverage], leader: record[Keys.leader],
      attendance: record[Keys.attendance], boycotts: record[Keys.boycotts] ?? false,
      voters: (record[Keys.voters] ?? []).map { (group: $0.0, share: $0.1) }, location: record.location)
    return { entity in
      Parliament.List(
        entity: entity, seats: list.seats, discipline: list.discipline, patron: list.patron, leverage: list.leverage,
        leader: list.leader, attendance: list.attendance, boycotts: list.boycotts, voters: list.voters,
        location: list.location)
    }
  }.named("list")
}

extension Codec where Value == [(String, Quantity?)] {
  /// `[group, …]`, by attitude, or `{group: share, …}`.
  static let voters: Codec = {
    let shares = Codec<[(String, Quantity)]>.dictionary(from: .civilian, to: .quantity(0...1))
    let groups = Codec<[String]>.oneOrMany(.reference(to: .civilian))
    return Codec(schema: .either([groups.schema, shares.schema])) { node, decoding in
      if node.entries != nil { return shares.decode(node, decoding)?.map { ($0.0, $0.1) } }
      return groups.decode(node, decoding)?.map { ($0, nil) }
    }
  }()
}

extension Codec {
  /// A word, or a number of members.
  fileprivate static func wordOrMembers(
    _ words: KeyValuePairs<String, Value>, least: Double, _ members: @escaping @Sendable (Quantity) -> Value
  ) -> Codec {
    let number = Codec<Quantity>.quantity(least...100_000)
    let names = words.map(\.key)
    let values = Dictionary(words.map { ($0.key, $0.value) }) { first, _ in first }
    return Codec(schema: .either([.choice(names), number.schema])) { node, decoding in
      if let word = node.scalar?.value {
        if let value = values[word] { return value }
        if WrittenNumber.read(word) == .notANumber, decoding.names.name(word, in: .grounds) == nil,
          !decoding.names.incomplete.contains(.grounds)
        {
          decoding.report(
            .invalidChoice, at: node, "`\(word.prefix(64))` is not a choice here",
            help: decoding.nearest(
              word, among: names, otherwise: "choose from \(names.joined(separator: ", ")), or write a number"))
          return nil
        }
      }
      return number.decode(node, decoding).map(members)
    }
  }
}

extension Codec where Value == Parliament.Majority {
  /// A word, or a number of members.
  static let majority = wordOrMembers(
    [
      "half-of-present": .halfOfPresent, "half-of-members": .halfOfMembers,
      "two-thirds-of-present": .twoThirdsOfPresent, "two-thirds-of-members": .twoThirdsOfMembers,
    ], least: 1
  ) { .members($0) }
}

extension Codec where Value == Parliament.Quorum {
  /// A word, or a number of members.
  static let quorum = wordOrMembers(["none": .none, "half": .half, "two-thirds": .twoThirds], least: 0) { .members($0) }
}
