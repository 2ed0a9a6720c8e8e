/// How people of civilian groups come to join a force, and why.
public struct Movement: Sendable {
  /// Why people join.
  public enum Motive: String, CaseIterable, Sendable {
    /// They side with the force's owner.
    case belief
    /// They resent the authority more than they fear it.
    case resentment
    /// They need the money.
    case pay
    /// The force rules where they live.
    case fear
  }
  /// The id by which everything else refers to it.
  public let id: String
  /// How it is called in reports.
  public let name: String
  /// Id of the force that they join.
  public let force: String
  /// Id of the simulated actor whose legitimacy and forces they weigh.
  public let against: String
  /// Ids of the civilian groups.
  public let from: [String]
  /// Share of the people who could ever join, 0…1.
  public let potential: Quantity
  /// Share of the gap between those who would be in it and those who are that closes in a week, 0…1; nil: the setting.
  public let pace: Quantity?
  /// Grievance beyond fear from which people act, 0…1; nil: the setting.
  public let threshold: Quantity?
  /// How much each motive counts, 0…1; those left out do not.
  public let motives: [Motive: Quantity]
  /// Share of the force at the start that comes from the groups, 0…1; nil: 1.
  public let natives: Quantity?
  /// Share of the force at the start that joined out of belief, 0…1; nil: 0.5.
  public let believers: Quantity?
  /// Ids of the claims and assumptions that support it.
  public let grounds: [String]
  /// A remark for whoever reads the dossier.
  public let note: String?
  /// Where it stands in the dossier.
  public let location: Location
}

/// A way on which people of a civilian group flee, and come back.
public struct FlightRoute: Sendable {
  /// Id of the group that flees.
  public let from: String
  /// Id of the group that they become part of.
  public let to: String
  /// People of the second who came from the first before the start; nil: none.
  public let start: Quantity?
  /// Where it stands in the dossier.
  public let location: Location
}

extension Action {
  /// What is done to people's freedom.
  public enum Custody: Sendable {
    /// Arrests: of those taken, a share are of the force that is meant; the rest are bystanders.
    case detain(
      by: String, of: [String], against: String, place: String?, personnel: Quantity, accuracy: Quantity?)
    /// Bystanders of groups go home, or captured people of a force go free.
    case release(of: [String], force: String?, share: Quantity)
    /// Members who do not believe go home.
    case amnesty(force: String, share: Quantity)
  }
}

extension Expression {
  /// What an expression can ask about recruits, detainees and displaced people.
  public enum PeopleQuery: Sendable, Hashable {
    /// Share of a force that comes from the groups of its movements, 0…1.
    case natives(force: String)
    /// Share of a force that joined for a motive, 0…1.
    case motive(force: String, Movement.Motive)
    /// People who joined so far.
    case recruits(force: String)
    /// Bystanders of groups in detention.
    case detained([String])
    /// People of a force in detention.
    case captured(force: String)
    /// People of groups who have fled and not returned.
    case displaced([String])
  }
}
