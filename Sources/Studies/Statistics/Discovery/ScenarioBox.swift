/// A region of the inputs in which many futures are of interest, and the boxes on the way to it.
///
/// Coverage is the share of all futures of interest that lie in the box, density the share of the box's
/// futures that are of interest, mass the share of all futures that lie in it.
public struct ScenarioBox: Sendable {
  /// What a box allows of one input.
  public enum Limit: Sendable, Hashable {
    /// Numbers from low to high, both included.
    case range(Interval)
    /// Categories, by ascending position among the input's labels.
    case categories([Int])
  }

  /// One box of the trajectory.
  public struct Step: Sendable, Hashable {
    /// For each input what the box allows.
    public let limits: [Limit]
    /// The inputs whose limits are not those of all data, ascending.
    public let restricted: [Int]
    /// The futures in the box.
    public let count: Int
    /// Those of them that are of interest.
    public let ofInterest: Int
    /// The share of all futures of interest that lie in the box.
    public let coverage: Double
    /// The share of the box's futures that are of interest.
    public let density: Double
    /// The share of all futures that lie in the box.
    public let mass: Double
  }

  /// How probable the box's density would be by chance if one limit were dropped.
  public struct QuasiP: Sendable, Hashable {
    /// The input.
    public let input: Int
    /// For the lower limit; of a categorical input for the set of categories. Nil: not restricted.
    public let lower: Double?
    /// For the upper limit; nil: not restricted, or categorical.
    public let upper: Double?
  }

  /// From the box of all data, peel by peel and then paste by paste, to the final box.
  public internal(set) var trajectory: [Step]
  /// The rows in the final box, ascending.
  public internal(set) var rows: [Int]

  let problem: DiscoveryProblem
  /// The rows that no earlier box has taken.
  let candidates: [Int]

  /// The last box of the trajectory.
  public var final: Step { trajectory[trajectory.count - 1] }

  /// A box to start reading with: the densest of those that cover at least `coverage`, of equally dense
  /// ones the one with fewer restrictions, then with more coverage; the first if none covers as much.
  ///
  /// - Parameter coverage: 0…1; 0.5 by default.
  /// - Returns: a position in `trajectory`.
  public func choice(coverage: Double = 0.5) -> Int {
    let eligible = trajectory.indices.filter { trajectory[$0].coverage >= coverage }
    return eligible.max { first, second in
      let (a, b) = (trajectory[first], trajectory[second])
      return (a.density, -a.restricted.count, a.coverage) < (b.density, -b.restricted.count, b.coverage)
    } ?? 0
  }

  /// The box of a step without the restriction of one input.
  public func step(_ position: Int, withoutInput input: Int) -> Step {
    var limits = trajectory[position].limits
    limits[input] = problem.all[input]
    return problem.step(limits, among: candidates)
  }

  /// The quasi-p-values of a box's restrictions: one-sided binomial tests of the box's density against
  /// that of the box with one limit dropped.
  ///
  /// Source: B. P. Bryant and R. J. Lempert, "Thinking inside the box: a participatory, computer-assisted
  /// approach to scenario discovery", Technological Forecasting and Social Change 77(1), 2010.
  ///
  /// - Parameter position: in `trajectory`.
  public func quasiP(_ position: Int) -> [QuasiP] { quasiP(of: trajectory[position]) }

  /// The quasi-p-values of any box.
  func quasiP(of step: Step) -> [QuasiP] {
    let neighbours = problem.neighbours(of: step, among: candidates)
    func test(_ more: DiscoveryProblem.Tally) -> Double {
      let count = step.count + more.count
      let share = Double(step.ofInterest + more.ofInterest) / Double(count)
      return BinomialTail.probability(atLeast: step.ofInterest, of: step.count, each: share)
    }
    return step.restricted.map { input in
      switch (step.limits[input], problem.all[input]) {
      case (.range(let limit), .range(let all)):
        QuasiP(
          input: input, lower: limit.low == all.low ? nil : test(neighbours.below[input]),
          upper: limit.high == all.high ? nil : test(neighbours.above[input]))
      default:
        QuasiP(input: input, lower: test(neighbours.elsewhere(input)), upper: nil)
      }
    }
  }

  /// The restrictions of a box in words: `accuracy under 0.4`, `claim is true`.
  ///
  /// A limit is rounded to the fewest digits that keep the same futures in the box.
  public func description(_ position: Int) -> [String] {
    let step = trajectory[position]
    return step.restricted.map { problem.words(for: step.limits[$0], ofInput: $0) }
  }
}
