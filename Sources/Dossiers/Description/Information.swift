/// A means of reaching people: a broadcaster, a newspaper, a network of preachers.
public struct Medium: Sendable {
  /// The id by which everything else refers to it.
  public let id: String
  /// How it is called in reports.
  public let name: String
  /// Id of the simulated actor who may use it and let others use it; nil: everybody may.
  public let owner: String?
  /// How much of its reach is in working order, 0…1; nil: 1.
  public let capacity: Quantity?
  /// Money for each broadcast, at least 0; nil: none.
  public let cost: Quantity?
  /// Share of each place that it covers, 0…1; places left out are not covered.
  public let coverage: [(place: String, share: Quantity)]
  /// Share of each civilian group that attends to it where it is covered, 0…1; groups left out do not.
  public let penetration: [(group: String, share: Quantity)]
  /// Ids of the claims and assumptions that support it.
  public let grounds: [String]
  /// A remark for whoever reads the dossier.
  public let note: String?
  /// Where it stands in the dossier.
  public let location: Location
}

/// What a message appeals to: positions on topics. Athena calls it a semantic hook.
public struct Narrative: Sendable {
  /// The id by which everything else refers to it.
  public let id: String
  /// How it is called in reports.
  public let name: String
  /// Positions, −1…1, by id of the topic, in the order written; at least one.
  public let positions: [(topic: String, position: Quantity)]
  /// Ids of the claims and assumptions that support it.
  public let grounds: [String]
  /// A remark for whoever reads the dossier.
  public let note: String?
  /// Where it stands in the dossier.
  public let location: Location
}

/// What can be broadcast: a narrative, and what it is meant to do to whoever accepts it.
public struct Message: Sendable {
  /// What it does to one attitude of whoever accepts it, in points, −100…100.
  public enum Effect: Sendable {
    case satisfaction(concern: Concern, points: Quantity)
    case horizontal(toward: String, points: Quantity)
    case vertical(toward: String, points: Quantity)
    case cooperation(toward: String, points: Quantity)
  }
  /// The id by which everything else refers to it.
  public let id: String
  /// How it is called in reports.
  public let name: String
  /// Id of the narrative it appeals to.
  public let narrative: String
  /// At least one.
  public let effects: [Effect]
  /// Ids of the claims and assumptions that support it.
  public let grounds: [String]
  /// A remark for whoever reads the dossier.
  public let note: String?
  /// Where it stands in the dossier.
  public let location: Location
}
