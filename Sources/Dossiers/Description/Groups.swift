/// What civilian groups can be content with.
public enum Concern: String, CaseIterable, Sendable {
  case autonomy, safety, culture
  case qualityOfLife = "quality-of-life"
}

/// How readily a group uses force.
public enum Demeanour: String, CaseIterable, Sendable { case apathetic, average, aggressive }

/// What deployed people do.
public enum Activity: String, CaseIterable, Sendable {
  case none, checkpoint, coercion, crime, curfew, `guard`
  case lawEnforcement = "law-enforcement"
  case patrol, psyop, construction, education, employment, industry, infrastructure, medical, relief
}

/// People: a civilian group lives in a place; forces and organisations belong to an actor and are deployed.
public struct Group: Sendable {
  /// People who live in a place.
  public struct Civilian: Sendable {
    /// Id of the simulated place where it lives.
    public let place: String
    /// People, at least 0.
    public let population: Quantity
    /// Id of its belief system.
    public let beliefs: String
    /// One for each concern, −100…100.
    public let satisfaction: [Concern: Quantity]
    /// 0…1; concerns left out have saliency 1.
    public let saliency: [Concern: Quantity]
    /// With forces by id, 0…100; forces left out: 50.
    public let cooperation: [(force: String, level: Quantity)]
    /// Percent of the population, 0…100.
    public let unemployment: Quantity?
    /// Share in poverty, 0…1; nil: not modelled.
    public let poverty: Quantity?
    /// Whether it lives on what it grows itself, outside the market.
    public let isSubsistence: Bool
  }
  /// What sort of force it is.
  public enum ForceType: String, CaseIterable, Sendable { case regular, paramilitary, police, irregular, criminal }
  /// What sort of organisation it is.
  public enum OrganisationType: String, CaseIterable, Sendable { case ngo, igo, contractor }
  /// How well a force is trained.
  public enum Training: String, CaseIterable, Sendable { case proficient, full, partial, none }
  /// People of a group in a place.
  public struct Deployment: Sendable {
    /// Id of the simulated place.
    public let place: String
    /// People, at least 0.
    public let personnel: Quantity
    /// What they do there.
    public let activity: Activity
    /// Where it stands in the dossier.
    public let location: Location
  }
  /// Armed people who belong to an actor.
  public struct Force: Sendable {
    /// Id of the simulated actor; the force has its beliefs.
    public let owner: String
    /// What sort of force it is.
    public let type: ForceType
    /// How well it is trained.
    public let training: Training
    /// How well it is equipped.
    public let equipment: Equipment
    /// Whether its people are from here, so that what it puts right is credited to locals.
    public let isLocal: Bool
    /// Where its people are at the start.
    public let deployments: [Deployment]
  }
  /// Unarmed people who belong to an actor.
  public struct Organisation: Sendable {
    /// Id of the simulated actor; the organisation has its beliefs.
    public let owner: String
    /// What sort of organisation it is.
    public let type: OrganisationType
    /// Where its people are at the start.
    public let deployments: [Deployment]
  }
  /// Who the people are.
  public enum Kind: Sendable {
    case civilian(Civilian)
    case force(Force)
    case organisation(Organisation)
  }
  /// The id by which everything else refers to it.
  public let id: String
  /// How it is called in reports.
  public let name: String
  /// Who they are.
  public let kind: Kind
  /// How readily it uses force.
  public let demeanour: Demeanour
  /// Other names.
  public let alsoKnownAs: [String]
  /// Ids of the claims and assumptions that support it.
  public let grounds: [String]
  /// A remark for whoever reads the dossier.
  public let note: String?
  /// Where it stands in the dossier.
  public let location: Location
}

/// A stated feeling of a group towards a group (horizontal) or an actor (vertical), −1…1.
public struct Relationship: Sendable {
  /// Id of the group that feels.
  public let from: String
  /// Id of the group or simulated actor that it feels about.
  public let to: String
  /// −1…1.
  public let value: Quantity
  /// A remark for whoever reads the dossier.
  public let note: String?
  /// Where it stands in the dossier.
  public let location: Location
}

/// What people take positions on.
public struct Topic: Sendable {
  /// The id by which everything else refers to it.
  public let id: String
  /// How it is called in reports.
  public let name: String
  /// 0…1; nil: 1.
  public let relevance: Quantity?
  /// Whether agreement on it makes groups like each other.
  public let countsForAffinity: Bool
  /// A remark for whoever reads the dossier.
  public let note: String?
  /// Where it stands in the dossier.
  public let location: Location
}

/// Positions on the topics.
public struct BeliefSystem: Sendable {
  /// A position on a topic.
  public struct Belief: Sendable {
    /// Id of the topic.
    public let topic: String
    /// −1…1
    public let position: Quantity
    /// 0…1; left out: 0.5
    public let emphasis: Quantity?
  }
  /// The id by which everything else refers to it.
  public let id: String
  /// How it is called in reports.
  public let name: String?
  /// How much of the shared culture it has, 0…1; nil: 1.
  public let commonality: Quantity?
  /// Positions, in the order written.
  public let beliefs: [Belief]
  /// Ids of the claims and assumptions that support it.
  public let grounds: [String]
  /// A remark for whoever reads the dossier.
  public let note: String?
  /// Where it stands in the dossier.
  public let location: Location
}
