/// Somebody who asserts things but pursues nothing in the dossier: a reporter, a newspaper.
public struct Voice: Sendable {
  public enum Kind: String, CaseIterable, Sendable { case person, publication, organisation, office }
  public let id: String
  public let name: String
  public let kind: Kind
  public let role: String?
  public let alsoKnownAs: [String]
  public let grounds: [String]
  public let note: String?
  public let location: Location
}

/// Whoever pursues something. With a belief system an actor is simulated as a power holder.
public struct Actor: Sendable {
  public enum Kind: String, CaseIterable, Sendable {
    case person, party, coalition, government, state, ministry, militia, movement, tribe, organisation, office,
      service, media, community
  }
  public enum Support: Hashable, Sendable { case itself, nobody, actor(String) }
  public let id: String
  public let name: String
  public let kind: Kind
  public let role: String?
  public let alsoKnownAs: [String]
  public let wikidata: String?
  public let beliefs: String?
  public let supports: Support
  public let grounds: [String]
  public let note: String?
  public let location: Location
}

/// A neighbourhood in the sense of the stability-modelling literature. Simulated if it has a controller.
public struct Place: Sendable {
  public enum Kind: String, CaseIterable, Sendable { case country, region, governorate, city, district, site }
  public enum Urbanisation: String, CaseIterable, Sendable { case isolated, rural, suburban, urban }
  public enum Controller: Hashable, Sendable { case nobody, actor(String) }
  public struct Shape: Hashable, Sendable {
    public let file: String
    public let feature: String
  }
  public struct Point: Hashable, Sendable {
    public let longitude: Double
    public let latitude: Double
  }
  public let id: String
  public let name: String
  public let kind: Kind
  public let alsoKnownAs: [String]
  public let within: String?
  public let neighbours: [String]
  public let urbanisation: Urbanisation?
  public let controller: Controller?
  public let shape: Shape?
  public let point: Point?
  public let grounds: [String]
  public let note: String?
  public let location: Location
}

/// A directed, dated, signed relation between entities.
public struct Tie: Sendable {
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
    case names, pressures, opposes, rejects, fights, accuses, purged, detains, designates, denies, abuses, suppresses

    /// The sign a tie of this kind has unless the dossier says otherwise.
    public var sign: Int {
      switch self {
      case .mediates, .succeeded, .familyOf, .locatedIn, .nativeOf, .names: 0
      case .pressures, .opposes, .rejects, .fights, .accuses, .purged, .detains, .designates, .denies, .abuses,
        .suppresses:
        -1
      default: 1
      }
    }
  }
  public let from: String
  public let to: String
  public let kind: Kind
  public let sign: Int
  public let since: PartialDate?
  public let until: PartialDate?
  public let grounds: [String]
  public let note: String?
  public let location: Location
}

public struct Institution: Sendable {
  public enum Kind: String, CaseIterable, Sendable {
    case parliament, ministry, court, law, army, police, media, council, office, agreement, constitution, other
  }
  public let id: String
  public let name: String
  public let kind: Kind
  public let alsoKnownAs: [String]
  public let of: String?
  public let grounds: [String]
  public let note: String?
  public let location: Location
}

/// A condition on what actors may do.
public struct Rule: Sendable {
  public enum Status: String, CaseIterable, Sendable {
    case inForce = "in-force"
    case proposed, alleged, repealed
  }
  public struct Prohibition: Sendable {
    public enum Tactic: String, CaseIterable, Sendable { case deploy, mobilize }
    public let tactic: Tactic
    public let forces: [String]
    /// Empty: everywhere.
    public let places: [String]
    public let unless: Expression?
  }
  public let id: String
  public let says: String
  public let institution: String?
  public let status: Status
  public let forbids: Prohibition?
  public let grounds: [String]
  public let note: String?
  public let location: Location
}

/// A dated event of the past.
public struct Event: Sendable {
  public let id: String
  public let says: String
  public let date: PartialDate
  public let until: PartialDate?
  public let actors: [String]
  public let places: [String]
  public let grounds: [String]
  public let note: String?
  public let location: Location
}
