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

  /// - Parameter values: for each course the main indicator's value in each future.
  /// - Returns: nil if neither direction is better.
  init?(courses ids: [String], indicator: StudyOutline.Indicator, values: [[Double]], bootstrap: Bootstrap) {
    guard let gains = indicator.gains(values) else { return nil }
    self.indicator = indicator.id
    let comparison = FutureComparison(gains: gains)
    let means = gains.map(mean)
    let order = ids.indices.sorted { (-means[$0], $0) < (-means[$1], $1) }
    courses = order.map { course in
      Standing(
        course: ids[course], rank: 1 + means.count { $0 > means[course] }, mean: bootstrap.mean(values[course]),
        best: comparison.best[course], regret: comparison.regrets[course])
    }
  }
}

extension StudyOutline.Indicator {
  /// Values turned so that higher is better; nil if neither direction is.
  func gains(_ values: [[Double]]) -> [[Double]]? {
    switch better {
    case .higher: values
    case .lower: values.map { $0.map { -$0 } }
    case .neither: nil
    }
  }
}
