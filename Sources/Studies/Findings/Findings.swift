/// What a study concludes.
///
/// Everything refers to courses, indicators, claims and so on by their ids; names are in `study`.
/// Lists are in the order of `study` unless they say otherwise. All intervals are 95 % intervals over
/// futures: they tell how many futures were run, not how right the model is.
public struct Findings: Codable, Hashable, Sendable {
  /// What was studied, and how.
  public var study: StudyOutline
  /// Each indicator under each course of action, course by course.
  public var outcomes: [OutcomeSummary]
  /// Each indicator under each other course against the baseline, course by course.
  public var comparisons: [Comparison]
  /// The courses from best to worst on the main indicator; nil if neither direction of it is better.
  public var ranking: Ranking?
  /// Each indicator over time under each course, course by course.
  public var bands: [SeriesBand]
  /// Who controls each place under each course over time, course by course.
  public var control: [ControlShares]
  /// How much the main indicator hangs on each open claim: the claim most worth checking first.
  public var claims: [ClaimDependence]
  /// How much the main indicator hangs on each parameter: the strongest first.
  public var parameters: [ParameterDependence]
  /// Each testable prediction against the futures.
  public var predictions: [PredictionTest]
  /// Sobol' indices or Morris effects by course; nil unless the design was made for them.
  public var designSensitivity: [DesignSensitivity]?
}

extension Findings {
  /// The summary of an indicator under a course.
  public func outcome(course: String, indicator: String) -> OutcomeSummary? {
    outcomes.first { $0.course == course && $0.indicator == indicator }
  }

  /// The comparison of a course with the baseline.
  public func comparison(course: String, indicator: String) -> Comparison? {
    comparisons.first { $0.course == course && $0.indicator == indicator }
  }

  /// An indicator over time under a course.
  public func band(course: String, indicator: String) -> SeriesBand? {
    bands.first { $0.course == course && $0.indicator == indicator }
  }

  /// Who controls a place under a course.
  public func control(course: String, place: String) -> ControlShares? {
    control.first { $0.course == course && $0.place == place }
  }
}
