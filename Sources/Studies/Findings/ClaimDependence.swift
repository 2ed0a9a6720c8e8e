/// How much the main indicator hangs on whether one open claim is true.
public struct ClaimDependence: Codable, Hashable, Sendable {
  /// Under one course of action.
  public struct Effect: Codable, Hashable, Sendable {
    /// The course of action.
    public var course: String
    /// Mean of the main indicator over the futures in which the claim is true; nil: there are none.
    public var meanIfTrue: Double?
    /// Mean over the futures in which it is false; nil: there are none.
    public var meanIfFalse: Double?
    /// The former minus the latter, with a bootstrap interval (both parts resampled).
    public var difference: Estimate?
    /// Share of the indicator's variance over futures that the claim explains (η²), 0…1.
    public var explained: Double
  }

  /// The claim.
  public var claim: String
  /// Futures in which it is true.
  public var futuresTrue: Int
  /// Futures in which it is false.
  public var futuresFalse: Int
  /// One for each course of action.
  public var effects: [Effect]

  init(_ split: ClaimSplit) {
    claim = split.claim
    futuresTrue = split.futuresTrue
    futuresFalse = split.futuresFalse
    let (countTrue, countFalse) = (Double(futuresTrue), Double(futuresFalse))
    effects = split.courses.indices.map { course in
      let meanTrue = countTrue > 0 ? split.sumsTrue[course] / countTrue : nil
      let meanFalse = countFalse > 0 ? split.sumsFalse[course] / countFalse : nil
      var effect = Effect(course: split.courses[course], meanIfTrue: meanTrue, meanIfFalse: meanFalse, explained: 0)
      guard let meanTrue, let meanFalse else { return effect }
      // A resample may by chance hold the claim only true or only false; it says nothing then.
      let replicates = split.replicatedTrue.indices.compactMap { resample -> Double? in
        guard split.replicatedTrue[resample] > 0, split.replicatedFalse[resample] > 0 else { return nil }
        return split.resampledTrue[course][resample] / split.replicatedTrue[resample]
          - split.resampledFalse[course][resample] / split.replicatedFalse[resample]
      }
      effect.difference = Estimate(value: meanTrue - meanFalse, interval: Bootstrap.interval(replicates))
      let total = squaredDeviations(split.values[course])
      if total > 0 {
        let between =
          countTrue * countFalse / (countTrue + countFalse) * (meanTrue - meanFalse) * (meanTrue - meanFalse)
        effect.explained = min(1, between / total)
      }
      return effect
    }
  }

  /// The greatest share of variance explained under any course.
  public var mostExplained: Double { effects.reduce(0) { max($0, $1.explained) } }
}
