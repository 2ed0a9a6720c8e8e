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
    boxes = try ScenarioDiscovery.boxes(table, kinds, fails, settings)
    rules = try ScenarioDiscovery.rules(table, kinds, fails, settings)
    repetition = try ScenarioDiscovery.repetition(inputs, chosen, fails, shuffles, settings)
  }

  /// The inputs in which failures differ from other futures by more than chance; where hardly any does, those
  /// that differ most. A search in many inputs finds boxes in noise.
  private static func searched(
    _ inputs: StudyInputs, _ fails: [Bool], _ shuffles: Shuffles, _ named: [String]?
  ) throws -> [Int] {
    if let named {
      let unknown = named.filter { inputs[$0] == nil }
      try InvalidSample.check(
        unknown.map {
          "No input of the study has the id \($0), or it is the same in all futures. "
            + "There are: \(inputs.inputs.map(\.id).joined(separator: ", "))."
        })
      return named.compactMap { id in inputs.inputs.firstIndex { $0.id == id } }
    }
    guard !inputs.inputs.isEmpty else { return [] }
    let distances = SlicedDistances(outcome: fails.map { $0 ? 1 : 0 })
    var chances: [[Int]: Double] = [:]
    let scored = inputs.slices().enumerated().map { position, slices -> (excess: Double, input: Int) in
      var sizes = [Int](repeating: 0, count: Int(slices.max() ?? 0) + 1)
      for slice in slices { sizes[Int(slice)] += 1 }
      let chance = chances[sizes] ?? distances.chance(slices, shuffles)
      chances[sizes] = chance
      return (distances.distance(slices) - chance, position)
    }.sorted { (-$0.excess, $0.input) < (-$1.excess, $1.input) }
    let clear = scored.prefix(12).filter { $0.excess > 0 }
    return (clear.count >= 3 ? Array(clear) : Array(scored.prefix(6))).map(\.input)
  }

  /// Ready numbers of a box.
  static func region(
    _ step: ScenarioBox.Step, _ problem: DiscoveryProblem, _ kinds: [ValueOfKnowing.Kind],
    quasiP: [ScenarioBox.QuasiP] = []
  ) -> Region {
    let restrictions = step.restricted.map { input -> Restriction in
      let p = quasiP.first { $0.input == input }
      return restriction(
        problem, step.limits[input], input, kinds[input], quasiP: [p?.lower, p?.upper].compactMap { $0 }.max())
    }
    return Region(
      restrictions: restrictions, count: step.count, failing: step.ofInterest, coverage: step.coverage,
      density: step.density, mass: step.mass)
  }

  private static func restriction(
    _ problem: DiscoveryProblem, _ limit: ScenarioBox.Limit, _ input: Int, _ kind: ValueOfKnowing.Kind, quasiP: Double?
  ) -> Restriction {
    var found = Restriction(input: problem.inputs.columns[input].name, kind: kind, quasiP: quasiP)
    switch (limit, problem.all[input]) {
    case (.categories(let codes), _): found.truth = codes == [1]
    case (.range(let range), .range(let all)):
      // The fewest digits that keep the same futures within.
      let column = problem.values[input]
      let within = column.filter { $0 >= range.low && $0 <= range.high }
      if range.low > all.low, let outside = column.filter({ $0 < range.low }).max(), let inside = within.min() {
        found.above = Double(ShortDecimal.text(between: outside, and: inside))
      }
      if range.high < all.high, let outside = column.filter({ $0 > range.high }).min(), let inside = within.max() {
        found.below = Double(ShortDecimal.text(between: inside, and: outside))
      }
    default: break
    }
    return found
  }

  private static func boxes(
    _ table: InputTable, _ kinds: [ValueOfKnowing.Kind], _ fails: [Bool], _ settings: Settings
  ) throws -> [Box] {
    var search = try PatientRuleInduction(inputs: table, isOfInterest: fails, settings: settings.peeling)
    var boxes: [Box] = []
    for number in 0..<max(1, settings.boxes) {
      guard let box = search.findBox(), box.trajectory.count > 1 else { break }
      let chosen = try position(in: box, number == 0 ? settings.choice : .coverage(0.2))
      // A further box must tell something: a fifth of the failures, denser than all futures.
      guard chosen > 0 || number == 0 else { break }
      var step = box.trajectory[chosen]
      if case .number = settings.choice, number == 0 {} else { step = relaxed(step, box, settings.quasiP) }
      boxes.append(
        Box(
          trajectory: box.trajectory.map { region($0, box.problem, kinds) }, chosen: chosen,
          region: region(step, box.problem, kinds, quasiP: box.quasiP(of: step))))
    }
    return boxes
  }

  private static func position(in box: ScenarioBox, _ choice: Choice) throws -> Int {
    switch choice {
    case .coverage(let least): return box.choice(coverage: least)
    case .density(let least):
      let dense = box.trajectory.indices.filter { box.trajectory[$0].density >= least }
      return dense.max { (box.trajectory[$0].coverage, -$0) < (box.trajectory[$1].coverage, -$1) }
        ?? box.trajectory.indices.max { box.trajectory[$0].density < box.trajectory[$1].density } ?? 0
    case .number(let number):
      guard box.trajectory.indices.contains(number) else {
        throw InvalidSample(["There is no box \(number); there are 0 to \(box.trajectory.count - 1)."])
      }
      return number
    }
  }

  /// A box without the limits that chance explains as well, the weakest given up first.
  private static func relaxed(_ step: ScenarioBox.Step, _ box: ScenarioBox, _ most: Double) -> ScenarioBox.Step {
    var step = step
    while true {
      let sides = box.quasiP(of: step).flatMap { p in
        [(p.lower, false), (p.upper, true)].compactMap { value, isUpper in value.map { ($0, p.input, isUpper) } }
      }
      guard let weakest = sides.max(by: { $0.0 < $1.0 }), weakest.0 > most else { return step }
      var limits = step.limits
      let all = box.problem.all[weakest.1]
      switch (limits[weakest.1], all) {
      case (.range(let range), .range(let whole)):
        limits[weakest.1] = .range(
          weakest.2 ? Interval(low: range.low, high: whole.high) : Interval(low: whole.low, high: range.high))
      default: limits[weakest.1] = all
      }
      step = box.problem.step(limits, among: box.candidates)
    }
  }

  private static func rules(
    _ table: InputTable, _ kinds: [ValueOfKnowing.Kind], _ fails: [Bool], _ settings: Settings
  ) throws -> [Region] {
    let tree = try DecisionTree(inputs: table, outcome: fails.map { $0 ? 1 : 0 }, minimumMass: settings.leaf)
    let base = Double(fails.count { $0 }) / Double(fails.count)
    return tree.leaves.compactMap { leaf -> Region? in
      guard leaf.mean > base, !leaf.restricted.isEmpty else { return nil }
      return Region(
        restrictions: leaf.restricted.map { restriction(tree.problem, leaf.limits[$0], $0, kinds[$0], quasiP: nil) },
        count: leaf.rows.count, failing: leaf.rows.count { fails[$0] }, coverage: leaf.coverage ?? 0,
        density: leaf.mean, mass: leaf.mass)
    }.enumerated().sorted { (-$0.element.density, $0.offset) < (-$1.element.density, $1.offset) }.map(\.element)
  }

  private static func repetition(
    _ inputs: StudyInputs, _ chosen: [Int], _ fails: [Bool], _ shuffles: Shuffles, _ settings: Settings
  ) throws -> Repetition? {
    // At random: a design may alternate what is true from one future to the next.
    let order = shuffles.orders[0].map { Int($0) }
    let searched = order.prefix(fails.count / 2).sorted()
    let others = order.dropFirst(fails.count / 2).sorted()
    let failures = others.count { fails[$0] }
    guard searched.count >= 50, searched.count(where: { fails[$0] }) >= 10, failures >= 10 else { return nil }
    let half = StudyInputs(inputs, futures: searched)
    guard let table = try half.table(chosen) else { return nil }
    var again = settings
    again.boxes = 1
    // A number belongs to the trajectory of all futures.
    if case .number = settings.choice { again.choice = .coverage(0.5) }
    let kinds = chosen.map { inputs.inputs[$0].kind }
    guard let found = try boxes(table, kinds, searched.map { fails[$0] }, again).first else { return nil }
    let within = others.filter { future in
      found.region.restrictions.allSatisfy { $0.holds(inputs[$0.input]?.values[future] ?? .nan) }
    }
    let hits = within.count { fails[$0] }
    return Repetition(
      count: within.count, coverage: Double(hits) / Double(failures),
      density: Double(hits) / Double(max(1, within.count)))
  }
}
