/// How often things happened that were given a probability of about so much: the reliability diagram as a
/// table.
///
/// Source: A. H. Murphy and R. L. Winkler, "Reliability of subjective probability forecasts of precipitation
/// and temperature", JRSS C 26(1), 1977; intervals: Wilson's, 95 %.
public struct CalibrationTable: Sendable, Codable, Hashable {
  /// A class of probabilities.
  public struct Row: Sendable, Codable, Hashable {
    /// The class: from `low`, included, to `high`, included only in the last.
    public var low, high: Double
    /// The forecasts in the class.
    public var forecasts: Int
    /// The times that the event happened.
    public var happened: Int
    /// The mean of the probabilities.
    public var meanProbability: Double
    /// The share of times that the event happened.
    public var frequency: Double
    /// The interval of the frequency.
    public var interval: Interval
  }

  /// Classes that have forecasts, ascending.
  public let rows: [Row]
  /// The mean over forecasts of |mean probability − frequency| of their class.
  public let expectedError: Double

  /// A table with equal classes.
  ///
  /// - Parameters:
  ///   - probabilities: 0…1.
  ///   - happened: one for each.
  ///   - classes: 1 or more.
  /// - Throws: `InvalidSample` if lengths differ or a number is out of range.
  public init(probabilities: [Double], happened: [Bool], classes: Int = 10) throws(InvalidSample) {
    var problems = ProbabilityScore.problems(probabilities)
    if probabilities.count != happened.count {
      problems.append(
        "There are \(probabilities.count) probabilities and \(happened.count) outcomes; there must be as many.")
    }
    if classes < 1 { problems.append("There are \(classes) classes; there must be at least one.") }
    try InvalidSample.check(problems)
    var counts = [Int](repeating: 0, count: classes)
    var events = counts
    var sums = [Double](repeating: 0, count: classes)
    for (probability, event) in zip(probabilities, happened) {
      let index = min(classes - 1, Int(probability * Double(classes)))
      counts[index] += 1
      sums[index] += probability
      if event { events[index] += 1 }
    }
    let occupied = (0..<classes).filter { counts[$0] > 0 }
    rows = occupied.map { index -> Row in
      let total = Double(counts[index])
      return Row(
        low: Double(index) / Double(classes), high: Double(index + 1) / Double(classes), forecasts: counts[index],
        happened: events[index], meanProbability: sums[index] / total,
        frequency: Double(events[index]) / total,
        interval: .wilson(successes: events[index], trials: counts[index]))
    }
    let errors = rows.map { Double($0.forecasts) * abs($0.meanProbability - $0.frequency) }
    expectedError = errors.reduce(0, +) / Double(probabilities.count)
  }
}
