/// When and what: one entry of a strategy, a hazard, or something a course of action brings.
public struct Block: Sendable {
  public enum Time: Hashable, Sendable {
    case week(Int)
    case date(PartialDate)
  }
  /// Hazards: their id. Others: the name.
  public let name: String
  /// For reports; hazards have one beside their id.
  public let title: String
  public let from: Time?
  public let until: Time?
  public let when: Expression?
  /// Weekly probability, 0…1; nil: 1.
  public let chance: Quantity?
  public let once: Bool
  public let actions: [Action]
  public let grounds: [String]
  public let note: String?
  public let location: Location
}

/// One thing that a block does.
public struct Action: Sendable {
  public enum Amount: Sendable {
    case personnel(Quantity)
    /// 0…1 of those there.
    case share(Quantity)
    case all
  }
  public enum People: Hashable, Sendable {
    case everybody
    case groups([String])
  }
  public struct Input: Sendable {
    /// −100…100
    public let points: Quantity
    public let isTransient: Bool
    /// Spread to groups in near and far places, 0…1.
    public let near: Quantity?
    public let far: Quantity?
  }
  public enum Kind: Sendable {
    case deploy(force: String, to: String, from: String?, amount: Amount, activity: Activity)
    case withdraw(force: String, from: String, amount: Amount)
    case mobilize(force: String, place: String?, personnel: Quantity, activity: Activity)
    case demobilize(force: String, place: String?, amount: Amount)
    case support(actor: Actor.Support, places: [String])
    case stance(force: String, toward: [String], value: Quantity)
    case casualties(of: [String], by: [String], amount: Amount)
    case satisfaction(of: People, concern: Concern, input: Input)
    case horizontal(of: People, toward: [String], input: Input)
    case vertical(of: People, toward: [String], input: Input)
    case cooperation(of: People, toward: [String], input: Input)
  }
  public let kind: Kind
  public let location: Location
}

/// A named change to the model under study; the literature's policy.
public struct CourseOfAction: Sendable {
  public let id: String
  public let name: String
  public let summary: String?
  public let isBaseline: Bool
  public let includes: [String]
  public let enacts: [String]
  public let repeals: [String]
  public let sets: [(assumption: String, value: Quantity)]
  public let drops: [(actor: String, blocks: [String])]
  public let strategies: [(actor: String, blocks: [Block])]
  public let blocks: [Block]
  public let grounds: [String]
  public let location: Location
}

/// A number reported over time and at the end of a future.
public struct Indicator: Sendable {
  public enum Better: String, CaseIterable, Sendable { case higher, lower, neither }
  public enum Summary: String, CaseIterable, Sendable { case end, mean, minimum, maximum, ever }
  public let id: String
  public let name: String
  public let measure: Expression
  public let unit: String?
  public let better: Better
  public let summary: Summary
  /// The first week that the summary looks at.
  public let after: Int
  public let isMain: Bool
  public let location: Location
}
