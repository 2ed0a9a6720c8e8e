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
  /// What it is worth to know each claim and number before choosing, the worthiest first: what to check first.
  /// Empty if neither direction of the main indicator is better.
  public var knowing: [ValueOfKnowing]
  /// What it would be worth to know everything, chance events included (EVPI): the mean regret of the best
  /// course. Nothing can be worth more.
  public var knowingEverything: Estimate?
  /// Which course each criterion prefers, on each indicator with a better direction.
  public var robustness: [CourseRobustness]
  /// The courses that no other beats on all indicators; nil with fewer than two that have a better direction.
  public var pareto: ParetoChoice?
  /// How strongly each claim and number moves the main indicator, the strongest first.
  public var importances: [InputImportance]
  /// Where the best course fails, and where the baseline does.
  public var discoveries: [ScenarioDiscovery]
  /// What the study says to who believes one account.
  public var accounts: [RivalAccount]
  /// The scale of the words for probabilities.
  public var words: ProbabilityScale
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

  /// What knowing a claim or number is worth; nil if that was not computed.
  ///
  /// - Parameter input: the id of the claim or parameter.
  public func knowing(_ input: String) -> ValueOfKnowing? {
    knowing.first { $0.input == input }
  }

  /// The robustness of the courses on an indicator; nil if that was not computed.
  ///
  /// - Parameters:
  ///   - indicator: its id.
  ///   - scenarios: what the courses are tried on.
  public func robustness(_ indicator: String, over scenarios: CourseRobustness.Scenarios) -> CourseRobustness? {
    robustness.first { $0.indicator == indicator && $0.over == scenarios }
  }

  /// Where a course fails; nil if that was not looked for.
  ///
  /// - Parameter course: its id.
  public func discovery(course: String) -> ScenarioDiscovery? {
    discoveries.first { $0.course == course }
  }

  /// Who controls a place under a course.
  public func control(course: String, place: String) -> ControlShares? {
    control.first { $0.course == course && $0.place == place }
  }
}
