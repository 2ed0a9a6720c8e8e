/// The futures of a study parted by the truth of one claim: what dependence on it and the value of knowing it
/// are both computed from.
struct ClaimSplit {
  let claim: String
  let truths: [Bool]
  let courses: [String]
  /// For each course the main indicator in each future.
  let values: [[Double]]
  /// For each course its sum over the futures in which the claim is true, and false.
  let sumsTrue, sumsFalse: [Double]
  /// The same in each resample, course by course.
  let resampledTrue, resampledFalse: [[Double]]
  /// How many futures of each resample have it true, and false.
  let replicatedTrue, replicatedFalse: [Double]

  var futuresTrue: Int { truths.count { $0 } }
  var futuresFalse: Int { truths.count - futuresTrue }

  /// - Parameters:
  ///   - resampled: for each course its sum in each resample.
  init(
    claim: String, truths: [Bool], courses: [String], values: [[Double]], resampled: [[Double]], bootstrap: Bootstrap
  ) {
    (self.claim, self.truths, self.courses, self.values) = (claim, truths, courses, values)
    func masked(_ column: [Double]) -> [Double] { zip(column, truths).map { $1 ? $0 : 0 } }
    sumsTrue = values.map { masked($0).reduce(0, +) }
    sumsFalse = values.map { column in zip(column, truths).reduce(0) { $1.1 ? $0 : $0 + $1.0 } }
    let resampledTrue = values.map { bootstrap.sums(masked($0)) }
    self.resampledTrue = resampledTrue
    resampledFalse = zip(resampled, resampledTrue).map { zip($0, $1).map { $0 - $1 } }
    replicatedTrue = bootstrap.sums(truths.map { $0 ? 1 : 0 })
    replicatedFalse = bootstrap.sums(truths.map { $0 ? 0 : 1 })
  }

  /// What knowing the claim is worth; nil where neither direction of the indicator is better, or the claim is
  /// always or never true.
  func knowing(_ indicator: StudyOutline.Indicator, _ shuffles: Shuffles) -> ValueOfKnowing? {
    guard indicator.better != .neither, futuresTrue > 0, futuresFalse > 0 else { return nil }
    let sign = indicator.better == .higher ? 1.0 : -1.0
    let (countTrue, countFalse) = (Double(futuresTrue), Double(futuresFalse))
    let whole = values.map { column in column.reduce(0) { $0 + sign * $1 } }
    return ValueOfKnowing(
      claim: claim, courses: courses,
      sums: TruthSums(
        futuresTrue: countTrue, futuresFalse: countFalse, whenTrue: sumsTrue.map { sign * $0 },
        whenFalse: sumsFalse.map { sign * $0 }),
      shuffled: shuffles.orders.map { order in
        let dealt = order.map { truths[Int($0)] }
        let whenTrue = values.map { column in
          column.indices.reduce(0.0) { dealt[$1] ? $0 + sign * column[$1] : $0 }
        }
        return TruthSums(
          futuresTrue: countTrue, futuresFalse: countFalse, whenTrue: whenTrue,
          whenFalse: zip(whole, whenTrue).map { $0 - $1 })
      },
      replicates: replicatedTrue.indices.map { resample in
        TruthSums(
          futuresTrue: replicatedTrue[resample], futuresFalse: replicatedFalse[resample],
          whenTrue: resampledTrue.map { sign * $0[resample] }, whenFalse: resampledFalse.map { sign * $0[resample] })
      })
  }
}
