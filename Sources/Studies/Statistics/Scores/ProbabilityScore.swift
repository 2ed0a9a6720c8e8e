import Chance

/// Scores of probabilities of events against what happened; less is better.
///
/// Sources: G. W. Brier, "Verification of forecasts expressed in terms of probability", Monthly Weather Review
/// 78, 1950; I. J. Good, "Rational decisions", JRSS B 14, 1952; the parts of the Brier score: A. H. Murphy, "A
/// new vector partition of the probability score", Journal of Applied Meteorology 12, 1973.
public struct ProbabilityScore: Sendable, Codable, Hashable {
  /// The mean squared difference between probability and outcome, 0…1.
  public var brier: Double
  /// The mean of −ln of the probability given to what happened; infinite if that was ever 0, and then nil.
  public var logarithmic: Double?
  /// Of the Brier score, what comes from probabilities that are not the frequencies.
  public var reliability: Double
  /// Of the Brier score, what different probabilities gain by telling cases apart. It is taken off.
  public var resolution: Double
  /// The Brier score of always forecasting the base rate.
  public var uncertainty: Double

  /// 1 − Brier score over that of the base rate: 1 perfect, 0 no better; nil if the outcome never varied.
  public var skill: Double? { uncertainty > 0 ? 1 - brier / uncertainty : nil }

  /// The scores of a list of forecasts. The parts are exact: one group for each distinct probability.
  ///
  /// - Parameters:
  ///   - probabilities: 0…1.
  ///   - happened: one for each.
  /// - Throws: `InvalidSample` if lengths differ, the lists are empty, or a probability is out of range.
  public init(probabilities: [Double], happened: [Bool]) throws(InvalidSample) {
    var problems = Self.problems(probabilities)
    if probabilities.count != happened.count {
      problems.append(
        "There are \(probabilities.count) probabilities and \(happened.count) outcomes; there must be as many.")
    }
    try InvalidSample.check(problems)
    let count = Double(happened.count)
    var (squares, logs) = (0.0, 0.0)
    for (probability, event) in zip(probabilities, happened) {
      squares += (probability - (event ? 1 : 0)) * (probability - (event ? 1 : 0))
      logs -= Elementary.log(event ? probability : 1 - probability)
    }
    let base = Double(happened.count { $0 }) / count
    brier = squares / count
    logarithmic = logs.isFinite ? logs / count : nil
    uncertainty = base * (1 - base)
    let order = SortedOrder.ascending(probabilities).map(Int.init)
    var (reliability, resolution, start) = (0.0, 0.0, 0)
    while start < order.count {
      var end = start
      var events = 0.0
      while end < order.count, probabilities[order[end]] == probabilities[order[start]] {
        if happened[order[end]] { events += 1 }
        end += 1
      }
      let size = Double(end - start)
      let (frequency, probability) = (events / size, probabilities[order[start]])
      reliability += size * (probability - frequency) * (probability - frequency)
      resolution += size * (frequency - base) * (frequency - base)
      start = end
    }
    self.reliability = reliability / count
    self.resolution = resolution / count
  }

  static func problems(_ probabilities: [Double]) -> [String] {
    if probabilities.isEmpty { return ["There are no probabilities; there must be at least one."] }
    if let row = probabilities.firstIndex(where: { !(0...1).contains($0) }) {
      return ["Probability \(row) is \(probabilities[row]); it must be from 0 to 1."]
    }
    return []
  }
}
