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
}
