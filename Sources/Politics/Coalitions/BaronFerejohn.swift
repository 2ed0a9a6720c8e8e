/// Bargaining over a pie under a closed rule: a proposer is drawn, offers shares to a winning coalition, and if it is
/// turned down another is drawn.
///
/// In a stationary equilibrium the proposer pays the cheapest winning coalition what its members expect from going on:
///
///     v_i = p_i·(1 − δ·cost_i) + δ·v_i·Pr(i is bought)
///
/// Where coalitions cost the same, proposers mix between them, and how is part of the equilibrium.
///
/// Sources: D. P. Baron and J. A. Ferejohn, American Political Science Review 83, 1989; M. Montero, Games and Economic
/// Behavior 54, 2006, for weights.
public struct BaronFerejohn: Hashable, Sendable {
  /// What each player expects before a proposer is drawn; the sum is 1.
  public let payoffs: [Double]
  /// What each player keeps when it proposes.
  public let proposerShares: [Double]
  /// What each player is paid when another buys its vote: δ times what it expects.
  public let prices: [Double]
  /// For each proposer, the probability that it buys each of the others.
  public let purchases: [[Double]]
  /// How far the equilibrium's equations are missed, and how much any proposer could still save: 0 up to rounding,
  /// unless the search for an equilibrium in mixed strategies ended early.
  public let gap: Double

  /// Finds a stationary equilibrium in which players of equal weight and recognition are treated equally.
  ///
  /// - Parameters:
  ///   - weights: by player, 0 or more.
  ///   - quota: 1 to the sum of the weights.
  ///   - recognition: probabilities of being drawn, that add up to 1; equal ones if not given.
  ///   - discount: δ, what a pie tomorrow is worth today, above 0 and at most 1.
  /// - Throws: ``InvalidInput`` for weights and quotas as in ``VotingGame``, recognition that is negative or does not
  ///   add up to 1, a discount out of range, and games with too many different coalitions.
  public init(weights: [Int], quota: Int, recognition: [Double]? = nil, discount: Double = 1) throws(InvalidInput) {
    let game = try VotingGame(
      players: weights.indices.map { "player \($0 + 1)" }, weights: weights, quota: quota)
    let recognition = recognition ?? [Double](repeating: 1 / Double(weights.count), count: weights.count)
    var problems: [String] = []
    if recognition.count != weights.count {
      problems.append("there are \(recognition.count) recognition probabilities for \(weights.count) players")
    }
    if !recognition.allSatisfy({ $0 >= 0 }) { problems.append("recognition probabilities must be 0 or more") }
    if !(abs(recognition.reduce(0, +) - 1) < 1e-9) {
      problems.append("recognition probabilities add up to \(recognition.reduce(0, +)); they must add up to 1")
    }
    if !(discount > 0 && discount <= 1) {
      problems.append("the discount \(discount) must be above 0 and at most 1")
    }
    guard problems.isEmpty else { throw InvalidInput(problems) }
    let types = try BargainingTypes(game, recognition: recognition, discount: discount)
    let (solution, gap) = types.equilibrium()
    let typeOf = types.typeOf
    payoffs = typeOf.map { solution.values[$0] }
    prices = payoffs.map { discount * $0 }
    proposerShares = typeOf.map { 1 - discount * types.cost($0, solution) }
    let purchased = types.indices.map { proposer in types.indices.map { types.purchase($0, by: proposer, solution) } }
    purchases = typeOf.indices.map { one in
      typeOf.indices.map { one == $0 ? 0 : purchased[typeOf[one]][typeOf[$0]] }
    }
    self.gap = gap
  }
}
