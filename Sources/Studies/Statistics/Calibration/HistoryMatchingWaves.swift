import Chance

/// History matching in waves: runs spread over what is left of the inputs, an emulator of each target learnt from
/// them, and everything ruled out that the emulator, for all its doubt, says is too far from what was observed.
///
/// Source: I. Vernon, M. Goldstein and R. G. Bower, "Galaxy formation: a Bayesian uncertainty analysis", Bayesian
/// Analysis 5(4), 2010; of models with chance in them: I. Andrianakis and others, "Bayesian history matching of
/// complex infectious disease models using emulation", PLoS Computational Biology 11(1), 2015.
public struct HistoryMatchingWaves: Sendable {
  /// How thorough it is.
  public struct Settings: Sendable {
    /// Points run in each wave.
    public var points: Int
    /// Points that walk through what is left.
    public var walkers: Int
    /// Steps of their walk at each level.
    public var sweeps: Int
    /// Of all draws.
    public var seed: UInt64

    /// Settings.
    ///
    /// - Parameters:
    ///   - points: run in each wave; 500 at most are sensible.
    ///   - walkers: that walk through what is left, `points` or more.
    ///   - sweeps: steps of their walk at each level.
    ///   - seed: of all draws.
    public init(points: Int, walkers: Int = 400, sweeps: Int = 4, seed: UInt64 = 1) {
      (self.points, self.walkers, self.sweeps, self.seed) = (points, max(points, walkers), sweeps, seed)
    }
  }

  /// What the runs at one point gave.
  public struct Run: Sendable {
    /// Of each target, the mean over repetitions and their variance.
    public var means, variances: [Double]
    /// How many repetitions.
    public var repetitions: Int

    /// A run from repetitions.
    ///
    /// - Parameter outputs: by repetition, one number for each target; at least one repetition.
    public init(outputs: [[Double]]) {
      repetitions = outputs.count
      let targets = outputs.first?.indices ?? 0..<0
      means = targets.map { target in mean(outputs.map { $0[target] }) }
      variances = targets.map { target in
        let deviation = standardDeviation(outputs.map { $0[target] })
        return deviation * deviation
      }
    }
  }

  /// What a wave found.
  public struct Wave: Sendable, Codable, Hashable {
    /// One target.
    public struct Target: Sendable, Codable, Hashable {
      /// Its name.
      public var name: String
      /// What was observed, and the lowest and the highest mean of a run.
      public var observed, lowest, highest: Double
      /// The least and the middle implausibility of the runs.
      public var least, middle: Double
      /// The share of runs that come near enough.
      public var near: Double
    }

    /// Counted from 1.
    public var number: Int
    /// The points that were run.
    public var points: Int
    /// How many of them are themselves near enough to everything that was observed.
    public var matched: Int
    /// The share of the inputs' probability that is left after the wave.
    public var left: Double
    /// The least that the greatest implausibility can be, as far as the emulators know.
    public var leastGreatest: Double
    /// In the order of the targets.
    public var targets: [Target]
    /// Targets that no run came near.
    public var unmatched: [String]
  }

  /// What is compared.
  public let matching: HistoryMatching
  /// Inputs, as positions in their distributions.
  public let inputs: Int
  /// How thorough it is.
  public let settings: Settings
  /// The waves so far.
  public private(set) var waves: [Wave] = []
  /// What is left, spread evenly: positions of the inputs.
  public private(set) var remaining: [[Double]] = []
  private var emulators: [[Emulator]] = []

  /// A search that has not begun.
  ///
  /// - Parameters:
  ///   - matching: what is compared.
  ///   - inputs: how many, 1 or more.
  ///   - settings: how thorough it is.
  /// - Throws: `InvalidSample` if there are too few points for a trend over the inputs.
  public init(_ matching: HistoryMatching, inputs: Int, settings: Settings) throws(InvalidSample) {
    var problems: [String] = []
    if inputs < 1 { problems.append("There are \(inputs) inputs; there must be at least one.") }
    if settings.points < inputs + 3 {
      problems.append(
        "There are \(settings.points) points in a wave; a trend over \(inputs) inputs needs at least \(inputs + 3).")
    }
    try InvalidSample.check(problems)
    (self.matching, self.inputs, self.settings) = (matching, inputs, settings)
  }

  /// The points of the next wave: positions of the inputs, each in (0, 1).
  public var nextPoints: [[Double]] {
    if waves.isEmpty {
      let cube = LatinHypercube(points: settings.points, dimensions: inputs, seed: settings.seed, purpose: .sampling)
      return (0..<settings.points).map { point in
        (0..<inputs).map { cube.position(point: point, dimension: $0) }
      }
    }
    return Array(remaining.prefix(settings.points))
  }

  /// Learns from the runs at the points of a wave and rules out what they show to be too far off.
  ///
  /// - Parameters:
  ///   - points: positions of the inputs.
  ///   - runs: one for each point.
  /// - Throws: `InvalidSample` if there is not one run for each point, or the runs teach nothing.
  public mutating func learn(points: [[Double]], runs: [Run]) throws(InvalidSample) {
    var wave: [Emulator] = []
    for target in matching.observations.indices {
      wave.append(try Emulator(points: points, runs: runs, target: target))
    }
    emulators.append(wave)
    let sample = try SubsetSampling(
      dimensions: inputs, limit: matching.cutoff, count: settings.walkers, sweeps: settings.sweeps,
      seed: settings.seed &+ UInt64(emulators.count)
    ) { implausibility($0, upTo: $1) }
    remaining = sample.points
    waves.append(try report(points: points, runs: runs, emulators: wave, sample: sample))
  }

  /// The implausibility of a point by the emulators of all waves: the greatest over the targets, or the second.
  ///
  /// - Parameters:
  ///   - point: positions of the inputs.
  ///   - limit: once it is clear that it is over this, any number over it will do.
  /// - Returns: the greatest over the waves, 0 before the first.
  public func implausibility(_ point: [Double], upTo limit: Double = .infinity) -> Double {
    implausibility(point, upTo: limit, by: emulators[...])
  }

  private func implausibility(_ point: [Double], upTo limit: Double, by emulators: ArraySlice<[Emulator]>) -> Double {
    var worst = 0.0
    // The latest emulators are the sharpest.
    for wave in emulators.reversed() {
      var (greatest, second) = (0.0, 0.0)
      for (target, emulator) in wave.enumerated() {
        let own = matching.implausibility(target, emulator.predict(point))
        (greatest, second) = own > greatest ? (own, greatest) : (greatest, max(second, own))
        let deciding = matching.usesSecond && wave.count > 1 ? second : greatest
        if deciding > limit { return deciding }
      }
      worst = max(worst, matching.usesSecond && wave.count > 1 ? second : greatest)
    }
    return worst
  }

  /// What of the inputs left is likely, as a sample: by the emulators of the last wave, as if targets were
  /// independent and normal with the variance that implausibility is measured in.
  ///
  /// Source: S. N. Wood, "Statistical inference for noisy nonlinear ecological dynamic systems", Nature 466, 2010
  /// (normal likelihood of summaries); with emulators: M. C. Kennedy and A. O'Hagan, "Bayesian calibration of
  /// computer models", JRSS B 63(3), 2001.
  ///
  /// - Returns: as many points as are left, positions of the inputs; empty if nothing is left.
  /// - Throws: `InvalidSample` if fewer than ten points are left.
  public func likely() throws(InvalidSample) -> [[Double]] {
    guard let latest = emulators.last, !remaining.isEmpty else { return [] }
    let earlier = emulators.dropLast()
    return try TemperedSampling(start: remaining, sweeps: settings.sweeps, seed: settings.seed) { point in
      var sum = 0.0
      for (target, emulator) in latest.enumerated() {
        let emulated = emulator.predict(point)
        let own = matching.implausibility(target, emulated)
        if own > matching.cutoff && !matching.usesSecond { return -.infinity }
        sum -= (own * own + Elementary.log(matching.variance(target, emulated))) / 2
      }
      // What was ruled out stays out.
      let waves = matching.usesSecond ? emulators[...] : earlier
      return implausibility(point, upTo: matching.cutoff, by: waves) <= matching.cutoff ? sum : -.infinity
    }.points
  }

  private func report(
    points: [[Double]], runs: [Run], emulators: [Emulator], sample: SubsetSampling
  ) throws(InvalidSample) -> Wave {
    var verdicts: [HistoryMatching.Verdict] = []
    for run in runs {
      // Of the run itself: its mean's error, and how far one history strays from the mean.
      let variances = emulators.indices.map { target in
        let spread = emulators[target].spread
        return spread * spread * (1 + 1 / Double(run.repetitions))
      }
      verdicts.append(try matching.verdict(means: run.means, variances: variances))
    }
    return Wave(
      number: self.emulators.count, points: points.count, matched: verdicts.count { !matching.isRuledOut($0) },
      left: sample.volume, leastGreatest: sample.lowest,
      targets: matching.observations.indices.map { target in
        let own = verdicts.map { $0.implausibilities[target] }.sorted()
        let means = runs.map { $0.means[target] }
        return Wave.Target(
          name: matching.observations[target].name, observed: matching.observations[target].value,
          lowest: means.min() ?? 0, highest: means.max() ?? 0, least: own.first ?? 0,
          middle: Quantiles.quantile(0.5, ofSorted: own),
          near: Double(own.count { $0 <= matching.cutoff }) / Double(max(1, own.count)))
      },
      unmatched: matching.unmatched(verdicts))
  }
}

extension HistoryMatching {
  /// The implausibility of one target by an emulator.
  fileprivate func implausibility(_ target: Int, _ emulated: (mean: Double, variance: Double)) -> Double {
    abs(emulated.mean - observations[target].value) / variance(target, emulated).squareRoot()
  }

  fileprivate func variance(_ target: Int, _ emulated: (mean: Double, variance: Double)) -> Double {
    observations[target].errorVariance + observations[target].discrepancyVariance + emulated.variance
  }
}

/// What is known of one target from the runs of a wave.
private struct Emulator: Sendable {
  private let process: GaussianProcess
  /// The standard deviation of one history about the mean, over all runs of the wave: a spread that was learnt for
  /// each input from few repetitions would draw the search to where it is low by chance.
  let spread: Double

  init(points: [[Double]], runs: [HistoryMatchingWaves.Run], target: Int) throws(InvalidSample) {
    process = try GaussianProcess(rows: points.map(Self.scores), values: runs.map { $0.means[target] })
    spread = mean(runs.map { $0.variances[target] }).squareRoot()
  }

  /// The mean of one history, and the variance of the difference between the two and of what is not known.
  func predict(_ point: [Double]) -> (mean: Double, variance: Double) {
    let (mean, variance) = process.predict(Self.scores(point))
    return (mean, variance + spread * spread)
  }

  /// Positions as normal scores: outputs bend less in them where inputs are lognormal.
  private static func scores(_ point: [Double]) -> [Double] {
    point.map { Normal.quantile(min(max($0, 1e-3), 1 - 1e-3)) }
  }
}
