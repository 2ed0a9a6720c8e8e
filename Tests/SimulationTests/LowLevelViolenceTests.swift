import Chance
import Testing

@testable import Simulation

@Suite struct LowLevelViolenceTests {
  static func valley(_ campaign: String, settings: String = "", more: String = "") -> Valley {
    var valley = Valley()
    valley.strategies = """
      rebels:
        - {name: Enter, until: week 1, because: made-up, do: [
            {mobilize: {force: band, in: town, personnel: 200}}]}
        - {name: Bombs, from: week 2, because: made-up, do: [{attack-campaign: {force: band, in: town, \(campaign)}}]}
      \(more)

      """
    valley.settings = settings
    valley.indicators = """
        attacks: {name: Attacks, measure: attacks(town)}
        dead-in-week: {name: Dead, measure: deaths-in-week(town)}
      """
    return valley
  }

  /// Attacks and deaths of weeks 3 … of some futures.
  static func weeks(_ blueprint: Blueprint, futures: Int, weeks: Int = 40) -> [(attacks: Double, deaths: Double)] {
    var simulator = Simulator(blueprint, weeks: weeks)
    var rows: [(attacks: Double, deaths: Double)] = []
    let town = blueprint.place("town")
    for future in 0..<futures {
      _ = simulator.run(
        course: 0, inputs: blueprint.medianInputs, stream: .init(seed: 9, future: UInt32(future))
      ) { future in
        guard future.state.week >= 3 else { return }
        let deaths = future.state.combat.deathsThisWeek.reduce(0, +)
        rows.append((future.state.combat.attacks[town], deaths))
      }
    }
    return rows
  }

  static func moments(_ values: [Double]) -> (mean: Double, variance: Double) {
    let mean = values.reduce(0, +) / Double(values.count)
    return (mean, values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count - 1))
  }

  /// 200 people at 20 a week and 1,000: four attacks, dispersed as said, deaths as the compound says.
  @Test func hasItsMeanAndDispersion() throws {
    let settings = """
        violence-volatility: {value: 0, because: made-up}
        violence-largest: {value: 50, because: made-up}

      """
    let blueprint = try Self.valley(
      "rate: 20, dispersion: 1.5, lethal: 0.6, exponent: 3", settings: settings
    ).blueprint()
    let rows = Self.weeks(blueprint, futures: 150)
    let attacks = Self.moments(rows.map(\.attacks))
    let deaths = Self.moments(rows.map(\.deaths))
    let expected = CompoundCount(
      count: NegativeBinomial(mean: 4, size: 1.5), lethal: 0.6, sizes: PowerLaw(exponent: 3, largest: 50))
    print("LowLevelViolence: attacks \(attacks), deaths \(deaths); expected \(expected.mean), \(expected.variance)")
    #expect(abs(attacks.mean - 4) < 0.15)
    #expect(abs(attacks.variance - expected.count.variance) < 0.1 * expected.count.variance)
    #expect(abs(deaths.mean - expected.mean) < 0.05 * expected.mean)
    #expect(abs(deaths.variance - expected.variance) < 0.15 * expected.variance)
  }

  /// Nobody is lost without being counted, and blame is the attackers'.
  @Test func conservesPeople() throws {
    let blueprint = try Self.valley(
      "rate: 100, civilians: 0.5, against: guards", settings: "  violence-exponent: {value: 1.6, because: made-up}\n"
    ).blueprint()
    let guards = blueprint.unit("guards")
    var simulator = Simulator(blueprint, weeks: 40)
    for future in 0..<10 {
      _ = simulator.run(
        course: 0, inputs: blueprint.medianInputs, stream: .init(seed: 3, future: UInt32(future))
      ) { future in
        let state = future.state
        #expect(state.everybody(guards, blueprint.structure) == 2000)
        #expect(state.losses[guards] == state.combat.killed[guards])
        #expect(zip(state.population, state.casualties).map(+) == [90_000, 30_000, 20_000])
        #expect(state.population.allSatisfy { $0 >= 0 } && state.present.allSatisfy { $0 >= 0 })
      }
    }
    let state = blueprint.state(after: 40)
    #expect(state.combat.killed[guards] > 50 && state.casualties[0] + state.casualties[1] > 50)
    #expect(state.casualties[2] == 0, "nobody attacks in the hills")
  }

  /// Groups are hit by their share of the people, unless the campaign has chosen one.
  @Test func choosesTargets() throws {
    let anybody = try Self.valley("rate: 400").blueprint().state(after: 40)
    let share = anybody.casualties[1] / (anybody.casualties[0] + anybody.casualties[1])
    #expect(abs(share - 0.25) < 0.1, "\(share)")
    let poor = try Self.valley("rate: 400, of: town-poor").blueprint().state(after: 40)
    #expect(poor.casualties[0] == 0 && poor.casualties[1] > 100)
    let soldiers = try Self.valley("rate: 400, against: guards").blueprint()
    let state = soldiers.state(after: 40)
    #expect(state.casualties.allSatisfy { $0 == 0 } && state.combat.killed[soldiers.unit("guards")] > 100)
  }

  /// Who kills is liked less: the owner of the attackers, by those who are hit.
  @Test func attackersAreBlamed() throws {
    let (attacked, quiet) = (
      try Self.valley("rate: 200").blueprint(), try Self.valley("rate: 0").blueprint()
    )
    func trust(_ blueprint: Blueprint) -> Double {
      blueprint.state(after: 30).attitudes.vertical(
        GroupID(blueprint.group("town-people")), ActorID(blueprint.actor("rebels")))
    }
    #expect(trust(attacked) < trust(quiet))
  }

  /// More people, a higher rate, more volatility: more attacks, future by future.
  @Test func morePeopleAttackMore() throws {
    func attacks(_ campaign: String, volatility: Double = 1, future: Int) throws -> Double {
      let blueprint = try Self.valley(
        campaign, settings: "  violence-volatility: {value: \(volatility), because: made-up}\n"
      ).blueprint()
      return blueprint.state(after: 3, seed: 4, future: UInt32(future)).combat.attacks[blueprint.place("town")]
    }
    var grew = false
    for future in 0..<12 {
      let (few, many) = (
        try attacks("rate: 20, lethal: 0", future: future), try attacks("rate: 60, lethal: 0", future: future)
      )
      #expect(few <= many)
      #expect(try attacks("rate: 60, lethal: 0", volatility: 50, future: future) >= many)
      grew = grew || few < many
    }
    #expect(grew)
  }

  /// Without the order nothing happens; attacks of the last week are forgotten.
  @Test func stopsWhenTheOrderStops() throws {
    var valley = Self.valley("rate: 500")
    valley.strategies = valley.strategies.replacing("from: week 2,", with: "from: week 2, until: week 6,")
    let blueprint = try valley.blueprint()
    #expect(blueprint.state(after: 6).combat.attacks[blueprint.place("town")] > 0)
    #expect(blueprint.state(after: 7).combat.attacks[blueprint.place("town")] == 0)
    #expect(blueprint.state(after: 7).combat.deathsThisWeek.allSatisfy { $0 == 0 })
    #expect(blueprint.state(after: 7).casualties == blueprint.state(after: 20).casualties)
  }

  /// The same future has the same attacks whatever is attacked elsewhere.
  @Test func luckBelongsToTheCampaign() throws {
    let alone = try Self.valley("rate: 30, lethal: 0").blueprint()
    let other = try Self.valley(
      "rate: 30, lethal: 0",
      more: "  - {name: Hills too, because: made-up, do: [{attack-campaign: {force: band, in: hills, rate: 40}}]}"
    ).blueprint()
    for future in 0..<10 {
      let states = [alone, other].map { $0.state(after: 5, seed: 6, future: UInt32(future)) }
      #expect(states[0].combat.attacks[alone.place("town")] == states[1].combat.attacks[other.place("town")])
    }
    #expect(other.state(after: 5).combat.attacks[other.place("hills")] != 0)
  }

  /// `diwan run --csv` tells of attacks, deaths in the week, the killed and sieges.
  @Test func isToldInHistories() throws {
    let blueprint = try Self.valley("rate: 400, civilians: 0.5, against: guards").blueprint()
    var (rows, sums): ([History.Variable: Int], [History.Variable: Double]) = ([:], [:])
    _ = History(blueprint).run(
      course: 0, inputs: blueprint.medianInputs, stream: .init(seed: 1, future: 0), weeks: 6,
      variables: [.attacks, .deaths, .killed, .besieged, .casualties]
    ) { row in
      rows[row.variable, default: 0] += 1
      sums[row.variable, default: 0] += Double(row.value) ?? .nan
    }
    #expect(rows == [.attacks: 14, .deaths: 21, .killed: 14, .besieged: 14, .casualties: 21])
    let state = blueprint.state(after: 6)
    #expect(sums[.attacks] ?? 0 > 0 && sums[.killed] ?? 0 > 0 && sums[.besieged] == 0)
    #expect(sums[.deaths] == state.casualties.reduce(0, +), "weekly deaths add up to all deaths")
  }
}
