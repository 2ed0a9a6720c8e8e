extension Action {
  /// What armed people do to each other and to those around them. All of it lasts the week.
  public enum Combat: Sendable {
    /// What a force is to do about an enemy.
    public enum Posture: String, CaseIterable, Sendable { case attack, defend }
    /// How much a force spares civilians; the more it does, the less it achieves.
    public enum Concern: String, CaseIterable, Sendable { case none, low, medium, high }

    /// Orders for fighting: the rules of engagement.
    public struct Engagement: Sendable {
      /// Id of the force.
      public let force: String
      /// Ids of the forces that it engages.
      public let against: [String]
      /// Ids of the places where.
      public let places: [String]
      /// Whether it attacks, or only answers attacks.
      public let posture: Posture
      /// Ratio of its strength to the enemy's below which it no longer attacks; nil: 2.
      public let defendBelow: Quantity?
      /// Ratio of its strength to the enemy's below which it withdraws; nil: the setting.
      public let withdrawBelow: Quantity?
      /// How much it spares civilians.
      public let concern: Concern
    }

    /// A place cut off from outside.
    public struct Siege: Sendable {
      /// Id of the force that lays it.
      public let force: String
      /// Ids of the places that are cut off.
      public let places: [String]
      /// Ids of the forces that cannot get in or out.
      public let against: [String]
      /// Share of the residents who die of it in a week, 0…1; nil: nobody.
      public let deaths: Quantity?
      /// Share of the besieged forces that is lost in a week, 0…1; nil: nobody.
      public let losses: Quantity?
      /// Weeks that stores last before anybody dies; nil: none.
      public let stores: Quantity?
    }

    /// Attacks and bombings below the level of battle.
    public struct Campaign: Sendable {
      /// Id of the force whose people attack.
      public let force: String
      /// Ids of the places where; the force's people there count.
      public let places: [String]
      /// Expected attacks in a week by 1,000 people of the force.
      public let rate: Quantity
      /// Share of attacks that kill anybody, 0…1; nil: all.
      public let lethal: Quantity?
      /// Exponent of the power law of deaths in an attack that kills; nil: the setting.
      public let exponent: Quantity?
      /// Dispersion of the weekly count, the size parameter of the negative binomial; nil: the setting.
      public let dispersion: Quantity?
      /// Share of attacks that hit civilians, 0…1; nil: all, or none where there are other targets.
      public let civilians: Quantity?
      /// Ids of the civilian groups that are targets; empty: all residents.
      public let of: [String]
      /// Ids of the forces that are targets.
      public let against: [String]
    }

    case engage(Engagement)
    /// A force keeps out of sight: few of it can be found.
    case hide(force: String, places: [String])
    /// Forces are helped from the air; the factor multiplies their strength.
    case airSupport(forces: [String], places: [String], factor: Quantity)
    case besiege(Siege)
    case campaign(Campaign)
  }
}

/// How well a force is equipped.
public enum Equipment: String, CaseIterable, Sendable { case poor, fair, good, best }
