/// PRIM, the patient rule induction method: boxes in the inputs in which futures of interest are dense,
/// found by peeling off thin slices one after another and pasting some back.
///
/// Source: J. H. Friedman and N. I. Fisher, "Bump hunting in high-dimensional data", Statistics and
/// Computing 9(2), 1999. The choice between peels, which lets continuous, whole and categorical inputs
/// compete, is that of J. H. Kwakkel and S. C. Cunningham, "Improving scenario discovery by bagging random
/// boxes", Technological Forecasting and Social Change 111, 2016, and of the EMA Workbench.
public struct PatientRuleInduction: Sendable {
  /// What makes one peel or paste better than another.
  public enum Objective: String, Sendable, Codable, CaseIterable {
    /// The gain in density for each future given up.
    case lenient
    /// The gain in density for each future given up, times the futures kept.
    case lenientByMass
    /// The density of the new box (Friedman and Fisher).
    case density
  }

  /// How patient the search is.
  public struct Settings: Sendable, Hashable {
    /// The share of the box that a peel takes off, 0 < … < 0.5.
    public var peel = 0.05
    /// The share of what lies beyond a limit that a paste gives back, 0 < … < 0.5.
    public var paste = 0.05
    /// The least share of all futures that a box must hold, 0…1.
    public var minimumMass = 0.05
    /// What makes one peel better than another.
    public var objective = Objective.lenient

    /// The defaults of the EMA Workbench: 0.05 each, lenient.
    public init(
      peel: Double = 0.05, paste: Double = 0.05, minimumMass: Double = 0.05, objective: Objective = .lenient
    ) {
      (self.peel, self.paste, self.minimumMass, self.objective) = (peel, paste, minimumMass, objective)
    }
  }

  /// The settings of the search.
  public let settings: Settings
  let problem: DiscoveryProblem
  /// For each numeric input the rows by ascending value, made once.
  private let sorted: [[UInt32]]
  private var remaining: [Int]

  /// A search for boxes.
  ///
  /// - Parameters:
  ///   - inputs: one row a future.
  ///   - isOfInterest: which futures are to be explained, for instance those in which a course fails.
  ///   - settings: how patient the search is.
  /// - Throws: `InvalidSample` if the lengths differ or a setting is out of range.
  public init(inputs: InputTable, isOfInterest: [Bool], settings: Settings = Settings()) throws(InvalidSample) {
    var problems: [String] = []
    if isOfInterest.count != inputs.count {
      problems.append(
        "There are \(isOfInterest.count) outcomes for \(inputs.count) rows of inputs; there must be one for each.")
    }
    if inputs.count == 0 { problems.append("There are no futures; PRIM needs at least one.") }
    if inputs.count > Int(UInt32.max) { problems.append("There are more than 4,294,967,295 futures.") }
    for (name, value) in [("peel", settings.peel), ("paste", settings.paste)] where !(value > 0 && value < 0.5) {
      problems.append("The share to \(name) is \(value); it must be over 0 and under 0.5.")
    }
    if !(0...1).contains(settings.minimumMass) {
      problems.append("The minimum mass is \(settings.minimumMass); it must be from 0 to 1.")
    }
    try InvalidSample.check(problems)
    self.settings = settings
    problem = DiscoveryProblem(inputs: inputs, isOfInterest: isOfInterest)
    sorted = zip(problem.kinds, problem.values).map { kind, values in
      kind == .categorical ? [] : SortedOrder.ascending(values)
    }
    remaining = Array(0..<inputs.count)
  }

  /// Finds the next box among the futures that no box found before holds; nil when none are left.
  public mutating func findBox() -> ScenarioBox? {
    guard !remaining.isEmpty else { return nil }
    var search = BoxSearch(problem: problem, settings: settings, sorted: sorted, candidates: remaining)
    search.peel()
    search.paste()
    let inside = search.rows
    var taken = [Bool](repeating: false, count: problem.count)
    for row in inside { taken[row] = true }
    let box = ScenarioBox(trajectory: search.trajectory, rows: inside, problem: problem, candidates: remaining)
    remaining = remaining.filter { !taken[$0] }
    return box
  }

  /// Finds up to `count` boxes, one after another.
  public mutating func boxes(_ count: Int) -> [ScenarioBox] {
    var boxes: [ScenarioBox] = []
    while boxes.count < count, let box = findBox() { boxes.append(box) }
    return boxes
  }
}
