import OrderedCollections

/// Actions that make and end ties, fill offices, and take people from one side to another.
extension Action {
  static let tieKinds: OrderedDictionary<String, Codec<Kind>> = [
    "tie": tie, "untie": untie, "ally": ally, "break-alliance": breakAlliance, "sponsor": sponsor, "invite": invite,
    "ban": ban, "deny": deny, "recognise": recognise, "appoint": appoint, "purge": purge, "defect": defect,
  ]

  private enum TieKeys {
    static let from = Field("from", .reference(to: .entity), .optional, "Who (default the block's actor).")
    static let to = Field("to", .oneOrMany(.reference(to: .entity)), .required, "Whom.")
    static let kind = Field("kind", .choice(Tie.Kind.self), .required, "What the first does or is to the second.")
    static let strength = Field(
      "strength", .quantity(0...1), .optional, "How much of what it gives the other lives on, 0–1.")
    static let with = Field("with", .oneOrMany(.reference(to: .entity)), .required, "With whom.")
    static let client = Field("client", .oneOrMany(.reference(to: .entity)), .required, "Whom.")
    static let funds = Field("funds", .quantity(0...1), .optional, "Money, 0–1; 0 ends it.")
    static let arms = Field("arms", .quantity(0...1), .optional, "Weapons, 0–1; 0 ends it.")
    static let advises = Field("advises", .quantity(0...1), .optional, "Advisers, 0–1; 0 ends it.")
    static let directs = Field("directs", .quantity(0...1), .optional, "Orders, 0–1; 0 ends it.")
    static let who = Field("who", .oneOrMany(.reference(to: .entity)), .required, "Whom.")
    static let by = Field(
      "by", .reference(to: .entity), .optional, "In whose name: a council, a ministry (default the block's actor).")
    static let revoke = Field("revoke", .boolean, .optional, "Whether it is taken back (default false).")
    static let appointed = Field("who", .reference(to: .entity), .required, "Who gets the office.")
    static let office = Field(
      "to", .reference(to: .entity), .required, "The institution or force; whoever ran it before no longer does.")
    static let purgedFrom = Field("from", .reference(to: .entity), .required, "The institution, force or actor.")
    static let unit = Field("force", .reference(to: .deployable), .required, "Which force.")
    static let side = Field("to", .reference(to: .deployable), .required, "The force that they join.")
    static let place = Field(
      "in", .reference(to: .simulatedPlace), .optional, "Where (default wherever they are).")
  }

  private static func giver(_ record: Record, _ field: Field<String>) -> String {
    if let id = record[field] { return id }
    if let actor = record.decoding.blockActor { return actor }
    if !record.has(field) {
      record.decoding.report(
        .missingKey, at: record.start, in: record.node.text,
        "whose tie this is is not said, and the block has no actor",
        help: "add `\(field.name)`")
    }
    return ""
  }

  private static let tie = Codec<Kind>.record(
    "Makes a tie, or changes its strength.",
    fields: [TieKeys.from, TieKeys.kind, TieKeys.to, TieKeys.strength, Fields.optionalBecause]
  ) { record in
    let from = giver(record, TieKeys.from)
    let kind = record[TieKeys.kind, or: .meets]
    return .ties(
      record[TieKeys.to, or: []].map {
        Link(from: from, kind: kind, to: $0, holds: true, strength: record[TieKeys.strength])
      })
  }

  private static let untie = Codec<Kind>.record(
    "Ends a tie.", fields: [TieKeys.from, TieKeys.kind, TieKeys.to]
  ) { record in
    let from = giver(record, TieKeys.from)
    let kind = record[TieKeys.kind, or: .meets]
    return .ties(record[TieKeys.to, or: []].map { Link(from: from, kind: kind, to: $0, holds: false, strength: nil) })
  }

  private static func alliance(_ summary: String, holds: Bool) -> Codec<Kind> {
    .record(summary, fields: [TieKeys.from, TieKeys.with]) { record in
      let from = giver(record, TieKeys.from)
      return .ties(
        record[TieKeys.with, or: []].map {
          Link(from: from, kind: .alliedWith, to: $0, holds: holds, strength: nil)
        })
    }
  }

  private static let ally = alliance("Enters an alliance.", holds: true)
  private static let breakAlliance = alliance("Leaves an alliance.", holds: false)

  private static let sponsor = Codec<Kind>.record(
    "Gives a client money, arms, advice or orders; how dependent that makes it, Guides/Patronage.md says.",
    fields: [
      TieKeys.from, TieKeys.client, TieKeys.funds, TieKeys.arms, TieKeys.advises, TieKeys.directs,
      Fields.optionalBecause,
    ]
  ) { record in
    let from = giver(record, TieKeys.from)
    let channels: [(Field<Quantity>, Tie.Kind)] = [
      (TieKeys.funds, .funds), (TieKeys.arms, .arms), (TieKeys.advises, .advises), (TieKeys.directs, .directs),
    ]
    if !channels.contains(where: { record.has($0.0) }) {
      record.decoding.report(
        .missingKey, at: record.start, in: record.node.text, "what is given is not said",
        help: "add `funds`, `arms`, `advises` or `directs`, 0–1")
    }
    let clients = record[TieKeys.client, or: []]
    return .ties(
      channels.flatMap { field, kind in
        record[field].map { strength in
          clients.map { Link(from: from, kind: kind, to: $0, holds: true, strength: strength) }
        } ?? []
      })
  }

  private static func permission(_ summary: String, _ kind: Tie.Kind) -> Codec<Kind> {
    .record(summary, fields: [TieKeys.who, TieKeys.by, TieKeys.revoke]) { record in
      let from = giver(record, TieKeys.by)
      let holds = !(record[TieKeys.revoke] ?? false)
      return .ties(
        record[TieKeys.who, or: []].map { Link(from: from, kind: kind, to: $0, holds: holds, strength: nil) })
    }
  }

  private static let invite = permission("Invites somebody in: rules may ask for it.", .invites)
  private static let ban = permission("Bans somebody: rules and conditions may ask for it.", .bans)
  private static let deny = permission("Denies somebody a visa, a hearing, recognition.", .denies)
  private static let recognise = permission("Recognises somebody.", .recognises)

  private static let appoint = Codec<Kind>.record(
    "Fills an office; whoever it commanded now obeys the new holder.",
    fields: [TieKeys.appointed, TieKeys.office]
  ) { record in
    .appoint(who: record[TieKeys.appointed, or: ""], office: record[TieKeys.office, or: ""])
  }

  private static let purge = Codec<Kind>.record(
    "Ends whatever offices and commands somebody has there.", fields: [TieKeys.who, TieKeys.purgedFrom]
  ) { record in
    .purge(who: record[TieKeys.who, or: []], from: record[TieKeys.purgedFrom, or: ""])
  }

  private static let defect = Codec<Kind>.record(
    "People of a force go over to another, where they stand.",
    fields: [TieKeys.unit, TieKeys.side, TieKeys.place, Keys.personnel, Keys.share, Fields.optionalBecause]
  ) { record in
    .defect(
      force: record[TieKeys.unit, or: ""], to: record[TieKeys.side, or: ""], place: record[TieKeys.place],
      amount: record.amount ?? .all)
  }
}
