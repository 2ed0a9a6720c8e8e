/// Forecasts of a fitted compromise model for issues that it was not fitted on, by nested cross-validation.
///
/// Proposals are divided into folds. For each fold the model is fitted on the others; how strongly it is held back
/// from what the issues say, the penalty, is chosen inside them by a cross-validation of its own. So no number of a
/// held-out proposal has touched the model that forecasts it.
///
/// Source: M. Stone, *Journal of the Royal Statistical Society B* 36, 1974; nested: S. Varma and R. Simon,
/// *BMC Bioinformatics* 7:91, 2006.
public struct CompromiseValidation: Sendable {
  /// The penalties tried, from strong to weak.
  public var penalties = [1.6, 0.8, 0.4, 0.2]
  /// How many folds proposals are divided into.
  public var folds = 10
  /// How many folds a training set is divided into, to choose the penalty.
  public var innerFolds = 5
  /// The seed of the divisions.
  public var seed: UInt64 = 1

  /// The issues.
  public let issues: DecidedIssues
  private let fit: CompromiseFit

  /// Prepares a validation on issues of at least four proposals.
  ///
  /// - Throws: `InvalidInput` if there are fewer.
  public init(_ issues: DecidedIssues) throws(InvalidInput) {
    guard issues.proposals.count >= 4 else {
      throw InvalidInput([
        "There are issues of \(issues.proposals.count) "
          + "\(issues.proposals.count == 1 ? "proposal" : "proposals"): learning from others needs four or more."
      ])
    }
    self.issues = issues
    fit = CompromiseFit(issues)
  }

  /// What one fold was forecast to be.
  public struct HeldOut: Hashable, Sendable {
    /// The held-out issues: positions in `issues.issues`.
    public let positions: [Int]
    /// Their forecasts.
    public let forecasts: [Double]
    /// The penalty that was chosen without them.
    public let penalty: Double
  }

  /// A model and the penalty it was fitted with.
  public struct Fitted: Hashable, Sendable {
    /// The model.
    public let model: CompromiseModel
    /// The penalty.
    public let penalty: Double
    /// The mean absolute error of cross-validation with each of the penalties.
    public let errors: [Double]
  }

  /// How many folds there are: fewer than asked for if there are fewer proposals.
  public var foldCount: Int { max(2, min(folds, issues.proposals.count)) }

  /// Forecasts of one fold by the model fitted on the others. A pure function: folds may be computed side by side.
  ///
  /// - Parameters:
  ///   - fold: 0 ..< `foldCount`.
  ///   - repetition: which division; 0, 1, …
  public func heldOut(fold: Int, repetition: Int) -> HeldOut {
    let division = GroupedFolds(
      of: Array(issues.proposals.indices), count: foldCount, seed: seed, repetition: 2 * repetition)
    let training = division.groups(outside: fold)
    let chosen = choose(training, repetition: 2 * repetition + 1)
    let positions = division.folds[fold].flatMap { issues.members[$0] }
    return HeldOut(
      positions: positions, forecasts: fit.forecasts(point(training, chosen.penalty), issues: positions),
      penalty: chosen.penalty)
  }

  /// The model fitted on all issues, to forecast others with.
  public func fitted() -> Fitted {
    let all = Array(issues.proposals.indices)
    let chosen = choose(all, repetition: 1)
    return Fitted(model: fit.model(point(all, chosen.penalty)), penalty: chosen.penalty, errors: chosen.errors)
  }

  /// From strong to weak penalties, each search starting where the last one ended.
  private func point(_ proposals: [Int], _ penalty: Double) -> [Double] {
    var point: [Double]?
    for each in penalties where each >= penalty {
      point = fit.fit(proposals: proposals, penalty: each, start: point)
    }
    return point ?? fit.fit(proposals: proposals, penalty: penalty)
  }

  private func choose(_ proposals: [Int], repetition: Int) -> (penalty: Double, errors: [Double]) {
    let division = GroupedFolds(of: proposals, count: max(2, innerFolds), seed: seed, repetition: repetition)
    var sums = [Double](repeating: 0, count: penalties.count)
    var count = 0
    for fold in division.folds.indices {
      let training = division.groups(outside: fold)
      let positions = division.folds[fold].flatMap { issues.members[$0] }
      count += positions.count
      var point: [Double]?
      for (index, penalty) in penalties.enumerated() {
        let next = fit.fit(proposals: training, penalty: penalty, start: point)
        for (forecast, position) in zip(fit.forecasts(next, issues: positions), positions) {
          sums[index] += abs(forecast - issues.issues[position].outcome)
        }
        point = next
      }
    }
    let errors = sums.map { $0 / Double(max(1, count)) }
    // The strongest of equals.
    let best = errors.indices.min { (errors[$0], $0) < (errors[$1], $1) } ?? 0
    return (penalties[best], errors)
  }
}
