extension Action {
  /// What is done about a rule that is proposed or in force.
  public enum Bill: Sendable {
    /// It is put to the vote and passes, unless it is withheld; how likely that is, the block's `chance` says.
    case table(rule: String)
    /// Whoever sets the agenda keeps it from the vote until the end of the next week.
    case withhold(rule: String)
    /// It ceases to hold.
    case repeal(rule: String)
  }
}
