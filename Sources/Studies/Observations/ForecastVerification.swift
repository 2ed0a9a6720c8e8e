/// How good a study's forecasts were, beside what somebody without a model would have forecast.
///
/// Numbers are scored by the continuous ranked probability score, conditions and control of places by the Brier
/// and the logarithmic score; less is better. See Guides/ForecastVerification.md.
public struct ForecastVerification: Sendable, Codable, Hashable {
  /// What is scored, and how.
  public enum Measure: String, Sendable, Codable {
    /// Numbers: the continuous ranked probability score, in units of the number.
    case number
    /// Conditions: the Brier score, 0…1.
    case event
    /// Who controls places: half the Brier score over all holders, 0…1; of two holders the Brier score.
    case control
  }

  /// A forecaster's scores.
  public struct Score: Sendable, Codable, Hashable {
    /// `study`, or a baseline's name.
    public var forecaster: String
    /// The observations that it has a forecast of.
    public var cases: Int
    /// The mean score.
    public var score: Estimate
    /// Of numbers, the score of the distribution that the ensemble was drawn from; nil for an ensemble of one.
    public var fair: Double?
    /// Of conditions and control, the mean of −ln of the probability given to what happened; nil: it was 0 once.
    public var logarithmic: Double?
    /// 1 − the study's score over this one's, on the cases of this one; nil for the study, or if this one is 0.
    public var skill: Estimate?
  }

  /// One quantity's mean scores.
  public struct Series: Sendable, Codable, Hashable {
    /// An indicator or a place.
    public var key: String
    /// How an observation is made of what the study recorded.
    public var kind: Observation.Kind
    /// Observations.
    public var cases: Int
    /// Of numbers, the means of what was seen and of what was forecast.
    public var observed, forecast: Double?
    /// By forecaster, in the order of `Group.scores`; nil: it has no forecast of this quantity.
    public var scores: [Double?]
  }

  /// How often what was seen lay within the middle part of the ensemble.
  public struct Coverage: Sendable, Codable, Hashable {
    /// The part: 0.5 or 0.9.
    public var level: Double
    /// The share of observations within it, ends included.
    public var share: Double
  }

  /// What is scored together.
  public struct Group: Sendable, Codable, Hashable {
    /// The name that the observations give.
    public var name: String
    /// What is scored.
    public var measure: Measure
    /// How many quantities, and how many different days, months or years.
    public var quantities, periods: Int
    /// The study first, then the baselines.
    public var scores: [Score]
    /// Of conditions and control: how often happened what was given a probability of about so much.
    public var calibration: CalibrationTable?
    /// Of numbers.
    public var coverage: [Coverage]
    /// By quantity.
    public var series: [Series]
  }

  /// What is scored together, in order of first appearance.
  public var groups: [Group]
  /// Observations in the window that the study does not cover.
  public var uncovered: Int

  /// Scores a study.
  ///
  /// - Parameters:
  ///   - ensembles: what it said about each observation.
  ///   - outline: of the study.
  ///   - resamples: of the bootstrap, 1 or more.
  ///   - seed: of its draws.
  /// - Throws: `InvalidSample` if an ensemble is empty or has a number that is not finite.
  public init(
    _ ensembles: ObservationEnsembles, outline: StudyOutline, resamples: Int = 1000, seed: UInt64 = 1
  ) throws(InvalidSample) {
    let cases = try ForecastCases(ensembles, outline: outline)
    uncovered = ensembles.plan.uncovered
    groups = []
    for (name, measure) in cases.groups {
      groups.append(
        try Self.group(name, measure, cases.of(name, measure), resamples: resamples, seed: seed))
    }
  }

  private static func group(
    _ name: String, _ measure: Measure, _ cases: [ForecastCase], resamples: Int, seed: UInt64
  ) throws(InvalidSample) -> Group {
    var forecasters: [(name: String, forecast: (ForecastCase) -> ForecastCase.Scored?)] = [("study", { $0.study })]
    for baseline in ForecastBaseline.allCases where measure != .control || baseline != .zero {
      forecasters.append((baseline.rawValue, { $0.baselines[baseline] }))
    }
    var scores: [Score] = []
    for (forecaster, forecast) in forecasters {
      let known = cases.compactMap { item in forecast(item).map { (item, $0) } }
      guard !known.isEmpty else { continue }
      let bootstrap = try PigeonholeBootstrap(
        rows: known.map { $0.0.series }, columns: known.map { $0.0.period.end }, resamples: resamples, seed: seed)
      let own = known.map(\.1.score)
      let fair = known.compactMap(\.1.fair)
      let logs = known.compactMap(\.1.logarithmic)
      scores.append(
        Score(
          forecaster: forecaster, cases: known.count, score: bootstrap.mean(own),
          fair: fair.count == known.count ? mean(fair) : nil,
          logarithmic: logs.count == known.count ? mean(logs) : nil,
          skill: forecaster == "study" ? nil : bootstrap.skill(known.map(\.0.study.score), over: own)))
    }
    let present = forecasters.filter { forecaster in scores.contains { $0.forecaster == forecaster.name } }
    let positions = cases.map(\.series).reduce(into: [Int]()) { if !$0.contains($1) { $0.append($1) } }
    return Group(
      name: name, measure: measure, quantities: positions.count, periods: Set(cases.map(\.period.end)).count,
      scores: scores, calibration: try calibration(cases, measure), coverage: coverage(cases, measure),
      series: positions.compactMap { position in
        let own = cases.filter { $0.series == position }
        guard let first = own.first else { return nil }
        let isNumber = measure == .number
        return Series(
          key: first.key, kind: first.kind, cases: own.count,
          observed: isNumber ? mean(own.map(\.observed)) : nil, forecast: isNumber ? mean(own.map(\.forecast)) : nil,
          scores: present.map { forecaster in
            let known = own.compactMap { forecaster.forecast($0)?.score }
            return known.count == own.count ? mean(known) : nil
          })
      })
  }

  private static func calibration(
    _ cases: [ForecastCase], _ measure: Measure
  ) throws(InvalidSample) -> CalibrationTable? {
    guard measure != .number else { return nil }
    let statements = cases.flatMap(\.statements)
    return try CalibrationTable(
      probabilities: statements.map(\.probability), happened: statements.map(\.happened), classes: 10)
  }

  private static func coverage(_ cases: [ForecastCase], _ measure: Measure) -> [Coverage] {
    guard measure == .number else { return [] }
    return [0.5, 0.9].map { level in
      let within = cases.count { item in
        item.quantile((1 - level) / 2) <= item.observed && item.observed <= item.quantile((1 + level) / 2)
      }
      return Coverage(level: level, share: Double(within) / Double(cases.count))
    }
  }
}
