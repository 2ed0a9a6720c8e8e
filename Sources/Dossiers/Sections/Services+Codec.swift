extension Service {
  enum Keys {
    static let kind = Field(
      "kind", .choice(Kind.self), .required, "How strongly it is felt: essential, energy, water or transport.")
    static let funded = Field(
      "funded", .boolean, .optional,
      "Whether its level follows from what actors pay (default true for essential, else false).")
    static let groups = Field(
      "groups", .oneOrMany(.reference(to: .civilian)), .optional, "Whom it is about (default all civilian groups).")
    static let required = Field(
      "required", .quantity(0...1), .optional,
      "Share of the saturation level that people cannot do without, 0–1 (default by kind and urbanisation).")
    static let level = Field(
      "level", .quantity(0...1), .optional,
      "The level at the start, 0–1 (default as usually required).")
    static let cost = Field(
      "cost", .quantity(1e-6...WrittenNumber.range.upperBound), .optional,
      "Funded services: money per head and week for saturation (default by urbanisation).")
    static let all: [any FieldDeclaration] = [
      Fields.name, kind, funded, groups, required, level, cost, Fields.because, Fields.note,
    ]
  }

  static let codec = Codec<Service>.record("What civilian groups are served with.", fields: Keys.all) { record in
    let kind = record[Keys.kind, or: .essential]
    let isFunded = record[Keys.funded] ?? (kind == .essential)
    let level = record[Keys.level]
    let cost = record[Keys.cost]
    if !isFunded, let node = record.node(Keys.cost) {
      record.decoding.report(
        .conflictingKeys, at: node, "a service that is not funded has no cost",
        help: "delete `cost`, or write `funded: true`")
    }
    return Service(
      id: record.key, name: record[Fields.name, or: ""], kind: kind, isFunded: isFunded,
      groups: record[Keys.groups] ?? [], required: record[Keys.required], level: level, cost: cost,
      grounds: record[Fields.because, or: []], note: record[Fields.note], location: record.location)
  }
}
