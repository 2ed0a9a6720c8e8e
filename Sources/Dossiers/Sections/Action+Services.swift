extension Action {
  enum ServiceKeys {
    static let service = Field("service", .reference(to: .service), .required, "Which service.")
    static let of = Field("of", .people, .optional, "Whom (default all civilian groups that it is about).")
    static let amount = Field(
      "amount", .quantity(0...WrittenNumber.range.upperBound), .optional,
      "Money this week, spread over the groups by what saturation costs.")
    static let fundedLevel = Field(
      "level", .quantity(0...1), .optional, "Instead: as much as this share of the saturation level costs, 0–1.")
    static let level = Field("level", .quantity(0...1), .optional, "Share of the saturation level from now on, 0–1.")
    static let change = Field(
      "change", .quantity(-1...100), .optional, "Instead: by which share it differs from what `from` names, −1 or more."
    )
    static let reference = Field(
      "from", .choice(ServiceLevel.Reference.self), .optional,
      "What a change is counted from: required, expected or actual (default).")
    static let goods = Field(
      "level", .quantity(0...100), .optional, "What it can buy, where 1 is what it could buy at the start.")
    static let poverty = Field("poverty", .quantity(0...1), .optional, "Share in poverty from now on, 0–1.")
    static let consumers = Field("of", .people, .required, "Civilian groups, or `all`.")
  }

  static let fundServices = Codec<Kind>.record(
    "An actor pays for a service this week.",
    fields: [
      ServiceKeys.service, ServiceKeys.of, InformationKeys.by, ServiceKeys.amount, ServiceKeys.fundedLevel,
      Fields.optionalBecause,
    ], alternatives: ["amount", "level"]
  ) { record in
    let by = record[InformationKeys.by]
    record.requireActor(by, for: "paying for a service")
    let (amount, level) = (record[ServiceKeys.amount], record[ServiceKeys.fundedLevel])
    record.requireOne(ServiceKeys.amount, ServiceKeys.fundedLevel, "how much is paid is missing here")
    return .fundServices(
      service: record[ServiceKeys.service, or: ""], of: record[ServiceKeys.of] ?? .everybody, by: by,
      amount: level.map { .level($0) } ?? .amount(amount ?? .missing))
  }

  static let serviceLevel = Codec<Kind>.record(
    "The level of a service that is not funded changes, until it is changed again.",
    fields: [
      ServiceKeys.service, ServiceKeys.of, ServiceKeys.level, ServiceKeys.change, ServiceKeys.reference,
      Fields.optionalBecause,
    ], alternatives: ["level", "change"]
  ) { record in
    let (level, change) = (record[ServiceKeys.level], record[ServiceKeys.change])
    let reference = record[ServiceKeys.reference] ?? .actual
    record.requireOne(ServiceKeys.level, ServiceKeys.change, "what becomes of the level is missing here")
    if change == nil, let node = record.node(ServiceKeys.reference) {
      record.decoding.report(.conflictingKeys, at: node, "`from` belongs to a `change`")
    }
    return .serviceLevel(
      service: record[ServiceKeys.service, or: ""], of: record[ServiceKeys.of] ?? .everybody,
      level: change.map { .change($0, from: reference) } ?? .level(level ?? .missing))
  }

  static let consumption = Codec<Kind>.record(
    "What civilian groups can buy changes, until it is changed again.",
    fields: [ServiceKeys.consumers, ServiceKeys.goods, ServiceKeys.poverty, Fields.optionalBecause]
  ) { record in
    let (level, poverty) = (record[ServiceKeys.goods], record[ServiceKeys.poverty])
    if !record.has(ServiceKeys.goods), !record.has(ServiceKeys.poverty) {
      record.decoding.report(
        .missingKey, at: record.start, in: record.node.text, "what changes is missing here",
        help: "add `level`, `poverty` or both")
    }
    return .consumption(of: record[ServiceKeys.consumers, or: .everybody], level: level, poverty: poverty)
  }
}

extension Record {
  /// Exactly one of two keys must be there.
  fileprivate func requireOne<Value>(_ first: Field<Value>, _ second: Field<Value>, _ missing: String) {
    if has(first), let node = node(second) {
      decoding.report(.conflictingKeys, at: node, "`\(first.name)` and `\(second.name)` exclude each other")
    } else if !has(first), !has(second) {
      decoding.report(
        .missingKey, at: start, in: node.text, missing, help: "add `\(first.name)` or `\(second.name)`")
    }
  }
}
