/// The continuous ranked probability score (CRPS) of an ensemble: how far its distribution is from what
/// happened, in units of the outcome; 0 is perfect, and for an ensemble of one it is the absolute error.
///
/// Source: J. E. Matheson and R. L. Winkler, "Scoring rules for continuous probability distributions",
/// Management Science 22(10), 1976; T. Gneiting and A. E. Raftery, "Strictly proper scoring rules, prediction,
/// and estimation", JASA 102, 2007; fair version: C. A. T. Ferro, "Fair scores for ensemble forecasts",
/// Quarterly Journal of the Royal Meteorological Society 140, 2014.
public enum RankedProbabilityScore {
  /// The score of one forecast: mean |x − y| less half the mean |x − x′|.
  ///
  /// - Parameters:
  ///   - ensemble: forecasts, all alike probable.
  ///   - observed: what happened.
  ///   - fair: the members are a sample of the forecast, and ensembles of different size are compared: the
  ///     mean |x − x′| is over pairs of different members. An ensemble of one is then not penalised less.
  /// - Throws: `InvalidSample` if the ensemble is empty, has one member and a fair score is asked for, or a
  ///   number is not finite.
  public static func score(
    ensemble: [Double], observed: Double, fair: Bool = false
  ) throws(InvalidSample) -> Double {
    var problems = InvalidSample.problems(in: ensemble, named: "The ensemble", count: ensemble.count)
    if ensemble.count < (fair ? 2 : 1) {
      problems.append("The ensemble has \(ensemble.count) members; it must have at least \(fair ? 2 : 1).")
    }
    if !observed.isFinite { problems.append("What was observed is \(observed); it must be finite.") }
    try InvalidSample.check(problems)
    let sorted = ensemble.sorted()
    let count = Double(sorted.count)
    var (distance, gaps) = (0.0, 0.0)
    for (rank, member) in sorted.enumerated() {
      distance += abs(member - observed)
      // Σ over pairs of |x − x′| is Σ over ranks of (2·rank − n + 1)·x.
      gaps += (2 * Double(rank) - count + 1) * member
    }
    return distance / count - gaps / (count * (fair ? count - 1 : count))
  }

  /// The mean score of many forecasts.
  ///
  /// - Throws: `InvalidSample` if there is not one observation for each ensemble, or as above.
  public static func mean(
    ensembles: [[Double]], observed: [Double], fair: Bool = false
  ) throws(InvalidSample) -> Double {
    guard ensembles.count == observed.count, !observed.isEmpty else {
      throw InvalidSample([
        "There are \(ensembles.count) ensembles and \(observed.count) observations; there must be as many, at least one."
      ])
    }
    var sum = 0.0
    for (ensemble, observed) in zip(ensembles, observed) {
      sum += try score(ensemble: ensemble, observed: observed, fair: fair)
    }
    return sum / Double(observed.count)
  }

  /// The ranked probability score of a forecast over ordered categories, such as who controls a city in
  /// order of hostility: Σ over categories of (cumulative forecast − cumulative outcome)².
  ///
  /// Source: E. S. Epstein, "A scoring system for probability forecasts of ranked categories", Journal of
  /// Applied Meteorology 8, 1969; not divided by the number of categories.
  ///
  /// - Parameters:
  ///   - probabilities: of the categories in order; they add up to 1.
  ///   - observed: the category that came true.
  public static func score(probabilities: [Double], observed: Int) throws(InvalidSample) -> Double {
    var problems = ProbabilityScore.problems(probabilities)
    if abs(probabilities.reduce(0, +) - 1) > 1e-9 {
      problems.append("The probabilities add up to \(probabilities.reduce(0, +)); they must add up to 1.")
    }
    if !probabilities.indices.contains(observed) {
      problems.append("Category \(observed) came true; there are 0 to \(probabilities.count - 1).")
    }
    try InvalidSample.check(problems)
    var (sum, cumulative) = (0.0, 0.0)
    for category in probabilities.indices {
      cumulative += probabilities[category]
      let gap = cumulative - (category >= observed ? 1 : 0)
      sum += gap * gap
    }
    return sum
  }
}
