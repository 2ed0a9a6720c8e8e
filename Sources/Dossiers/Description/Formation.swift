extension Parliament {
  /// How a government is formed.
  public struct Formation: Sendable {
    /// Who is asked to form a government, first, second and so on.
    public enum Formateur: String, CaseIterable, Sendable {
      /// The lists by seats as elected.
      case largestList = "largest-list"
      /// The blocs by seats, after lists have merged.
      case largestBloc = "largest-bloc"
      /// As `order` says; then the lists by seats.
      case appointed
      /// Drawn among those not yet tried, with a probability proportional to seats.
      case drawnBySeats = "drawn-by-seats"
    }

    /// A number of the choice and its timing; the defaults and the units are those of Guides/GovernmentFormation.md.
    public enum Parameter: String, CaseIterable, Sendable {
      case minimalWinning = "minimal-winning"
      case minority
      case perParty = "per-party"
      case surplus, distance, incumbent
      case largestParty = "largest-party"
      case dailyLogOdds = "daily-log-odds"
      case fragmentation, polarisation, advantage
      case daysBeforeFirstSession = "days-before-first-session"
      case dailyEndOfBoycott = "daily-end-of-boycott"
      case daysPerAttempt = "days-per-attempt"
      case daysBetweenAttempts = "days-between-attempts"

      /// The values that are admitted.
      public var range: ClosedRange<Double> {
        switch self {
        case .daysBeforeFirstSession, .daysBetweenAttempts: 0...3650
        case .daysPerAttempt: 1...3650
        case .dailyEndOfBoycott: 0...1
        default: -100...100
        }
      }
    }

    /// Lists of which a government needs some: a confession, a people, a region.
    public struct Camp: Sendable {
      /// How it is called.
      public let name: String
      /// Ids of its lists.
      public let lists: [String]
      /// How many of the lists a government needs, at least 1; nil and no share: one.
      public let least: Quantity?
      /// Which share of the camp's seats a government needs, 0…1, rounded up.
      public let share: Quantity?
      /// Where it stands in the dossier.
      public let location: Location
    }

    /// Lists that may become one bloc before the first session.
    public struct Merger: Sendable {
      /// Ids of the lists, at least two.
      public let lists: [String]
      /// How likely they do, 0…1; nil: 1.
      public let chance: Quantity?
      /// Where it stands in the dossier.
      public let location: Location
    }

    /// Whom somebody wants to see in the government, or out of it.
    public struct Endorsement: Sendable {
      /// Id of the entity that says so.
      public let by: String
      /// Id of the list.
      public let list: String
      /// How much it adds to the utility of every government with the list; negative: takes from it.
      public let strength: Quantity
      /// Where it stands in the dossier.
      public let location: Location
    }

    /// Members that a government needs; nil: more than half of all.
    public let majority: Majority?
    /// Members that must be there for the first step; nil: any number.
    public let quorum: Quorum?
    /// Who is asked.
    public let formateur: Formateur
    /// Ids of the lists to ask first, where the formateur is appointed.
    public let order: [String]
    /// Lists that may merge, none in two mergers.
    public let mergers: [Merger]
    /// Ids of the lists without which there is no government.
    public let vetoes: [String]
    /// Quotas of camps.
    public let camps: [Camp]
    /// Ids of the lists of the outgoing government.
    public let incumbents: [String]
    /// Whether the incumbents govern when the simulation begins; false: a government is still to be formed then.
    public let isFormed: Bool
    /// Pairs of ids of lists that will not govern together.
    public let excludes: [(String, String)]
    /// What others add or take.
    public let endorsements: [Endorsement]
    /// Issues on which coalitions are compared, with their weights; empty: all on which every list has a position,
    /// alike.
    public let issues: [(issue: String, weight: Quantity)]
    /// Whether governments without a majority are possible.
    public let allowsMinority: Bool
    /// Numbers that differ from their defaults.
    public let parameters: [Parameter: Quantity]
    /// Money a week that the members of the government share in proportion to their seats; nil: none.
    public let spoils: Quantity?
  }
}
