extension Bill {
  enum Keys {
    static let parliament = Field("parliament", .reference(to: .parliament), .required, "Who votes on it.")
    static let issue = Field("issue", .reference(to: .issue), .required, "What it is about.")
    static let position = Field(
      "position", .quantity(), .required, "Where things are if it passes, within the issue's range.")
    static let statusQuo = Field(
      "status-quo", .quantity(), .required, "Where things are without it, within the issue's range.")
    static let by = Field(
      "by", .reference(to: .entity), .optional, "Who chooses the version (default the gatekeeper, or as it is).")
    static let gatekeeper = Field(
      "gatekeeper", .reference(to: .entity), .optional, "Who may keep it from the vote (default nobody).")
    static let defeat = Field(
      "defeat", .quantity(0...1000), .optional,
      "What a defeat costs who tables it, in units of utility (default the setting vote-defeat).")
    static let dilution = Field(
      "dilution", .oneOrMany(Dilution.codec), .optional, "Versions that go only part of the way.")
    static let enacts = Field(
      "enacts", .oneOrMany(.reference(to: .rule)), .optional, "Rules that come into force if it passes.")
    static let repeals = Field(
      "repeals", .oneOrMany(.reference(to: .rule)), .optional, "Rules that cease to hold if it passes.")
    static let whips = Field(
      "whips", .dictionary(from: .list, to: .quantity(-1...1)), .optional,
      "What lists ask of their members, −1 (no) … 1 (yes) (default what their position says).")
    static let patrons = Field(
      "patrons", .dictionary(from: .entity, to: .quantity(-1...1)), .optional,
      "What patrons want, −1 (no) … 1 (yes) (default what their position says, or nothing).")
    static let majority = Field(
      "majority", .majority, .optional, "Yes votes that it needs (default as the parliament says).")
    static let quorum = Field(
      "quorum", .quorum, .optional, "Members needed in the room (default as the parliament says).")
    static let all: [any FieldDeclaration] = [
      Fields.name, parliament, issue, position, statusQuo, by, gatekeeper, defeat, dilution, enacts, repeals, whips,
      patrons, majority, quorum, Fields.because, Fields.note,
    ]
  }

  static let codec = Codec<Bill>.record("A proposal that a parliament may pass.", fields: Keys.all) { record in
    Bill(
      id: record.key, name: record[Fields.name, or: ""], parliament: record[Keys.parliament, or: ""],
      issue: record[Keys.issue, or: ""], position: record[Keys.position, or: .missing],
      statusQuo: record[Keys.statusQuo, or: .missing], by: record[Keys.by], gatekeeper: record[Keys.gatekeeper],
      defeat: record[Keys.defeat], dilutions: record[Keys.dilution] ?? [], enacts: record[Keys.enacts] ?? [],
      repeals: record[Keys.repeals] ?? [], whips: (record[Keys.whips] ?? []).map { (list: $0.0, line: $0.1) },
      patrons: (record[Keys.patrons] ?? []).map { (patron: $0.0, line: $0.1) }, majority: record[Keys.majority],
      quorum: record[Keys.quorum], grounds: record[Fields.because, or: []], note: record[Fields.note],
      location: record.location)
  }
}

extension Bill.Dilution {
  enum Keys {
    static let share = Field(
      "share", .quantity(0...1), .required, "By how much of the way from the bill to the status quo, 0–1.")
    static let enacts = Field(
      "enacts", .list(.reference(to: .rule)), .optional,
      "Rules that come into force if this version passes (default those of the bill).")
    static let repeals = Field(
      "repeals", .list(.reference(to: .rule)), .optional,
      "Rules that cease to hold if this version passes (default those of the bill).")
    static let all: [any FieldDeclaration] = [
      Fields.optionalName, share, enacts, repeals, Fields.optionalBecause,
    ]
  }

  static let codec = Codec<Bill.Dilution>.record("A version that goes only part of the way.", fields: Keys.all) {
    record in
    Bill.Dilution(
      name: record[Fields.optionalName], share: record[Keys.share, or: .missing], enacts: record[Keys.enacts],
      repeals: record[Keys.repeals], location: record.location)
  }
}
