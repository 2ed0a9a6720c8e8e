/// How far a model's outputs are from what was observed, in standard deviations of all that is uncertain
/// about the comparison; what is too far is ruled out, and the rest searched again in the next wave.
///
/// Source: P. S. Craig, M. Goldstein, A. H. Seheult and J. A. Smith, "Pressure matching for hydrocarbon
/// reservoirs: a case study in the use of Bayes linear strategies for large computer experiments", Case
/// Studies in Bayesian Statistics 3, 1997; the second-greatest: I. Vernon, M. Goldstein and R. G. Bower,
/// "Galaxy formation: a Bayesian uncertainty analysis", Bayesian Analysis 5(4), 2010. Three deviations: F.
/// Pukelsheim, "The three sigma rule", The American Statistician 48(2), 1994.
public struct HistoryMatching: Sendable {
  /// What was observed, and how exactly.
  public struct Observation: Sendable, Codable, Hashable {
    /// The name of the quantity.
    public var name: String
    /// What was observed.
    public var value: Double
    /// The variance of the error of observation.
    public var errorVariance: Double
    /// The variance of the model's discrepancy: how far off the best input may be.
    public var discrepancyVariance: Double

    /// An observation.
    public init(name: String, value: Double, errorVariance: Double, discrepancyVariance: Double) {
      (self.name, self.value) = (name, value)
      (self.errorVariance, self.discrepancyVariance) = (errorVariance, discrepancyVariance)
    }
  }

  /// The verdict on one input.
  public struct Verdict: Sendable, Codable, Hashable {
    /// By observation, |output − observed| in standard deviations.
    public var implausibilities: [Double]
    /// The greatest of them.
    public var greatest: Double
    /// The one in second place; the greatest if there is only one.
    public var second: Double
  }

  /// The observations.
  public let observations: [Observation]
  /// Above it an input is ruled out, 3 by default.
  public let cutoff: Double
  /// Whether the second-greatest decides, which forgives one output that cannot be matched.
  public let usesSecond: Bool

  /// A comparison.
  ///
  /// - Throws: `InvalidSample` if there is no observation, or a variance is negative or all of one are 0.
  public init(_ observations: [Observation], cutoff: Double = 3, usesSecond: Bool = false) throws(InvalidSample) {
    var problems: [String] = []
    if observations.isEmpty { problems.append("There are no observations; there must be at least one.") }
    if !(cutoff > 0) { problems.append("The cutoff is \(cutoff); it must be over 0.") }
    for item in observations {
      if !item.value.isFinite { problems.append("Observation \(item.name) is \(item.value); it must be finite.") }
      for variance in [item.errorVariance, item.discrepancyVariance] where !(variance >= 0 && variance.isFinite) {
        problems.append("Observation \(item.name) has a variance of \(variance); it must be 0 or more, and finite.")
      }
      if item.errorVariance + item.discrepancyVariance == 0 {
        problems.append("Observation \(item.name) has no variance at all; error and discrepancy cannot both be 0.")
      }
    }
    try InvalidSample.check(problems)
    (self.observations, self.cutoff, self.usesSecond) = (observations, cutoff, usesSecond)
  }

  /// The verdict on an input.
  ///
  /// - Parameters:
  ///   - means: of the outputs, one for each observation: means over runs, or an emulator's.
  ///   - variances: of those means, for instance an emulator's; runs' own variance over their number.
  /// - Throws: `InvalidSample` if there is not one of each for each observation.
  public func verdict(means: [Double], variances: [Double]) throws(InvalidSample) -> Verdict {
    var problems = InvalidSample.problems(in: means, named: "The list of means", count: observations.count)
    problems += InvalidSample.problems(in: variances, named: "The list of variances", count: observations.count)
    if let place = variances.firstIndex(where: { $0 < 0 }) {
      problems.append("Variance \(place) is \(variances[place]); it must be 0 or more.")
    }
    try InvalidSample.check(problems)
    let implausibilities = observations.indices.map { place in
      let item = observations[place]
      let variance = item.errorVariance + item.discrepancyVariance + variances[place]
      return abs(means[place] - item.value) / variance.squareRoot()
    }
    let sorted = implausibilities.sorted(by: >)
    return Verdict(implausibilities: implausibilities, greatest: sorted[0], second: sorted[min(1, sorted.count - 1)])
  }

  /// Whether an input is ruled out.
  public func isRuledOut(_ verdict: Verdict) -> Bool { (usesSecond ? verdict.second : verdict.greatest) > cutoff }

  /// Observations that no input of a wave came near: the best implausibility of each is over the cutoff.
  /// They say that the model, not the inputs, is wrong.
  public func unmatched(_ verdicts: [Verdict]) -> [String] {
    observations.indices.filter { place in
      !verdicts.isEmpty && verdicts.allSatisfy { $0.implausibilities[place] > cutoff }
    }.map { observations[$0].name }
  }
}
