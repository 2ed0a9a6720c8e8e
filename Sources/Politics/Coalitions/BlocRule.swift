/// Rules that protect blocs: a coalition needs some of a confession, a people or a region with it.
///
/// Each is one more weighted rule of a ``VotingGame``, so that power indices, minimal winning coalitions and vetoes
/// follow without more. Sources: A. Lijphart, "Democracy in Plural Societies", 1977; for the cross-community vote,
/// Northern Ireland Act 1998, s. 4(5).
public enum BlocRule {
  /// At least a number of parties of a bloc are members.
  public static func parties(
    of name: String, members: Set<Int>, atLeast: Int, players: Int
  ) -> VotingGame.Rule {
    VotingGame.Rule(name, weights: (0..<players).map { members.contains($0) ? 1 : 0 }, quota: atLeast)
  }

  /// The members hold at least a share, rounded up, of a bloc's seats; by default more than half of them.
  public static func seats(
    of name: String, members: Set<Int>, seats: [Int], share: (numerator: Int, denominator: Int)? = nil
  ) -> VotingGame.Rule {
    let weights = seats.enumerated().map { members.contains($0.offset) ? $0.element : 0 }
    let total = weights.reduce(0, +)
    let quota =
      share.map { Quota.share($0.numerator, of: $0.denominator, total: total) } ?? Quota.absoluteMajority(of: total)
    return VotingGame.Rule(name, weights: weights, quota: quota)
  }
}
