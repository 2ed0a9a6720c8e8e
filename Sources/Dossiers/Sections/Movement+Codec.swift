extension Movement {
  enum Keys {
    static let force = Field("force", .reference(to: .force), .required, "The force that they join.")
    static let against = Field(
      "against", .reference(to: .simulatedActor), .required, "Whose legitimacy and forces they weigh.")
    static let from = Field("from", .oneOrMany(.reference(to: .civilian)), .required, "Of which groups.")
    static let potential = Field(
      "potential", .quantity(0...1), .required, "Share of the people who could ever join, 0–1.")
    static let pace = Field(
      "pace", .quantity(0...1), .optional,
      "Share of the gap that closes in a week, 0–1 (default the setting mobilisation-pace).")
    static let threshold = Field(
      "threshold", .quantity(0...1), .optional,
      "Grievance beyond fear from which people act, 0–1 (default the setting mobilisation-threshold).")
    static let motives = Field(
      "motives", .dictionary(by: Motive.self, to: .quantity(0...1)), .required,
      "How much each motive counts, 0–1: belief, resentment, pay, fear.")
    static let natives = Field(
      "natives", .quantity(0...1), .optional, "Share of the force at the start that is of these groups (default 1).")
    static let believers = Field(
      "believers", .quantity(0...1), .optional,
      "Share of the force at the start that is in it out of belief (default 0.5).")
    static let all: [any FieldDeclaration] = [
      Fields.name, force, against, from, potential, pace, threshold, motives, natives, believers, Fields.because,
      Fields.note,
    ]
  }

  static let codec = Codec<Movement>.record("How people come to join a force.", fields: Keys.all) { record in
    Movement(
      id: record.key, name: record[Fields.name, or: ""], force: record[Keys.force, or: ""],
      against: record[Keys.against, or: ""], from: record[Keys.from, or: []],
      potential: record[Keys.potential, or: .missing], pace: record[Keys.pace], threshold: record[Keys.threshold],
      motives: record[Keys.motives, or: [:]], natives: record[Keys.natives], believers: record[Keys.believers],
      grounds: record[Fields.because, or: []], note: record[Fields.note], location: record.location)
  }
}

extension FlightRoute {
  enum Keys {
    static let from = Field("from", .reference(to: .civilian), .required, "The group that flees.")
    static let to = Field("to", .reference(to: .civilian), .required, "The group that they become part of.")
    static let start = Field(
      "start", .quantity(0...WrittenNumber.range.upperBound), .optional,
      "People of the second group who came this way before the start (default 0).")
    static let all: [any FieldDeclaration] = [from, to, start, Fields.because, Fields.note]
  }

  static let codec = Codec<FlightRoute>.record("A way on which people flee, and come back.", fields: Keys.all) {
    record in
    let (from, to) = (record[Keys.from, or: ""], record[Keys.to, or: "-"])
    if from == to, let node = record.node(Keys.to) {
      record.decoding.report(.conflictingKeys, at: node, "nobody flees to where they are")
    }
    _ = record[Fields.because, or: []]
    _ = record[Fields.note]
    return FlightRoute(from: from, to: to, start: record[Keys.start], location: record.location)
  }
}
