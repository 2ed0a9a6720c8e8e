/// What happened when a spatial model was played.
///
/// Actors are in the order of the input, positions in the units of the issues.
public struct SpatialOutcome: Hashable, Sendable {
  /// A bargain on offer.
  public struct Bargain: Hashable, Sendable {
    /// Who offers it to whom.
    public let initiator, receiver: Int
    /// What the initiator expects to gain by a challenge, and its chance, in its own view.
    public let gain, winProbability: Double
    /// Where they would go, on each issue.
    public let initiatorMovesTo, receiverMovesTo: [Double]
  }

  /// What an actor did.
  public struct Decision: Hashable, Sendable {
    /// The bargains chosen, in the turn's list: none to stay; several that were equally likely, and then the actor goes
    /// to the middle of where they would take it.
    public let bargains: [Int]
    /// Whether to stay was, or was as likely as, the choice.
    public let stays: Bool
    /// The chance of the choice to carry the vote.
    public let probability: Double
    /// The chances of all offers to the actor: to stay, then its bargains in the order of the turn's list.
    public let probabilities: [Double]
  }

  /// One turn.
  public struct Turn: Hashable, Sendable {
    /// Positions at the start, by actor and issue.
    public let positions: [[Double]]
    /// The chance of each actor's position to prevail, if nobody minded risk.
    public let positionProbabilities: [Double]
    /// The attitude to risk that follows: larger is more averse.
    public let risk: [Double]
    /// The bargains on offer.
    public let bargains: [Bargain]
    /// What each actor did.
    public let decisions: [Decision]
    /// The chance of the actor of the row against that of the column, and its gain, in its own view; empty unless asked
    /// for.
    public let winProbability, gain: [[Double]]
  }

  /// The turns played.
  public let turns: [Turn]
  /// Where actors end, by actor and issue.
  public let positions: [[Double]]
  /// Whether they had come to rest.
  public let hasSettled: Bool

  /// Positions before each turn and after the last.
  public var positionsByTurn: [[[Double]]] { turns.map(\.positions) + [positions] }

  /// The forecasts from where actors end on an issue, by mean and median.
  ///
  /// - Parameter issue: its place in the input that was played.
  public func forecast(_ input: BargainingInput, issue: Int) -> (weightedMean: Double, weightedMedian: Double) {
    let stances = input.issues[issue]
    let ends = stances.actors.map { actor in
      input.actors.firstIndex(of: actor).map { positions[$0][issue] } ?? .nan
    }
    return (
      Baselines.mean(ends, weights: stances.weights), Baselines.median(ends, weights: stances.weights)
    )
  }
}
