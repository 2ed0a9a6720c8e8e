/// What must be known, and how exactly, before a study may stop short of all its futures.
public struct Precision: Codable, Hashable, Sendable {
  /// Of what the half-width is asked.
  public enum Scope: String, Codable, Hashable, Sendable, CaseIterable {
    /// The mean or probability under every course of action.
    case courses
    /// The difference between the two best courses of action, future by future.
    case bestTwo = "best-two"
  }

  /// The id of an indicator.
  public var indicator: String
  /// The half-width of the 95 % interval, in the indicator's unit; 0.02 is ± 2 points of a probability.
  public var halfWidth: Double
  /// Of what.
  public var scope: Scope
  /// The sequential test.
  public var rule: StoppingRule.Kind

  /// A precision.
  ///
  /// - Parameters:
  ///   - indicator: the id of an indicator.
  ///   - halfWidth: over 0, in the indicator's unit.
  ///   - scope: of what the half-width is asked.
  ///   - rule: the sequential test.
  public init(indicator: String, halfWidth: Double, scope: Scope = .courses, rule: StoppingRule.Kind = .sequential) {
    self.indicator = indicator
    self.halfWidth = halfWidth
    self.scope = scope
    self.rule = rule
  }
}

/// Follows the futures of a study in their order and says when the precision asked for is reached.
///
/// It is a function of the first futures alone, whatever the number of threads: a study that is continued
/// looks at what is stored again.
public struct PrecisionMonitor: Sendable {
  /// What is asked.
  public let precision: Precision
  /// The futures seen.
  public private(set) var count = 0
  private let isHigherBetter: Bool
  private var courses: [StoppingRule]
  /// For every two courses the rule on their difference, (0, 1), (0, 2), (1, 2), (0, 3) …
  private var pairs: [StoppingRule] = []

  /// A monitor.
  ///
  /// - Parameters:
  ///   - precision: what is asked.
  ///   - courses: the number of courses of action.
  ///   - isHigherBetter: which courses are the best two.
  ///   - most: the number of futures at which the study ends in any case.
  /// - Throws: `InvalidSample` if the half-width is out of range, or two courses are to be compared and there
  ///   is one.
  public init(_ precision: Precision, courses: Int, isHigherBetter: Bool, most: Int) throws(InvalidSample) {
    self.precision = precision
    self.isHigherBetter = isHigherBetter
    if precision.scope == .bestTwo && courses < 2 {
      throw InvalidSample(["The difference of the best two courses was asked for, but there is one course."])
    }
    let rule = try StoppingRule(precision.rule, halfWidth: precision.halfWidth, expected: min(1000, max(1, most)))
    self.courses = Array(repeating: rule, count: courses)
    if precision.scope == .bestTwo { pairs = Array(repeating: rule, count: courses * (courses - 1) / 2) }
  }

  /// Takes the indicator's values of the next future.
  ///
  /// - Parameter values: one for each course of action.
  public mutating func add(_ values: [Double]) {
    count += 1
    for course in courses.indices { courses[course].add(values[course]) }
    guard !pairs.isEmpty else { return }
    var pair = 0
    for later in courses.indices {
      for earlier in 0..<later {
        pairs[pair].add(values[later] - values[earlier])
        pair += 1
      }
    }
  }

  private var deciding: [StoppingRule] {
    guard precision.scope == .bestTwo else { return courses }
    let order = courses.indices.sorted { a, b in
      let (first, second) = (courses[a].mean, courses[b].mean)
      return first == second ? a < b : (first > second) == isHigherBetter
    }
    let (earlier, later) = (min(order[0], order[1]), max(order[0], order[1]))
    return [pairs[later * (later - 1) / 2 + earlier]]
  }

  /// The half-width reached, the widest of those asked for; infinite before two futures.
  public var reached: Double { deciding.map(\.reached).max() ?? .infinity }

  /// Whether the study may stop here.
  public var isReached: Bool { deciding.allSatisfy(\.isReached) }
}
