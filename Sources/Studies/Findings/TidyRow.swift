/// One number of the findings with what it is about, for tables.
public struct TidyRow: Codable, Hashable, Sendable {
  /// `outcome`, `comparison`, `ranking`, `claim`, `parameter`, `prediction`, `knowing`, `robustness`, `pareto`,
  /// `importance`, `importance-difference`, `failure`, `box`, `box-limit`, `rule`, `rule-limit`, `account`,
  /// `parting`, `saltelli` or `morris`.
  public var kind: String
  /// The course of action.
  public var course: String?
  /// The indicator.
  public var indicator: String?
  /// What else the number is about: a claim, a parameter, the baseline.
  public var subject: String?
  /// Which number it is.
  public var statistic: String
  /// The number.
  public var value: Double?
  /// Its 95 % interval.
  public var interval: Interval?
  /// A verdict, or the word for a probability.
  public var word: String?
}

extension Findings {
  /// All findings but those over time, one number a row.
  public var tidyRows: [TidyRow] {
    outcomes.flatMap(\.tidyRows) + comparisons.flatMap(\.tidyRows) + (ranking?.tidyRows ?? [])
      + claims.flatMap { $0.tidyRows(indicator: study.mainIndicator) }
      + parameters.flatMap { $0.tidyRows(indicator: study.mainIndicator) } + predictions.flatMap(\.tidyRows)
      + decisionRows + (designSensitivity ?? []).flatMap(\.tidyRows)
  }
}

extension OutcomeSummary {
  var tidyRows: [TidyRow] {
    func row(_ statistic: String, _ value: Double, _ interval: Interval? = nil, word: String? = nil) -> TidyRow {
      TidyRow(
        kind: "outcome", course: course, indicator: indicator, statistic: statistic, value: value,
        interval: interval, word: word)
    }
    let rows = [
      row("mean", mean.value, mean.interval), row("deviation", deviation), row("q5", quantiles.q5),
      row("q25", quantiles.q25), row("q50", quantiles.q50), row("q75", quantiles.q75), row("q95", quantiles.q95),
    ]
    guard let probability else { return rows }
    return rows + [
      row("probability", probability.share, probability.interval, word: probability.word)
    ]
  }
}

extension Comparison {
  var tidyRows: [TidyRow] {
    func row(_ statistic: String, _ value: Double?, _ interval: Interval? = nil) -> TidyRow? {
      value.map {
        TidyRow(
          kind: "comparison", course: course, indicator: indicator, subject: baseline, statistic: statistic,
          value: $0, interval: interval)
      }
    }
    return [row("difference", difference.value, difference.interval), row("better", better), row("worse", worse)]
      .compactMap { $0 }
  }
}

extension Ranking {
  var tidyRows: [TidyRow] {
    courses.flatMap { standing in
      func row(_ statistic: String, _ value: Double, _ interval: Interval? = nil) -> TidyRow {
        TidyRow(
          kind: "ranking", course: standing.course, indicator: indicator, statistic: statistic, value: value,
          interval: interval)
      }
      return [
        row("rank", Double(standing.rank)), row("mean", standing.mean.value, standing.mean.interval),
        row("best", standing.best), row("regret-mean", standing.regret.mean),
        row("regret-maximum", standing.regret.maximum),
      ]
    }
  }
}

extension ClaimDependence {
  func tidyRows(indicator: String?) -> [TidyRow] {
    var rows: [TidyRow] = []
    func add(_ kind: String, _ course: String?, _ statistic: String, _ value: Double?, _ interval: Interval? = nil) {
      rows.append(
        TidyRow(
          kind: kind, course: course, indicator: indicator, subject: claim, statistic: statistic, value: value,
          interval: interval))
    }
    for effect in effects {
      add("claim", effect.course, "mean-if-true", effect.meanIfTrue)
      add("claim", effect.course, "mean-if-false", effect.meanIfFalse)
      add("claim", effect.course, "difference", effect.difference?.value, effect.difference?.interval)
      add("claim", effect.course, "explained", effect.explained)
    }
    return rows
  }
}

extension ParameterDependence {
  func tidyRows(indicator: String?) -> [TidyRow] {
    effects.map {
      TidyRow(
        kind: "parameter", course: $0.course, indicator: indicator, subject: parameter,
        statistic: "rank-correlation", value: $0.correlation)
    }
  }
}

extension PredictionTest {
  var tidyRows: [TidyRow] {
    func row(_ statistic: String, _ value: Double?, _ interval: Interval?, word: String?) -> TidyRow {
      TidyRow(
        kind: "prediction", course: prediction.course, indicator: prediction.indicator, subject: prediction.claim,
        statistic: statistic, value: value, interval: interval, word: word)
    }
    return [
      row("difference", difference?.value, difference?.interval, word: nil),
      row("share", share?.share, share?.interval, word: share?.word),
      row("verdict", nil, nil, word: verdict.rawValue),
    ]
  }
}
