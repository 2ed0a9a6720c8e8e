/// What a bill needs to pass.
public struct PassageRule: Hashable, Sendable {
  /// How many must vote yes.
  public enum Majority: Hashable, Sendable {
    /// More than half of those present.
    case ofPresent
    /// More than half of all members, present or not.
    case ofMembers
    /// Two thirds of those present, or more.
    case twoThirdsOfPresent
    /// Two thirds of all members, or more.
    case twoThirdsOfMembers
    /// A number of members.
    case votes(Int)
  }

  /// How many must be present for a vote to be held.
  public enum Quorum: Hashable, Sendable {
    /// Any number.
    case none
    /// More than half of all members.
    case half
    /// Two thirds of all members, or more.
    case twoThirds
    /// A number of members.
    case members(Int)
  }

  /// Yes votes needed.
  public var majority: Majority
  /// Members needed in the room.
  public var quorum: Quorum

  /// A rule: by default half of all members in the room, and a majority of those present.
  public init(majority: Majority = .ofPresent, quorum: Quorum = .half) {
    self.majority = majority
    self.quorum = quorum
  }

  /// More than half: ⌊n/2⌋ + 1.
  public static func half(of count: Int) -> Int { count / 2 + 1 }

  /// Two thirds or more: ⌈2n/3⌉.
  public static func twoThirds(of count: Int) -> Int { (2 * count + 2) / 3 }

  /// Yes votes needed when so many are present.
  public func votesNeeded(present: Int, members: Int) -> Int {
    switch majority {
    case .ofPresent: PassageRule.half(of: present)
    case .ofMembers: PassageRule.half(of: members)
    case .twoThirdsOfPresent: PassageRule.twoThirds(of: present)
    case .twoThirdsOfMembers: PassageRule.twoThirds(of: members)
    case .votes(let votes): votes
    }
  }

  /// Members needed in the room.
  public func quorum(members: Int) -> Int {
    switch quorum {
    case .none: 0
    case .half: PassageRule.half(of: members)
    case .twoThirds: PassageRule.twoThirds(of: members)
    case .members(let count): count
    }
  }

  /// Whether a bill passes.
  public func passes(yes: Int, present: Int, members: Int) -> Bool {
    present >= quorum(members: members) && yes >= votesNeeded(present: present, members: members) && yes > 0
  }
}
