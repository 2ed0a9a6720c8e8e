extension Expression {
  /// What an expression can ask about violence and about ways through held ground.
  public enum CombatQuery: Sendable, Hashable {
    /// Attacks of campaigns in the last week.
    case attacks(place: String)
    /// Civilian deaths in the last week.
    case deaths([String])
    /// Killed in battles, sieges and attacks so far.
    case killed(force: String)
    /// Weeks for which a place has been cut off.
    case besieged(place: String)
    /// 1 where places that the actors control lead from one place to the other.
    case corridor([String], from: String, to: String)
    /// Share of all people who live in the largest connected ground of the actors.
    case largestCorridor([String])
    /// Share of all places that lie in the largest connected ground of the actors.
    case largestCorridorPlaces([String])
  }
}
