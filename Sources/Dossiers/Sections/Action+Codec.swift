import OrderedCollections

/// What can stand under `do:`; each action is a mapping with one key.
extension Action {
  static let kinds: OrderedDictionary<String, Codec<Kind>> = {
    var kinds = peopleAndAttitudes
    kinds.merge(tieKinds) { first, _ in first }
    kinds.merge(Combat.kinds) { first, _ in first }
    kinds.merge(Custody.kinds) { first, _ in first }
    kinds.merge(Bill.kinds) { first, _ in first }
    kinds.merge(Decision.kinds) { first, _ in first }
    return kinds
  }()

  private static let peopleAndAttitudes: OrderedDictionary<String, Codec<Kind>> = [
    "deploy": deploy, "withdraw": withdraw, "mobilize": mobilize, "demobilize": demobilize, "support": support,
    "stance": stance, "casualties": casualties, "satisfaction": satisfaction, "horizontal": horizontal,
    "vertical": vertical, "cooperation": cooperation,
    // People and money as means
    "station": station, "assign": assign, "fund": fund, "deposit": deposit, "draw": draw, "spend": spend,
    "flow": flow, "fallen": fallen,
    // MARK: Information, services, situations, events, consumption
    "broadcast": broadcast, "grant": grant, "fund-services": fundServices, "service-level": serviceLevel,
    "situation": situation, "resolve": resolve, "accident": accident, "demonstration": demonstration,
    "explosion": explosion, "riot": riot, "violence": violence, "consumption": consumption,
  ]

  static let codec: Codec<Action> = {
    let properties = kinds.map { name, codec in
      RecordSchema.Property(name: name, schema: codec.schema, isRequired: false, summary: codec.summary)
    }
    let schema = RecordSchema(summary: "One thing that a block does.", properties: properties, isUnion: true)
    return Codec<Action>(schema: .record(schema)) { node, decoding in
      guard let entries = decoding.entries(of: node, expected: "an action") else { return nil }
      decoding.reportUnknownKeys(in: entries, allowed: Array(kinds.keys), of: node)
      guard let entry = entries.first, let codec = kinds[entry.key] else { return nil }
      if let second = entries.dropFirst().first {
        decoding.report(
          .conflictingKeys, at: second.keyStart, in: node.text, "an action has one key; this is a second",
          help: "start a new item: `- \(second.key.prefix(40)): {…}`")
      }
      return decoding.entry(entry, codec).map { Action(name: entry.key, kind: $0, location: node.location) }
    }.named("action")
  }()

  enum Keys {
    static let force = Field("force", .reference(to: .deployable), .required, "Which force or organisation.")
    static let armedForce = Field("force", .reference(to: .force), .required, "Which force.")
    static let to = Field("to", .reference(to: .simulatedPlace), .required, "Where to.")
    static let from = Field(
      "from", .reference(to: .simulatedPlace), .optional, "Where from (default the undeployed reserve).")
    static let requiredFrom = Field("from", .reference(to: .simulatedPlace), .required, "Where from.")
    static let place = Field("in", .reference(to: .simulatedPlace), .optional, "Where (default the reserve).")
    static let personnel = Field(
      "personnel", .quantity(0...WrittenNumber.range.upperBound), .optional, "How many people.")
    static let requiredPersonnel = Field(
      "personnel", .quantity(0...WrittenNumber.range.upperBound), .required, "How many people.")
    static let share = Field("share", .quantity(0...1), .optional, "Which share of those there, 0–1.")
    static let activity = Field("activity", .choice(Activity.self), .optional, "What they do there (default none).")
    static let supported = Field(
      "actor", .support, .required, "To whom the block's actor gives its support: self, nobody or an actor.")
    static let supportedIn = Field(
      "in", .oneOrMany(.reference(to: .simulatedPlace)), .optional, "Where (default in every simulated place).")
    static let toward = Field("toward", .oneOrMany(.reference(to: .group)), .required, "Towards which groups.")
    static let value = Field("value", .quantity(-1...1), .required, "How it behaves, −1…1.")
    static let victims = Field("of", .oneOrMany(.reference(to: .civilian)), .required, "Who dies.")
    static let by = Field(
      "by", .oneOrMany(.reference(to: .force)), .optional, "To which forces it is attributed (default none).")
    static let of = Field("of", .people, .required, "Civilian groups, or `all`.")
    static let ofAnybody = Field(
      "of", .people(.group), .required, "Groups of any kind, or `all` civilian groups.")
    static let concern = Field("concern", .choice(Concern.self), .required, "Satisfaction with what.")
    static let towardGroups = Field("toward", .oneOrMany(.reference(to: .group)), .required, "Towards which groups.")
    static let towardActors = Field(
      "toward", .oneOrMany(.reference(to: .simulatedActor)), .required, "Towards which actors.")
    static let towardForces = Field("toward", .oneOrMany(.reference(to: .force)), .required, "With which forces.")
    static let points = Field(
      "points", .quantity(-100...100, words: magnitudes), .required,
      "How strong, −100…100, or a word from XXXXL+ to XXXXL-.")
    static let lasting = Field(
      "lasting", .choice(Lasting.self), .optional, "Whether the effect stays (persistent, the default) or passes.")
    static let here = Field(
      "here", .quantity(0...1), .optional, "Spread to other groups in the same place, 0–1 (default 1).")
    static let cause = Field(
      "cause", .text, .optional,
      "Of several effects of one cause in a week only the strongest count (default: the block is the cause).")
    static let near = Field("near", .quantity(0...1), .optional, "Spread to groups in near places, 0–1 (default 0).")
    static let far = Field("far", .quantity(0...1), .optional, "Spread to groups in far places, 0–1 (default 0).")
  }

  enum Lasting: String, CaseIterable, Sendable { case persistent, transient }

  /// The words for attitude inputs of the Athena model, in points.
  static let magnitudes: OrderedDictionary<String, Double> = {
    let sizes: KeyValuePairs<String, Double> = [
      "XXXXL": 30, "XXXL": 20, "XXL": 15, "XL": 10, "L": 7.5, "M": 5, "S": 3, "XS": 2, "XXS": 1.5, "XXXS": 1,
    ]
    var words: OrderedDictionary<String, Double> = [:]
    for (size, points) in sizes { words[size + "+"] = points }
    for (size, points) in sizes.reversed() { words[size + "-"] = -points }
    return words
  }()
}

extension Codec {
  fileprivate var summary: String {
    if case .record(let record) = schema { record.summary } else { "" }
  }
}

extension Codec where Value == Action.People {
  /// `all`, a civilian group or a list of them.
  static let people = people(.civilian)

  /// The same of groups of some kind; `all` are all civilian groups.
  static func people(_ kind: ReferenceKind) -> Codec {
    let groups = Codec<[String]>.oneOrMany(.reference(to: kind))
    return Codec(schema: .either([.choice(["all"]), groups.schema])) { node, decoding in
      if node.scalar?.value == "all" { return .everybody }
      return groups.decode(node, decoding).map { .groups($0) }
    }
  }
}

extension Record {
  /// `personnel` or `share`, not both; nil if neither is there.
  var amount: Action.Amount? {
    let personnel = self[Action.Keys.personnel]
    let share = self[Action.Keys.share]
    if has(Action.Keys.personnel), let node = node(Action.Keys.share) {
      decoding.report(.conflictingKeys, at: node, "`personnel` and `share` exclude each other")
    }
    if let personnel { return .personnel(personnel) }
    return share.map { .share($0) }
  }

  /// Strength and spread of an attitude input.
  fileprivate func input(spreads: Bool) -> Action.Input {
    Action.Input(
      points: self[Action.Keys.points, or: .missing], isTransient: self[Action.Keys.lasting] == .transient,
      near: spreads ? self[Action.Keys.near] : nil, far: spreads ? self[Action.Keys.far] : nil,
      here: spreads ? self[Action.Keys.here] : nil, cause: self[Action.Keys.cause])
  }
}

// MARK: - People moved

extension Action {
  private static let deploy = Codec<Kind>.record(
    "Moves people to a place.",
    fields: [Keys.force, Keys.to, Keys.from, Keys.personnel, Keys.share, Keys.activity, Fields.optionalBecause]
  ) { record in
    .deploy(
      force: record[Keys.force, or: ""], to: record[Keys.to, or: ""], from: record[Keys.from],
      amount: record.amount ?? .all, activity: record[Keys.activity] ?? .none)
  }

  private static let withdraw = Codec<Kind>.record(
    "Moves people back to the reserve.",
    fields: [Keys.force, Keys.requiredFrom, Keys.personnel, Keys.share, Fields.optionalBecause]
  ) { record in
    .withdraw(
      force: record[Keys.force, or: ""], from: record[Keys.requiredFrom, or: ""], amount: record.amount ?? .all)
  }

  private static let mobilize = Codec<Kind>.record(
    "Adds new people to a force.",
    fields: [Keys.force, Keys.place, Keys.personnel, Keys.activity] + RaiseKeys.all + [Fields.optionalBecause],
    alternatives: ["personnel"] + RaiseKeys.all.map(\.name)
  ) { record in
    if let size = record.raise { return .raise(force: record[Keys.force, or: ""], size: size) }
    return .mobilize(
      force: record[Keys.force, or: ""], place: record[Keys.place],
      personnel: record.raised ?? .missing, activity: record[Keys.activity] ?? .none)
  }

  private static let demobilize = Codec<Kind>.record(
    "Takes people out of a force: loss, desertion, dismissal.",
    fields: [Keys.force, Keys.place, Keys.undeployed] + PeopleKeys.all + [Fields.optionalBecause]
  ) { record in
    if let portion = record.released { return .release(force: record[Keys.force, or: ""], portion: portion) }
    return .demobilize(force: record[Keys.force, or: ""], place: record[Keys.place], amount: record.amount ?? .all)
  }
}

// MARK: - Politics and violence

extension Action {
  private static let support = Codec<Kind>.record(
    "The block's actor gives its political support this week.", fields: [Keys.supported, Keys.supportedIn]
  ) { record in
    let decoding = record.decoding
    if decoding.blockActor == nil {
      decoding.report(
        .wrongKind, at: record.start, in: record.node.text, "`support` belongs to an actor, and this block has none",
        help: "write it under `strategies:` of the actor who gives its support")
    }
    let everywhere = Array(decoding.names.ids(.simulatedPlace))
    return .support(actor: record[Keys.supported, or: .itself], places: record[Keys.supportedIn] ?? everywhere)
  }

  private static let stance = Codec<Kind>.record(
    "A force behaves so towards groups this week.",
    fields: [Keys.armedForce, Keys.toward, Keys.value, Fields.optionalBecause]
  ) { record in
    .stance(
      force: record[Keys.armedForce, or: ""], toward: record[Keys.toward, or: []],
      value: record[Keys.value, or: .missing])
  }

  private static let casualties = Codec<Kind>.record(
    "Civilian deaths attributed to forces.",
    fields: [Keys.victims, Keys.by, Keys.personnel, Keys.share, Fields.optionalBecause],
    alternatives: ["personnel", "share"]
  ) { record in
    let amount = record.amount
    if amount == nil, !record.has(Keys.personnel), !record.has(Keys.share) {
      record.decoding.report(
        .missingKey, at: record.start, in: record.node.text, "how many die is missing here",
        help: "add `personnel` or `share`")
    }
    return .casualties(of: record[Keys.victims, or: []], by: record[Keys.by] ?? [], amount: amount ?? .all)
  }
}

// MARK: - Attitudes

extension Action {
  private static let spreading: [any FieldDeclaration] = [
    Keys.points, Keys.lasting, Keys.here, Keys.near, Keys.far, Keys.cause, Fields.optionalBecause,
  ]
  private static let local: [any FieldDeclaration] = [Keys.points, Keys.lasting, Keys.cause, Fields.optionalBecause]

  private static let satisfaction = Codec<Kind>.record(
    "Changes how content groups are.", fields: [Keys.of, Keys.concern] + spreading
  ) { record in
    .satisfaction(
      of: record[Keys.of, or: .everybody], concern: record[Keys.concern, or: .autonomy],
      input: record.input(spreads: true))
  }

  private static let horizontal = Codec<Kind>.record(
    "Changes how groups feel about groups.", fields: [Keys.ofAnybody, Keys.towardGroups] + local
  ) { record in
    .horizontal(
      of: record[Keys.ofAnybody, or: .everybody], toward: record[Keys.towardGroups, or: []],
      input: record.input(spreads: false))
  }

  private static let vertical = Codec<Kind>.record(
    "Changes how groups feel about actors.", fields: [Keys.ofAnybody, Keys.towardActors] + local
  ) { record in
    .vertical(
      of: record[Keys.ofAnybody, or: .everybody], toward: record[Keys.towardActors, or: []],
      input: record.input(spreads: false))
  }

  private static let cooperation = Codec<Kind>.record(
    "Changes how readily groups help forces.", fields: [Keys.of, Keys.towardForces] + spreading
  ) { record in
    .cooperation(
      of: record[Keys.of, or: .everybody], toward: record[Keys.towardForces, or: []],
      input: record.input(spreads: true))
  }
}
