extension Fields {
  static let role = Field("role", .text, .optional, "Office or function.")
  static let alsoKnownAs = Field("also", .oneOrMany(.text), .optional, "Other names.")
}

extension Voice {
  enum Keys {
    static let kind = Field("kind", .choice(Kind.self), .required, "What it is.")
    static let all: [any FieldDeclaration] = [
      Fields.name, kind, Fields.role, Fields.alsoKnownAs, Fields.because, Fields.note,
    ]
  }

  static let codec = Codec<Voice>.record("Somebody who asserts things but pursues nothing here.", fields: Keys.all) {
    record in
    Voice(
      id: record.key, name: record[Fields.name, or: ""], kind: record[Keys.kind, or: .person],
      role: record[Fields.role], alsoKnownAs: record[Fields.alsoKnownAs] ?? [], grounds: record[Fields.because, or: []],
      note: record[Fields.note], location: record.location)
  }
}

extension Actor {
  enum Keys {
    static let kind = Field("kind", .choice(Kind.self), .required, "What it is.")
    static let wikidata = Field("wikidata", .wikidata, .optional, "Its item in Wikidata.")
    static let beliefs = Field(
      "beliefs", .reference(to: .beliefs), .optional,
      "Its belief system; with one, the actor is simulated as a power holder.")
    static let supports = Field(
      "supports", .support, .optional, "To whom it gives its political support: self (default), nobody or an actor.")
    static let goals = Field(
      "goals", .list(Goal.codec, atLeast: 1), .optional, "What it pursues where it chooses among `option` blocks.")
    static let rationality = Field(
      "rationality", .quantity(0...1000), .optional,
      "How strongly it prefers what serves its goals (default 1; 0: it chooses at random).")
    static let decides = Field(
      "decides-every", .integer(1...520), .optional, "Every how many weeks it decides (default 4).")
    static let all: [any FieldDeclaration] =
      [Fields.name, kind, Fields.role, Fields.alsoKnownAs, wikidata, beliefs, supports, goals, rationality, decides]
      + MoneyKeys.all + [Fields.because, Fields.note]
  }

  static let codec = Codec<Actor>.record("Whoever pursues something.", fields: Keys.all) { record in
    if !record.has(Keys.beliefs), let node = record.node(Keys.supports) {
      record.decoding.report(
        .conflictingKeys, at: node, "only a simulated actor gives support",
        help: "give it `beliefs`, or delete this line")
    }
    let money = record.actorMoney
    if !record.has(Keys.beliefs), money != nil {
      record.decoding.report(
        .conflictingKeys, at: record.start, in: record.node.text, "only a simulated actor has money",
        help: "give it `beliefs`, or delete its money")
    }
    var actor = Actor(
      id: record.key, name: record[Fields.name, or: ""], kind: record[Keys.kind, or: .person],
      role: record[Fields.role], alsoKnownAs: record[Fields.alsoKnownAs] ?? [], wikidata: record[Keys.wikidata],
      beliefs: record[Keys.beliefs], supports: record[Keys.supports] ?? .itself, goals: record[Keys.goals] ?? [],
      rationality: record[Keys.rationality], decides: record[Keys.decides] ?? 4,
      grounds: record[Fields.because, or: []],
      note: record[Fields.note], location: record.location)
    actor.money = money
    return actor
  }
}

extension Actor.Goal {
  enum Keys {
    static let measure = Field(
      "measure", .expression(nil), .required, "What it wants higher; a condition counts as 0 or 1.")
    static let weight = Field(
      "weight", .quantity(-1000...1000), .required, "How much it counts; negative where it wants less of it.")
    static let scale = Field(
      "scale", .quantity(1e-9...1e12), .optional, "By how much it must change to count as one (default 1).")
    static let all: [any FieldDeclaration] = [measure, weight, scale, Fields.optionalBecause]
  }

  static let codec = Codec<Actor.Goal>.record("A number that an actor wants higher or lower.", fields: Keys.all) {
    record in
    let nothing = Expression(text: "0", root: .number(0), type: .number, location: record.location)
    return Actor.Goal(
      measure: record[Keys.measure, or: nothing], weight: record[Keys.weight, or: .missing],
      scale: record[Keys.scale])
  }
}

extension Codec where Value == Actor.Support {
  /// `self`, `nobody` or a simulated actor.
  static let support = Codec(schema: .either([.choice(["self", "nobody"]), .reference("a simulated actor")])) {
    node, decoding in
    switch node.scalar?.value {
    case "self": return .itself
    case "nobody": return .nobody
    default:
      return Codec<String>.reference(to: .simulatedActor).decode(node, decoding).map { .actor($0) }
    }
  }
}

extension Place {
  enum Keys {
    static let kind = Field("kind", .choice(Kind.self), .required, "What it is.")
    static let within = Field("within", .reference(to: .place), .optional, "The place that it is part of.")
    static let neighbours = Field(
      "neighbours", .oneOrMany(.reference(to: .place)), .optional, "Adjacent places; stated on both sides.")
    static let urbanisation = Field(
      "urbanisation", .choice(Urbanisation.self), .optional, "How it is settled; needed where the place is simulated.")
    static let controller = Field(
      "controller", .controller, .optional,
      "Who controls it at the start, or `nobody`; with this key the place is simulated.")
    static let shape = Field("shape", Shape.codec, .optional, "Its polygon.")
    static let point = Field("point", Point.codec, .optional, "Longitude and latitude in degrees.")
    static let proximity = Field(
      "proximity", .dictionary(from: .place, to: .choice(Proximity.self)), .optional,
      "How near other places are to its people, where adjacency does not tell it; need not be mutual.")
    static let all: [any FieldDeclaration] = [
      Fields.name, kind, Fields.alsoKnownAs, within, neighbours, proximity, urbanisation, controller, shape, point,
      Fields.because, Fields.note,
    ]
  }

  static let codec = Codec<Place>.record("An area that is treated as one.", fields: Keys.all) { record in
    let controller = record[Keys.controller]
    if record.has(Keys.controller), !record.has(Keys.urbanisation) {
      record.decoding.report(
        .missingKey, at: record.start, in: record.node.text, "`urbanisation` is missing here",
        help: "a simulated place needs it: \(Urbanisation.allCases.map(\.rawValue).joined(separator: ", "))")
    }
    var place = Place(
      id: record.key, name: record[Fields.name, or: ""], kind: record[Keys.kind, or: .site],
      alsoKnownAs: record[Fields.alsoKnownAs] ?? [], within: record[Keys.within],
      neighbours: record[Keys.neighbours] ?? [], urbanisation: record[Keys.urbanisation], controller: controller,
      shape: record[Keys.shape], point: record[Keys.point], grounds: record[Fields.because, or: []],
      note: record[Fields.note], location: record.location)
    place.proximity = (record[Keys.proximity] ?? []).map { (place: $0, proximity: $1) }
    return place
  }
}

extension Codec where Value == Place.Controller {
  /// `nobody` or a simulated actor.
  static let controller = Codec(schema: .either([.choice(["nobody"]), .reference("a simulated actor")])) {
    node, decoding in
    if node.scalar?.value == "nobody" { return .nobody }
    return Codec<String>.reference(to: .simulatedActor).decode(node, decoding).map { .actor($0) }
  }
}

extension Place.Shape {
  enum Keys {
    static let file = Field("file", .text, .required, "GeoJSON file inside the dossier folder.")
    static let feature = Field("feature", .text, .required, "The feature's `id`, or its property `id`.")
    static let all: [any FieldDeclaration] = [file, feature]
  }

  static let codec = Codec<Place.Shape>.record("A polygon in a GeoJSON file.", fields: Keys.all) { record in
    Place.Shape(file: record[Keys.file, or: ""], feature: record[Keys.feature, or: ""])
  }
}

extension Place.Point {
  static let codec = Codec<Place.Point>(schema: .tuple([.number(-180...180), .number(-90...90)])) { node, decoding in
    guard let items = node.items, items.count == 2 else {
      decoding.wrongType(node, expected: "`[longitude, latitude]`")
      return nil
    }
    guard let longitude = decoding.number(items[0], in: -180...180),
      let latitude = decoding.number(items[1], in: -90...90)
    else { return nil }
    return Place.Point(longitude: longitude, latitude: latitude)
  }
}

extension Tie {
  enum Keys {
    static let from = Field("from", .reference(to: .entity), .required, "Who.")
    static let to = Field("to", .reference(to: .entity), .required, "Whom.")
    static let kind = Field("kind", .choice(Kind.self), .required, "What the first does or is to the second.")
    static let sign = Field("sign", .integer(-1...1), .optional, "1, 0 or -1 where the kind's own sign does not fit.")
    static let since = Field("since", .date, .optional, "From when on.")
    static let until = Field("until", .date, .optional, "Until when.")
    static let strength = Field(
      "strength", .quantity(0...1), .optional,
      "How much of what it gives the other lives on, 0–1 (default by kind; see Guides/Patronage.md).")
    static let all: [any FieldDeclaration] = [
      from, to, kind, sign, since, until, strength, Fields.because, Fields.note,
    ]
  }

  static let codec = Codec<Tie>.record("A directed, dated, signed relation between entities.", fields: Keys.all) {
    record in
    let kind = record[Keys.kind, or: .meets]
    return Tie(
      from: record[Keys.from, or: ""], to: record[Keys.to, or: ""], kind: kind, sign: record[Keys.sign] ?? kind.sign,
      since: record[Keys.since], until: record[Keys.until], strength: record[Keys.strength],
      grounds: record[Fields.because, or: []], note: record[Fields.note], location: record.location)
  }
}

extension Institution {
  enum Keys {
    static let kind = Field("kind", .choice(Kind.self), .required, "What it is.")
    static let of = Field("of", .reference(to: .entity), .optional, "What it belongs to.")
    static let all: [any FieldDeclaration] = [Fields.name, kind, Fields.alsoKnownAs, of, Fields.because, Fields.note]
  }

  static let codec = Codec<Institution>.record("A parliament, ministry, court, law.", fields: Keys.all) { record in
    Institution(
      id: record.key, name: record[Fields.name, or: ""], kind: record[Keys.kind, or: .other],
      alsoKnownAs: record[Fields.alsoKnownAs] ?? [], of: record[Keys.of], grounds: record[Fields.because, or: []],
      note: record[Fields.note], location: record.location)
  }
}
