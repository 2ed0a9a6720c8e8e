/// Agreement between belief systems: the Mars Affinity Model.
///
/// See Guides/Affinity.md. Source: R. Chamberlain and W. Duquette, Mars Analyst's Guide (JPL);
/// equations in our words from the open implementation.
struct BeliefSystemVector: Sendable {
  /// −1…1 by topic.
  var positions: [Double]
  /// 0…1 by topic: 1, only agreement counts; 0, only disagreement.
  var emphases: [Double]
  /// 0…1: how much of the unspoken common ground is shared.
  var commonality: Double
}

/// The affinity of one belief system for another.
enum Affinity {
  /// The affinity of `system` for `other`, −1…1. Not symmetric: the emphases are the first one's.
  ///
  /// - Parameters:
  ///   - relevances: 0…1 by topic.
  ///   - counts: which topics count for affinity.
  ///   - commonGround: γ ≥ 0.
  static func affinity(
    of system: BeliefSystemVector, for other: BeliefSystemVector, relevances: [Double], counts: [Bool],
    commonGround: Double
  ) -> Double {
    let topics = relevances.indices.filter { counts[$0] }
    let relevance = topics.reduce(0) { $0 + relevances[$1] }
    let unspoken = commonGround * relevance * min(system.commonality, other.commonality)
    return agreement(unspoken: unspoken, topics: topics) { topic in
      (
        system.positions[topic] * relevances[topic], other.positions[topic] * relevances[topic],
        system.emphases[topic]
      )
    }
  }

  /// How well a message's positions sit with a belief system, −1…1.
  ///
  /// - Parameters:
  ///   - hook: topics and positions of the message.
  ///   - sourceCommonality: of the source it is attributed to; 1 if anonymous.
  static func congruence(
    of system: BeliefSystemVector, with hook: [(topic: Int, position: Double)], relevances: [Double],
    sourceCommonality: Double, commonGround: Double
  ) -> Double {
    let relevance = hook.reduce(0) { $0 + relevances[$1.topic] }
    let unspoken = commonGround * relevance * min(system.commonality, sourceCommonality)
    return agreement(unspoken: unspoken, topics: hook.indices) { index in
      let (topic, position) = hook[index]
      return (
        system.positions[topic] * relevances[topic], position * relevances[topic], system.emphases[topic]
      )
    }
  }

  private static func agreement(
    unspoken: Double, topics: some Collection<Int>,
    belief: (Int) -> (own: Double, other: Double, emphasis: Double)
  ) -> Double {
    guard !topics.isEmpty else { return 0 }
    var (above, below, extent) = (unspoken, unspoken, unspoken)
    for topic in topics {
      let (own, other, emphasis) = belief(topic)
      let sameSide = (own > 0 && other > 0) || (own < 0 && other < 0)
      let shared = sameSide ? (own * other).squareRoot() : 0
      let apart = abs(own - other) / 2
      if emphasis < 0.001 {
        // Only disagreement counts, and any of it outweighs everything else.
        if abs(own - other) >= 0.001 { return -1 }
        above += abs(own) * shared
        below += abs(own) * shared
        extent += abs(own) * shared
      } else {
        let weight = max(abs(own), apart)
        let penalty = (1 - emphasis) / emphasis * apart
        above += weight * (shared - penalty)
        below += weight * (1 + penalty)
        extent += weight
      }
    }
    return extent < 0.001 ? 0 : above / below
  }
}
