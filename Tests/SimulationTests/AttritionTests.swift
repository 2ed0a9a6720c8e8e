import Chance
import Testing

@testable import Simulation

@Suite struct AttritionTests {
  /// Battles in whole scenarios that Athena ran.
  @Test func agreesWithAthenasBattles() throws {
    let weeks = try BattleWeek.all()
    guard !weeks.isEmpty else { return }
    var committed = Deviation("scenario_*.json, people committed to battles")
    var fallen = Deviation("scenario_*.json, fallen")
    var civilians = Deviation("scenario_*.json, civilians killed in battles, by force")
    var groups = Deviation("scenario_*.json, civilians killed in battles, by group")
    var postures = 0
    let words = ["ATTACK", "DEFEND", "WITHDRAW"]
    for week in weeks {
      var state = week.state
      Attrition(structure: week.structure, parameters: week.parameters).advance(&state)
      #expect(state.combat.battles.count == week.rows.count)
      for row in week.rows {
        let name = "\(week.scenario.name), week \(week.week), \(row.text("n"))"
        let battle = try #require(
          state.combat.battles.first {
            week.places[$0.place] == row.text("n") && week.forces[$0.first.unit] == row.text("f")
              && week.forces[$0.second.unit] == row.text("g")
          }, "\(name)")
        committed.record(battle.first.committed, row.number("dpers_f"), name)
        committed.record(battle.second.committed, row.number("dpers_g"), name)
        fallen.record(battle.first.lost, row.number("cas_f"), name)
        fallen.record(battle.second.lost, row.number("cas_g"), name)
        civilians.record(battle.firstHarm, row.number("civcas_f"), name)
        civilians.record(battle.secondHarm, row.number("civcas_g"), name)
        for (posture, key) in [
          (battle.first.start, "startp_f"), (battle.second.start, "startp_g"), (battle.first.posture, "endp_f"),
          (battle.second.posture, "endp_g"),
        ] {
          postures += 1
          #expect(words[posture.rawValue] == row.text(key), "\(name), \(key)")
        }
      }
      for group in week.civilians.indices {
        groups.record(
          state.deaths[group], week.deaths[group], "\(week.scenario.name), week \(week.week), \(week.civilians[group])")
      }
    }
    print("scenario_*.json: \(postures) postures compared")
    committed.check(atMost: 0)
    fallen.check(atMost: 0)
    civilians.check(atMost: 0)
    groups.check(atMost: 0)
  }

  // MARK: Made-up battles

  /// One place with some forces of different actors, and a state with people in it.
  struct Field {
    var structure: Structure
    var state: State
    var parameters: Parameters

    init(_ arms: [Arms], people: [Double], urbanisation: Int = 3, residents: [Double] = [50_000, 20_000]) {
      structure = Structure(
        placeCount: 1, civilianCount: residents.count, forceCount: arms.count, organisationCount: 0,
        actorCount: arms.count, home: residents.map { _ in 0 },
        residents: Structure.Lists([Array(residents.indices)]), neighbours: Structure.Lists([[]]),
        urbanisation: [urbanisation], proximity: Array(repeating: 0, count: residents.count * residents.count),
        owner: Array(arms.indices), unitForce: arms.map { _ in 20 }, lawEnforcement: arms.map { _ in 0 },
        discipline: arms.map { _ in 1 }, demeanour: Array(repeating: 1, count: residents.count + arms.count),
        crime: residents.map { _ in Structure.crime(.average) }, arms: arms)
      state = State(
        structure,
        attitudes: Attitudes(
          civilians: residents.count, forces: arms.count, organisations: 0, actors: arms.count,
          proximity: structure.proximity))
      for (group, number) in residents.enumerated() { state.population[group] = number }
      for (unit, number) in people.enumerated() { state.place(number, unit: unit, in: 0, activity: 0) }
      parameters = Parameters()
    }

    mutating func engage(
      _ unit: Int, _ enemy: Int, defendBelow: Double = 0, withdrawBelow: Double = 0, restraint: Double = 1
    ) {
      state.combat.add(
        Combat.Engagement(
          place: 0, unit: unit, enemy: enemy, attacks: true, defendBelow: defendBelow, withdrawBelow: withdrawBelow,
          restraint: restraint))
    }

    mutating func answer(_ unit: Int, _ enemy: Int, withdrawBelow: Double) {
      state.combat.add(
        Combat.Engagement(
          place: 0, unit: unit, enemy: enemy, attacks: false, defendBelow: 0, withdrawBelow: withdrawBelow,
          restraint: 1))
    }

    mutating func fight() {
      Attrition(structure: structure, parameters: WeeklyParameters(parameters)).advance(&state)
    }

    func everybody(_ unit: Int) -> Double { state.present[unit] + state.losses[unit] }
  }

  static let even = Arms(strength: 22.5, harm: 0.5)

  /// Nobody vanishes, nobody is counted twice, and blame adds up to deaths.
  @Test func conservesPeople() {
    var draws = Draws(seed: 51)
    var total = 0.0
    for round in 0..<300 {
      let count = 2 + draws.below(4)
      let people = (0..<count).map { _ in draws.next(1...4000).rounded() }
      var field = Field(
        (0..<count).map { _ in Arms(strength: draws.next(3...37), harm: draws.next(0.4...2)) }, people: people,
        urbanisation: draws.below(4), residents: [draws.next(1...90_000).rounded(), draws.next(1...9000).rounded()])
      field.parameters[.combatLethality] = draws.next(0.001...1)
      if round % 3 == 0 { field.parameters.restoreAthenaDefaults() }
      let residents = field.state.population
      for unit in 0..<count {
        for enemy in 0..<count where enemy != unit && draws.next() < 0.4 {
          field.engage(
            unit, enemy, defendBelow: draws.next(0...2), withdrawBelow: draws.next(0...0.5),
            restraint: draws.next(0.5...1))
        }
        if draws.next() < 0.2 { field.state.combat.hide(unit, in: 0) }
      }
      field.fight()
      for unit in 0..<count {
        #expect(field.everybody(unit) == people[unit])
        #expect(field.state.present[unit] >= 0 && field.state.losses[unit] == field.state.losses[unit].rounded())
        #expect(field.state.losses[unit] == field.state.combat.killed[unit])
        let assigned = (0..<State.activityCount).reduce(0) {
          $0 + field.state.assigned[unit * State.activityCount + $1]
        }
        #expect(assigned == field.state.present[unit])
        total += field.state.losses[unit]
      }
      var dead = 0.0
      for group in residents.indices {
        #expect(field.state.population[group] + field.state.deaths[group] == residents[group])
        #expect(field.state.deaths[group] == field.state.casualties[group])
        let blame = (0..<count).reduce(0) { $0 + field.state.blame[group * count + $1] }
        #expect(abs(blame - field.state.deaths[group]) < 1e-9 * max(1, blame))
        dead += field.state.deaths[group]
      }
      let limit = 0.1 * (residents[0] + residents[1]) + 2
      #expect(dead <= (round % 3 == 0 ? Double(count) : 1) * limit, "at most a tenth of the residents")
      #expect(field.state.combat.caused.allSatisfy { $0 == 0 }, "scratch is left empty")
    }
    #expect(total > 1000, "people fell")
  }

  /// Which force is listed first makes no difference, but for Athena's compatibility.
  @Test func treatsSidesAlike() {
    var draws = Draws(seed: 52)
    for _ in 0..<200 {
      let arms = (0..<3).map { _ in Arms(strength: draws.next(3...37), harm: draws.next(0.4...2)) }
      let people = (0..<3).map { _ in draws.next(10...4000).rounded() }
      let thresholds = (0..<9).map { _ in (draws.next(0...2), draws.next(0...0.5), draws.next() < 0.5) }
      func fight(_ order: [Int]) -> [Double] {
        var field = Field(order.map { arms[$0] }, people: order.map { people[$0] })
        for (unit, first) in order.enumerated() {
          for (enemy, second) in order.enumerated() where unit != enemy {
            let (defend, withdraw, isOrdered) = thresholds[first * 3 + second]
            if isOrdered { field.engage(unit, enemy, defendBelow: defend, withdrawBelow: withdraw) }
          }
        }
        field.parameters[.combatLethality] = 0.1
        field.fight()
        return (0..<3).map { force in
          order.firstIndex(of: force).map { field.state.present[$0] - field.state.combat.lossRemainders[$0] } ?? .nan
        }
      }
      let (one, other) = (fight([0, 1, 2]), fight([2, 0, 1]))
      for force in 0..<3 { #expect(abs(one[force] - other[force]) < 1e-6) }
    }
  }

  /// Without thresholds, more attackers never cost the defender less, nor do more defenders.
  @Test func moreAttackersNeverCostLess() {
    var draws = Draws(seed: 53)
    for _ in 0..<100 {
      let arms = [Arms(strength: draws.next(5...37), harm: 1), Arms(strength: draws.next(5...37), harm: 1)]
      let defenders = draws.next(100...3000).rounded()
      var last = (defenders: 0.0, residents: 0.0)
      for attackers in stride(from: 200.0, through: 6000, by: 400) {
        var field = Field(arms, people: [attackers, defenders])
        field.engage(0, 1)
        field.answer(1, 0, withdrawBelow: 0)
        field.parameters[.combatLethality] = 0.01
        field.fight()
        let lost = field.state.losses[1] + field.state.combat.lossRemainders[1]
        #expect(lost >= last.defenders - 1e-9)
        last.defenders = lost
      }
      #expect(last.defenders > 0)
    }
  }

  /// A fight of thousands and one of tens of thousands cost the same shares.
  @Test func doesNotDependOnScale() {
    func lost(_ scale: Double) -> [Double] {
      var field = Field([Self.even, Arms(strength: 14, harm: 1)], people: [2000 * scale, 1500 * scale])
      field.engage(0, 1, defendBelow: 0.5, withdrawBelow: 0.1)
      field.answer(1, 0, withdrawBelow: 0.2)
      field.fight()
      return (0..<2).map { (field.state.losses[$0] + field.state.combat.lossRemainders[$0]) / scale }
    }
    let (small, large) = (lost(1), lost(16))
    #expect(small.allSatisfy { $0 > 50 })
    for side in 0..<2 { #expect(abs(small[side] - large[side]) < 1e-9) }
  }

  /// One reference soldier who attacks a defender kills half a soldier an hour: here 1000 do, for an hour,
  /// at a lethality of 0.01.
  @Test func agreesWithHandComputation() {
    var field = Field([Arms(strength: 37.5, harm: 0.5), Arms(strength: 37.5, harm: 0.5)], people: [1000, 1e6])
    field.parameters[.combatHours] = 1
    field.parameters[.combatLethality] = 0.01
    field.parameters[.combatDefendAttack] = 0
    field.engage(0, 1)
    field.answer(1, 0, withdrawBelow: 0)
    field.fight()
    #expect(field.state.losses == [0, 5])
    // 5 enemies × 0.5 × a city's 1 × no restraint; nothing for the other side, which killed nobody.
    #expect(field.state.casualties == [1, 0] && field.state.combat.deathRemainders.reduce(1, +) == 2.5)
    #expect(field.state.blame == [1, 0, 0, 0])
  }

  /// The same threshold means the same ratio of strengths to both sides; in Athena not.
  @Test func scalesThresholdsByTheRightRatio() {
    func starts(_ athena: Bool) -> [Combat.Posture] {
      var field = Field([Arms(strength: 30, harm: 1), Arms(strength: 10, harm: 1)], people: [1000, 1000])
      if athena { field.parameters.restoreAthenaDefaults() }
      // 1000 × 10 against 1000 × 30: the second side has a third of the strength.
      field.engage(0, 1, defendBelow: 2.9)
      field.engage(1, 0, defendBelow: 0.34, withdrawBelow: 0.32)
      field.fight()
      return [field.state.combat.battles[0].first.start, field.state.combat.battles[0].second.start]
    }
    #expect(starts(false) == [.attack, .defend])
    #expect(starts(true) == [.attack, .attack], "Athena: 1 ≥ 0.34/3")
  }

  /// Of those who hide only the found fight: more with people who tell.
  @Test func hidingProtects() {
    func lost(cooperation: Double, active: Double, hides: Bool = true) -> Double {
      var field = Field([Self.even, Self.even], people: [2000, 0])
      field.state.place(active, unit: 1, in: 0, activity: 1)
      field.state.place(1000 - active, unit: 1, in: 0, activity: 0)
      field.state.people[0] = 70_000
      for group in 0..<2 {
        field.state.attitudes.current[field.state.attitudes.curve(CivilianID(group), force: 0)] = cooperation
      }
      if hides { field.state.combat.hide(1, in: 0) }
      field.engage(0, 1)
      field.answer(1, 0, withdrawBelow: 0)
      field.fight()
      return field.state.losses[1] + field.state.combat.lossRemainders[1]
    }
    let open = lost(cooperation: 50, active: 0, hides: false)
    let helped = (0...10).map { lost(cooperation: Double($0) * 10, active: 0) }
    #expect(helped[0] == 0 && abs(helped[10] - open) < 1e-9)
    #expect(zip(helped, helped.dropFirst()).allSatisfy { $0 < $1 })
    #expect(lost(cooperation: 20, active: 400) > lost(cooperation: 20, active: 0))
    // Half of both sides meet: half the losses.
    #expect(abs(helped[5] - open / 2) < 1e-9)
  }

  @Test func aHiddenForceDoesNotAttackAndAnAttackerDoesNotHide() {
    var field = Field([Self.even, Self.even], people: [1000, 1000])
    field.state.combat.hide(0, in: 0)
    field.engage(0, 1)
    #expect(field.state.combat.engagements.isEmpty)
    field.engage(1, 0)
    field.state.combat.hide(1, in: 0)
    #expect(!field.state.combat.isHidden(1, in: 0))
  }

  /// The first order about an enemy counts.
  @Test func earlierOrdersOutweighLaterOnes() {
    var field = Field([Self.even, Self.even], people: [1000, 1000])
    field.engage(0, 1, defendBelow: 0.5)
    field.engage(0, 1, defendBelow: 9)
    field.answer(0, 1, withdrawBelow: 5)
    #expect(field.state.combat.engagements.count == 1 && field.state.combat.engagements[0].defendBelow == 0.5)
  }

  /// Help from the air makes a force stronger in both ways: it kills more and dares more.
  @Test func airSupportHelps() {
    func outcome(_ factor: Double) -> (lost: Double, killed: Double, start: Combat.Posture) {
      var field = Field([Self.even, Self.even], people: [1000, 1000])
      field.state.combat.airSupport.append(
        Combat.AirSupport(order: OrderID(block: 0, action: 0), unit: 0, place: 0, factor: factor))
      field.engage(0, 1, defendBelow: 1.5)
      field.answer(1, 0, withdrawBelow: 0)
      field.fight()
      let battle = field.state.combat.battles[0]
      return (battle.first.lost, battle.second.lost, battle.first.start)
    }
    let (alone, helped) = (outcome(1), outcome(2))
    #expect(alone.start == .defend && alone.killed == 0)
    #expect(helped.start == .attack && helped.killed > 0)
    #expect(outcome(4).killed > helped.killed)
  }

  /// With the default lethality a week wears forces down; with Athena's it destroys one.
  @Test func aWeekDoesNotDestroyAForce() {
    func shares(_ athena: Bool) -> (Double, Double) {
      var field = Field([Self.even, Arms(strength: 14, harm: 1)], people: [6000, 1500])
      if athena { field.parameters.restoreAthenaDefaults() }
      field.engage(0, 1, defendBelow: 0.5, restraint: 0.75)
      field.answer(1, 0, withdrawBelow: 0)
      field.fight()
      return (field.state.losses[0] / 6000, field.state.losses[1] / 1500)
    }
    let (ours, athenas) = (shares(false), shares(true))
    #expect(ours.0 > 0.005 && ours.0 < 0.05 && ours.1 > 0.05 && ours.1 < 0.3, "\(ours)")
    #expect(athenas.1 == 1, "\(athenas)")
  }

  /// Parts of people are carried on until they make a whole one.
  @Test func smallLossesAddUp() {
    var field = Field([Self.even, Self.even], people: [20, 20])
    field.parameters[.combatHours] = 4
    var expected = 0.0
    for _ in 0..<30 {
      field.state.combat.beginWeek()
      field.engage(0, 1)
      field.answer(1, 0, withdrawBelow: 0)
      let before = field.state.combat.lossRemainders[1] + field.state.losses[1]
      field.fight()
      expected += field.state.combat.battles[0].second.lost
      #expect(field.state.combat.lossRemainders[1] + field.state.losses[1] > before)
      #expect(field.state.combat.lossRemainders[1] < 1)
    }
    #expect(abs(field.state.losses[1] + field.state.combat.lossRemainders[1] - expected) < 1e-9)
    #expect(field.state.losses[1] > 0 && field.state.losses[0] > 4)
  }
}
