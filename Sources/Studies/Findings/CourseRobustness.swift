/// Which course of action each criterion of decision under deep uncertainty prefers, on one indicator.
public struct CourseRobustness: Codable, Hashable, Sendable {
  /// What a course is tried on.
  public enum Scenarios: String, Codable, Sendable, CaseIterable {
    /// Every future is a scenario: claims, numbers and chance.
    case futures
    /// Every combination of truths of the claims that matter most is one; numbers and chance are averaged.
    case facts
  }

  /// A rule for choosing among courses of action.
  public enum Criterion: String, Codable, Sendable, CaseIterable {
    case expectedValue = "expected-value"
    case laplace
    case maximin
    case maximax
    case hurwicz
    case minimaxRegret = "minimax-regret"
    case percentileRegret = "percentile-regret"
    case satisficing
    case signalToNoise = "signal-to-noise"
    case starr
  }

  /// One criterion's verdict.
  public struct Verdict: Codable, Hashable, Sendable {
    /// The criterion.
    public var criterion: Criterion
    /// Its value for each course, in the order of the study; nil: not defined.
    public var values: [Double?]
    /// The course or the equally good courses that it prefers; empty if it does not tell any apart.
    public var preferred: [String]
  }

  /// The indicator.
  public var indicator: String
  /// What the courses are tried on.
  public var over: Scenarios
  /// How many scenarios there are.
  public var scenarios: Int
  /// Of `facts` the claims whose combinations they are.
  public var claims: [String]
  /// What counts as good enough for `satisficing`.
  public var threshold: Double
  /// One for each criterion.
  public var verdicts: [Verdict]

  /// The verdict of a criterion.
  ///
  /// - Parameter criterion: one of them.
  /// - Returns: nil only in findings made by other means.
  public func verdict(_ criterion: Criterion) -> Verdict? { verdicts.first { $0.criterion == criterion } }
}

extension CourseRobustness {
  /// The combinations of truths of claims that occur in the futures.
  struct Facts {
    let claims: [String]
    /// For each future its combination, from 0.
    let cells: [Int]
    let count: Int

    /// As many of the claims, the first first, as leave ten futures or more to a combination on average.
    init(claims: [StudyInputs.Input], futures: Int) {
      var cells = [Int](repeating: 0, count: futures)
      var count = 1
      var used: [String] = []
      for claim in claims.prefix(8) {
        var numbers: [Int: Int] = [:]
        let finer = cells.indices.map { future -> Int in
          let code = cells[future] * 2 + Int(claim.values[future])
          let number = numbers[code] ?? numbers.count
          numbers[code] = number
          return number
        }
        guard numbers.count * 10 <= futures else { break }
        (cells, count) = (finer, numbers.count)
        used.append(claim.id)
      }
      (self.claims, self.cells, self.count) = (used, cells, count)
    }

    /// The mean of each combination, and how many futures it has.
    func means(_ values: [Double]) -> [Double] {
      var sums = [Double](repeating: 0, count: count)
      for (future, cell) in cells.enumerated() { sums[cell] += values[future] }
      return zip(sums, sizes).map { $0 / $1 }
    }

    var sizes: [Double] {
      var sizes = [Double](repeating: 0, count: count)
      for cell in cells { sizes[cell] += 1 }
      return sizes
    }
  }

  /// All criteria on one indicator.
  ///
  /// - Parameters:
  ///   - values: for each course the indicator in each future.
  ///   - facts: the combinations of claims; also the states of the world of Starr's rule.
  ///   - threshold: nil: what the baseline reaches on average.
  /// - Returns: nil if neither direction is better, or there is one combination only.
  init?(
    _ indicator: StudyOutline.Indicator, courses: [String], values: [[Double]], over: Scenarios, facts: Facts,
    threshold: Double?, seed: UInt64
  ) throws {
    guard indicator.better != .neither, let baseline = values.first else { return nil }
    guard over == .futures || facts.count > 1 else { return nil }
    let good = threshold ?? mean(baseline)
    var settings = Robustness.Settings()
    settings.higherIsBetter = indicator.better == .higher
    settings.threshold = good
    settings.seed = seed
    let outcomes: [[Double]]
    switch over {
    case .futures:
      outcomes = values
      settings.states = facts.cells
    case .facts:
      outcomes = values.map(facts.means)
      settings.weights = facts.sizes
    }
    let measures = try Robustness.measures(of: outcomes, settings: settings)
    self.indicator = indicator.id
    self.over = over
    scenarios = over == .futures ? values[0].count : facts.count
    claims = facts.claims
    self.threshold = good
    verdicts = Criterion.allCases.map { criterion in
      let column = measures.map { $0[criterion] }
      return Verdict(
        criterion: criterion, values: column,
        preferred: CourseRobustness.preferred(column, criterion, indicator.better, courses))
    }
  }

  private static func preferred(
    _ values: [Double?], _ criterion: Criterion, _ better: StudyOutline.Indicator.Better, _ courses: [String]
  ) -> [String] {
    let sign: Double =
      switch criterion {
      case .minimaxRegret, .percentileRegret: -1
      case .satisficing, .starr: 1
      default: better == .higher ? 1 : -1
      }
    let known = values.compactMap { $0 }
    // A criterion that is not defined for some course cannot compare it with the others.
    guard known.count == values.count, let best = known.max(by: { sign * $0 < sign * $1 }) else { return [] }
    // Rounding must not decide between equally good courses.
    func isBest(_ value: Double?) -> Bool { value.map { abs($0 - best) <= 1e-12 * max(1, abs(best)) } ?? false }
    guard courses.count == 1 || !values.allSatisfy(isBest) else { return [] }
    return courses.indices.filter { isBest(values[$0]) }.map { courses[$0] }
  }
}

extension Robustness {
  subscript(_ criterion: CourseRobustness.Criterion) -> Double? {
    switch criterion {
    case .expectedValue: expectedValue
    case .laplace: laplace
    case .maximin: maximin
    case .maximax: maximax
    case .hurwicz: hurwicz
    case .minimaxRegret: minimaxRegret
    case .percentileRegret: percentileRegret
    case .satisficing: satisficing
    case .signalToNoise: signalToNoise
    case .starr: starr
    }
  }
}
