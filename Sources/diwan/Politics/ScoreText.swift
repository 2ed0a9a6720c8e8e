import Foundation
import Politics

/// What `diwan politics score` prints.
struct ScoreText {
  let issues: DecidedIssues
  let score: ForecastScore
  let fitted: CompromiseValidation.Fitted
  let repetitions: Int
  let folds: Int

  var plain: String {
    var table = TextTable(
      header: ["model", "mean error", "RMSE", "median error", "against the weighted mean"], rightAligned: [])
    for row in score.rows {
      let errors = row.errors
      let isBar = row.name == ScoredModel.barName
      table.add(
        [row.name]
          + [errors.meanAbsolute, errors.rootMeanSquare, errors.medianAbsolute].map { Self.text($0) }
          + [isBar ? "the bar" : Self.text(errors.difference, isSigned: true)])
    }
    return [
      "\(issues.issues.count) issues of \(issues.proposals.count) proposals. Errors in points of the scale from "
        + "\(Figure.short(issues.scale.lowerBound)) to \(Figure.short(issues.scale.upperBound)); in brackets 95% intervals by bootstrap over proposals.",
      table.text(), verdict, parameters,
    ].joined(separator: "\n\n")
  }

  private var verdict: String {
    guard let row = score.rows.last(where: \.isHeldOut) else { return "" }
    let difference = row.errors.difference
    let size = String(format: "%.2f", abs(difference.value))
    let how = "The compromise model forecast every issue from other proposals (\(repetitions) "
    let divided =
      "\(repetitions == 1 ? "division" : "divisions") into \(folds) folds). Its mean error is \(size) points "
    let sign = difference.value < 0 ? "below" : "above"
    let claim =
      difference.high < 0 || difference.low > 0
      ? "the interval excludes 0." : "the interval includes 0: a tie."
    return how + divided + sign + " that of the weighted mean; " + claim
  }

  private var parameters: String {
    let model = fitted.model
    let influence = model.influence.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      .map { "\($0.key) \(Self.fixed(Foundation.exp($0.value)))" }
    return """
      Fitted on all issues, penalty \(Figure.short(fitted.penalty)):
        salience exponent  \(Self.fixed(model.salienceExponent))
        crowd exponent     \(Self.fixed(model.crowdExponent))
        loss exponent      \(Self.fixed(model.lossExponent))
        reference pull     \(Self.fixed(model.referencePull))
        influence          \(influence.joined(separator: ", "))
      """
  }

  var csv: String {
    let header = [
      "model", "held_out", "mae", "mae_low", "mae_high", "rmse", "rmse_low", "rmse_high", "median", "median_low",
      "median_high", "difference", "difference_low", "difference_high",
    ]
    let rows = score.rows.map { row in
      [row.name, row.isHeldOut ? "true" : "false"]
        + [row.errors.meanAbsolute, row.errors.rootMeanSquare, row.errors.medianAbsolute, row.errors.difference]
        .flatMap { ["\($0.value)", "\($0.low)", "\($0.high)"] }
    }
    return ([header] + rows).map(CommaSeparated.line).joined(separator: "\n")
  }

  func json() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(Document(self)), as: UTF8.self)
  }

  private static func text(_ estimate: ForecastErrors.Estimate, isSigned: Bool = false) -> String {
    let format = isSigned ? "%+.2f [%+.2f, %+.2f]" : "%.2f [%.2f, %.2f]"
    return String(format: format, estimate.value, estimate.low, estimate.high)
  }

  private static func fixed(_ value: Double) -> String { String(format: "%.2f", value) }

  private struct Document: Encodable {
    struct Estimate: Encodable {
      let value, low, high: Double

      init(_ estimate: ForecastErrors.Estimate) {
        (value, low, high) = (estimate.value, estimate.low, estimate.high)
      }
    }

    struct Row: Encodable {
      let model, summary: String
      let heldOut: Bool
      let meanAbsolute, rootMeanSquare, medianAbsolute, againstWeightedMean: Estimate
    }

    struct Parameters: Encodable {
      let penalty, salienceExponent, crowdExponent, lossExponent, referencePull: Double
      let influence: [String: Double]
    }

    let issues, proposals, repetitions, folds: Int
    let models: [Row]
    let fitted: Parameters

    init(_ text: ScoreText) {
      issues = text.issues.issues.count
      proposals = text.issues.proposals.count
      repetitions = text.repetitions
      folds = text.folds
      models = text.score.rows.map { row in
        Row(
          model: row.name, summary: row.summary, heldOut: row.isHeldOut,
          meanAbsolute: Estimate(row.errors.meanAbsolute), rootMeanSquare: Estimate(row.errors.rootMeanSquare),
          medianAbsolute: Estimate(row.errors.medianAbsolute),
          againstWeightedMean: Estimate(row.errors.difference))
      }
      let model = text.fitted.model
      fitted = Parameters(
        penalty: text.fitted.penalty, salienceExponent: model.salienceExponent, crowdExponent: model.crowdExponent,
        lossExponent: model.lossExponent, referencePull: model.referencePull, influence: model.influence)
    }
  }
}
