extension Issue {
  enum Keys {
    static let low = Field("low", .text, .optional, "What the low end of the range stands for.")
    static let high = Field("high", .text, .optional, "What the high end of the range stands for.")
    static let range = Field("range", .bounds, .optional, "The scale of positions (default [0, 1]).")
    static let positions = Field(
      "positions", .dictionary(from: .entity, to: Position.codec), .required, "Where those stand who decide.")
    static let all: [any FieldDeclaration] = [
      Fields.name, low, high, range, positions, Fields.optionalBecause, Fields.note,
    ]
  }

  static let codec = Codec<Issue>.record("A dimension of policy.", fields: Keys.all) { record in
    Issue(
      id: record.key, name: record[Fields.name, or: ""], low: record[Keys.low], high: record[Keys.high],
      range: record[Keys.range] ?? 0...1,
      positions: record[Keys.positions, or: []].map { entity, written in written(entity) },
      grounds: record[Fields.optionalBecause] ?? [], note: record[Fields.note], location: record.location)
  }
}

extension Issue.Position {
  enum Keys {
    static let position = Field("position", .quantity(), .required, "What it wants, within the issue's range.")
    static let salience = Field("salience", .quantity(0...1), .optional, "How much it matters to it, 0–1 (default 1).")
    static let capability = Field(
      "capability", .quantity(0...WrittenNumber.range.upperBound), .optional,
      "What it can throw in, for bargaining: all positions of an issue have one or none.")
    static let all: [any FieldDeclaration] = [position, salience, capability, Fields.optionalBecause]
  }

  /// A position without the entity, which is the key.
  static let codec = Codec<@Sendable (String) -> Issue.Position>.record("Where somebody stands.", fields: Keys.all) {
    record in
    let (position, salience) = (record[Keys.position, or: .missing], record[Keys.salience])
    let (capability, location) = (record[Keys.capability], record.location)
    return { entity in
      Issue.Position(
        entity: entity, position: position, salience: salience, capability: capability, location: location)
    }
  }.named("position-on-issue")
}

extension Codec where Value == ClosedRange<Double> {
  /// `[low, high]`.
  static let bounds = Codec(schema: .tuple([.number(WrittenNumber.range), .number(WrittenNumber.range)])) {
    node, decoding in
    guard let items = node.items, items.count == 2 else {
      decoding.wrongType(node, expected: "`[low, high]`")
      return nil
    }
    guard let low = decoding.number(items[0], in: WrittenNumber.range),
      let high = decoding.number(items[1], in: WrittenNumber.range)
    else { return nil }
    guard low < high else {
      decoding.report(.outOfRange, at: node, "a range must rise", help: "write `[low, high]`")
      return nil
    }
    return low...high
  }
}
