/// A model of bargaining with a name, for the table of `diwan politics score`: nothing of it is fitted.
public struct ScoredModel: Sendable {
  /// What its rows are called: one for each forecast that it makes, such as the mean and the median of where actors
  /// end.
  public let names: [String]
  /// In a few words, what it does.
  public let summary: String
  /// The positions it expects, one for each name.
  public let forecasts: @Sendable (BargainingIssue) throws -> [Double]

  /// A model with several forecasts.
  public init(
    names: [String], summary: String, forecasts: @escaping @Sendable (BargainingIssue) throws -> [Double]
  ) {
    self.names = names
    self.summary = summary
    self.forecasts = forecasts
  }

  /// A model with one forecast.
  public init(name: String, summary: String, forecast: @escaping @Sendable (BargainingIssue) throws -> Double) {
    self.init(names: [name], summary: summary) { [try forecast($0)] }
  }

  /// What the bar's row is called.
  public static let barName = "weighted mean"

  /// The bar: the mean weighted by capability × salience.
  static let bar: @Sendable (BargainingIssue) -> Double = { Baselines($0).weightedMean }

  /// The models scored by default, the bar among them: baselines, then bargaining.
  public static let all: [ScoredModel] = baselines + challenges + elections + [spatial]

  /// Means, medians and the middle of the scale.
  public static let baselines: [ScoredModel] = [
    ScoredModel(name: "middle", summary: "middle of the scale, whatever the actors want") {
      ($0.scale.lowerBound + $0.scale.upperBound) / 2
    },
    ScoredModel(name: "mean", summary: "plain mean of positions") { Baselines($0).mean },
    ScoredModel(name: "median", summary: "plain median of positions") { Baselines($0).median },
    ScoredModel(name: "salience mean", summary: "mean of positions, by salience") { Baselines($0).salienceMean },
    ScoredModel(name: "capability mean", summary: "mean of positions, by capability") {
      Baselines.mean($0.positions, weights: $0.capabilities)
    },
    ScoredModel(name: barName, summary: "mean of positions, by capability × salience", forecast: bar),
    ScoredModel(name: "weighted median", summary: "median of positions, by capability × salience") {
      Baselines($0).weightedMedian
    },
  ]

  /// The challenge model as printed, after its first round and after eight.
  public static let challenges: [ScoredModel] = [1, 8].map { rounds in
    let name = rounds == 1 ? "challenge, 1 round" : "challenge, \(rounds) rounds"
    return ScoredModel(
      names: ["\(name), mean", "\(name), median"],
      summary: "challenge model as printed, then weighted mean or median"
    ) { issue in
      var model = ChallengeModel.Variant.printed.model
      model.rounds = rounds
      let outcome = try model.play(issue)
      return [outcome.mean, outcome.median]
    }
  }

  /// The expected position of probabilistic Condorcet elections between the actors' positions.
  public static let elections: [ScoredModel] = CondorcetElection.Method.allCases.map { method in
    ScoredModel(name: "election, \(method.rawValue)", summary: "expected position of a Condorcet election") { issue in
      var election = CondorcetElection()
      election.method = method
      return election.expectedPosition(issue)
    }
  }

  /// KTAB's spatial model without its slips, at most 30 turns.
  ///
  /// It takes no salience of 0: actors have at least 1%.
  public static let spatial = ScoredModel(
    names: ["spatial, mean", "spatial, median"], summary: "KTAB's spatial model, then weighted mean or median"
  ) { issue in
    let careful = try BargainingIssue(
      name: issue.name, actors: issue.actors, positions: issue.positions,
      saliences: issue.saliences.map { max($0, 0.01) }, capabilities: issue.capabilities, scale: issue.scale)
    let input = try BargainingInput(issues: [careful])
    var model = SpatialModel()
    model.turns = 30
    let end = try model.play(input).forecast(input, issue: 0)
    return [end.weightedMean, end.weightedMedian]
  }
}
