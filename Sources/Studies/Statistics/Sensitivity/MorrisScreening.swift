/// Which inputs matter at all, from few runs: one input at a time is moved along trajectories through the
/// whole space.
///
/// Source: M. D. Morris, "Factorial sampling plans for preliminary computational experiments",
/// Technometrics 33(2), 1991; mean of absolute effects: F. Campolongo, J. Cariboni and A. Saltelli, "An
/// effective screening design for sensitivity analysis of large models", Environmental Modelling & Software
/// 22, 2007.
public struct MorrisScreening: Sendable, Codable, Hashable {
  /// The effects of one input.
  public struct Effects: Sendable, Codable, Hashable {
    /// The mean effect.
    public var mean: Double
    /// The mean absolute effect, with a bootstrap interval: how much the input matters.
    public var meanAbsolute: Estimate
    /// The standard deviation (n − 1) of effects: how much they depend on where the others stand. 0 for a
    /// single trajectory.
    public var deviation: Double
  }

  /// By input, its effects.
  public let inputs: [Effects]

  /// The rows at which a model must be run.
  public struct Design: Sendable {
    /// Positions in [0, 1], trajectory by trajectory.
    public let rows: [[Double]]

    /// Random trajectories on a grid.
    ///
    /// - Parameters:
    ///   - trajectories: 1 or more; 10 to 50 are usual.
    ///   - inputs: 1 or more.
    ///   - levels: of the grid, even; a step is levels / (2·(levels − 1)).
    ///   - seed: of the trajectories.
    /// - Throws: `InvalidSample` if a number is out of range.
    public init(trajectories: Int, inputs: Int, levels: Int = 4, seed: UInt64) throws(InvalidSample) {
      var problems: [String] = []
      if trajectories < 1 { problems.append("There are \(trajectories) trajectories; there must be at least one.") }
      if inputs < 1 { problems.append("There are \(inputs) inputs; there must be at least one.") }
      if levels < 2 || levels % 2 != 0 {
        problems.append("The grid has \(levels) levels; it must have an even number, at least 2.")
      }
      try InvalidSample.check(problems)
      let step = Double(levels) / (2 * Double(levels - 1))
      var rows: [[Double]] = []
      for trajectory in 0..<trajectories {
        var draws = Draws(seed: seed, purpose: .sampling, entity: trajectory)
        // From the lower half a step up, from the upper half a step down, stays on the grid.
        var row = (0..<inputs).map { _ in Double(draws.below(levels)) / Double(levels - 1) }
        rows.append(row)
        for input in draws.order(inputs) {
          row[input] = row[input] < 0.5 ? row[input] + step : row[input] - step
          rows.append(row)
        }
      }
      self.rows = rows
    }
  }

  /// The effects.
  ///
  /// - Parameters:
  ///   - rows: positions in [0, 1], trajectory by trajectory; each next row of a trajectory moves one input
  ///     and every input is moved once.
  ///   - outcomes: at the rows.
  ///   - resamples: of the bootstrap, 2 or more.
  ///   - seed: of the bootstrap.
  /// - Throws: `InvalidSample` if the rows are no such trajectories.
  public init(
    rows: [[Double]], outcomes: [Double], resamples: Int = 200, seed: UInt64 = 0
  ) throws(InvalidSample) {
    let inputs = rows.first?.count ?? 0
    var problems = InvalidSample.problems(in: outcomes, named: "The list of outcomes", count: rows.count)
    if inputs == 0 || rows.isEmpty || rows.count % (inputs + 1) != 0 {
      problems.append("There are \(rows.count) rows; for \(inputs) inputs there must be a multiple of \(inputs + 1).")
    }
    if let row = rows.firstIndex(where: { $0.count != inputs }) {
      problems.append("Row \(row) has \(rows[row].count) inputs; it must have \(inputs).")
    }
    if resamples < 2 { problems.append("There are \(resamples) resamples; there must be at least 2.") }
    try InvalidSample.check(problems)
    var effects = [[Double]](repeating: [], count: inputs)
    for row in rows.indices.dropFirst() where row % (inputs + 1) != 0 {
      let moved = (0..<inputs).filter { rows[row][$0] != rows[row - 1][$0] }
      guard moved.count == 1, let input = moved.first, effects[input].count == row / (inputs + 1) else {
        throw InvalidSample([
          "From row \(row - 1) to row \(row) inputs \(moved) move; it must be one that has not moved in the trajectory."
        ])
      }
      effects[input].append((outcomes[row] - outcomes[row - 1]) / (rows[row][input] - rows[row - 1][input]))
    }
    var draws = Draws(seed: seed, purpose: .statistics)
    self.inputs = effects.map { effects in
      let absolute = effects.map { abs($0) }
      let replicates = (0..<resamples).map { _ in
        absolute.indices.reduce(0) { sum, _ in sum + absolute[draws.below(absolute.count)] } / Double(absolute.count)
      }
      let reach = Interval.normalPoint * standardDeviation(replicates)
      let centre = Studies.mean(absolute)
      return Effects(
        mean: Studies.mean(effects),
        meanAbsolute: Estimate(value: centre, interval: Interval(low: centre - reach, high: centre + reach)),
        deviation: standardDeviation(effects))
    }
  }
}
