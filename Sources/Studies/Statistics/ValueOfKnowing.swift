/// The expected value of knowing whether one claim is true before choosing a course of action
/// (EVPPI), in units of the main indicator.
///
/// For a binary claim conditional means are exact up to sampling error. Source: A. Brennan,
/// S. Kharroubi, A. O'Hagan and J. Chilcott, "Calculating partial expected value of perfect information
/// via Monte Carlo sampling algorithms", Medical Decision Making 27(4), 2007; on the upward bias J. E. Oakley,
/// A. Brennan, P. Tappenden and J. Chilcott, "Simulation sample sizes for Monte Carlo partial EVPI
/// calculations", Journal of Health Economics 29(3), 2010.
public struct ValueOfKnowing: Codable, Hashable, Sendable {
  /// By conditional means: Σ P(truth) · max over courses E[indicator | truth] − max over courses
  /// E[indicator]. Never negative, and too high by chance: the maximum prefers lucky courses.
  public var naive: Double
  /// The naive value less what chance alone gives: its mean when the claim's truths are dealt to the
  /// futures at random; never below 0. Errs on the low side.
  public var corrected: Double
  /// Percentile-bootstrap interval of the naive value.
  public var interval: Interval
  /// The best course without knowing.
  public var best: String
  /// The best course if the claim is true.
  public var bestIfTrue: String
  /// The best course if it is false.
  public var bestIfFalse: String
  /// Knowing may change the choice: the best course differs between true and false.
  public var flips: Bool
}

/// Sums over the futures in which a claim is true and those in which it is false.
struct TruthSums {
  var futuresTrue: Double
  var futuresFalse: Double
  /// For each course the sum of gains.
  var whenTrue: [Double]
  var whenFalse: [Double]

  /// The naive value of knowing.
  var valueOfKnowing: Double {
    let futures = futuresTrue + futuresFalse
    guard futures > 0 else { return 0 }
    let informed = (whenTrue.max() ?? 0) + (whenFalse.max() ?? 0)
    // The two sums may differ by rounding where the same course is best in both.
    return max(0, (informed - (whole.max() ?? 0)) / futures)
  }

  /// For each course the sum of gains over all futures.
  var whole: [Double] { zip(whenTrue, whenFalse).map { $0 + $1 } }

  /// The first of the courses with the greatest sum.
  static func best(_ sums: [Double]) -> Int {
    sums.indices.max { (sums[$0], -$0) < (sums[$1], -$1) } ?? 0
  }
}

extension ValueOfKnowing {
  /// - Parameters:
  ///   - sums: over the futures.
  ///   - shuffled: the same with truths dealt at random.
  ///   - replicates: over resampled futures.
  init(courses: [String], sums: TruthSums, shuffled: [TruthSums], replicates: [TruthSums]) {
    naive = sums.valueOfKnowing
    corrected = max(0, naive - mean(shuffled.map(\.valueOfKnowing)))
    interval = Bootstrap.interval(replicates.map(\.valueOfKnowing))
    best = courses[TruthSums.best(sums.whole)]
    bestIfTrue = courses[TruthSums.best(sums.whenTrue)]
    bestIfFalse = courses[TruthSums.best(sums.whenFalse)]
    flips = bestIfTrue != bestIfFalse
  }
}
