public import OrderedCollections

/// The analyst's sourced description of one contested state, checked: every reference resolves, every
/// number has grounds, every expression has its type.
///
/// Made only by loading and checking a folder; see `Dossier.load`.
public struct Dossier: Sendable {
  public let title: String
  public let question: String
  public let summary: String?
  /// The day on which week 0 begins.
  public let start: PartialDate
  /// Weeks simulated.
  public let horizon: Int
  public let indicators: OrderedDictionary<String, Indicator>
  /// Model parameters that differ from their defaults, by name.
  public let settings: OrderedDictionary<String, Quantity>
  public let sources: OrderedDictionary<String, Source>
  public let claims: OrderedDictionary<String, Claim>
  public let accounts: OrderedDictionary<String, Account>
  public let assumptions: OrderedDictionary<String, Assumption>
  public let voices: OrderedDictionary<String, Voice>
  public let actors: OrderedDictionary<String, Actor>
  public let groups: OrderedDictionary<String, Group>
  public let relationships: [Relationship]
  public let places: OrderedDictionary<String, Place>
  public let topics: OrderedDictionary<String, Topic>
  public let beliefs: OrderedDictionary<String, BeliefSystem>
  public let ties: [Tie]
  public let institutions: OrderedDictionary<String, Institution>
  public let rules: OrderedDictionary<String, Rule>
  public let events: OrderedDictionary<String, Event>
  public let strategies: OrderedDictionary<String, [Block]>
  public let hazards: OrderedDictionary<String, Block>
  public let courses: OrderedDictionary<String, CourseOfAction>
  /// Every number in the dossier that has grounds, in order of place, for tracing and for parameters.
  public let quantities: [Quantity]
  /// SHA-256, in hexadecimal, over the names and bytes of all files that the dossier consists of.
  public let digest: String
  /// The folder it was read from.
  public let folder: String
}
