/// The open claims of a study, those linked by constraints together: each cluster is one input that takes
/// one of the combinations of truths that the constraints leave possible.
///
/// So designs that must be able to set one input without touching another honour every constraint.
struct ClaimClusters: Sendable {
  /// Claims that constraints link, or a single free claim.
  struct Cluster: Sendable {
    /// Positions among the open claims.
    let claims: [Int]
    /// The possible combinations, those in which earlier claims are true first.
    let assignments: [[Bool]]
    /// The probability of each combination and all before it: independent claims given the constraints.
    let edges: [Double]
    /// Whether no probability is agreed for some of its claims.
    let isDisputed: Bool

    /// The combination at a position of its distribution.
    func assignment(at position: Double) -> Int {
      edges.firstIndex { position < $0 } ?? assignments.count - 1
    }
  }

  /// The most combinations of a cluster.
  static let most = 4096

  let forced: [Bool?]
  let clusters: [Cluster]

  /// - Parameters:
  ///   - ids: of the open claims, for messages.
  ///   - credences: of each claim; nil: disputed, which counts as one half.
  ///   - forced: the truth of claims that are not free.
  ///   - exclusions: pairs of literals that cannot hold together, complete under consequence.
  init(
    ids: [String], credences: [Double?], forced: [Bool?], exclusions: [(ClaimLogic.Literal, ClaimLogic.Literal)]
  ) throws(DesignError) {
    self.forced = forced
    let free = exclusions.filter { forced[$0.0.claim] == nil && forced[$0.1.claim] == nil }
    var leader = Array(ids.indices)
    for (a, b) in free {
      let (from, to) = (max(leader[a.claim], leader[b.claim]), min(leader[a.claim], leader[b.claim]))
      for claim in leader.indices where leader[claim] == from { leader[claim] = to }
    }
    var clusters: [Cluster] = []
    for first in ids.indices where leader[first] == first && forced[first] == nil {
      let claims = ids.indices.filter { leader[$0] == first && forced[$0] == nil }
      guard let assignments = Self.assignments(claims, free.filter { leader[$0.0.claim] == first }) else {
        throw DesignError(
          "The claims \(claims.map { ids[$0] }.joined(separator: ", ")) are linked by contradicts and implies and leave "
            + "more than \(Self.most) combinations. Use --kind latin-hypercube, which draws them one by one.")
      }
      let weights = assignments.map { truths in
        zip(claims, truths).reduce(1.0) { $0 * ($1.1 ? credences[$1.0] ?? 0.5 : 1 - (credences[$1.0] ?? 0.5)) }
      }
      let whole = weights.reduce(0, +)
      var sum = 0.0
      let edges = weights.map { weight in
        sum += weight / whole
        return sum
      }
      clusters.append(
        Cluster(
          claims: claims, assignments: assignments, edges: edges,
          isDisputed: claims.contains { credences[$0] == nil }))
    }
    self.clusters = clusters
  }

  /// All combinations without an excluded pair; nil: too many.
  private static func assignments(
    _ claims: [Int], _ exclusions: [(ClaimLogic.Literal, ClaimLogic.Literal)]
  ) -> [[Bool]]? {
    var found: [[Bool]] = [[]]
    for (position, claim) in claims.enumerated() {
      var longer: [[Bool]] = []
      for truths in found {
        for truth in [true, false] {
          let isExcluded = exclusions.contains { a, b in
            guard a.claim == claim || b.claim == claim else { return false }
            let (own, other) = a.claim == claim ? (a, b) : (b, a)
            guard own.truth == truth, let place = claims[..<position].firstIndex(of: other.claim) else { return false }
            return truths[place] == other.truth
          }
          if !isExcluded { longer.append(truths + [truth]) }
        }
      }
      // Exclusions are complete under consequence: no combination of the first claims is a dead end.
      guard longer.count <= most else { return nil }
      found = longer
    }
    return found
  }

  /// The truth of every open claim, given the combination that each cluster takes.
  func truths(_ assignment: (_ cluster: Int) -> Int) -> [Bool] {
    var truths = forced.map { $0 ?? false }
    for (index, cluster) in clusters.enumerated() {
      let chosen = cluster.assignments[assignment(index)]
      for (claim, truth) in zip(cluster.claims, chosen) { truths[claim] = truth }
    }
    return truths
  }
}
