/// An indicator's values over all futures under one course of action.
public struct OutcomeSummary: Codable, Hashable, Sendable {
  /// The course of action.
  public var course: String
  /// The indicator.
  public var indicator: String
  /// The mean with its percentile-bootstrap interval.
  public var mean: Estimate
  /// The standard deviation (n − 1); 0 for a single future.
  public var deviation: Double
  /// Quantiles over the futures.
  public var quantiles: Quantiles
  /// Of an event: how probable it is.
  public var probability: Probability?

  init(course: String, indicator: StudyOutline.Indicator, values: [Double], bootstrap: Bootstrap) {
    self.course = course
    self.indicator = indicator.id
    mean = bootstrap.mean(values)
    deviation = standardDeviation(values)
    quantiles = Quantiles(of: values)
    probability = indicator.isEvent ? Probability(count: values.count { $0 >= 0.5 }, of: values.count) : nil
  }
}
