import Chance

/// One observation, what was forecast, and the scores.
struct ForecastCase {
  /// A forecaster's scores on it.
  struct Scored {
    var score: Double
    var fair: Double?
    var logarithmic: Double?
  }

  /// A probability that was given, and whether it came so.
  struct Statement {
    var probability: Double
    var happened: Bool
  }

  let series: Int
  let key: String
  let kind: Observation.Kind
  let period: Observation.Period
  let observed: Double
  /// The mean of the study's ensemble.
  let forecast: Double
  let study: Scored
  let baselines: [ForecastBaseline: Scored]
  /// What the study gave a probability to; of numbers nothing.
  let statements: [Statement]
  private let sorted: [Double]

  func quantile(_ share: Double) -> Double { Quantiles.quantile(share, ofSorted: sorted) }

  init(
    series: Int, observation: Observation, observed: Double, ensemble: [Double],
    baselines: [ForecastBaseline: [Double]], measure: ForecastVerification.Measure
  ) throws(InvalidSample) {
    (self.series, self.observed) = (series, observed)
    (key, kind, period) = (observation.key, observation.kind, observation.period)
    forecast = mean(ensemble)
    study = try Self.scored(ensemble, observed, measure)
    var scored: [ForecastBaseline: Scored] = [:]
    for baseline in ForecastBaseline.allCases {
      guard let ensemble = baselines[baseline] else { continue }
      scored[baseline] = try Self.scored(ensemble, observed, measure)
    }
    self.baselines = scored
    sorted = measure == .number ? ensemble.sorted() : []
    statements =
      switch measure {
      case .number: []
      case .event: [Statement(probability: Self.share(1, ensemble), happened: observed == 1)]
      case .control:
        Self.holders(ensemble, observed).map {
          Statement(probability: Self.share($0, ensemble), happened: $0 == observed)
        }
      }
  }

  /// The scores of an ensemble.
  static func scored(
    _ ensemble: [Double], _ observed: Double, _ measure: ForecastVerification.Measure
  ) throws(InvalidSample) -> Scored {
    if measure == .number {
      return Scored(
        score: try RankedProbabilityScore.score(ensemble: ensemble, observed: observed),
        fair: ensemble.count > 1
          ? try RankedProbabilityScore.score(ensemble: ensemble, observed: observed, fair: true) : nil)
    }
    try InvalidSample.check(
      ensemble.isEmpty ? ["The ensemble has no members; it must have at least one."] : [])
    let given = share(observed, ensemble)
    let squares = holders(ensemble, observed).reduce(0.0) { sum, holder in
      let gap = share(holder, ensemble) - (holder == observed ? 1 : 0)
      return sum + gap * gap
    }
    // An event and its opposite have the same gap: half the sum is the score of the event.
    return Scored(score: squares / 2, logarithmic: given > 0 ? -Elementary.log(given) : nil)
  }

  /// Everything that was forecast or seen, ascending.
  private static func holders(_ ensemble: [Double], _ observed: Double) -> [Double] {
    (ensemble + [observed]).sorted().reduce(into: []) { if $0.last != $1 { $0.append($1) } }
  }

  private static func share(_ value: Double, _ ensemble: [Double]) -> Double {
    Double(ensemble.count { $0 == value }) / Double(ensemble.count)
  }
}

/// All observations of a plan as cases.
struct ForecastCases {
  /// What is scored together, in order of first appearance.
  let groups: [(name: String, measure: ForecastVerification.Measure)]
  private let cases: [(name: String, measure: ForecastVerification.Measure, item: ForecastCase)]

  func of(_ name: String, _ measure: ForecastVerification.Measure) -> [ForecastCase] {
    cases.filter { $0.name == name && $0.measure == measure }.map(\.item)
  }

  init(_ ensembles: ObservationEnsembles, outline: StudyOutline) throws(InvalidSample) {
    let plan = ensembles.plan
    func number(_ observation: Observation) -> Double {
      switch observation.value {
      case .number(let number): number
      case .controller(let actor): Double(actor.flatMap { id in outline.actors.firstIndex { $0.id == id } } ?? -1)
      }
    }
    var past: [Observation.Series: [(period: Observation.Period, value: Double)]] = [:]
    for index in plan.past {
      let observation = plan.observations[index]
      past[observation.series, default: []].append((observation.period, number(observation)))
    }
    let conditions = Set(outline.indicators.filter(\.isEvent).map(\.id))
    var numbers: [Observation.Series: Int] = [:]
    var groups: [(name: String, measure: ForecastVerification.Measure)] = []
    var cases: [(name: String, measure: ForecastVerification.Measure, item: ForecastCase)] = []
    for (position, item) in plan.items.enumerated() {
      let observation = plan.observations[item.observation]
      let measure: ForecastVerification.Measure =
        observation.kind == .control
        ? .control : observation.kind == .level && conditions.contains(observation.key) ? .event : .number
      if !groups.contains(where: { $0.name == observation.group && $0.measure == measure }) {
        groups.append((observation.group, measure))
      }
      let series = numbers[observation.series] ?? numbers.count
      numbers[observation.series] = series
      var baselines: [ForecastBaseline: [Double]] = [:]
      for baseline in ForecastBaseline.allCases where measure != .control || baseline != .zero {
        baselines[baseline] = baseline.ensemble(past: past[observation.series] ?? [], start: plan.start)
      }
      // A condition is interpolated between weeks like any level; at its end it holds or it does not.
      let ensemble = measure == .event ? ensembles.values[position].map { $0.rounded() } : ensembles.values[position]
      cases.append(
        (
          observation.group, measure,
          try ForecastCase(
            series: series, observation: observation, observed: number(observation), ensemble: ensemble,
            baselines: baselines, measure: measure)
        ))
    }
    (self.groups, self.cases) = (groups, cases)
  }
}
