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
  /// What it is worth to know the claim's truth before choosing; nil where neither direction of the
  /// main indicator is better, or the claim is always or never true.
  public var knowing: ValueOfKnowing?

  /// - Parameter values: for each course the main indicator's value in each future.
  init(
    claim: String, truths: [Bool], courses: [String], indicator: StudyOutline.Indicator, values: [[Double]],
    bootstrap: Bootstrap, shuffles: Shuffles
  ) {
    self.claim = claim
    futuresTrue = truths.count { $0 }
    futuresFalse = truths.count - futuresTrue

    func masked(_ column: [Double], _ truth: Bool) -> [Double] {
      zip(column, truths).map { $1 == truth ? $0 : 0 }
    }
    let replicatedTrue = bootstrap.sums(truths.map { $0 ? 1 : 0 })
    let replicatedFalse = bootstrap.sums(truths.map { $0 ? 0 : 1 })
    let sumsTrue = values.map { masked($0, true).reduce(0, +) }
    let sumsFalse = values.map { masked($0, false).reduce(0, +) }
    let resampledTrue = values.map { bootstrap.sums(masked($0, true)) }
    let resampledFalse = values.map { bootstrap.sums(masked($0, false)) }
    let (countTrue, countFalse) = (Double(futuresTrue), Double(futuresFalse))
    let varies = futuresTrue > 0 && futuresFalse > 0

    effects = courses.indices.map { course in
      let meanTrue = countTrue > 0 ? sumsTrue[course] / countTrue : nil
      let meanFalse = countFalse > 0 ? sumsFalse[course] / countFalse : nil
      var effect = Effect(course: courses[course], meanIfTrue: meanTrue, meanIfFalse: meanFalse, explained: 0)
      guard let meanTrue, let meanFalse else { return effect }
      // A resample may by chance hold the claim only true or only false; it says nothing then.
      let replicates = (0..<bootstrap.resamples).compactMap { resample -> Double? in
        guard replicatedTrue[resample] > 0, replicatedFalse[resample] > 0 else { return nil }
        return resampledTrue[course][resample] / replicatedTrue[resample]
          - resampledFalse[course][resample] / replicatedFalse[resample]
      }
      effect.difference = Estimate(value: meanTrue - meanFalse, interval: Bootstrap.interval(replicates))
      let total = squaredDeviations(values[course])
      if total > 0 {
        let between =
          countTrue * countFalse / (countTrue + countFalse) * (meanTrue - meanFalse) * (meanTrue - meanFalse)
        effect.explained = min(1, between / total)
      }
      return effect
    }

    guard varies, indicator.better != .neither else { return }
    let sign = indicator.better == .higher ? 1.0 : -1.0
    knowing = ValueOfKnowing(
      courses: courses,
      sums: TruthSums(
        futuresTrue: countTrue, futuresFalse: countFalse, whenTrue: sumsTrue.map { sign * $0 },
        whenFalse: sumsFalse.map { sign * $0 }),
      shuffled: shuffles.orders.map { order in
        let whole = values.map { column in column.reduce(0) { $0 + sign * $1 } }
        let whenTrue = values.map { column in
          order.indices.reduce(0.0) { truths[Int(order[$1])] ? $0 + sign * column[$1] : $0 }
        }
        return TruthSums(
          futuresTrue: countTrue, futuresFalse: countFalse, whenTrue: whenTrue,
          whenFalse: zip(whole, whenTrue).map { $0 - $1 })
      },
      replicates: (0..<bootstrap.resamples).map { resample in
        TruthSums(
          futuresTrue: replicatedTrue[resample], futuresFalse: replicatedFalse[resample],
          whenTrue: resampledTrue.map { sign * $0[resample] }, whenFalse: resampledFalse.map { sign * $0[resample] })
      })
  }

  /// The greatest share of variance explained under any course.
  var mostExplained: Double { effects.reduce(0) { max($0, $1.explained) } }
}
