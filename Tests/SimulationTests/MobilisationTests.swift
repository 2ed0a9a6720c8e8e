import Chance
import Dossiers
import Testing

@testable import Simulation

@Suite struct MobilisationTests {
  static func valley(
    motives: String, potential: Double = 0.1, strategies: String = "", extra: String = "", isReversed: Bool = false
  ) throws -> Blueprint {
    var valley = Valley()
    valley.isReversed = isReversed
    valley.strategies = strategies
    valley.movements = """
      rising:
        name: The rising
        force: band
        against: crown
        from: [town-people, town-poor, hill-people]
        potential: \(potential)
        motives: {\(motives)}
        \(extra)
        because: made-up

      """
    valley.indicators = """
        natives: {name: Natives, measure: natives(band)}
        believers: {name: Believers, measure: believers(band)}
        joined: {name: Joined, measure: recruits(band)}

      """
    return try valley.blueprint()
  }

  /// Everybody who is or was in a polity: at home, under arms, lost, detained.
  static func everybody(_ state: State, _ structure: Structure) -> Double {
    var sum = state.population.reduce(0, +) + state.casualties.reduce(0, +)
    for unit in 0..<structure.unitCount { sum += state.everybody(unit, structure) }
    return sum + state.folk.detained.reduce(0, +) + state.folk.captured.reduce(0, +)
  }

  /// Epstein's rule applied to persons one by one: 200,000 draws, four standard errors are 0.0045.
  @Test(arguments: [
    (0.2, 0.0, 0.1), (0.2, 0.5, 0.1), (0.5, 0.9, 0.1), (0.8, 0.3, 0.1), (0.95, 0.1, 0.1), (0.1, 0.2, 0.0),
  ])
  func closedFormCountsPersons(legitimacy: Double, risk: Double, threshold: Double) {
    let stream = RandomStream(seed: 11, future: 0)
    let persons = 200_000
    var rebels = 0
    for person in 0..<persons {
      let (hardship, aversion) = stream.uniforms(.design, week: 0, entity: person)
      if hardship * (1 - legitimacy) - aversion * risk > threshold { rebels += 1 }
    }
    let share = Mobilisation.rebellious(legitimacy: legitimacy, risk: risk, threshold: threshold)
    #expect(abs(share - Double(rebels) / Double(persons)) < 0.0045)
  }

  @Test func rebellionFallsWithLegitimacyRiskAndThreshold() {
    let grid = (0...10).map { Double($0) / 10 }
    for fixed in grid {
      for (low, high) in zip(grid, grid.dropFirst()) {
        let f = Mobilisation.rebellious
        #expect(f(low, fixed, 0.1) >= f(high, fixed, 0.1))
        #expect(f(fixed, low, 0.1) >= f(fixed, high, 0.1))
        #expect(f(fixed, 0.3, low) >= f(fixed, 0.3, high))
        #expect((0...1).contains(f(low, fixed, 0.1)))
      }
    }
  }

  /// Recruits come out of groups: nobody is made, and whole people join.
  @Test(arguments: 0..<6) func peopleAreConserved(future: UInt32) throws {
    let blueprint = try Self.valley(
      motives: "belief: 0.5, resentment: 0.8, pay: 0.5, fear: 0.3",
      strategies: """
        crown:
          - {name: Sweep, chance: 0.5, do: [{detain: {by: guards, of: [town-poor, hill-people], against: band, personnel: 40, accuracy: 0.4}}], because: made-up}
          - {name: Losses, chance: 0.3, do: [{demobilize: {force: band, share: 0.1}}], because: made-up}
          - {name: Amnesty, chance: 0.1, do: [{amnesty: {force: band, share: 0.2}}, {release: {of: [town-poor], force: band, share: 0.3}}], because: made-up}

        """)
    let start = Self.everybody(blueprint.state(after: 0), blueprint.structure)
    let end = blueprint.state(after: 40, future: future)
    #expect(Self.everybody(end, blueprint.structure) == start)
    #expect(end.population.allSatisfy { $0 >= 0 && $0 == $0.rounded() })
    #expect(end.present.allSatisfy { $0 >= 0 && $0 == $0.rounded() })
    let movement = end.folk.membership(0, groups: blueprint.structure.civilianCount)
    #expect(abs(end.folk.byMotive.reduce(0, +) - movement) < 1e-6 * max(1, movement))
  }

  /// Who resents joins for resentment; who is paid, for pay: the books say so.
  @Test func motivesAreTold() throws {
    let resentful = try Self.valley(motives: "resentment: 1", extra: "believers: 0.3")
    var simulator = Simulator(resentful, weeks: 30)
    let trace = simulator.run(course: 0, inputs: resentful.medianInputs, stream: RandomStream(seed: 1, future: 0))
    #expect(resentful.summary("joined", trace) > 100)
    #expect(resentful.summary("believers", trace) < 0.3)
    #expect(resentful.summary("natives", trace) > 0.99)
  }

  /// Without potential nobody joins and the future is the one without the movement.
  @Test func nothingWithoutPotential() throws {
    let blueprint = try Self.valley(motives: "belief: 1", potential: 0, extra: "pace: 0")
    var plain = Valley()
    plain.indicators = ""
    let without = try plain.blueprint().state(after: 20)
    let with = blueprint.state(after: 20)
    #expect(with.population == without.population)
    #expect(with.attitudes.current == without.attitudes.current)
  }

  @Test func orderDoesNotMatter() throws {
    let (one, other) = (
      try Self.valley(motives: "resentment: 1, belief: 1", extra: "pace: 1"),
      try Self.valley(motives: "resentment: 1, belief: 1", extra: "pace: 1", isReversed: true)
    )
    // Chance differs, since entities are numbered in order: within a person per group and week.
    let (first, second) = (one.state(after: 1), other.state(after: 1))
    for id in ["town-people", "town-poor", "hill-people"] {
      #expect(abs(first.population[one.group(id)] - second.population[other.group(id)]) <= 1)
    }
  }
}
