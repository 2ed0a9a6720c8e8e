extension Parliament.Elections {
  enum Keys {
    static let dates = Field("dates", .oneOrMany(.fullDate), .optional, "Days of elections (default: none is dated).")
    static let method = Field(
      "method", .choice(Method.self), .optional, "How seats are divided (default sainte-lague).")
    static let firstDivisor = Field(
      "first-divisor", .quantity(0.1...100), .optional,
      "The first divisor of modified-sainte-lague, in tenths exactly (default 1.4).")
    static let threshold = Field(
      "threshold", .quantity(0...1), .optional, "The share of all votes that a list needs, 0–1 (default 0).")
    static let districtThreshold = Field(
      "district-threshold", .quantity(0...1), .optional,
      "The share of a district's votes that a list needs there, 0–1 (default 0).")
    static let districts = Field(
      "districts", .list(District.codec), .optional,
      "Where members are elected (default one district, with all seats that are neither compensatory nor reserved).")
    static let compensatory = Field(
      "compensatory", .quantity(0...100_000), .optional,
      "Seats that make up for what lists lack in the districts (default 0).")
    static let reserved = Field("reserved", .list(Reserved.codec), .optional, "Seats that only some lists may win.")
    static let all: [any FieldDeclaration] = [
      dates, method, firstDivisor, threshold, districtThreshold, districts, compensatory, reserved,
      Fields.optionalBecause,
    ]
  }

  static let codec = Codec<Parliament.Elections>.record("How members are elected.", fields: Keys.all) { record in
    let method = record[Keys.method] ?? .sainteLague
    if method != .modifiedSainteLague, let node = record.node(Keys.firstDivisor) {
      record.decoding.report(
        .conflictingKeys, at: node, "only `modified-sainte-lague` has a first divisor of its own",
        help: "write `method: modified-sainte-lague`, or delete this line")
    }
    return Parliament.Elections(
      dates: record[Keys.dates] ?? [], method: method, firstDivisor: record[Keys.firstDivisor],
      threshold: record[Keys.threshold], districtThreshold: record[Keys.districtThreshold],
      districts: record[Keys.districts] ?? [], compensatory: record[Keys.compensatory],
      reserved: record[Keys.reserved] ?? [])
  }
}

extension Parliament.Elections.District {
  enum Keys {
    static let seats = Field("seats", .quantity(0...100_000), .required, "How many members.")
    static let places = Field(
      "places", .oneOrMany(.reference(to: .simulatedPlace)), .required, "Whose civilian groups vote in it.")
    static let all: [any FieldDeclaration] = [Fields.name, seats, places, Fields.optionalBecause]
  }

  static let codec = Codec<Parliament.Elections.District>.record("Where members are elected.", fields: Keys.all) {
    record in
    Parliament.Elections.District(
      name: record[Fields.name, or: ""], seats: record[Keys.seats, or: .missing], places: record[Keys.places, or: []],
      location: record.location)
  }
}

extension Parliament.Elections.Reserved {
  enum Keys {
    static let seats = Field("seats", .quantity(0...100_000), .required, "How many members.")
    static let lists = Field("lists", .oneOrMany(.reference(to: .list)), .required, "Which lists may win them.")
    static let all: [any FieldDeclaration] = [Fields.name, seats, lists, Fields.optionalBecause]
  }

  static let codec = Codec<Parliament.Elections.Reserved>.record(
    "Seats that only some lists may win.", fields: Keys.all
  ) { record in
    Parliament.Elections.Reserved(
      name: record[Fields.name, or: ""], seats: record[Keys.seats, or: .missing], lists: record[Keys.lists, or: []],
      location: record.location)
  }
}
