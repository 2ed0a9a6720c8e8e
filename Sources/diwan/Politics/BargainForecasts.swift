import Politics

/// The models that a command plays on one input, and their forecasts as a list of numbers: so that the same list can be
/// made for the input and for draws of it.
struct BargainForecasts: Sendable {
  enum Family: String, CaseIterable {
    case baselines, election, challenge, spatial, exchange
  }

  /// One number of a forecast.
  struct Entry: Sendable {
    let issue: String
    let model: String
    let statistic: String
  }

  let families: [Family]
  let baselineTie: Baselines.MedianTie
  let elections: [CondorcetElection]
  let challenge: ChallengeModel
  let challengeName: String
  let spatial: SpatialModel
  let spatialName: String

  /// What each number is, in the order of `values`.
  func entries(_ input: BargainingInput) -> [Entry] {
    families.flatMap { family in
      input.issues.flatMap { issue in
        statistics(family).map { Entry(issue: issue.name, model: $0.model, statistic: $0.statistic) }
      }
    }
  }

  private func statistics(_ family: Family) -> [(model: String, statistic: String)] {
    switch family {
    case .baselines:
      [
        ("baseline", "weighted mean"), ("baseline", "weighted median"), ("baseline", "salience mean"),
        ("baseline", "mean"), ("baseline", "median"),
      ]
    case .election: elections.map { ("election \($0.method.rawValue)", "expected position") }
    case .challenge: [(challengeName, "median"), (challengeName, "weighted mean")]
    case .spatial: [(spatialName, "weighted mean"), (spatialName, "weighted median")]
    case .exchange: [("exchange", "expected outcome")]
    }
  }

  /// The forecasts for an input.
  func values(_ input: BargainingInput) throws(InvalidInput) -> [Double] {
    var values: [Double] = []
    for family in families { values += try self.values(family, input) }
    return values
  }

  private func values(_ family: Family, _ input: BargainingInput) throws(InvalidInput) -> [Double] {
    switch family {
    case .baselines:
      return input.issues.flatMap { issue in
        let all = Baselines(issue, tie: baselineTie)
        return [all.weightedMean, all.weightedMedian, all.salienceMean, all.mean, all.median]
      }
    case .election: return input.issues.flatMap { issue in elections.map { $0.expectedPosition(issue) } }
    case .challenge:
      var values: [Double] = []
      for issue in input.issues {
        let outcome = try challenge.play(issue)
        values += [outcome.median, outcome.mean]
      }
      return values
    case .spatial:
      let outcome = try spatial.play(input)
      return input.issues.indices.flatMap { issue in
        let forecast = outcome.forecast(input, issue: issue)
        return [forecast.weightedMean, forecast.weightedMedian]
      }
    case .exchange: return try ExchangeModel().play(input).after
    }
  }

  /// The same models without those that cannot be played on an input, and why not.
  func playable(_ input: BargainingInput) -> (BargainForecasts, reasons: [String]) {
    var kept: [Family] = []
    var reasons: [String] = []
    for family in families {
      do throws(InvalidInput) {
        _ = try values(family, input)
        kept.append(family)
      } catch {
        reasons.append("\(family.rawValue): not played: " + error.problems.joined(separator: " "))
      }
    }
    return (
      BargainForecasts(
        families: kept, baselineTie: baselineTie, elections: elections, challenge: challenge,
        challengeName: challengeName, spatial: spatial, spatialName: spatialName), reasons
    )
  }
}
