/// A model of bargaining with a name, as a row of the table of `diwan politics score`: nothing of it is fitted.
public struct ScoredModel: Sendable {
  /// What the row is called.
  public let name: String
  /// In a few words, what it does.
  public let summary: String
  /// The position it expects.
  public let forecast: @Sendable (BargainingIssue) throws -> Double

  /// A model.
  public init(name: String, summary: String, forecast: @escaping @Sendable (BargainingIssue) throws -> Double) {
    self.name = name
    self.summary = summary
    self.forecast = forecast
  }

  /// The bar: the mean weighted by capability × salience.
  public static let bar = ScoredModel(
    name: "weighted mean", summary: "mean of positions, by capability × salience"
  ) { Baselines($0).weightedMean }

  /// The models scored by default, the bar among them: baselines, then bargaining.
  public static let all: [ScoredModel] = baselines + challenges

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
    bar,
    ScoredModel(name: "weighted median", summary: "median of positions, by capability × salience") {
      Baselines($0).weightedMedian
    },
  ]

  /// The challenge model as printed, after its first round and after eight.
  public static let challenges: [ScoredModel] = [1, 8].flatMap { rounds in
    let name = rounds == 1 ? "1 round" : "\(rounds) rounds"
    @Sendable func outcome(_ issue: BargainingIssue) throws -> ChallengeModel.Outcome {
      var model = ChallengeModel.Variant.printed.model
      model.rounds = rounds
      return try model.play(issue)
    }
    return [
      ScoredModel(name: "challenge, \(name), mean", summary: "challenge model as printed, then weighted mean") {
        try outcome($0).mean
      },
      ScoredModel(name: "challenge, \(name), median", summary: "challenge model as printed, then weighted median") {
        try outcome($0).median
      },
    ]
  }
}
