/// Somebody who asserts things but pursues nothing in the dossier: a reporter, a newspaper.
public struct Voice: Sendable {
  /// What a voice is.
  public enum Kind: String, CaseIterable, Sendable { case person, publication, organisation, office }
  /// The id by which everything else refers to it.
  public let id: String
  /// How it is called in reports.
  public let name: String
  /// What it is.
  public let kind: Kind
  /// Office or function.
  public let role: String?
  /// Other names.
  public let alsoKnownAs: [String]
  /// Ids of the claims and assumptions that support it.
  public let grounds: [String]
  /// A remark for whoever reads the dossier.
  public let note: String?
  /// Where it stands in the dossier.
  public let location: Location
}

/// Whoever pursues something. With a belief system an actor is simulated as a power holder.
public struct Actor: Sendable {
  /// What an actor is.
  public enum Kind: String, CaseIterable, Sendable {
    case person, party, coalition, government, state, ministry, militia, movement, tribe, organisation, office,
      service, media, community
  }
  /// A number that an actor wants higher, or with a negative weight lower.
  public struct Goal: Sendable {
    /// What is wanted; a condition counts as 0 or 1.
    public let measure: Expression
    /// How much it counts.
    public let weight: Quantity
    /// By how much it must change to count as one; nil: 1.
    public let scale: Quantity?
  }
  /// To whom an actor gives its political support.
  public enum Support: Hashable, Sendable { case itself, nobody, actor(String) }
  /// The id by which everything else refers to it.
  public let id: String
  /// How it is called in reports.
  public let name: String
  /// What it is.
  public let kind: Kind
  /// Office or function.
  public let role: String?
  /// Other names.
  public let alsoKnownAs: [String]
  /// Its item in Wikidata, as Q796.
  public let wikidata: String?
  /// Id of its belief system; nil: recorded, not simulated.
  public let beliefs: String?
  /// To whom it gives its political support.
  public let supports: Support
  /// What it has to spend; nil: money plays no part in what it does.
  public internal(set) var money: Money? = nil
  /// What it pursues where it chooses among options.
  public let goals: [Goal]
  /// How strongly it prefers what serves its goals, at least 0; nil: 1.
  public let rationality: Quantity?
  /// Every how many weeks it decides.
  public let decides: Int
  /// Ids of the claims and assumptions that support it.
  public let grounds: [String]
  /// A remark for whoever reads the dossier.
  public let note: String?
  /// Where it stands in the dossier.
  public let location: Location
}

/// A neighbourhood in the sense of the stability-modelling literature. Simulated if it has a controller.
public struct Place: Sendable {
  /// What a place is.
  public enum Kind: String, CaseIterable, Sendable { case country, region, governorate, city, district, site }
  /// How a place is settled.
  public enum Urbanisation: String, CaseIterable, Sendable { case isolated, rural, suburban, urban }
  /// Who controls a place.
  public enum Controller: Hashable, Sendable { case nobody, actor(String) }
  /// A polygon in a GeoJSON file.
  public struct Shape: Hashable, Sendable {
    /// Path inside the dossier folder.
    public let file: String
    /// The feature's `id`, or its property `id`.
    public let feature: String
  }
  /// A point on the Earth, in degrees.
  public struct Point: Hashable, Sendable {
    /// −180…180, east positive.
    public let longitude: Double
    /// −90…90, north positive.
    public let latitude: Double
  }
  /// The id by which everything else refers to it.
  public let id: String
  /// How it is called in reports.
  public let name: String
  /// What it is.
  public let kind: Kind
  /// Other names.
  public let alsoKnownAs: [String]
  /// Id of the place that it is part of.
  public let within: String?
  /// Ids of adjacent places.
  public let neighbours: [String]
  /// How near other places are, where adjacency does not tell it; need not be mutual.
  public internal(set) var proximity: [(place: String, proximity: Proximity)] = []
  /// How it is settled; there if the place is simulated.
  public let urbanisation: Urbanisation?
  /// Who controls it at the start; nil: the place is not simulated.
  public let controller: Controller?
  /// Its polygon.
  public let shape: Shape?
  /// A point in it.
  public let point: Point?
  /// Ids of the claims and assumptions that support it.
  public let grounds: [String]
  /// A remark for whoever reads the dossier.
  public let note: String?
  /// Where it stands in the dossier.
  public let location: Location
}

/// A directed, dated, signed relation between entities.
public struct Tie: Sendable {
  /// What the first end does or is to the second.
  public enum Kind: String, CaseIterable, Sendable {
    case leads, commands, directs, controls, runs, owns, funds, arms, trains, advises, sponsors, founded
    case memberOf = "member-of"
    case partOf = "part-of"
    case worksFor = "works-for"
    case represents
    case loyalTo = "loyal-to"
    case alliedWith = "allied-with"
    case supports
    case fightsBeside = "fights-beside"
    case appointed, invites, meets, mediates, succeeded
    case familyOf = "family-of"
    case locatedIn = "located-in"
    case nativeOf = "native-of"
    case names, recognises
    case pressures, opposes, rejects, fights, accuses, purged, detains, designates, denies, bans, abuses, suppresses

    /// The sign a tie of this kind has unless the dossier says otherwise.
    public var sign: Int {
      switch self {
      case .mediates, .succeeded, .familyOf, .locatedIn, .nativeOf, .names: 0
      case .pressures, .opposes, .rejects, .fights, .accuses, .purged, .detains, .designates, .denies, .bans,
        .abuses, .suppresses:
        -1
      default: 1
      }
    }
  }
  /// Id of the entity that does or is it.
  public let from: String
  /// Id of the entity that it is done to.
  public let to: String
  /// What the first end does or is to the second.
  public let kind: Kind
  /// 1, 0 or −1: of the kind, unless the dossier says otherwise.
  public let sign: Int
  /// From when on.
  public let since: PartialDate?
  /// Until when.
  public let until: PartialDate?
  /// How much of what it gives the other lives on, 0…1; nil: as the kind's setting says.
  public let strength: Quantity?
  /// Ids of the claims and assumptions that support it.
  public let grounds: [String]
  /// A remark for whoever reads the dossier.
  public let note: String?
  /// Where it stands in the dossier.
  public let location: Location
}

/// A parliament, ministry, court, law.
public struct Institution: Sendable {
  /// What an institution is.
  public enum Kind: String, CaseIterable, Sendable {
    case parliament, ministry, court, law, army, police, media, council, office, agreement, constitution, other
  }
  /// The id by which everything else refers to it.
  public let id: String
  /// How it is called in reports.
  public let name: String
  /// What it is.
  public let kind: Kind
  /// Other names.
  public let alsoKnownAs: [String]
  /// Id of the entity that it belongs to.
  public let of: String?
  /// Ids of the claims and assumptions that support it.
  public let grounds: [String]
  /// A remark for whoever reads the dossier.
  public let note: String?
  /// Where it stands in the dossier.
  public let location: Location
}

/// A condition on what actors may do.
public struct Rule: Sendable {
  /// Whether a rule holds.
  public enum Status: String, CaseIterable, Sendable {
    case inForce = "in-force"
    case proposed, alleged, repealed
  }
  /// What a rule forbids while it is in force.
  public struct Prohibition: Sendable {
    /// The actions that are forbidden, by name.
    public let tactics: [String]
    /// Ids of the actors that it binds; empty: everybody.
    public let actors: [String]
    /// Ids of the forces that it binds; empty: whatever is done, with or without a force.
    public let forces: [String]
    /// Empty: everywhere.
    public let places: [String]
    /// Where this holds, it is allowed; nil: never.
    public let unless: Expression?
  }
  /// The id by which everything else refers to it.
  public let id: String
  /// In one sentence, in the analyst's words.
  public let says: String
  /// Id of the law, agreement or body that it is part of.
  public let institution: String?
  /// Whether it holds at the start.
  public let status: Status
  /// What it forbids inside the simulation; nil: it is recorded only.
  public let forbids: Prohibition?
  /// Ids of the claims and assumptions that support it.
  public let grounds: [String]
  /// A remark for whoever reads the dossier.
  public let note: String?
  /// Where it stands in the dossier.
  public let location: Location
}

/// A dated event of the past.
public struct Event: Sendable {
  /// The id by which everything else refers to it.
  public let id: String
  /// In one sentence, in the analyst's words.
  public let says: String
  /// When it happened, or began.
  public let date: PartialDate
  /// When it ended.
  public let until: PartialDate?
  /// Ids of entities that took part.
  public let actors: [String]
  /// Ids of places where it happened.
  public let places: [String]
  /// Ids of the claims and assumptions that support it.
  public let grounds: [String]
  /// A remark for whoever reads the dossier.
  public let note: String?
  /// Where it stands in the dossier.
  public let location: Location
}
