public import OrderedCollections

/// The analyst's sourced description of one contested state, checked: every reference resolves, every
/// number has grounds, every expression has its type.
///
/// Made only by loading and checking a folder; see `Dossier.load`.
public struct Dossier: Sendable {
  /// What it is about.
  public let title: String
  /// What it is to answer.
  public let question: String
  /// One paragraph.
  public let summary: String?
  /// The day on which week 0 begins.
  public let start: PartialDate
  /// Weeks simulated, 1…5200.
  public let horizon: Int
  /// What is reported, by id; all dictionaries keep the order of the files.
  public let indicators: OrderedDictionary<String, Indicator>
  /// Model parameters that differ from their defaults, by name.
  public let settings: OrderedDictionary<String, Quantity>
  /// Documents and data sets, by id.
  public let sources: OrderedDictionary<String, Source>
  /// Statements somebody makes in a passage, by id.
  public let claims: OrderedDictionary<String, Claim>
  /// Rival accounts, by id.
  public let accounts: OrderedDictionary<String, Account>
  /// Values and choices that no claim supports, by id.
  public let assumptions: OrderedDictionary<String, Assumption>
  /// Who asserts things but pursues nothing here, by id.
  public let voices: OrderedDictionary<String, Voice>
  /// Whoever pursues something, by id.
  public let actors: OrderedDictionary<String, Actor>
  /// Civilian groups, forces and organisations, by id.
  public let groups: OrderedDictionary<String, Group>
  /// Stated feelings of groups, in the order written.
  public let relationships: [Relationship]
  /// Places, by id.
  public let places: OrderedDictionary<String, Place>
  /// What people take positions on, by id.
  public let topics: OrderedDictionary<String, Topic>
  /// Belief systems, by id.
  public let beliefs: OrderedDictionary<String, BeliefSystem>
  // MARK: Information, services, situations
  /// Means of reaching people, by id.
  public let media: OrderedDictionary<String, Medium>
  /// What messages appeal to, by id.
  public let narratives: OrderedDictionary<String, Narrative>
  /// What can be broadcast, by id.
  public let messages: OrderedDictionary<String, Message>
  /// What civilian groups are served with, by id.
  public let services: OrderedDictionary<String, Service>
  /// What weighs on places at the start, by id.
  public let situations: OrderedDictionary<String, Situation>
  /// How people come to join forces, by id.
  public let movements: OrderedDictionary<String, Movement>
  /// Ways on which people flee, and come back, in the order written.
  public let routes: [FlightRoute]
  /// Relations between entities, in the order written.
  public let ties: [Tie]
  /// Parliaments, ministries, courts, laws, by id.
  public let institutions: OrderedDictionary<String, Institution>
  /// Conditions on what actors may do, by id.
  public let rules: OrderedDictionary<String, Rule>
  // MARK: Decisions
  /// Dimensions of policy, by id.
  public let issues: OrderedDictionary<String, Issue>
  /// Who decides in parliaments and councils, by the id of the institution.
  public let parliaments: OrderedDictionary<String, Parliament>
  /// Proposals that a parliament may pass, by id.
  public let bills: OrderedDictionary<String, Bill>
  /// Dated events of the past, by id.
  public let events: OrderedDictionary<String, Event>
  /// What actors do, by the id of the actor; earlier blocks take people first.
  public let strategies: OrderedDictionary<String, [Block]>
  /// What may happen without anybody in the model deciding it, by id.
  public let hazards: OrderedDictionary<String, Block>
  /// Courses of action under study, by id.
  public let courses: OrderedDictionary<String, CourseOfAction>
  /// Every number in the dossier that has grounds, in order of place, for tracing and for parameters.
  public let quantities: [Quantity]
  /// SHA-256, in hexadecimal, over the names and bytes of all files that the dossier consists of.
  public let digest: String
  /// The folder it was read from.
  public let folder: String
}
