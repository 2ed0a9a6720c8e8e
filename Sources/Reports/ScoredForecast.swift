public import Dossiers
public import Studies

/// How a study fared against what happened, for its report.
public struct ScoredForecast: Sendable {
  /// The scores, beside those of forecasts without a model.
  public var verification: ForecastVerification
  /// The id of the course of action that was scored.
  public var course: String
  /// The first and the last day scored; nil: the study's own.
  public var from, until: PartialDate?

  /// A scored study.
  ///
  /// - Parameters:
  ///   - verification: the scores.
  ///   - course: the id of the course of action that was scored.
  ///   - from: the first day scored; nil: the study's start.
  ///   - until: the last day scored; nil: the study's end.
  public init(_ verification: ForecastVerification, course: String, from: PartialDate? = nil, until: PartialDate? = nil)
  {
    self.verification = verification
    self.course = course
    self.from = from
    self.until = until
  }
}
