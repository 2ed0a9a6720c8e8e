import Testing

@testable import Simulation

@Suite struct AffinityTests {
  struct Playbox {
    var gamma: Double
    var relevances: [Double]
    var counts: [Bool]
    var systems: [BeliefSystemVector]

    init(_ json: JSON) {
      gamma = json["gamma"].number
      let topics = json["topics"].list
      relevances = topics.map { $0["relevance"].number }
      counts = topics.map { $0["affinity"].integer != 0 }
      systems = json["systems"].list.map { system in
        BeliefSystemVector(
          positions: Array(repeating: 0, count: topics.count), emphases: Array(repeating: 0.5, count: topics.count),
          commonality: system["commonality"].number)
      }
      for belief in json["beliefs"].list {
        guard let topic = topics.firstIndex(where: { $0["id"].integer == belief["topic"].integer }),
          let system = json["systems"].list.firstIndex(where: { $0["id"].integer == belief["system"].integer })
        else { continue }
        systems[system].positions[topic] = belief["position"].number
        systems[system].emphases[topic] = belief["emphasis"].number
      }
    }

    func affinity(_ system: Int, _ other: Int) -> Double {
      Affinity.affinity(
        of: systems[system], for: systems[other], relevances: relevances, counts: counts, commonGround: gamma)
    }
  }

  @Test func agreesWithMars() throws {
    var affinity = Deviation("affinity.json, affinities")
    var congruence = Deviation("affinity.json, congruences")
    for json in try ReferenceVectors.athena("affinity")["cases"].list {
      let playbox = Playbox(json)
      let name = "case \(json["case"].integer)"
      for (system, row) in json["affinity_row_of_col"].list.enumerated() {
        for (other, expected) in row.list.enumerated() {
          affinity.record(playbox.affinity(system, other), expected.number, "\(name), \(system) for \(other)")
        }
      }
      let ids = json["topics"].list.map { $0["id"].integer }
      for hook in json["hooks"].list {
        let message = hook["hook"].keys.compactMap { key in
          ids.firstIndex(of: Int(key) ?? -1).map { (topic: $0, position: hook["hook"][key].number) }
        }
        for (system, expected) in hook["congruence_by_system"].list.enumerated() {
          congruence.record(
            Affinity.congruence(
              of: playbox.systems[system], with: message, relevances: playbox.relevances,
              sourceCommonality: hook["theta"].number, commonGround: playbox.gamma),
            expected.number, "\(name), system \(system)")
        }
      }
    }
    affinity.check(atMost: 1e-9)
    congruence.check(atMost: 1e-9)
  }

  /// Mars's own test file prints two decimals.
  @Test func agreesWithTheTestsOfMars() throws {
    let json = try ReferenceVectors.athena("from_tests")
    for test in json["affinity"].list {
      guard let expected = test["affinity_12"].text.flatMap(Double.init) else { continue }
      var systems = [0, 1].map { _ in
        BeliefSystemVector(positions: [0, 0], emphases: [0.5, 0.5], commonality: 1)
      }
      for belief in test["beliefs"].list {
        let (system, topic) = (belief["system"].integer - 1, belief["topic"].integer - 1)
        if !belief["position"].isNull { systems[system].positions[topic] = belief["position"].number }
        if !belief["emphasis"].isNull { systems[system].emphases[topic] = belief["emphasis"].number }
      }
      let value = Affinity.affinity(
        of: systems[0], for: systems[1], relevances: [1, 1], counts: [true, true], commonGround: test["gamma"].number)
      #expect(abs(value - expected) <= 0.005 + 1e-12, "\(test["test"].name)")
    }
  }

  @Test func staysWithinBoundsAndFallsWithDisagreement() {
    for seed in 0..<500 {
      let playbox = RandomBeliefs(seed: UInt64(seed)).playbox(topics: 1 + seed % 6)
      let value = playbox.affinity(0, 1)
      #expect(value >= -1 && value <= 1)
      // A position moved away from the other's never raises affinity.
      var further = playbox
      let topic = seed % further.relevances.count
      let other = further.systems[1].positions[topic]
      guard abs(other) > 0.05, further.counts[topic], further.relevances[topic] > 0.05 else { continue }
      var opposed = playbox
      opposed.systems[0].positions[topic] = -other
      further.systems[0].positions[topic] = other
      #expect(further.affinity(0, 1) >= opposed.affinity(0, 1), "seed \(seed)")
    }
  }

  struct RandomBeliefs {
    let seed: UInt64
    func playbox(topics: Int) -> AffinityTests.Playbox {
      var draws = Draws(seed: seed)
      var playbox = Playbox(.null)
      playbox.gamma = draws.next()
      playbox.relevances = (0..<topics).map { _ in draws.next() }
      playbox.counts = (0..<topics).map { _ in draws.next() < 0.8 }
      playbox.systems = (0..<2).map { _ in
        BeliefSystemVector(
          positions: (0..<topics).map { _ in draws.next() * 2 - 1 }, emphases: (0..<topics).map { _ in draws.next() },
          commonality: draws.next())
      }
      return playbox
    }
  }
}
