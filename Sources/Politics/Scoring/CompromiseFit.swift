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
  private let actorIndices: [[Int]]
  private let outcomes: [Double]
  private let issues: DecidedIssues

  /// Prepares issues for fitting.
  public init(_ issues: DecidedIssues) {
    self.issues = issues
    actors = Set(issues.issues.flatMap { $0.issue.actors }).sorted()
    let index = Dictionary(uniqueKeysWithValues: zip(actors, actors.indices))
    positions = issues.issues.map { CompromisePositions($0.issue) }
    actorIndices = issues.issues.map { item in item.issue.sortedActors.map { index[$0.name] ?? 0 } }
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
    return QuasiNewton().minimum(from: start ?? zero) { point, gradient in
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
    return chosen.map { index in
      let influence = actorIndices[index].map { point[CompromiseShape.count + $0] }
      return positions[index].value(positions[index].forecast(shape, influence: influence, &work))
    }
  }

  func loss(
    _ point: [Double], of chosen: [Int], penalty: Double, _ gradient: inout [Double], _ work: inout CompromiseWorkspace
  ) -> Double {
    let shape = CompromiseShape(point)
    for index in gradient.indices { gradient[index] = 0 }
    var sum = 0.0
    let count = Double(chosen.count)
    for index in chosen {
      let influence = actorIndices[index].map { point[CompromiseShape.count + $0] }
      let share = positions[index].differentiated(shape, influence: influence, &work)
      let error = 100 * (share - outcomes[index])
      let size = (error * error + Self.smoothing * Self.smoothing).squareRoot()
      sum += size
      let slope = 100 * error / size / count
      for entry in 0..<CompromiseShape.count { gradient[entry] += slope * work.shape[entry] }
      for (actor, entry) in actorIndices[index].enumerated() {
        gradient[CompromiseShape.count + entry] += slope * work.slope[actor]
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
