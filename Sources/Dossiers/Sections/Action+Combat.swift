import OrderedCollections

/// Actions of armed people; see Guides/Attrition.md, Siege.md and LowLevelViolence.md.
extension Action.Combat {
  static let kinds: OrderedDictionary<String, Codec<Action.Kind>> = [
    "engage": engage, "hide": hide, "air-support": airSupport, "besiege": besiege, "attack-campaign": campaign,
  ]

  private enum Keys {
    static let force = Field("force", .reference(to: .force), .required, "Which force.")
    static let forces = Field("force", .oneOrMany(.reference(to: .force)), .required, "Which forces are helped.")
    static let places = Field("in", .oneOrMany(.reference(to: .simulatedPlace)), .required, "Where.")
    static let enemies = Field("against", .oneOrMany(.reference(to: .force)), .required, "Which forces it engages.")
    static let posture = Field(
      "posture", .choice(Action.Combat.Posture.self), .optional,
      "Whether it attacks (the default) or only answers attacks.")
    static let defendBelow = Field(
      "defend-below", .quantity(0...1000), .optional,
      "Ratio of own to enemy strength below which it no longer attacks (default 2).")
    static let withdrawBelow = Field(
      "withdraw-below", .quantity(0...1000), .optional,
      "Ratio of own to enemy strength below which it withdraws (default the setting combat-withdraw-ratio).")
    static let concern = Field(
      "concern", .choice(Action.Combat.Concern.self), .optional, "How much it spares civilians (default high).")
    static let factor = Field(
      "factor", .quantity(1...100), .required, "By how much it multiplies their strength, at least 1.")
    static let besieged = Field(
      "against", .oneOrMany(.reference(to: .force)), .optional, "Which forces cannot get in or out.")
    static let deaths = Field(
      "deaths", .quantity(0...1), .optional, "Share of the residents who die of it in a week, 0–1 (default 0).")
    static let losses = Field(
      "losses", .quantity(0...1), .optional, "Share of the besieged forces lost in a week, 0–1 (default 0).")
    static let stores = Field(
      "stores", .quantity(0...520), .optional, "Weeks that stores last before anybody dies (default 0).")
    static let rate = Field(
      "rate", .quantity(0...1_000_000), .required, "Attacks in a week by 1,000 people of the force there.")
    static let lethal = Field("lethal", .quantity(0...1), .optional, "Share of attacks that kill, 0–1 (default 1).")
    static let exponent = Field(
      "exponent", .quantity(1.1...10), .optional,
      "Exponent of the power law of deaths in a deadly attack (default the setting violence-exponent).")
    static let dispersion = Field(
      "dispersion", .quantity(0.001...1_000_000), .optional,
      "Size parameter of the negative binomial count; small is bursty (default the setting violence-dispersion).")
    static let civilians = Field(
      "civilians", .quantity(0...1), .optional, "Share of attacks on civilians (default 1; with `against`: 0).")
    static let of = Field(
      "of", .oneOrMany(.reference(to: .civilian)), .optional, "Which civilian groups (default all residents).")
    static let targets = Field("against", .oneOrMany(.reference(to: .force)), .optional, "Which forces are attacked.")
  }

  private static let engage = Codec<Action.Kind>.record(
    "A force fights, or answers attacks, by these rules this week.",
    fields: [
      Keys.force, Keys.enemies, Keys.places, Keys.posture, Keys.defendBelow, Keys.withdrawBelow, Keys.concern,
      Fields.optionalBecause,
    ]
  ) { record in
    let force = record[Keys.force, or: ""]
    let against = record[Keys.enemies, or: []]
    if let node = record.node(Keys.enemies), against.contains(force) {
      record.decoding.report(.wrongKind, at: node, "a force does not fight itself")
    }
    return .combat(
      .engage(
        Engagement(
          force: force, against: against, places: record[Keys.places, or: []],
          posture: record[Keys.posture] ?? .attack, defendBelow: record[Keys.defendBelow],
          withdrawBelow: record[Keys.withdrawBelow], concern: record[Keys.concern] ?? .high)))
  }

  private static let hide = Codec<Action.Kind>.record(
    "A force keeps out of sight this week.", fields: [Keys.force, Keys.places]
  ) { record in
    .combat(.hide(force: record[Keys.force, or: ""], places: record[Keys.places, or: []]))
  }

  private static let airSupport = Codec<Action.Kind>.record(
    "Forces are helped from the air this week.",
    fields: [Keys.forces, Keys.places, Keys.factor, Fields.optionalBecause]
  ) { record in
    .combat(
      .airSupport(
        forces: record[Keys.forces, or: []], places: record[Keys.places, or: []],
        factor: record[Keys.factor, or: .missing]))
  }

  private static let besiege = Codec<Action.Kind>.record(
    "A force cuts places off this week.",
    fields: [
      Keys.force, Keys.places, Keys.besieged, Keys.deaths, Keys.losses, Keys.stores, Fields.optionalBecause,
    ]
  ) { record in
    .combat(
      .besiege(
        Siege(
          force: record[Keys.force, or: ""], places: record[Keys.places, or: []],
          against: record[Keys.besieged] ?? [], deaths: record[Keys.deaths], losses: record[Keys.losses],
          stores: record[Keys.stores])))
  }

  private static let campaign = Codec<Action.Kind>.record(
    "A force's people attack and bomb this week.",
    fields: [
      Keys.force, Keys.places, Keys.rate, Keys.lethal, Keys.exponent, Keys.dispersion, Keys.civilians, Keys.of,
      Keys.targets, Fields.optionalBecause,
    ]
  ) { record in
    .combat(
      .campaign(
        Campaign(
          force: record[Keys.force, or: ""], places: record[Keys.places, or: []],
          rate: record[Keys.rate, or: .missing], lethal: record[Keys.lethal], exponent: record[Keys.exponent],
          dispersion: record[Keys.dispersion], civilians: record[Keys.civilians], of: record[Keys.of] ?? [],
          against: record[Keys.targets] ?? [])))
  }
}

extension Group {
  /// How well a force is equipped; read beside its training.
  static let equipment = Field(
    "equipment", .choice(Equipment.self), .optional, "How well it is equipped (default good).")
}
