/// People and money as means of blocks.
extension Block {
  /// What happens of a block whose means do not suffice for all of it.
  public enum How: String, CaseIterable, Sendable {
    /// All of it or nothing.
    case all
    /// As many actions as there are means for, in order.
    case some
  }
}

extension Action {
  /// How much of what there is.
  public enum Portion: Sendable {
    case all
    /// Exactly so many, or the action does not happen.
    case number(Quantity)
    /// 0…1
    case share(Quantity)
    /// As many as there are, between two bounds; fewer than the lower bound, and the action does not happen.
    case between(least: Quantity?, most: Quantity)
    /// What is over this number.
    case allBut(Quantity)
  }

  /// How people are divided between places.
  public enum Allocation: String, CaseIterable, Sendable {
    /// In proportion to the people who live there.
    case population
    case evenly
  }

  /// Where something happens.
  public enum Places: Sendable {
    case named([String])
    /// Places that one of these actors controls, or none of them does.
    case controlled(by: [String], isSo: Bool)
    /// Places where any or all of these forces are, or none of them is.
    case holding(forces: [String], Presence)
  }

  /// Whether forces are in a place.
  public enum Presence: Sendable { case any, all, none }

  /// How many people join.
  public enum Raise: Sendable {
    case number(Quantity)
    /// Of those who belong to the force, 0…1.
    case share(Quantity)
    /// As many as bring the whole force to this number.
    case total(Quantity)
    /// As many as bring those who are not deployed to this number.
    case undeployed(Quantity)
  }
}

extension Actor {
  /// What an actor has to spend.
  public struct Money: Sendable {
    /// What it gets each week and loses at the end of it if it has not spent it.
    public let budget: Quantity?
    /// What it gets each week and may keep.
    public let income: Quantity?
    /// What it has at the start.
    public let cash: Quantity?
    /// What it has put aside at the start, out of reach of its blocks until they draw on it.
    public let savings: Quantity?
  }
}

extension Place {
  /// How near another place is to the people of a place.
  public enum Proximity: String, CaseIterable, Sendable { case near, far, remote }
}
