public enum Concern: String, CaseIterable, Sendable {
  case autonomy, safety, culture
  case qualityOfLife = "quality-of-life"
}

public enum Demeanour: String, CaseIterable, Sendable { case apathetic, average, aggressive }

public enum Activity: String, CaseIterable, Sendable {
  case none, checkpoint, coercion, crime, curfew, `guard`
  case lawEnforcement = "law-enforcement"
  case patrol, psyop, construction, education, employment, industry, infrastructure, medical, relief
}

/// People: a civilian group lives in a place; forces and organisations belong to an actor and are deployed.
public struct Group: Sendable {
  public struct Civilian: Sendable {
    public let place: String
    public let population: Quantity
    public let beliefs: String
    /// One for each concern, −100…100.
    public let satisfaction: [Concern: Quantity]
    /// 0…1; concerns left out have saliency 1.
    public let saliency: [Concern: Quantity]
    /// With forces by id, 0…100; forces left out: 50.
    public let cooperation: [(force: String, level: Quantity)]
    /// Percent of the population, 0…100.
    public let unemployment: Quantity?
  }
  public enum ForceType: String, CaseIterable, Sendable { case regular, paramilitary, police, irregular, criminal }
  public enum OrganisationType: String, CaseIterable, Sendable { case ngo, igo, contractor }
  public enum Training: String, CaseIterable, Sendable { case proficient, full, partial, none }
  public struct Deployment: Sendable {
    public let place: String
    public let personnel: Quantity
    public let activity: Activity
    public let location: Location
  }
  public struct Force: Sendable {
    public let owner: String
    public let type: ForceType
    public let training: Training
    public let deployments: [Deployment]
  }
  public struct Organisation: Sendable {
    public let owner: String
    public let type: OrganisationType
    public let deployments: [Deployment]
  }
  public enum Kind: Sendable {
    case civilian(Civilian)
    case force(Force)
    case organisation(Organisation)
  }
  public let id: String
  public let name: String
  public let kind: Kind
  public let demeanour: Demeanour
  public let alsoKnownAs: [String]
  public let grounds: [String]
  public let note: String?
  public let location: Location
}

/// A stated feeling of a group towards a group (horizontal) or an actor (vertical), −1…1.
public struct Relationship: Sendable {
  public let from: String
  public let to: String
  public let value: Quantity
  public let note: String?
  public let location: Location
}

public struct Topic: Sendable {
  public let id: String
  public let name: String
  public let relevance: Quantity?
  public let countsForAffinity: Bool
  public let note: String?
  public let location: Location
}

public struct BeliefSystem: Sendable {
  public struct Belief: Sendable {
    public let topic: String
    /// −1…1
    public let position: Quantity
    /// 0…1; left out: 0.5
    public let emphasis: Quantity?
  }
  public let id: String
  public let name: String?
  public let commonality: Quantity?
  public let beliefs: [Belief]
  public let grounds: [String]
  public let note: String?
  public let location: Location
}
