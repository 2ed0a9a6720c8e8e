extension Parliament.Formation {
  private static let lists = Codec<[String]>.oneOrMany(.reference(to: .list))

  enum Keys {
    static let majority = Field(
      "majority", .majority, .optional, "Members that a government needs (default half-of-members).")
    static let quorum = Field(
      "quorum", .quorum, .optional, "Members that must be there before anybody is asked (default none).")
    static let formateur = Field(
      "formateur", .choice(Formateur.self), .optional, "Who is asked (default largest-list).")
    static let order = Field("order", lists, .optional, "Lists to ask first, where the formateur is appointed.")
    static let mergers = Field("mergers", .list(Merger.codec), .optional, "Lists that may become one bloc first.")
    static let vetoes = Field("vetoes", lists, .optional, "Lists without which there is no government.")
    static let camps = Field("camps", .list(Camp.codec), .optional, "Quotas of confessions, peoples, regions.")
    static let incumbents = Field("incumbents", lists, .optional, "Lists of the government at the start.")
    static let formed = Field(
      "formed", .boolean, .optional,
      "Whether a government holds at the start (default true).")
    static let excludes = Field(
      "excludes", .list(.pairOfLists), .optional, "Pairs of lists that will not govern together.")
    static let endorsements = Field(
      "endorsements", .list(Endorsement.codec), .optional, "Whom others want to see in the government, or out of it.")
    static let issues = Field(
      "issues", .dictionary(from: .issue, to: .quantity(0.001...1000)), .optional,
      "Issues on which coalitions are compared, with weights (default all on which every list has a position, alike).")
    static let minority = Field(
      "minority-governments", .boolean, .optional,
      "Whether governments without a majority are possible (default false).")
    static let parameters = Field(
      "parameters", .formationParameters, .optional, "Numbers that differ from those of Guides/GovernmentFormation.md.")
    static let spoils = Field(
      "spoils", .quantity(0...WrittenNumber.range.upperBound), .optional,
      "Money a week that members of the government share in proportion to their seats (default 0).")
    static let all: [any FieldDeclaration] = [
      majority, quorum, formateur, order, mergers, vetoes, camps, incumbents, formed, excludes, endorsements, issues,
      minority, parameters, spoils, Fields.optionalBecause,
    ]
  }

  static let codec = Codec<Parliament.Formation>.record("How a government is formed.", fields: Keys.all) { record in
    let incumbents = record[Keys.incumbents] ?? []
    return Parliament.Formation(
      majority: record[Keys.majority], quorum: record[Keys.quorum],
      formateur: record[Keys.formateur] ?? .largestList, order: record[Keys.order] ?? [],
      mergers: record[Keys.mergers] ?? [], vetoes: record[Keys.vetoes] ?? [], camps: record[Keys.camps] ?? [],
      incumbents: incumbents, isFormed: record[Keys.formed] ?? true, excludes: record[Keys.excludes] ?? [],
      endorsements: record[Keys.endorsements] ?? [],
      issues: (record[Keys.issues] ?? []).map { (issue: $0.0, weight: $0.1) },
      allowsMinority: record[Keys.minority] ?? false, parameters: record[Keys.parameters] ?? [:],
      spoils: record[Keys.spoils])
  }
}

extension Codec where Value == (String, String) {
  /// `[one, other]`.
  static let pairOfLists = Codec(schema: .tuple([.reference("a list"), .reference("a list")])) { node, decoding in
    guard let items = node.items, items.count == 2 else {
      decoding.wrongType(node, expected: "a pair of lists (`[one, other]`)")
      return nil
    }
    let reference = Codec<String>.reference(to: .list)
    guard let one = reference.decode(items[0], decoding), let other = reference.decode(items[1], decoding) else {
      return nil
    }
    return (one, other)
  }
}

extension Codec where Value == [Parliament.Formation.Parameter: Quantity] {
  /// Numbers by name, each with a range of its own.
  static let formationParameters = Codec<Value>.record(
    "Numbers of the formation of governments.", fields: fields.map(\.field)
  ) { record in
    var values: Value = [:]
    for (parameter, field) in fields { values[parameter] = record[field] }
    return values
  }

  private static let fields = Parliament.Formation.Parameter.allCases.map { parameter in
    (
      parameter: parameter,
      field: Field(
        parameter.rawValue, Codec<Quantity>.quantity(parameter.range), .optional, "See Guides/GovernmentFormation.md.")
    )
  }
}

extension Parliament.Formation.Camp {
  enum Keys {
    static let lists = Field("lists", .oneOrMany(.reference(to: .list)), .required, "Its lists.")
    static let least = Field(
      "at-least", .quantity(1...1000), .optional, "How many of its lists a government needs (default 1).")
    static let share = Field(
      "share", .quantity(0...1), .optional, "Which share of its seats a government needs, 0–1.")
    static let all: [any FieldDeclaration] = [Fields.name, lists, least, share, Fields.optionalBecause]
  }

  static let codec = Codec<Parliament.Formation.Camp>.record(
    "Lists of which a government needs some.", fields: Keys.all
  ) { record in
    if record.has(Keys.least), let node = record.node(Keys.share) {
      record.decoding.report(.conflictingKeys, at: node, "`at-least` and `share` exclude each other")
    }
    return Parliament.Formation.Camp(
      name: record[Fields.name, or: ""], lists: record[Keys.lists, or: []], least: record[Keys.least],
      share: record[Keys.share], location: record.location)
  }
}

extension Parliament.Formation.Merger {
  enum Keys {
    static let lists = Field("lists", .list(.reference(to: .list), atLeast: 2), .required, "At least two lists.")
    static let chance = Field("chance", .quantity(0...1), .optional, "How likely they merge, 0–1 (default 1).")
    static let all: [any FieldDeclaration] = [lists, chance, Fields.optionalBecause]
  }

  static let codec = Codec<Parliament.Formation.Merger>.record("Lists that may become one bloc.", fields: Keys.all) {
    record in
    Parliament.Formation.Merger(
      lists: record[Keys.lists, or: []], chance: record[Keys.chance], location: record.location)
  }
}

extension Parliament.Formation.Endorsement {
  enum Keys {
    static let by = Field("by", .reference(to: .entity), .required, "Who says so.")
    static let list = Field("list", .reference(to: .list), .required, "Of which list.")
    static let strength = Field(
      "strength", .quantity(-100...100), .required,
      "What it adds to the utility of every government with the list; negative: takes from it.")
    static let all: [any FieldDeclaration] = [by, list, strength, Fields.optionalBecause]
  }

  static let codec = Codec<Parliament.Formation.Endorsement>.record(
    "Whom somebody wants to see in the government, or out of it.", fields: Keys.all
  ) { record in
    Parliament.Formation.Endorsement(
      by: record[Keys.by, or: ""], list: record[Keys.list, or: ""], strength: record[Keys.strength, or: .missing],
      location: record.location)
  }
}
