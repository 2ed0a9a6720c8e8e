/// What an institution of kind parliament or council needs to decide inside a future: who sits in it, how it votes, how
/// governments are formed and members elected. See Guides/Decisions.md.
public struct Parliament: Sendable {
  /// Members who were elected together.
  public struct List: Sendable {
    /// Id of the entity that the list is.
    public let entity: String
    /// How many members it has at the start, 0 or more; a fraction is rounded.
    public let seats: Quantity
    /// How much the list's line counts for its members, in units of utility, at least 0; nil: the setting.
    public let discipline: Quantity?
    /// Id of the entity that has leverage over its members while a tie gives it something to hold.
    public let patron: String?
    /// How much the patron's wish counts for its members, in units of utility, at least 0; nil: the setting.
    public let leverage: Quantity?
    /// Id of the entity that leads it.
    public let leader: String?
    /// Share of its members who come to a sitting, 0…1; nil: the setting.
    public let attendance: Quantity?
    /// Whether it stays away from the start.
    public let boycotts: Bool
    /// Ids of the civilian groups who may vote for it, each with its share of the group's votes at the start, 0…1;
    /// nil: by attitude.
    public let voters: [(group: String, share: Quantity?)]
    /// Where it stands in the dossier.
    public let location: Location
  }

  /// How many members a decision needs.
  public enum Majority: Sendable {
    /// More than half of those present, or of all members.
    case halfOfPresent, halfOfMembers
    /// Two thirds of those present or of all members, or more.
    case twoThirdsOfPresent, twoThirdsOfMembers
    /// A number of members, at least 1.
    case members(Quantity)
  }

  /// How many members must be there.
  public enum Quorum: Sendable {
    /// Any number; more than half of all members; two thirds of all members, or more.
    case none, half, twoThirds
    /// A number of members, at least 0.
    case members(Quantity)
  }

  /// Id of the institution.
  public let id: String
  /// Id of the simulated actor that governs; nil: who governs moves nobody's attitudes.
  public let government: String?
  /// Id of the institution or force whose holder the leader becomes who forms the government.
  public let office: String?
  /// By entity, in the order written.
  public let lists: [List]
  /// Yes votes that a bill needs; nil: more than half of those present.
  public let majority: Majority?
  /// Members needed in the room for a bill; nil: more than half of all.
  public let quorum: Quorum?
  /// How governments are formed; nil: as by default.
  public let formation: Formation?
  /// How members are elected; nil: they are not.
  public let elections: Elections?
  /// Ids of the claims and assumptions that support it.
  public let grounds: [String]
  /// A remark for whoever reads the dossier.
  public let note: String?
  /// Where it stands in the dossier.
  public let location: Location

  /// A list.
  ///
  /// - Parameter entity: its id.
  /// - Returns: nil if it is no list of this parliament.
  public func list(_ entity: String) -> List? { lists.first { $0.entity == entity } }
}
