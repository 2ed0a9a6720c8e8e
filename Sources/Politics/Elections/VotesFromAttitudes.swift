import Chance

/// How people in groups vote, from what they feel: whether they vote at all depends on trust and security, for whom
/// on affinity.
///
/// turnout = 1 / (1 + exp(−(a + b·trust + c·security))); of those who vote, a list gets the share
/// exp(κ·affinity + appeal) / Σ exp(κ·affinity + appeal).
///
/// Sources: D. McFadden, "Conditional logit analysis of qualitative choice behavior", 1974, for the shares; that trust
/// raises turnout: M. Grönlund and M. Setälä, Comparative European Politics 5, 2007; that violence lowers it:
/// S. Trelles and M. Carreras, Journal of Politics in Latin America 4, 2012. The numbers are our judgement.
public struct VotesFromAttitudes: Hashable, Sendable {
  /// A group of people of one district.
  public struct Group: Hashable, Sendable {
    /// People who may vote, 0 or more.
    public let voters: Double
    /// Trust in those who govern, −1 to 1.
    public let trust: Double
    /// How safe they are, −1 to 1.
    public let security: Double
    /// Affinity with each list, −1 to 1; nil for a list that does not stand here.
    public let affinity: [Double?]

    /// A group.
    public init(voters: Double, trust: Double, security: Double, affinity: [Double?]) {
      self.voters = voters
      self.trust = trust
      self.security = security
      self.affinity = affinity
    }
  }

  /// a: log-odds of voting at trust 0 and security 0.
  public var baseline = 0.4
  /// b: what full trust adds to the log-odds.
  public var trustEffect = 1.0
  /// c: what full security adds to the log-odds.
  public var securityEffect = 0.5
  /// κ: how sharply affinity divides voters; 0 is by lot.
  public var sharpness = 4.0

  /// The model with the default parameters.
  public init() {}

  /// The share of a group that votes, strictly between 0 and 1.
  public func turnout(trust: Double, security: Double) -> Double {
    1 / (1 + Elementary.exp(-(baseline + trustEffect * trust + securityEffect * security)))
  }

  /// The votes of groups for lists.
  ///
  /// - Parameters:
  ///   - groups: of one district.
  ///   - appeal: of each list, added to its log-odds in every group; all 0 if not given.
  /// - Returns: votes by list, not rounded.
  /// - Throws: ``InvalidInput`` for voters below zero, numbers outside −1 to 1, and groups with different numbers of
  ///   lists.
  public func votes(of groups: [Group], appeal: [Double]? = nil) throws(InvalidInput) -> [Double] {
    let lists = groups.first?.affinity.count ?? 0
    let appeal = appeal ?? [Double](repeating: 0, count: lists)
    var problems: [String] = []
    if appeal.count != lists || !appeal.allSatisfy(\.isFinite) {
      problems.append("there must be one finite appeal for each of the \(lists) lists")
    }
    for (number, group) in groups.enumerated() {
      if !(group.voters >= 0 && group.voters.isFinite) {
        problems.append("group \(number + 1) has \(group.voters) voters; there must be 0 or more")
      }
      if group.affinity.count != lists {
        problems.append("group \(number + 1) has affinities with \(group.affinity.count) lists, group 1 with \(lists)")
      }
      for (value, what) in [(group.trust, "trust"), (group.security, "security")]
        + group.affinity.compactMap({ $0.map { ($0, "affinity") } }) where !(value >= -1 && value <= 1)
      {
        problems.append("group \(number + 1): \(what) is \(value); it must be between -1 and 1")
      }
    }
    guard problems.isEmpty else { throw InvalidInput(problems) }
    var votes = [Double](repeating: 0, count: lists)
    for group in groups {
      let logits = group.affinity.enumerated().map { list, affinity in affinity.map { sharpness * $0 + appeal[list] } }
      let highest = logits.compactMap { $0 }.max() ?? 0
      let weights = logits.map { $0.map { Elementary.exp($0 - highest) } ?? 0 }
      let total = weights.reduce(0, +)
      guard total > 0 else { continue }
      let cast = group.voters * turnout(trust: group.trust, security: group.security)
      for list in votes.indices { votes[list] += cast * weights[list] / total }
    }
    return votes
  }
}
