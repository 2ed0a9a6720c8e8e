/// How well models of bargaining forecast what was decided: the table of `diwan politics score`.
public struct ForecastScore: Hashable, Sendable {
  /// One model.
  public struct Row: Hashable, Sendable {
    /// What it is called, and what it does.
    public let name, summary: String
    /// Whether it was fitted, and each issue forecast by a fit that had not seen its proposal.
    public let isHeldOut: Bool
    /// How far off it was, compared with the weighted mean.
    public let errors: ForecastErrors
  }

  /// The models without parameters in the order given, then the compromise model.
  public let rows: [Row]

  /// The models' errors.
  ///
  /// - Parameters:
  ///   - issues: what was decided.
  ///   - models: models without fitted parameters.
  ///   - heldOut: forecasts of the compromise model by cross-validation, one list for each repetition; none leaves
  ///     the row out.
  ///   - samples: draws of the bootstrap.
  ///   - seed: of the bootstrap.
  /// - Throws: what a model throws on an issue.
  public init(
    _ issues: DecidedIssues, models: [ScoredModel] = ScoredModel.all, heldOut: [[Double]], samples: Int = 2000,
    seed: UInt64 = 1
  ) throws {
    let bar = issues.issues.map { ScoredModel.bar($0.issue) }
    var rows: [Row] = []
    for model in models {
      let forecasts = try issues.issues.map { try model.forecasts($0.issue) }
      for (place, name) in model.names.enumerated() {
        rows.append(
          Row(
            name: name, summary: model.summary, isHeldOut: false,
            errors: ForecastErrors(
              of: [forecasts.map { $0[place] }], comparedWith: bar, on: issues, samples: samples, seed: seed)))
      }
    }
    if !heldOut.isEmpty {
      rows.append(
        Row(
          name: "compromise", summary: "fitted on other proposals: influence, salience, crowds, loss, reference point",
          isHeldOut: true,
          errors: ForecastErrors(of: heldOut, comparedWith: bar, on: issues, samples: samples, seed: seed)))
    }
    self.rows = rows
  }
}
