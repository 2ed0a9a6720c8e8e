/// An indicator over time under one course of action: one value for each of `StudyOutline.recordedWeeks`.
public struct SeriesBand: Codable, Hashable, Sendable {
  /// The course of action.
  public var course: String
  /// The indicator.
  public var indicator: String
  /// Means over futures.
  public var mean: [Double]
  /// 5 % quantiles.
  public var q5: [Double]
  /// Lower quartiles.
  public var q25: [Double]
  /// Medians.
  public var q50: [Double]
  /// Upper quartiles.
  public var q75: [Double]
  /// 95 % quantiles.
  public var q95: [Double]

  /// - Parameter points: week by week the indicator in each future.
  init(course: String, indicator: String, points: [[Float]]) {
    self.course = course
    self.indicator = indicator
    let weeks = points.map { week in week.map(Double.init).sorted() }
    mean = weeks.map(Studies.mean)
    let quantiles = weeks.map(Quantiles.init(ofSorted:))
    q5 = quantiles.map(\.q5)
    q25 = quantiles.map(\.q25)
    q50 = quantiles.map(\.q50)
    q75 = quantiles.map(\.q75)
    q95 = quantiles.map(\.q95)
  }
}
