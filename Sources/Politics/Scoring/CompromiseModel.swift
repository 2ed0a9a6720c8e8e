import Chance

/// A forecast of what is decided on an issue, between the weighted mean and the weighted median of positions, with
/// parameters learned from issues decided before.
///
/// It widens the compromise model: who speaks louder than capability and salience say (`influence`), how much more
/// those count who care most (`salienceExponent`), how far a crowd at one position outweighs the few at another
/// (`crowdExponent`), and whether the parties meet at a mean or on somebody's position (`lossExponent`).
/// See the guide for equations, fitted values and what the forecast is worth.
public struct CompromiseModel: Hashable, Sendable {
  /// Capability × salience to this power; 1 in the compromise model.
  public var salienceExponent = 1.0
  /// The support of a position counts to this power, 1 in the compromise model; below 1, being many helps less.
  public var crowdExponent = 1.0
  /// Parties lose by this power of the distance between the decision and their position, above 1: 2 gives the mean,
  /// near 1 the median.
  public var lossExponent = 2.0
  /// How far the forecast goes towards the reference point where there is one, as a share; negative is away from it.
  public var referencePull = 0.0
  /// By actor, the logarithm of the factor by which it counts more than its capability says; others have 0.
  public var influence: [String: Double] = [:]

  /// The plain compromise model: the mean weighted by capability × salience.
  public init() {}

  /// Positions so near to each other, as a share of the scale, support each other: the width of a normal curve.
  public static let nearness = 0.05
  /// Distances below this share of the scale are not told apart by experts: the loss is quadratic there.
  public static let precision = 0.03
  /// An actor without salience counts as if it had this; the logarithm needs a floor.
  public static let leastSalience = 0.005

  /// The forecast for an issue, on its scale.
  public func forecast(_ issue: BargainingIssue) -> Double {
    let positions = CompromisePositions(issue)
    var workspace = CompromiseWorkspace()
    workspace.weight = weights(issue)
    return positions.value(positions.forecast(CompromiseShape(self), &workspace))
  }

  /// How likely each position is to be the one the others come to, by its support: the positions of the issue in
  /// ascending order with shares that add to 1. Not the distribution of the outcome, which is wider.
  public func support(_ issue: BargainingIssue) -> [(position: Double, share: Double)] {
    let positions = CompromisePositions(issue)
    var workspace = CompromiseWorkspace()
    workspace.weight = weights(issue)
    _ = positions.forecast(CompromiseShape(self), &workspace)
    let total = workspace.strength.reduce(0, +)
    return zip(positions.values, workspace.strength).map { ($0, $1 / total) }
  }

  private func weights(_ issue: BargainingIssue) -> [Double] {
    issue.sortedActors.map { actor in
      actor.capability * Elementary.power(max(actor.salience, Self.leastSalience), salienceExponent)
        * Elementary.exp(influence[actor.name] ?? 0)
    }
  }
}

extension BargainingIssue {
  /// One actor's stance.
  struct Stance {
    let name: String
    let position, salience, capability: Double
  }

  /// The actors with some capability, by position and then by name: an order that does not depend on that of the
  /// input. All actors if none has any.
  var sortedActors: [Stance] {
    actors.indices
      .map {
        Stance(
          name: actors[$0], position: positions[$0], salience: saliences[$0], capability: capabilities[$0])
      }
      .filter { $0.capability > 0 }
      .sorted { ($0.position, $0.name) < ($1.position, $1.name) }
  }
}
