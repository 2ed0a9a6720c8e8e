import OrderedCollections

/// Civilian groups, forces and organisations are written under one section and differ by `kind`.
extension Group {
  enum WrittenKind: String, CaseIterable, Sendable { case civilian, force, organisation }

  enum Keys {
    static let kind = Field("kind", .choice(WrittenKind.self), .required, "civilian, force or organisation.")
    static let demeanour = Field(
      "demeanour", .choice(Demeanour.self), .optional, "How readily it uses force (default average).")
    static let common: [any FieldDeclaration] = [kind, Fields.name, Fields.alsoKnownAs, demeanour]
    static let last: [any FieldDeclaration] = [Fields.because, Fields.note]
  }

  /// The record is chosen by `kind`; without a readable kind only that is reported.
  static let codec = Codec<Group>(
    schema: .either([civilianCodec.schema, forceCodec.schema, organisationCodec.schema])
  ) { node, decoding in
    guard node.entries != nil else {
      _ = decoding.entries(of: node, expected: "a mapping")
      return nil
    }
    switch node.value("kind")?.scalar?.value {
    case "civilian": return civilianCodec.decode(node, decoding)
    case "force": return forceCodec.decode(node, decoding)
    case "organisation": return organisationCodec.decode(node, decoding)
    default:
      if let kind = node.value("kind") {
        _ = Keys.kind.codec.decode(kind, decoding)
      } else {
        decoding.report(
          .missingKey, at: decoding.takeEntryStart() ?? node.start, in: node.text, "`kind` is missing here",
          help: "add it: civilian, force or organisation")
      }
      return nil
    }
  }

  fileprivate init(_ record: Record, kind: Kind) {
    self.init(
      id: record.key, name: record[Fields.name, or: ""], kind: kind, demeanour: record[Keys.demeanour] ?? .average,
      alsoKnownAs: record[Fields.alsoKnownAs] ?? [], grounds: record[Fields.because, or: []],
      note: record[Fields.note], location: record.location)
  }
}

extension Group {
  enum CivilianKeys {
    static let place = Field("place", .reference(to: .simulatedPlace), .required, "The simulated place where it lives.")
    static let population = Field("population", .quantity(0...WrittenNumber.range.upperBound), .required, "People.")
    static let beliefs = Field("beliefs", .reference(to: .beliefs), .required, "Its belief system.")
    static let satisfaction = Field(
      "satisfaction", .dictionary(by: Concern.self, to: .quantity(-100...100)), .required,
      "How content it is with each concern, −100…100.")
    static let saliency = Field(
      "saliency", .dictionary(by: Concern.self, to: .quantity(0...1)), .optional,
      "How much each concern matters, 0…1 (default 1).")
    static let cooperation = Field(
      "cooperation", .dictionary(from: .force, to: .quantity(0...100)), .optional,
      "How readily it helps each force, 0…100 (default 50).")
    static let unemployment = Field("unemployment", .quantity(0...100), .optional, "Percent (default 0).")
    static let naturalCooperation = Field(
      "natural-cooperation", .dictionary(from: .force, to: .quantity(0...100)), .optional,
      "Levels that cooperation returns to, 0…100 (default where it began).")
    static let growth = Field("growth", .quantity(-100...100), .optional, "Percent a year (default 0).")
    static let poverty = Field("poverty", .quantity(0...1), .optional, "Share in poverty, 0–1 (default: not modelled).")
    static let subsistence = Field(
      "subsistence", .boolean, .optional, "Whether it lives on what it grows itself (default false).")
    static let all: [any FieldDeclaration] =
      Keys.common + [
        place, population, beliefs, satisfaction, saliency, cooperation, naturalCooperation, unemployment, growth,
        poverty, subsistence,
      ]
      + Keys.last
  }

  static let civilianCodec = Codec<Group>.record("People who live in a place.", fields: CivilianKeys.all) { record in
    _ = record[Keys.kind]
    let satisfaction = record[CivilianKeys.satisfaction, or: [:]]
    if let node = record.node(CivilianKeys.satisfaction), let entries = node.entries {
      let missing = Concern.allCases.map(\.rawValue).filter { concern in !entries.contains { $0.key == concern } }
      if !missing.isEmpty {
        record.decoding.report(
          .missingKey, at: node, "satisfaction with \(missing.joined(separator: ", ")) is missing",
          help: "each concern needs a value between -100 and 100")
      }
    }
    var civilian = Civilian(
      place: record[CivilianKeys.place, or: ""], population: record[CivilianKeys.population, or: .missing],
      beliefs: record[CivilianKeys.beliefs, or: ""], satisfaction: satisfaction,
      saliency: record[CivilianKeys.saliency] ?? [:],
      cooperation: (record[CivilianKeys.cooperation] ?? []).map { (force: $0, level: $1) },
      unemployment: record[CivilianKeys.unemployment], poverty: record[CivilianKeys.poverty],
      isSubsistence: record[CivilianKeys.subsistence] ?? false)
    civilian.naturalCooperation = (record[CivilianKeys.naturalCooperation] ?? []).map { (force: $0, level: $1) }
    civilian.growth = record[CivilianKeys.growth]
    return Group(record, kind: .civilian(civilian))
  }.named("civilian")
}

extension Group {
  enum OwnedKeys {
    static let owner = Field(
      "owner", .reference(to: .simulatedActor), .required,
      "The simulated actor it belongs to; it has that actor's beliefs.")
    static let deployments = Field(
      "deployments", .list(Deployment.codec), .optional, "Where its people are at the start.")
    static let reserve = Field(
      "reserve", .quantity(0...WrittenNumber.range.upperBound), .optional,
      "People who are not deployed at the start (default 0).")
    static let cost = Field(
      "cost", .quantity(0...WrittenNumber.range.upperBound), .optional,
      "Money that a stationed person costs in a week (default 0).")
    static let all: [any FieldDeclaration] = [deployments, reserve, cost]
  }

  enum ForceKeys {
    static let type = Field("type", .choice(ForceType.self), .required, "What sort of force it is.")
    static let training = Field("training", .choice(Training.self), .optional, "How well it is trained (default full).")
    static let local = Field(
      "local", .boolean, .optional, "Whether its people are from here, not from abroad (default true).")
    static let all: [any FieldDeclaration] =
      Keys.common + [OwnedKeys.owner, type, training, Group.equipment, local] + OwnedKeys.all + Keys.last
  }

  static let forceCodec = Codec<Group>.record("Armed people who belong to an actor.", fields: ForceKeys.all) { record in
    _ = record[Keys.kind]
    var force = Force(
      owner: record[OwnedKeys.owner, or: ""], type: record[ForceKeys.type, or: .regular],
      training: record[ForceKeys.training] ?? .full, equipment: record[Group.equipment] ?? .good,
      isLocal: record[ForceKeys.local] ?? true,
      deployments: record[OwnedKeys.deployments] ?? [])
    force.reserve = record[OwnedKeys.reserve]
    force.cost = record[OwnedKeys.cost]
    return Group(record, kind: .force(force))
  }.named("force")

  enum OrganisationKeys {
    static let type = Field("type", .choice(OrganisationType.self), .required, "What sort of organisation it is.")
    static let all: [any FieldDeclaration] = Keys.common + [OwnedKeys.owner, type] + OwnedKeys.all + Keys.last
  }

  static let organisationCodec = Codec<Group>.record(
    "Unarmed people who belong to an actor.", fields: OrganisationKeys.all
  ) { record in
    _ = record[Keys.kind]
    var organisation = Organisation(
      owner: record[OwnedKeys.owner, or: ""], type: record[OrganisationKeys.type, or: .ngo],
      deployments: record[OwnedKeys.deployments] ?? [])
    organisation.reserve = record[OwnedKeys.reserve]
    organisation.cost = record[OwnedKeys.cost]
    return Group(record, kind: .organisation(organisation))
  }.named("organisation")
}

extension Group.Deployment {
  enum Keys {
    static let place = Field("place", .reference(to: .simulatedPlace), .required, "Where.")
    static let personnel = Field(
      "personnel", .quantity(0...WrittenNumber.range.upperBound), .required, "How many people.")
    static let activity = Field("activity", .choice(Activity.self), .optional, "What they do there (default none).")
    static let all: [any FieldDeclaration] = [place, personnel, activity, Fields.optionalBecause]
  }

  static let codec = Codec<Group.Deployment>.record("People of a group in a place.", fields: Keys.all) { record in
    Group.Deployment(
      place: record[Keys.place, or: ""], personnel: record[Keys.personnel, or: .missing],
      activity: record[Keys.activity] ?? .none, location: record.location)
  }.named("deployment")
}

extension Quantity {
  /// Stands in for a number that was missing or wrong and has been reported.
  static let missing = Quantity(
    form: .constant(0), exceptions: [], grounds: [], range: WrittenNumber.range,
    location: Location(file: "", line: 1, column: 1), path: "")
}

extension Relationship {
  enum Keys {
    static let from = Field("from", .reference(to: .group), .required, "The group that feels.")
    static let to = Field(
      "to", .reference(to: .groupOrActor), .required, "A group (horizontal) or an actor (vertical).")
    static let value = Field("value", .quantity(-1...1), .required, "−1…1.")
    static let current = Field(
      "current", .quantity(-1...1), .optional, "−1…1: the level at the start, where it differs from the baseline.")
    static let all: [any FieldDeclaration] = [from, to, value, current, Fields.optionalBecause, Fields.note]
  }

  static let codec = Codec<Relationship>.record(
    "A stated feeling of a group, where belief systems do not tell it.", fields: Keys.all
  ) { record in
    Relationship(
      from: record[Keys.from, or: ""], to: record[Keys.to, or: ""], value: record[Keys.value, or: .missing],
      current: record[Keys.current], note: record[Fields.note], location: record.location)
  }
}

extension Topic {
  enum Keys {
    static let relevance = Field("relevance", .quantity(0...1), .optional, "0–1 (default 1).")
    static let affinity = Field("affinity", .boolean, .optional, "Whether it counts for affinity (default true).")
    static let all: [any FieldDeclaration] = [Fields.name, relevance, affinity, Fields.optionalBecause, Fields.note]
  }

  static let codec = Codec<Topic>.record("What people take positions on.", fields: Keys.all) { record in
    Topic(
      id: record.key, name: record[Fields.name, or: ""], relevance: record[Keys.relevance],
      countsForAffinity: record[Keys.affinity] ?? true, note: record[Fields.note], location: record.location)
  }
}

extension BeliefSystem {
  enum Keys {
    static let commonality = Field(
      "commonality", .quantity(0...1), .optional, "How much of the shared culture it has, 0–1 (default 1).")
    static let topics = Field("topics", .dictionary(from: .topic, to: Belief.codec), .required, "Positions by topic.")
    static let all: [any FieldDeclaration] = [
      Fields.optionalName, commonality, topics, Fields.optionalBecause, Fields.note,
    ]
  }

  static let codec = Codec<BeliefSystem>.record("Positions on the topics.", fields: Keys.all) { record in
    let beliefs = record[Keys.topics, or: []].map { topic, belief in
      Belief(topic: topic, position: belief.position, emphasis: belief.emphasis)
    }
    return BeliefSystem(
      id: record.key, name: record[Fields.optionalName], commonality: record[Keys.commonality], beliefs: beliefs,
      grounds: record[Fields.optionalBecause] ?? [], note: record[Fields.note], location: record.location)
  }
}

extension Fields {
  static let optionalName = Field("name", .text, .optional, "How it is called in reports.")
}

extension BeliefSystem.Belief {
  /// A position without the topic, which is the key.
  struct Written: Sendable {
    let position: Quantity
    let emphasis: Quantity?
  }

  /// Words for positions.
  static let positionWords: OrderedDictionary<String, Double> = [
    "passionately-for": 0.9, "strongly-for": 0.6, "weakly-for": 0.3, "ambivalent": 0, "weakly-against": -0.3,
    "strongly-against": -0.6, "passionately-against": -0.9,
  ]

  enum Keys {
    static let position = Field(
      "position", .quantity(-1...1, words: positionWords), .required, "−1 (against) … 1 (for), or a word.")
    static let emphasis = Field(
      "emphasis",
      .quantity(
        0...1,
        words: [
          "agreement-strong": 0.9, "agreement": 0.7, "neither": 0.5, "disagreement": 0.35, "disagreement-strong": 0.25,
          "disagreement-extreme": 0.15,
        ]), .optional, "0 (only disagreement counts) … 1 (only agreement counts), or a word (default 0.5).")
    static let all: [any FieldDeclaration] = [position, emphasis, Fields.optionalBecause]
  }

  static let codec = Codec<Written>.record("A position on a topic.", fields: Keys.all) { record in
    Written(position: record[Keys.position, or: .missing], emphasis: record[Keys.emphasis])
  }.named("belief")
}
