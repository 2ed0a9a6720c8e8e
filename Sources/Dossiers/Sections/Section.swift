import OrderedCollections

/// One file of a dossier: what it holds and how it is read.
struct Section: Sendable {
  /// Name of the file without `.yaml`.
  let name: String
  let summary: String
  let schema: Schema
  let space: NameSpace?
  /// What an id in this section stands for.
  let kind: (@Sendable (YAMLNode) -> NameKind?)?
  let read: @Sendable (YAMLNode, Decoding, inout Draft) -> Void

  var isSplittable: Bool { name != "dossier" }

  /// A section of records by id.
  private static func byID<Value: Sendable>(
    _ name: String, _ summary: String, _ space: NameSpace, _ codec: Codec<Value>,
    kind: @escaping @Sendable (YAMLNode) -> NameKind?, store: @escaping @Sendable (inout Draft, String, Value) -> Void
  ) -> Section {
    Section(
      name: name, summary: summary,
      schema: .dictionary(key: .pattern(Schema.identifierPattern, "An id."), value: codec.schema),
      space: space, kind: kind
    ) { root, decoding, draft in
      guard let entries = decoding.entries(of: root, expected: "records by id") else { return }
      decoding.at(name) {
        for entry in entries where decoding.isFirst(entry, in: space, of: root.text) {
          if let value = decoding.entry(entry, codec) { store(&draft, entry.key, value) }
        }
      }
    }
  }

  private static func list<Value: Sendable>(
    _ name: String, _ summary: String, _ codec: Codec<Value>, store: @escaping @Sendable (inout Draft, [Value]) -> Void
  ) -> Section {
    let list = Codec<[Value]>.list(codec)
    return Section(name: name, summary: summary, schema: list.schema, space: nil, kind: nil) { root, decoding, draft in
      if let values = decoding.at(name, { list.decode(root, decoding) }) { store(&draft, values) }
    }
  }

  static let all: [Section] = [
    Section(
      name: "dossier", summary: "Title, question, start, horizon, indicators, settings.", schema: Header.codec.schema,
      space: nil, kind: nil
    ) { root, decoding, draft in
      guard let header = decoding.at("dossier", { Header.codec.decode(root, decoding) }) else { return }
      header.store(in: &draft)
    },
    byID("sources", "Documents and data sets.", .sources, Source.codec, kind: { _ in .source }) {
      $0.sources[$1] = $2
    },
    byID("claims", "Statements somebody makes in a passage.", .grounds, Claim.codec, kind: { _ in .claim }) {
      $0.claims[$1] = $2
    },
    byID("accounts", "Rival accounts: whom to believe entirely.", .accounts, Account.codec, kind: { _ in .account }) {
      $0.accounts[$1] = $2
    },
    byID(
      "assumptions", "Values and choices that no claim supports.", .grounds, Assumption.codec,
      kind: { _ in .assumption }
    ) { $0.assumptions[$1] = $2 },
    byID("voices", "Who asserts things but pursues nothing here.", .entities, Voice.codec, kind: { _ in .voice }) {
      $0.voices[$1] = $2
    },
    byID(
      "actors", "Whoever pursues something.", .entities, Actor.codec,
      kind: { $0.value("beliefs") == nil ? .actor : .simulatedActor }
    ) { $0.actors[$1] = $2 },
    byID(
      "groups", "Civilian groups, forces, organisations.", .entities, Group.codec,
      kind: { node in
        switch node.value("kind")?.scalar?.value {
        case "civilian": .civilian
        case "force": .force
        case "organisation": .organisation
        default: nil
        }
      }
    ) { $0.groups[$1] = $2 },
    list("relationships", "Stated feelings of groups.", Relationship.codec) { $0.relationships += $1 },
    byID(
      "places", "Areas that are treated as one.", .entities, Place.codec,
      kind: { $0.value("controller") == nil ? .place : .simulatedPlace }
    ) { $0.places[$1] = $2 },
    byID("topics", "What people take positions on.", .topics, Topic.codec, kind: { _ in .topic }) {
      $0.topics[$1] = $2
    },
    byID("beliefs", "Belief systems over the topics.", .beliefs, BeliefSystem.codec, kind: { _ in .beliefs }) {
      $0.beliefs[$1] = $2
    },
    // MARK: Information, services, situations
    byID("media", "Means of reaching people.", .media, Medium.codec, kind: { _ in .medium }) { $0.media[$1] = $2 },
    byID("narratives", "What messages appeal to.", .narratives, Narrative.codec, kind: { _ in .narrative }) {
      $0.narratives[$1] = $2
    },
    byID("messages", "What can be broadcast.", .messages, Message.codec, kind: { _ in .message }) {
      $0.messages[$1] = $2
    },
    byID("services", "What civilian groups are served with.", .services, Service.codec, kind: { _ in .service }) {
      $0.services[$1] = $2
    },
    byID("situations", "What weighs on places at the start.", .situations, Situation.codec, kind: { _ in .situation }) {
      $0.situations[$1] = $2
    },
    byID("movements", "How people come to join forces.", .movements, Movement.codec, kind: { _ in .movement }) {
      $0.movements[$1] = $2
    },
    list("displacement", "Ways on which people flee, and come back.", FlightRoute.codec) { $0.routes += $1 },
    list("ties", "Directed, dated relations.", Tie.codec) { $0.ties += $1 },
    byID(
      "institutions", "Parliaments, ministries, courts, laws.", .entities, Institution.codec,
      kind: { _ in .institution }
    ) { $0.institutions[$1] = $2 },
    byID("rules", "Conditions on what actors may do.", .rules, Rule.codec, kind: { _ in .rule }) { $0.rules[$1] = $2 },
    // MARK: Decisions
    byID("issues", "Dimensions of policy, and who stands where.", .issues, Issue.codec, kind: { _ in .issue }) {
      $0.issues[$1] = $2
    },
    byID(
      "parliaments", "Who decides in parliaments and councils, and how.", .parliaments, Parliament.codec,
      kind: { _ in .parliament }
    ) { $0.parliaments[$1] = $2 },
    byID("bills", "Proposals that a parliament may pass.", .bills, Bill.codec, kind: { _ in .bill }) {
      $0.bills[$1] = $2
    },
    byID("events", "Dated events of the past.", .events, Event.codec, kind: { _ in .event }) { $0.events[$1] = $2 },
    Section(
      name: "strategies", summary: "What actors do: a list of blocks by actor.",
      schema: Codec<[(String, [Block])]>.strategies.schema, space: nil, kind: nil
    ) { root, decoding, draft in
      for (actor, blocks) in decoding.at("strategies", { Codec.strategies.decode(root, decoding) }) ?? [] {
        draft.strategies[actor, default: []] += blocks
      }
    },
    byID(
      "hazards", "What may happen without anybody in the model deciding it.", .hazards, Block.hazardCodec,
      kind: { _ in .hazard }
    ) { $0.hazards[$1] = $2 },
    byID("courses", "Courses of action under study.", .courses, CourseOfAction.codec, kind: { _ in .course }) {
      $0.courses[$1] = $2
    },
  ]
}

extension Decoding {
  /// Of several entries with one id only the first is read; the index has reported the others.
  func isFirst(_ entry: YAMLEntry, in space: NameSpace, of text: SourceText) -> Bool {
    guard let name = names.name(entry.key, in: space) else { return true }
    return name.start == entry.keyStart && name.text === text
  }
}
