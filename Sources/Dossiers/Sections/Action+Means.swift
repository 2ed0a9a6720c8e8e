/// Actions that move people and money, and how much of them.

extension Action {
  private static let everything = 0...WrittenNumber.range.upperBound

  /// How many people.
  enum PeopleKeys {
    static let allBut = Field("all-but", .quantity(everything), .optional, "All but so many.")
    static let atLeast = Field("at-least", .quantity(everything), .optional, "So many or none.")
    static let atMost = Field("at-most", .quantity(everything), .optional, "As many as there are, up to so many.")
    static let all: [any FieldDeclaration] = [Keys.personnel, Keys.share, allBut, atLeast, atMost]
  }

  /// How much money.
  enum MoneyKeys {
    static let money = Field("money", .quantity(everything), .optional, "How much money.")
    static let all: [any FieldDeclaration] = [money, Keys.share, PeopleKeys.allBut, PeopleKeys.atMost]
  }

  /// How many people join, besides `personnel`.
  enum RaiseKeys {
    static let share = Field("share", .quantity(0...10), .optional, "So many times as many as belong to it.")
    static let upTo = Field("up-to", .quantity(everything), .optional, "As many as bring it to this number.")
    static let ensure = Field(
      "ensure", .quantity(everything), .optional, "As many as bring those who are not deployed to this number.")
    static let all: [any FieldDeclaration] = [share, upTo, ensure]
  }

  /// Which places, by what is the case there at the start of the week.
  enum PlacesKeys {
    static let forces = Codec<[String]>.oneOrMany(.reference(to: .deployable))
    static let actors = Codec<[String]>.oneOrMany(.reference(to: .simulatedActor))
    static let controlledBy = Field("controlled-by", actors, .optional, "That one of these actors controls.")
    static let notControlledBy = Field("not-controlled-by", actors, .optional, "That none of these actors controls.")
    static let withAny = Field("with-any", forces, .optional, "Where any of these forces is.")
    static let withAll = Field("with-all", forces, .optional, "Where all of these forces are.")
    static let without = Field("without", forces, .optional, "Where none of these forces is.")
    static let all: [any FieldDeclaration] = [controlledBy, notControlledBy, withAny, withAll, without]
  }

  enum MeansKeys {
    static let places = Field("in", .places, .required, "In which places.")
    static let place = Field("in", .reference(to: .simulatedPlace), .required, "Where.")
    static let by = Field(
      "by", .choice(Allocation.self), .optional, "How they are divided between places (default population).")
    static let renewed = Field(
      "renewed", .boolean, .optional,
      "Whether they are divided anew each week (default false: those who were there last week stay).")
    static let activity = Field("activity", .choice(Activity.self), .required, "What they do.")
    static let actor = Field("actor", .reference(to: .simulatedActor), .required, "Who gets it.")
    static let fromGroup = Field("from", .reference(to: .civilian), .required, "The group that people leave.")
    static let toGroup = Field("to", .reference(to: .civilian), .required, "The group that they join.")
    static let perYear = Field(
      "per-year", .quantity(0...100), .optional, "Percent of the group a year, a fifty-second of it each week.")
  }
}

extension Action.Keys {
  static let undeployed = Field(
    "undeployed", .boolean, .optional, "Only people who are not deployed (default false: from wherever they are).")
}

extension Codec where Value == Action.Places {
  /// A place, a list of places, or what must be the case in them.
  static let places: Codec = {
    let named = Codec<[String]>.oneOrMany(.reference(to: .simulatedPlace))
    let chosen = Codec<Action.Places>.record(
      "Places by what is the case there.", fields: Action.PlacesKeys.all,
      alternatives: Action.PlacesKeys.all.map(\.name)
    ) { record in
      record.reportUnlessOne(of: Action.PlacesKeys.all.map(\.name))
      typealias Keys = Action.PlacesKeys
      let actors = (record[Keys.controlledBy], record[Keys.notControlledBy])
      let forces = (record[Keys.withAny], record[Keys.withAll], record[Keys.without])
      if let actors = actors.0 { return .controlled(by: actors, isSo: true) }
      if let actors = actors.1 { return .controlled(by: actors, isSo: false) }
      if let forces = forces.0 { return .holding(forces: forces, .any) }
      if let forces = forces.1 { return .holding(forces: forces, .all) }
      if let forces = forces.2 { return .holding(forces: forces, .none) }
      return nil
    }
    return Codec(schema: .either([named.schema, chosen.schema])) { node, decoding in
      if node.entries != nil { return chosen.decode(node, decoding) }
      return named.decode(node, decoding).map { .named($0) }
    }
  }()
}

extension Record {
  /// Reports a second of several keys that exclude each other, or that all of them are missing.
  fileprivate func reportUnlessOne(of names: [String]) {
    let written = (node.entries ?? []).filter { names.contains($0.key) }
    if let second = written.dropFirst().first {
      decoding.report(
        .conflictingKeys, at: second.keyStart, in: node.text,
        "`\(written[0].key)` and `\(second.key)` exclude each other")
    } else if written.isEmpty {
      decoding.report(
        .missingKey, at: start, in: node.text, "a key is missing here",
        help: "write one of \(names.joined(separator: ", "))")
    }
  }

  /// How much of what there is; by default all.
  private func portion(_ number: Field<Quantity>, least: Field<Quantity>?) -> Action.Portion {
    typealias People = Action.PeopleKeys
    let written = (node.entries ?? []).map(\.key)
    var alone = [number.name, Action.Keys.share.name, People.allBut.name, People.atMost.name]
    if let least, written.contains(least.name), !written.contains(People.atMost.name) { alone.append(least.name) }
    let found = alone.filter(written.contains)
    if found.count > 1, let second = node.value(found[1]) {
      decoding.report(.conflictingKeys, at: second, "`\(found[0])` and `\(found[1])` exclude each other")
    }
    let lowest = least.flatMap { self[$0] }
    let values = (self[number], self[Action.Keys.share], self[People.allBut], self[People.atMost])
    if let number = values.0 { return .number(number) }
    if let share = values.1 { return .share(share) }
    if let rest = values.2 { return .allBut(rest) }
    if let most = values.3 { return .between(least: lowest, most: most) }
    return lowest.map { .between(least: $0, most: .unbounded) } ?? .all
  }

  fileprivate var people: Action.Portion { portion(Action.Keys.personnel, least: Action.PeopleKeys.atLeast) }
  fileprivate var money: Action.Portion { portion(Action.MoneyKeys.money, least: nil) }

  /// How many join, if that is not a plain number.
  var raise: Action.Raise? {
    typealias Keys = Action.RaiseKeys
    reportUnlessOne(of: ["personnel"] + Keys.all.map(\.name))
    let (share, total, undeployed) = (self[Keys.share], self[Keys.upTo], self[Keys.ensure])
    let size: Action.Raise? =
      share.map { .share($0) } ?? total.map { .total($0) } ?? undeployed.map { .undeployed($0) }
    if size != nil, let place = node(Action.Keys.place) {
      decoding.report(
        .conflictingKeys, at: place, "who joins by `share`, `up-to` or `ensure` joins the reserve",
        help: "leave out `in`, or write `personnel`")
    }
    return size
  }

  /// How many join, as a plain number.
  var raised: Quantity? { self[Action.Keys.personnel] }

  /// How many of those who are not deployed are dismissed; nil: people are dismissed wherever they are.
  var released: Action.Portion? {
    let isUndeployed = self[Action.Keys.undeployed] ?? false
    let portion = people
    if isUndeployed {
      if let place = node(Action.Keys.place) {
        decoding.report(.conflictingKeys, at: place, "who is not deployed is in no place", help: "leave out `in`")
      }
      return portion
    }
    for field in [Action.PeopleKeys.allBut, Action.PeopleKeys.atLeast, Action.PeopleKeys.atMost] {
      if let node = node(field) {
        decoding.report(
          .conflictingKeys, at: node, "`\(field.name)` goes with `undeployed: true`",
          help: "write `personnel` or `share`")
      }
    }
    return nil
  }
}

extension Quantity {
  /// No bound: the largest number.
  fileprivate static let unbounded = Quantity(
    form: .constant(WrittenNumber.range.upperBound), exceptions: [], grounds: [], range: WrittenNumber.range,
    location: Location(file: "", line: 1, column: 1), path: "")
}

extension Action {
  static let station = Codec<Kind>.record(
    "Holds people in places for this week; who is not stationed again next week returns to the reserve.",
    fields: [Keys.force, MeansKeys.places] + PeopleKeys.all
      + [MeansKeys.by, MeansKeys.renewed, Fields.optionalBecause]
  ) { record in
    .station(
      force: record[Keys.force, or: ""], in: record[MeansKeys.places, or: .named([])], portion: record.people,
      allocation: record[MeansKeys.by] ?? .population, isRenewed: record[MeansKeys.renewed] ?? false)
  }

  static let assign = Codec<Kind>.record(
    "Gives people who do nothing in particular in a place something to do.",
    fields: [Keys.force, MeansKeys.place, MeansKeys.activity] + PeopleKeys.all + [Fields.optionalBecause]
  ) { record in
    .assign(
      force: record[Keys.force, or: ""], place: record[MeansKeys.place, or: ""],
      activity: record[MeansKeys.activity] ?? .none, portion: record.people)
  }

  static let fund = owned(
    "fund", "The block's actor gives money to another; it can spend it from the next week on.", [MeansKeys.actor]
  ) { record in .fund(actor: record[MeansKeys.actor, or: ""], portion: record.money) }

  static let deposit = owned("deposit", "The block's actor puts money aside.") { .deposit($0.money) }

  static let draw = owned("draw", "The block's actor takes money that it has put aside.") { .draw($0.money) }

  static let spend = owned("spend", "The block's actor spends money that leaves the polity.") { .spend($0.money) }

  /// An action that only an actor's block can do.
  private static func owned(
    _ name: String, _ summary: String, _ fields: [any FieldDeclaration] = [],
    build: @escaping @Sendable (Record) -> Kind
  ) -> Codec<Kind> {
    Codec<Kind>.record(summary, fields: fields + MoneyKeys.all + [Fields.optionalBecause]) { record in
      if record.decoding.blockActor == nil {
        record.decoding.report(
          .wrongKind, at: record.start, in: record.node.text,
          "`\(name)` belongs to an actor, and this block has none",
          help: "write it under `strategies:` of the actor whose money it is")
      }
      return build(record)
    }
  }

  static let flow = Codec<Kind>.record(
    "People of one civilian group become members of another.",
    fields: [MeansKeys.fromGroup, MeansKeys.toGroup] + PeopleKeys.all + [MeansKeys.perYear, Fields.optionalBecause]
  ) { record in
    let (from, to) = (record[MeansKeys.fromGroup, or: ""], record[MeansKeys.toGroup, or: ""])
    let portion = record.people
    if let rate = record[MeansKeys.perYear] { return .trickle(from: from, to: to, perYear: rate) }
    return .flow(from: from, to: to, portion: portion)
  }
}

extension Action {
  static let fallen = Codec<Kind>.record(
    "People of a force or organisation die in a place, later in the week, where battles are fought.",
    fields: [Keys.force, MeansKeys.place, Keys.personnel, Keys.share, Fields.optionalBecause]
  ) { record in
    .fallen(
      of: record[Keys.force, or: ""], place: record[MeansKeys.place, or: ""], amount: record.amount ?? .all)
  }
}

extension Actor {
  enum MoneyKeys {
    private static let amount = 0...WrittenNumber.range.upperBound
    static let budget = Field(
      "budget", .quantity(amount), .optional, "Money a week that lapses at its end where it is not spent.")
    static let income = Field("income", .quantity(amount), .optional, "Money a week that it may keep.")
    static let cash = Field("cash", .quantity(amount), .optional, "Money that it has at the start.")
    static let savings = Field("savings", .quantity(amount), .optional, "Money that it has put aside at the start.")
    static let all: [any FieldDeclaration] = [budget, income, cash, savings]
  }
}

extension Record {
  /// What an actor has to spend.
  var actorMoney: Actor.Money? {
    typealias Keys = Actor.MoneyKeys
    let money = Actor.Money(
      budget: self[Keys.budget], income: self[Keys.income], cash: self[Keys.cash], savings: self[Keys.savings])
    if has(Keys.budget), let node = node(Keys.income) {
      decoding.report(
        .conflictingKeys, at: node, "`budget` and `income` exclude each other",
        help: "a budget lapses at the end of the week, an income does not")
    }
    return [money.budget, money.income, money.cash, money.savings].contains { $0 != nil } ? money : nil
  }
}
