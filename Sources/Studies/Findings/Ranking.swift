/// The courses of action from best to worst by their mean on the main indicator.
public struct Ranking: Codable, Hashable, Sendable {
  /// One course's place in the ranking.
  public struct Standing: Codable, Hashable, Sendable {
    /// The course of action.
    public var course: String
    /// 1 for the best; courses with equal means share a rank.
    public var rank: Int
    /// The mean of the main indicator with its interval.
    public var mean: Estimate
    /// Share of futures in which the course is best; where several are, the future is split evenly.
    public var best: Double
    /// Mean and maximum over futures of what the best course of that future would have gained.
    public var regret: Regret
  }
  /// The main indicator.
  public var indicator: String
  /// Best first.
  public var courses: [Standing]
}
