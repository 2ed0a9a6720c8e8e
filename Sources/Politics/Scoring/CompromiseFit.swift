import Chance

/// The parameters of a `CompromiseModel` that fit decided issues best.
///
/// Minimised is the mean over issues of the smoothed absolute error √(e² + 3²) in hundredths of the scale, plus a
/// penalty on all parameters that keeps them near the plain compromise model where the issues say little.
public struct CompromiseFit: Sendable {
  /// The smoothing of the absolute error, in hundredths of the scale.
  public static let smoothing = 3.0

  /// Names of the actors whose influence is fitted, sorted.
  public let actors: [String]
  private let positions: [CompromisePositions]
  private let stances: [[Stance]]
  private let logSaliences: [Double]
  private let outcomes: [Double]
  private let issues: DecidedIssues

  /// One actor on an issue: which, at which level of salience, with which capability.
  private struct Stance: Sendable {
    let actor, level: Int
    let capability: Double
  }

  /// The factors of the weights at a point: few exponentials for many stances.
  private struct Factors {
    let influence, salience: [Double]

    init(_ point: [Double], logSaliences: [Double]) {
      influence = point[CompromiseShape.count...].map(Elementary.exp)
      let exponent = 1 + CompromiseShape(point).salience
      salience = logSaliences.map { Elementary.exp(exponent * $0) }
    }

    func weigh(_ stances: [Stance], _ work: inout CompromiseWorkspace) {
      work.weight.removeAll(keepingCapacity: true)
      for stance in stances {
        work.weight.append(stance.capability * salience[stance.level] * influence[stance.actor])
      }
    }
  }

  /// Prepares issues for fitting.
  public init(_ issues: DecidedIssues) {
    self.issues = issues
    actors = Set(issues.issues.flatMap { $0.issue.actors }).sorted()
    let index = Dictionary(uniqueKeysWithValues: zip(actors, actors.indices))
    positions = issues.issues.map { CompromisePositions($0.issue) }
    let sorted = issues.issues.map { $0.issue.sortedActors }
    let levels = Set(sorted.flatMap { $0.map { max($0.salience, CompromiseModel.leastSalience) } }).sorted()
    let level = Dictionary(uniqueKeysWithValues: zip(levels, levels.indices))
    logSaliences = levels.map(Elementary.log)
    stances = sorted.map { actors in
      actors.map { actor in
        Stance(
          actor: index[actor.name] ?? 0, level: level[max(actor.salience, CompromiseModel.leastSalience)] ?? 0,
          capability: actor.capability)
      }
    }
    let scale = issues.scale
    outcomes = issues.outcomes.map { ($0 - scale.lowerBound) / (scale.upperBound - scale.lowerBound) }
  }

  /// Fits the model on some of the issues.
  ///
  /// - Parameters:
  ///   - proposals: which proposals, as positions in `issues.proposals`.
  ///   - penalty: λ > 0; the penalty is λ·(Σ influence² + ½ Σ shape²).
  ///   - start: where the search starts; by default the plain compromise model.
  public func fit(proposals: [Int], penalty: Double, start: [Double]? = nil) -> [Double] {
    let chosen = proposals.sorted().flatMap { issues.members[$0] }
    let zero = [Double](repeating: 0, count: CompromiseShape.count + actors.count)
    guard !chosen.isEmpty else { return zero }
    var work = CompromiseWorkspace()
    var search = QuasiNewton()
    search.gradientTolerance = 1e-4
    search.decreaseTolerance = 1e-8
    return search.minimum(from: start ?? zero) { point, gradient in
      self.loss(point, of: chosen, penalty: penalty, &gradient, &work)
    }.point
  }

  /// The model that a fitted point stands for.
  public func model(_ point: [Double]) -> CompromiseModel {
    let shape = CompromiseShape(point)
    var model = CompromiseModel()
    model.salienceExponent = 1 + shape.salience
    model.crowdExponent = 1 + shape.crowd
    model.lossExponent = shape.lossExponent
    model.referencePull = shape.pull
    model.influence = Dictionary(
      uniqueKeysWithValues: zip(actors, point[CompromiseShape.count...]))
    return model
  }

  /// The forecasts at a fitted point, on the scale, for some issues.
  public func forecasts(_ point: [Double], issues chosen: [Int]) -> [Double] {
    var work = CompromiseWorkspace()
    let shape = CompromiseShape(point)
    let factors = Factors(point, logSaliences: logSaliences)
    return chosen.map { index in
      factors.weigh(stances[index], &work)
      return positions[index].value(positions[index].forecast(shape, &work))
    }
  }

  func loss(
    _ point: [Double], of chosen: [Int], penalty: Double, _ gradient: inout [Double], _ work: inout CompromiseWorkspace
  ) -> Double {
    let shape = CompromiseShape(point)
    let factors = Factors(point, logSaliences: logSaliences)
    for index in gradient.indices { gradient[index] = 0 }
    var sum = 0.0
    let count = Double(chosen.count)
    for index in chosen {
      factors.weigh(stances[index], &work)
      let share = positions[index].differentiated(shape, &work)
      let error = 100 * (share - outcomes[index])
      let size = (error * error + Self.smoothing * Self.smoothing).squareRoot()
      sum += size
      let slope = 100 * error / size / count
      for entry in 0..<CompromiseShape.count { gradient[entry] += slope * work.shape[entry] }
      for (position, stance) in stances[index].enumerated() {
        gradient[CompromiseShape.count + stance.actor] += slope * work.slope[position]
      }
    }
    var value = sum / count
    for entry in point.indices {
      let weight = entry < CompromiseShape.count ? penalty / 2 : penalty
      value += weight * point[entry] * point[entry]
      gradient[entry] += 2 * weight * point[entry]
    }
    return value
  }
}
