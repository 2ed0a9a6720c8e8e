/// The expected value of knowing one input, the truth of a claim or a number, before choosing a course of
/// action (EVPPI), in units of the main indicator.
///
/// The inner expectation is a regression of the gains on the input: for a claim the means where it is true and
/// where it is false, which is exact up to sampling; for a number a smooth curve (`RankCurves`). Sources:
/// M. Strong, J. E. Oakley and A. Brennan, "Estimating multiparameter partial expected value of perfect
/// information …", Medical Decision Making 34(3), 2014; A. Brennan, S. Kharroubi, A. O'Hagan and J. Chilcott,
/// "Calculating partial expected value of perfect information via Monte Carlo sampling algorithms", Medical
/// Decision Making 27(4), 2007; on the upward bias J. E. Oakley, A. Brennan, P. Tappenden and J. Chilcott,
/// "Simulation sample sizes for Monte Carlo partial EVPI calculations", Journal of Health Economics 29(3), 2010.
public struct ValueOfKnowing: Codable, Hashable, Sendable {
  /// What may become known.
  public enum Kind: String, Codable, Sendable { case claim, parameter }

  /// What would be chosen on learning something.
  public struct Choice: Codable, Hashable, Sendable {
    /// Of a claim: that it is true or false.
    public var truth: Bool?
    /// Of a number: that it lies above this; nil: there is no such limit.
    public var above: Double?
    /// Of a number: that it lies below this; nil: there is no such limit.
    public var below: Double?
    /// The course that is then best.
    public var course: String
    /// The share of futures in which that is what one learns.
    public var share: Double
  }

  /// The claim or parameter.
  public var input: String
  /// Which of them.
  public var kind: Kind
  /// E[max over courses E[indicator | input]] − max over courses E[indicator]. Never negative, and too high by
  /// chance: the maximum prefers lucky courses.
  public var naive: Double
  /// What an input without influence gives: the mean naive value when its values are dealt to the futures at
  /// random.
  public var bias: Double
  /// The naive value less the bias; never below 0 nor above the value of knowing everything. Errs on the low side.
  public var corrected: Double
  /// Of the naive value: of claims by bootstrap, of numbers from the curves' uncertainty and the futures.
  public var standardError: Double
  /// 95 %: corrected ± 1.96 standard errors, not below 0.
  public var interval: Interval
  /// The share of random deals with at least the naive value: how easily chance alone would give it.
  public var chance: Double
  /// The best course without knowing.
  public var best: String
  /// What would be chosen on learning what; more than one course if knowing may change the choice.
  public var choices: [Choice]

  /// Knowing may change the choice: not always the same course is best.
  public var flips: Bool { choices.contains { $0.course != choices[0].course } }

  /// The courses that take turns over a number's range so often that no threshold tells when to choose which, in
  /// order of first appearance; nil if three ranges or fewer do. Then they are nearly equal in most of it.
  public var alternating: [String]? {
    guard choices.count > 3 else { return nil }
    return choices.map(\.course).reduce(into: []) { courses, course in
      if !courses.contains(course) { courses.append(course) }
    }
  }

  /// Knowing may change the choice, and that by more than chance gives: in less than one random deal in twenty
  /// an input without influence would be worth as much.
  public var matters: Bool { flips && corrected > 0 && chance < 0.05 }

  /// The best course if the claim is true; of a number the best without knowing.
  public var bestIfTrue: String { choices.first { $0.truth == true }?.course ?? best }

  /// The best course if the claim is false; of a number the best without knowing.
  public var bestIfFalse: String { choices.first { $0.truth == false }?.course ?? best }
}

extension ValueOfKnowing {
  /// Completes what an estimator gives.
  ///
  /// - Parameter dealt: naive values of inputs without influence.
  init(
    input: String, kind: Kind, naive: Double, dealt: [Double], standardError: Double, best: String,
    choices: [Choice]
  ) {
    (self.input, self.kind, self.naive, self.standardError) = (input, kind, naive, standardError)
    (self.best, self.choices) = (best, choices)
    bias = mean(dealt)
    corrected = max(0, naive - bias)
    let reach = Interval.normalPoint * standardError
    interval = Interval(low: max(0, corrected - reach), high: corrected + reach)
    // Values that differ by rounding alone count as equal.
    chance = Double(dealt.count { $0 >= naive - 1e-12 * abs(naive) }) / Double(max(1, dealt.count))
  }
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
  /// The value of knowing a claim.
  ///
  /// - Parameters:
  ///   - claim: its id.
  ///   - courses: ids.
  ///   - sums: over the futures.
  ///   - shuffled: the same with truths dealt at random.
  ///   - replicates: over resampled futures.
  init(claim: String, courses: [String], sums: TruthSums, shuffled: [TruthSums], replicates: [TruthSums]) {
    let overall = TruthSums.best(sums.whole)
    let futures = max(1, sums.futuresTrue + sums.futuresFalse)
    // Of equally good courses that which is best anyway.
    func choice(_ sums: [Double]) -> String {
      let top = sums[TruthSums.best(sums)]
      return courses[sums[overall] >= top ? overall : TruthSums.best(sums)]
    }
    self.init(
      input: claim, kind: .claim, naive: sums.valueOfKnowing, dealt: shuffled.map(\.valueOfKnowing),
      standardError: standardDeviation(replicates.map(\.valueOfKnowing)), best: courses[overall],
      choices: [
        Choice(truth: true, course: choice(sums.whenTrue), share: sums.futuresTrue / futures),
        Choice(truth: false, course: choice(sums.whenFalse), share: sums.futuresFalse / futures),
      ])
  }

  /// The value of knowing a number.
  ///
  /// - Parameters:
  ///   - parameter: its id.
  ///   - courses: ids.
  ///   - value: by its curve.
  ///   - dealt: naive values of numbers without influence.
  ///   - sorted: the number's values, ascending.
  init(
    parameter: String, courses: [String], best: Int, value: RankCurves.Value, dealt: [Double], sorted: [Double]
  ) {
    self.init(
      input: parameter, kind: .parameter, naive: value.naive, dealt: dealt, standardError: value.standardError,
      best: courses[best], choices: ValueOfKnowing.ranges(value.choices, sorted, courses))
  }

  /// Runs of the same choice as ranges of the number; runs of less than a fiftieth of the futures belong to the
  /// run before.
  private static func ranges(_ choices: [Int], _ sorted: [Double], _ courses: [String]) -> [Choice] {
    var runs: [(start: Int, course: Int)] = []
    var start = 0
    while start < choices.count {
      var end = start
      while end < choices.count, choices[end] == choices[start] { end += 1 }
      let isShort = (end - start) * 50 < choices.count
      if runs.isEmpty {
        runs.append((0, choices[start]))
      } else if !isShort, runs[runs.count - 1].course != choices[start] {
        // A short first run goes to what follows it.
        if runs.count == 1, start * 50 < choices.count {
          runs[0].course = choices[start]
        } else {
          runs.append((start, choices[start]))
        }
      }
      start = end
    }
    return runs.indices.map { run in
      let (start, end) = (runs[run].start, run + 1 < runs.count ? runs[run + 1].start : choices.count)
      func limit(_ place: Int) -> Double? {
        guard place > 0, place < sorted.count else { return nil }
        return Double(ShortDecimal.text(between: sorted[place - 1], and: sorted[place])) ?? sorted[place]
      }
      return Choice(
        above: limit(start), below: limit(end), course: courses[runs[run].course],
        share: Double(end - start) / Double(max(1, choices.count)))
    }
  }
}
