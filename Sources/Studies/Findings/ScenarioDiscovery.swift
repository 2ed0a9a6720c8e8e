/// Where a course of action fails: regions of claims and numbers in which many of its failures lie.
public struct ScenarioDiscovery: Codable, Hashable, Sendable {
  /// What a box or rule says of one input.
  public struct Restriction: Codable, Hashable, Sendable {
    /// The claim or parameter.
    public var input: String
    /// Which of them.
    public var kind: ValueOfKnowing.Kind
    /// Of a claim: whether it is true.
    public var truth: Bool?
    /// Of a number: that it is over this.
    public var above: Double?
    /// Of a number: that it is under this.
    public var below: Double?
    /// How probable the box's density would be by chance without this restriction; nil: not computed.
    public var quasiP: Double?

    /// - Parameter value: of the input in a future; of a claim 0 or 1.
    /// - Returns: whether the future is within.
    func holds(_ value: Double) -> Bool {
      if let truth { return (value > 0.5) == truth }
      return above.map { value > $0 } ?? true && below.map { value < $0 } ?? true
    }
  }

  /// A region: a box of the peeling trajectory, or the rule of a leaf.
  public struct Region: Codable, Hashable, Sendable {
    /// All of which hold in it; none: all futures.
    public var restrictions: [Restriction]
    /// Futures in it.
    public var count: Int
    /// Those of them in which the course fails.
    public var failing: Int
    /// The share of all failures that lie in it.
    public var coverage: Double
    /// The share of its futures in which the course fails.
    public var density: Double
    /// The share of all futures that lie in it.
    public var mass: Double
  }

  /// A box and the way to it.
  public struct Box: Codable, Hashable, Sendable {
    /// From all futures, peel by peel and paste by paste.
    public var trajectory: [Region]
    /// The box of the trajectory that was chosen.
    public var chosen: Int
    /// The chosen box without the restrictions that chance explains as well.
    public var region: Region
  }

  /// The search repeated on half of the futures and tried on the other half.
  public struct Repetition: Codable, Hashable, Sendable {
    /// Futures of the other half that lie in the box found.
    public var count: Int
    /// The share of the other half's failures that lie in it.
    public var coverage: Double
    /// The share of its futures in which the course fails.
    public var density: Double
  }

  /// The course of action.
  public var course: String
  /// What counts as failing.
  public var failure: FailureCriterion
  /// Futures looked at.
  public var futures: Int
  /// Those in which it fails.
  public var failing: Int
  /// The inputs searched: those whose values differ between failures and other futures, the most different first.
  public var inputs: [String]
  /// The boxes found, each among the futures that none before holds; empty if it never or always fails.
  public var boxes: [Box]
  /// The rules of a decision tree under which it fails more often than on the whole, the densest first.
  public var rules: [Region]
  /// Whether what was found holds in futures that were not searched; nil: too few, or nothing was found.
  public var repetition: Repetition?

  /// The share of all futures in which the course fails.
  public var base: Double { Double(failing) / Double(max(1, futures)) }
}

extension ScenarioDiscovery {
  /// How a box is chosen from a trajectory.
  public enum Choice: Hashable, Sendable {
    /// The densest that holds at least this share of the failures.
    case coverage(Double)
    /// That with the most coverage of those with at least this density.
    case density(Double)
    /// This one, with all its restrictions.
    case number(Int)
  }

  /// What a search depends on.
  public struct Settings: Hashable, Sendable {
    /// How the first box is chosen.
    public var choice = Choice.coverage(0.5)
    /// How many boxes are looked for, 1 or more.
    public var boxes = 2
    /// Restrictions with a quasi-p-value over this are left out of the region, unless the box was chosen by number.
    public var quasiP = 0.05
    /// Ids of the inputs to search; nil: those that differ between failures and other futures, at most twelve.
    public var inputs: [String]?
    /// PRIM's patience.
    public var peeling = PatientRuleInduction.Settings()
    /// The least share of futures in a leaf of the tree.
    public var leaf = 0.1

    /// The defaults: half of the failures covered, two boxes, quasi-p under 0.05.
    public init() {}
  }

  /// A search in records that are not yet read.
  ///
  /// - Parameters:
  ///   - records: of a study.
  ///   - course: a position in `outline.courses`.
  ///   - indicator: a position in `outline.indicators`.
  ///   - threshold: from which on the course fails; nil: an event, or the worst futures.
  ///   - worst: the share of futures that count as failing where there is no threshold.
  ///   - settings: of the search.
  /// - Throws: what the records throw; `InvalidSample` if a setting is out of range.
  public init(
    _ records: some StudyRecords, course: Int, indicator: Int, threshold: Double? = nil, worst: Double = 1.0 / 3,
    settings: Settings = Settings()
  ) throws {
    let outline = records.outline
    let values = try records.outcomes(course: course, indicator: indicator)
    try self.init(
      StudyInputs(of: records), course: outline.courses[course].id, values: values,
      failure: FailureCriterion(outline.indicators[indicator], values: values, threshold: threshold, worst: worst),
      shuffles: Shuffles(futures: values.count, seed: outline.seed), settings: settings)
  }

  init(
    _ inputs: StudyInputs, course: String, values: [Double], failure: FailureCriterion, shuffles: Shuffles,
    settings: Settings = Settings()
  ) throws {
    let fails = values.map(failure.isFailed)
    self.course = course
    self.failure = failure
    futures = values.count
    failing = fails.count { $0 }
    let chosen = try ScenarioDiscovery.searched(inputs, fails, shuffles, settings.inputs)
    self.inputs = chosen.map { inputs.inputs[$0].id }
    boxes = []
    rules = []
    guard failing > 0, failing < futures, let table = try inputs.table(chosen) else { return }
    let kinds = chosen.map { inputs.inputs[$0].kind }
    boxes = try ScenarioDiscovery.boxes(inputs, chosen, fails, settings)
    rules = try ScenarioDiscovery.rules(table, kinds, fails, settings)
    repetition = try ScenarioDiscovery.repetition(inputs, chosen, fails, shuffles, settings)
  }
}
