/// A proposal that a parliament may pass.
public struct Bill: Sendable {
  /// A version that goes only part of the way.
  public struct Dilution: Sendable {
    /// How it is called; nil: as the bill, diluted.
    public let name: String?
    /// By how much of the way from the bill to the status quo, 0…1.
    public let share: Quantity
    /// Ids of the rules that come into force if this version passes; nil: those of the bill.
    public let enacts: [String]?
    /// Ids of the rules that cease to hold if this version passes; nil: those of the bill.
    public let repeals: [String]?
    /// Where it stands in the dossier.
    public let location: Location
  }
  /// The id by which everything else refers to it.
  public let id: String
  /// How it is called in reports.
  public let name: String
  /// Id of the parliament.
  public let parliament: String
  /// Id of the issue.
  public let issue: String
  /// Where things are if it passes, within the issue's range.
  public let position: Quantity
  /// Where things are without it, within the issue's range.
  public let statusQuo: Quantity
  /// Id of the entity that chooses the version; nil: the gatekeeper does, or it is put to the vote as it is.
  public let by: String?
  /// Id of the entity that may keep a version from the vote; nil: nobody may.
  public let gatekeeper: String?
  /// What a defeat costs who tables it, in units of utility, at least 0; nil: the setting.
  public let defeat: Quantity?
  /// Versions that go only part of the way.
  public let dilutions: [Dilution]
  /// Ids of the rules that come into force if it passes.
  public let enacts: [String]
  /// Ids of the rules that cease to hold if it passes.
  public let repeals: [String]
  /// What lists ask of their members, −1 (no) … 1 (yes); lists left out: what their position says.
  public let whips: [(list: String, line: Quantity)]
  /// What patrons want, −1 (no) … 1 (yes); patrons left out: what their position says, or nothing.
  public let patrons: [(patron: String, line: Quantity)]
  /// Yes votes that it needs; nil: as the parliament says.
  public let majority: Parliament.Majority?
  /// Members needed in the room; nil: as the parliament says.
  public let quorum: Parliament.Quorum?
  /// Ids of the claims and assumptions that support it.
  public let grounds: [String]
  /// A remark for whoever reads the dossier.
  public let note: String?
  /// Where it stands in the dossier.
  public let location: Location
}

extension Action {
  /// What is done about a rule that is proposed or in force, without a parliament that votes.
  public enum Bill: Sendable {
    /// It is put to the vote and passes, unless it is withheld; how likely that is, the block's `chance` says.
    case table(rule: String)
    /// Whoever sets the agenda keeps it from the vote until the end of the next week.
    case withhold(rule: String)
    /// It ceases to hold.
    case repeal(rule: String)
  }

  /// What is decided in a parliament.
  public enum Decision: Sendable {
    /// A bill is put to the vote, unless its gatekeeper withholds it; discharged, it comes to the vote as it is, whatever
    /// the gatekeeper wants.
    case vote(bill: String, isDischarged: Bool)
    /// Members are elected; a government is to be formed then.
    case elect(parliament: String)
    /// A government is to be formed.
    case form(parliament: String)
    /// A list stays away from the parliament, or comes back.
    case boycott(list: String, parliament: String, ends: Bool)
    /// Members of lists get something for a yes to a bill, in units of utility; for a no if below 0. It stays until
    /// changed.
    case payment(lists: [String], bill: String, amount: Quantity)
  }
}

extension Expression {
  /// What an expression can ask about parliaments.
  public enum DecisionQuery: Sendable, Hashable {
    /// Whether a bill has passed, in any version.
    case passed(bill: String)
    /// Whether a bill was withheld when it was last to be voted on.
    case withheld(bill: String)
    /// How likely a bill is to become law if it is put to the vote now, 0…1.
    case passage(bill: String)
    /// Members of a list; nil parliament: in all of them.
    case seats(list: String, parliament: String?)
    /// Whether a list is in a government.
    case governs(list: String)
    /// Whether a parliament has formed a government that holds.
    case governmentFormed(parliament: String)
    /// Weeks since the last government's time ran out; 0 while there is one.
    case weeksWithoutGovernment(parliament: String)
  }
}
