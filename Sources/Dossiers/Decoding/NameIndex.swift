import OrderedCollections

/// What an id stands for.
enum NameKind: String, Sendable {
  case source = "a source"
  case claim = "a claim"
  case assumption = "an assumption"
  case account = "an account"
  case voice = "a voice"
  case actor = "an actor that is not simulated"
  case simulatedActor = "a simulated actor"
  case civilian = "a civilian group"
  case force = "a force"
  case organisation = "an organisation"
  case place = "a place that is not simulated"
  case simulatedPlace = "a simulated place"
  case institution = "an institution"
  case topic = "a topic"
  case beliefs = "a belief system"
  case rule = "a rule"
  case event = "an event"
  case hazard = "a hazard"
  case course = "a course of action"
  case indicator = "an indicator"
  case movement = "a movement"
  // MARK: Decisions
  case issue = "an issue"
  case parliament = "a parliament"
  case list = "a list"
  case bill = "a bill"
  // MARK: Information, services, situations
  case medium = "a medium"
  case narrative = "a narrative"
  case message = "a message"
  case service = "a service"
  case situation = "a situation"
}

/// Ids that must differ from each other.
enum NameSpace: Hashable, Sendable {
  case sources, grounds, accounts, entities, topics, beliefs, rules, events, hazards, courses, indicators, movements
  // MARK: Decisions; a list is an entity that sits in a parliament
  case issues, parliaments, lists, bills
  // MARK: Information, services, situations
  case media, narratives, messages, services, situations
}

/// Every id in the dossier, known before anything is decoded, so that references can be checked as they are met.
struct NameIndex: Sendable {
  struct Name: Sendable {
    let kind: NameKind
    let text: SourceText
    let start: Int
    /// Claims and assumptions: they carry a value.
    var hasValue = false
    /// Civilian groups: where they live.
    var place: String?
  }

  private(set) var spaces: [NameSpace: OrderedDictionary<String, Name>] = [:]
  /// Names of blocks in strategies and courses; ids of hazards.
  private(set) var blocks: OrderedSet<String> = []
  /// Spaces of which a part could not be read: an id missing there may exist.
  private(set) var incomplete: Set<NameSpace> = []
  /// Ids that stand for two things; what refers to them cannot be judged.
  private(set) var ambiguous: Set<String> = []
  /// Civilian groups by the place they live in.
  private(set) var residents: [String: [String]] = [:]

  /// Everything could be read and no id stands for two things.
  var isWhole: Bool { incomplete.isEmpty && ambiguous.isEmpty }

  func name(_ id: String, in space: NameSpace) -> Name? { spaces[space]?[id] }

  /// Adds an id; if it is taken, returns by what.
  mutating func add(_ id: String, _ name: Name, to space: NameSpace) -> Name? {
    if let taken = spaces[space]?[id] {
      ambiguous.insert(id)
      return taken
    }
    spaces[space, default: [:]][id] = name
    if name.kind == .civilian, let place = name.place { residents[place, default: []].append(id) }
    return nil
  }

  mutating func add(block: String) { blocks.append(block) }

  mutating func markIncomplete(_ space: NameSpace) { incomplete.insert(space) }

  /// Ids of the kinds that a reference admits, in order.
  func ids(_ kind: ReferenceKind) -> some Sequence<String> {
    (spaces[kind.space] ?? [:]).lazy.filter { kind.kinds.contains($0.value.kind) }.map(\.key)
  }
}

/// What a reference may point to.
struct ReferenceKind: Sendable {
  /// With its article, for messages.
  let noun: String
  let space: NameSpace
  let kinds: Set<NameKind>

  static let source = ReferenceKind(noun: "a source", space: .sources, kinds: [.source])
  static let claim = ReferenceKind(noun: "a claim", space: .grounds, kinds: [.claim])
  static let assumption = ReferenceKind(noun: "an assumption", space: .grounds, kinds: [.assumption])
  static let ground = ReferenceKind(noun: "a claim or assumption", space: .grounds, kinds: [.claim, .assumption])
  static let entity = ReferenceKind(
    noun: "an entity (voice, actor, group, place or institution)", space: .entities,
    kinds: [
      .voice, .actor, .simulatedActor, .civilian, .force, .organisation, .place, .simulatedPlace, .institution,
    ])
  static let actor = ReferenceKind(noun: "an actor", space: .entities, kinds: [.actor, .simulatedActor])
  static let simulatedActor = ReferenceKind(
    noun: "a simulated actor (one with `beliefs`)", space: .entities, kinds: [.simulatedActor])
  static let place = ReferenceKind(noun: "a place", space: .entities, kinds: [.place, .simulatedPlace])
  static let simulatedPlace = ReferenceKind(
    noun: "a simulated place (one with a `controller`)", space: .entities, kinds: [.simulatedPlace])
  static let group = ReferenceKind(noun: "a group", space: .entities, kinds: [.civilian, .force, .organisation])
  static let civilian = ReferenceKind(noun: "a civilian group", space: .entities, kinds: [.civilian])
  static let force = ReferenceKind(noun: "a force", space: .entities, kinds: [.force])
  static let deployable = ReferenceKind(
    noun: "a force or organisation", space: .entities, kinds: [.force, .organisation])
  static let institution = ReferenceKind(noun: "an institution", space: .entities, kinds: [.institution])
  static let groupOrActor = ReferenceKind(
    noun: "a group or simulated actor", space: .entities, kinds: [.civilian, .force, .organisation, .simulatedActor])
  static let topic = ReferenceKind(noun: "a topic", space: .topics, kinds: [.topic])
  static let beliefs = ReferenceKind(noun: "a belief system", space: .beliefs, kinds: [.beliefs])
  static let rule = ReferenceKind(noun: "a rule", space: .rules, kinds: [.rule])
  // MARK: Decisions
  static let issue = ReferenceKind(noun: "an issue", space: .issues, kinds: [.issue])
  static let parliament = ReferenceKind(
    noun: "a parliament (a key of `parliaments`)", space: .parliaments, kinds: [.parliament])
  static let list = ReferenceKind(noun: "a list (a key of a parliament's `lists`)", space: .lists, kinds: [.list])
  static let bill = ReferenceKind(noun: "a bill", space: .bills, kinds: [.bill])
  static let course = ReferenceKind(noun: "a course of action", space: .courses, kinds: [.course])
  static let indicator = ReferenceKind(noun: "an indicator", space: .indicators, kinds: [.indicator])
  // MARK: Information, services, situations
  static let medium = ReferenceKind(noun: "a medium", space: .media, kinds: [.medium])
  static let narrative = ReferenceKind(noun: "a narrative", space: .narratives, kinds: [.narrative])
  static let message = ReferenceKind(noun: "a message", space: .messages, kinds: [.message])
  static let service = ReferenceKind(noun: "a service", space: .services, kinds: [.service])
}

extension Decoding {
  /// Checks that an id exists and is of the right kind; reports it otherwise.
  func resolve(_ id: String, as kind: ReferenceKind, at start: Int, in text: SourceText) -> Bool {
    guard let name = names.name(id, in: kind.space) else {
      if names.incomplete.contains(kind.space) { return false }
      report(
        .unknownReference, at: start, in: text, "there is no `\(id.prefix(64))`; \(kind.noun) is needed here",
        help: nearest(id, among: names.ids(kind)))
      return false
    }
    if kind.space == .grounds { use(ground: id) }
    guard kind.kinds.contains(name.kind) || names.ambiguous.contains(id) else {
      report(
        .wrongKind, at: start, in: text, "`\(id)` is \(name.kind.rawValue); \(kind.noun) is needed here",
        help: nearest(id, among: names.ids(kind)))
      return false
    }
    return true
  }
}

extension Codec where Value == String {
  /// The id of something in the dossier.
  static func reference(to kind: ReferenceKind) -> Codec {
    Codec(schema: .reference(kind.noun)) { node, decoding in
      guard let scalar = node.scalar else {
        decoding.wrongType(node, expected: "the id of \(kind.noun)")
        return nil
      }
      return decoding.resolve(scalar.value, as: kind, at: node.start, in: node.text) ? scalar.value : nil
    }
  }
}
