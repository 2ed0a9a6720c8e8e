import Chance

/// Draws which open claims are true in each future.
///
/// Each claim takes a stratified position (one future in each of N equal strata, in an order of its
/// own), and is true if the position is below its credence; disputed counts as one half. So without
/// constraints a disputed claim is true in exactly half of an even number of futures, and a claim of
/// credence p in N·p to within one. Claims linked by constraints that come out impossible together
/// are drawn again, independently, until they are possible: the result is the law of independent
/// claims given the constraints, under which a claim's share may differ from its credence. After
/// `tries` redraws they are settled one after another, each drawn unless the earlier ones force it.
struct ClaimSampler: Sendable {
  static let tries = 1000

  private let seed: UInt64
  private let probabilities: [Double]
  private let forced: [Bool?]
  private let strata: LatinHypercube
  /// Claims linked by exclusions, each with the exclusions of its own.
  private let clusters: [(claims: [Int], exclusions: [(ClaimLogic.Literal, ClaimLogic.Literal)])]

  /// - Parameters:
  ///   - probabilities: of each claim, 0…1.
  ///   - forced: the truth of claims that are not free.
  ///   - exclusions: pairs of literals that cannot hold together, complete under consequence.
  init(
    futures: Int, seed: UInt64, probabilities: [Double], forced: [Bool?],
    exclusions: [(ClaimLogic.Literal, ClaimLogic.Literal)]
  ) {
    self.seed = seed
    self.probabilities = probabilities
    self.forced = forced
    strata = LatinHypercube(points: futures, dimensions: probabilities.count, seed: seed, purpose: .claims)
    let free = exclusions.filter { forced[$0.0.claim] == nil && forced[$0.1.claim] == nil }
    var cluster = Array(probabilities.indices)
    for (a, b) in free {
      let (from, to) = (cluster[b.claim], cluster[a.claim])
      for claim in cluster.indices where cluster[claim] == from { cluster[claim] = to }
    }
    clusters = probabilities.indices.compactMap { leader in
      let claims = probabilities.indices.filter { cluster[$0] == leader }
      guard claims.count > 1 else { return nil }
      return (claims, free.filter { cluster[$0.0.claim] == leader })
    }
  }

  /// The truth of each claim in a future.
  func claims(future: Int) -> [Bool] {
    let stream = RandomStream(seed: seed, future: UInt32(future))
    var truths = probabilities.indices.map { claim in
      forced[claim] ?? (strata.position(point: future, dimension: claim) < probabilities[claim])
    }
    for (claims, exclusions) in clusters {
      var attempt = 0
      while exclusions.contains(where: { truths[$0.0.claim] == $0.0.truth && truths[$0.1.claim] == $0.1.truth }) {
        attempt += 1
        for claim in claims {
          let position = stream.uniform(.claims, week: 0, entity: claim, draw: attempt)
          truths[claim] = position < probabilities[claim]
        }
        if attempt > ClaimSampler.tries { settle(claims, exclusions, &truths) }
      }
    }
    return truths
  }

  /// Keeps each claim's drawn truth unless an earlier claim excludes it. Since the exclusions are
  /// complete under consequence, never are both truths excluded.
  private func settle(
    _ claims: [Int], _ exclusions: [(ClaimLogic.Literal, ClaimLogic.Literal)], _ truths: inout [Bool]
  ) {
    for claim in claims {
      let excluded = exclusions.contains {
        $0.1.claim == claim && $0.1.truth == truths[claim] && truths[$0.0.claim] == $0.0.truth
      }
      if excluded { truths[claim].toggle() }
    }
  }
}
