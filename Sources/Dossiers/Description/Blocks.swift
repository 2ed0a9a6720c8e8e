/// When and what: one entry of a strategy, a hazard, or something a course of action brings.
public struct Block: Sendable {
  /// When a block begins or ends.
  public enum Time: Hashable, Sendable {
    case week(Int)
    case date(PartialDate)
  }
  /// Hazards: their id. Others: the name.
  public let name: String
  /// For reports; hazards have one beside their id.
  public let title: String
  /// When it begins; nil: at the start.
  public let from: Time?
  /// When it ends; nil: at the end.
  public let until: Time?
  /// What must hold; nil: nothing.
  public let when: Expression?
  /// Weekly probability, 0…1; nil: 1.
  public let chance: Quantity?
  /// Whether it stops after it has happened once.
  public let once: Bool
  /// What happens of it if people or money do not suffice for all; nil: each action does what it can.
  public let how: How?
  /// Whether it also happens at the start, before the first week.
  public let isAtStart: Bool
  /// The choice among whose options it is, if its actor decides whether to take it.
  public let option: String?
  /// What happens, in order; at least one.
  public let actions: [Action]
  /// Ids of the claims and assumptions that support it.
  public let grounds: [String]
  /// A remark for whoever reads the dossier.
  public let note: String?
  /// Where it stands in the dossier.
  public let location: Location
}

/// One thing that a block does.
public struct Action: Sendable {
  /// How many people.
  public enum Amount: Sendable {
    case personnel(Quantity)
    /// 0…1 of those there.
    case share(Quantity)
    case all
  }
  /// Whose attitudes an input changes.
  public enum People: Hashable, Sendable {
    case everybody
    case groups([String])
  }
  /// Strength and spread of an attitude input.
  public struct Input: Sendable {
    /// −100…100
    public let points: Quantity
    /// Whether the effect passes; otherwise it stays.
    public let isTransient: Bool
    /// Spread to groups in near and far places, 0…1.
    public let near: Quantity?
    /// Spread to groups in far places, 0…1; nil: none.
    public let far: Quantity?
    /// Spread to other groups in the same place, 0…1; nil: 1.
    public internal(set) var here: Quantity? = nil
    /// What it shares its extremes with, under any name; nil: the block.
    public internal(set) var cause: String? = nil
  }
  /// What is done, to whom.
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
    // MARK: People and money as means (Means.swift)
    case station(force: String, in: Places, portion: Portion, allocation: Allocation, isRenewed: Bool)
    case assign(force: String, place: String, activity: Activity, portion: Portion)
    case raise(force: String, size: Raise)
    case release(force: String, portion: Portion)
    case fund(actor: String, portion: Portion)
    case deposit(Portion)
    case draw(Portion)
    case spend(Portion)
    case flow(from: String, to: String, portion: Portion)
    case trickle(from: String, to: String, perYear: Quantity)
    /// People of a force or organisation who die in a place.
    case fallen(of: String, place: String, amount: Amount)
    // Ties
    case ties([Link])
    case appoint(who: String, office: String)
    case purge(who: [String], from: String)
    case defect(force: String, to: String, place: String?, amount: Amount)
    /// See `Combat`.
    case combat(Combat)
    /// See `Custody`.
    case custody(Custody)
    /// See `Bill`.
    case bill(Bill)
    /// See `Decision`.
    case decision(Decision)
    // MARK: Information, services, situations, events, consumption
    /// nil actor: whose block it is. `source` is whom it is attributed to; nil cost: none beside the medium's.
    case broadcast(message: String, medium: String, by: String?, source: Actor.Support, cost: Quantity?)
    case grant(medium: String, to: [String])
    /// nil actor: whose block it is.
    case fundServices(service: String, of: People, by: String?, amount: ServiceFunding)
    case serviceLevel(service: String, of: People, level: ServiceLevel)
    case situation(Situation.Kind, place: String, coverage: Quantity?, weeks: Int?, resolver: String?)
    case resolve(Situation.Kind, place: String, by: String?)
    /// nil coverage: 0.5; the group of a demonstration.
    case event(EventKind, place: String, coverage: Quantity?, by: String?)
    /// What is left out stays as it is.
    case consumption(of: People, level: Quantity?, poverty: Quantity?)
  }
  /// How much is paid for a service in a week.
  public enum ServiceFunding: Sendable {
    /// Money, at least 0.
    case amount(Quantity)
    /// Share of the saturation level, 0…1.
    case level(Quantity)
  }
  /// What becomes of the level of a service that is not funded.
  public enum ServiceLevel: Sendable {
    /// What a change is counted from.
    public enum Reference: String, CaseIterable, Sendable { case required, expected, actual }
    /// Share of the saturation level, 0…1.
    case level(Quantity)
    /// A share of the reference is added to the reference, −1 or more; the result is kept within 0…1.
    case change(Quantity, from: Reference)
  }
  /// A tie that is made or ended.
  public struct Link: Sendable {
    /// Id of the entity that does or is it.
    public let from: String
    /// What the first end does or is to the second.
    public let kind: Tie.Kind
    /// Id of the entity that it is done to.
    public let to: String
    /// Made, or ended.
    public let holds: Bool
    /// 0…1; nil: as the kind's setting says. 0 ends it.
    public let strength: Quantity?
  }
  /// The key it is written under; rules forbid actions by this name.
  public let name: String
  /// What is done, to whom.
  public let kind: Kind
  /// Where it stands in the dossier.
  public let location: Location
}

extension Action.Kind {
  /// Which force an action uses and where, for rules that bind actions to them.
  public var scope: (force: String?, places: [String]) {
    switch self {
    case .deploy(let force, let to, _, _, _): (force, [to])
    case .withdraw(let force, let from, _): (force, [from])
    case .mobilize(let force, let place, _, _): (force, place.map { [$0] } ?? [])
    case .demobilize(let force, let place, _): (force, place.map { [$0] } ?? [])
    case .stance(let force, _, _): (force, [])
    case .station(let force, _, _, _, _), .raise(let force, _), .release(let force, _): (force, [])
    case .assign(let force, let place, _, _): (force, [place])
    case .support(_, let places): (nil, places)
    case .situation(_, let place, _, _, _), .resolve(_, let place, _), .event(_, let place, _, _): (nil, [place])
    case .defect(let force, _, let place, _): (force, place.map { [$0] } ?? [])
    default: (nil, [])
    }
  }
}

extension Dossier {
  /// Every action of every block, in order.
  public var allActions: [Action] { allBlocks.flatMap(\.actions) }
}

/// A named change to the model under study; the literature's policy.
public struct CourseOfAction: Sendable {
  /// The id by which everything else refers to it.
  public let id: String
  /// How it is called in reports.
  public let name: String
  /// What it amounts to.
  public let summary: String?
  /// Whether the others are compared with it; if none is marked, the first is.
  public let isBaseline: Bool
  /// Ids of courses of which it does everything.
  public let includes: [String]
  /// Ids of rules that come into force.
  public let enacts: [String]
  /// Ids of rules that cease to hold.
  public let repeals: [String]
  /// Values of assumptions that it replaces, by id.
  public let sets: [(assumption: String, value: Quantity)]
  /// Names of blocks of the base strategies that are not pursued, by actor.
  public let drops: [(actor: String, blocks: [String])]
  /// Blocks that are added, by actor.
  public let strategies: [(actor: String, blocks: [Block])]
  /// What simply happens under it.
  public let blocks: [Block]
  /// Ids of the claims and assumptions that support it.
  public let grounds: [String]
  /// Where it stands in the dossier.
  public let location: Location
}

/// A number reported over time and at the end of a future.
public struct Indicator: Sendable {
  /// Which way is better.
  public enum Better: String, CaseIterable, Sendable { case higher, lower, neither }
  /// How a future's weeks become one number.
  public enum Summary: String, CaseIterable, Sendable { case end, mean, minimum, maximum, ever }
  /// The id by which everything else refers to it.
  public let id: String
  /// How it is called in reports.
  public let name: String
  /// What is measured; a condition counts as 0 or 1.
  public let measure: Expression
  /// Unit, as text for tables and axes.
  public let unit: String?
  /// Which way is better.
  public let better: Better
  /// How a future's weeks become one number.
  public let summary: Summary
  /// The first week that the summary looks at.
  public let after: Int
  /// Whether it is the study's primary indicator; at most one is.
  public let isMain: Bool
  /// Where it stands in the dossier.
  public let location: Location
}
