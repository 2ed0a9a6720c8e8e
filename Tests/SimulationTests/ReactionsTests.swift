import Chance
import Dossiers
import Testing

@testable import Simulation

@Suite struct ReactionsTests {
  /// A model whose attitudes have come to rest, with or without Athena's defects.
  static func start(_ settings: [Setting: Double] = [:]) throws -> (Reactions, State) {
    let blueprint = try Blueprint(compiling: TemplateDossier.load())
    let (model, state) = Model.make(blueprint, course: 0, inputs: blueprint.medianInputs)
    var parameters = Parameters()
    for (setting, value) in settings { parameters[setting] = value }
    return (Reactions(structure: model.structure, parameters: WeeklyParameters(parameters)), state)
  }

  static let group = CivilianID(2)

  /// A hundred deaths per 100,000 people weigh 2: autonomy falls by twice 7.5 points, scaled by the room left.
  @Test func deathsWeighByPopulation() throws {
    for population in [50_000.0, 400_000] {
      let (reactions, start) = try Self.start()
      var state = start
      let curve = state.attitudes.curve(.autonomy, Self.group)
      let before = state.attitudes.current[curve]
      state.population[2] = population
      state.deaths[2] = population / 1000
      reactions.assessCasualties(&state)
      state.attitudes.advance()
      #expect(abs(state.attitudes.current[curve] - (before - 15 * (before + 100) / 100)) < 1e-9)
      #expect(state.deaths[2] == 0)
    }
  }

  /// Athena counts heads, whatever the population, and starts at 0.3.
  @Test func deathsWeighByHeadInAthena() throws {
    var changes: [Double] = []
    for population in [50_000.0, 400_000] {
      let (reactions, start) = try Self.start([.athenaCompatibility: 1])
      var state = start
      let curve = state.attitudes.curve(.safety, Self.group)
      state.attitudes.natural[curve] = state.attitudes.current[curve]
      let before = state.attitudes.current[curve]
      state.population[2] = population
      state.deaths[2] = 1
      reactions.assessCasualties(&state)
      state.attitudes.advance()
      changes.append(state.attitudes.current[curve] - before)
      #expect(abs(changes[0] + 10 * 0.3 * (before + 100) / 100) < 1e-9)
    }
    #expect(changes[0] == changes[1])
  }

  /// Who is blamed loses the tie, and so does the owner; others do not.
  @Test func theBlamedLoseTrust() throws {
    let (reactions, start) = try Self.start()
    var state = start
    let (civilians, forces) = (reactions.structure.civilianCount, reactions.structure.forceCount)
    let owner = ActorID(reactions.structure.owner[0])
    let other = ActorID(reactions.structure.owner[1])
    state.attitudes.natural = state.attitudes.baseline
    let before = state.attitudes
    state.deaths[2] = 50
    state.blame[2 * forces] = 50
    reactions.assessCasualties(&state)
    state.attitudes.advance()
    let person = GroupID(2)
    #expect(state.attitudes.vertical(person, owner) < before.vertical(person, owner) - 0.001)
    #expect(
      state.attitudes.horizontal(person, GroupID(civilians)) < before.horizontal(person, GroupID(civilians)) - 0.001)
    #expect(state.attitudes.cooperation(Self.group, force: 0) < before.cooperation(Self.group, force: 0) - 0.01)
    #expect(abs(state.attitudes.vertical(person, other) - before.vertical(person, other)) < 1e-12)
  }

  /// A third of the change of mood, in points, once it reaches the threshold.
  @Test(arguments: [(9.0, 3.0), (-9, -3), (4.9, 0)])
  func controllersAnswerForMood(_ change: Double, _ points: Double) throws {
    let (reactions, start) = try Self.start()
    var state = start
    state.attitudes.natural = state.attitudes.baseline
    let controller = ActorID(state.controller[reactions.structure.home[2]])
    let before = state.attitudes.vertical(GroupID(2), controller)
    for group in state.mood.indices { state.moodAtControl[group] = state.mood[group] }
    state.mood[2] = state.moodAtControl[2] + change
    reactions.assessMood(&state)
    state.attitudes.advance()
    let room = points >= 0 ? 1 - before : before + 1
    #expect(abs(state.attitudes.vertical(GroupID(2), controller) - (before + points * room / 100)) < 1e-9)
  }
}

@Suite struct MoodRuleTests {
  /// The points that Athena's MOOD rules gave: by the change of mood since the end of the week in
  /// which control last changed.
  @Test func creditsControllersAsAthenaDoes() throws {
    var points = Deviation("scenario_*.json, MOOD rules")
    let reactions = Reactions(structure: .empty, parameters: ScenarioWeeks.reproducingAthena)
    let scenarios = try ScenarioWeeks.all()
    for scenario in scenarios {
      let weeks = scenario.json["weeks"].list
      let moods = weeks.map { week in
        Dictionary(uniqueKeysWithValues: week["mood"].rows.map { ($0.text("g"), $0.number("mood")) })
      }
      for (week, (before, after)) in zip(weeks, weeks.dropFirst()).enumerated() {
        let given = after["rule_inputs"].rows.filter { $0.text("rule").hasPrefix("MOOD") }
        for control in before["control_n"].rows where !control.isNull("controller") {
          let since = min(control["since"]?.integer ?? 0, week)
          for (group, place) in scenario.home where place == control.text("n") {
            let row = given.first { $0.text("g") == group && $0.text("a") == control.text("controller") }
            let change = (moods[week][group] ?? .nan) - (moods[since][group] ?? .nan)
            points.record(
              reactions.credit(for: change), row?.number("mag") ?? 0,
              "\(scenario.name), week \(week + 1), \(group)")
          }
        }
      }
    }
    if !scenarios.isEmpty { points.check(atMost: 1e-9) }
  }

  /// What counts is the mood at the end of the week in which control changed.
  @Test func remembersTheMoodAtAChangeOfControl() throws {
    var valley = Valley()
    valley.strategies = """
      rebels:
        - {name: Storm, from: week 3, once: true, because: made-up, do: [
            {mobilize: {force: band, in: town, personnel: 90000, activity: coercion}},
            {demobilize: {force: guards, in: town}}]}

      """
    let blueprint = try valley.blueprint()
    let (town, people) = (blueprint.place("town"), blueprint.group("town-people"))
    var simulator = Simulator(blueprint, weeks: 20)
    var changes = 0
    _ = simulator.run(course: 0, inputs: blueprint.medianInputs, stream: .init(seed: 1, future: 0)) { future in
      if future.state.controlledSince[town] == future.state.week {
        changes += 1
        #expect(future.state.moodAtControl[people] == future.state.presentMood(people))
        #expect(future.state.presentMood(people) != future.state.mood[people], "the week has moved it")
      }
    }
    #expect(changes > 0)
  }
}

@Suite struct CasualtyRuleTests {
  /// The inputs that Athena's CIVCAS rules gave. How many died is in the dumps; how many of them a force is
  /// blamed for is not, and is taken from its first input: the others must fit.
  @Test func mournAsInAthena() throws {
    var rules = RuleComparison("scenario_*.json")
    for polity in try ScenarioPolity.all() {
      let reactions = Reactions(structure: polity.structure, parameters: polity.parameters)
      for week in polity.weeks.indices.dropFirst() {
        var state = polity.state(week: week)
        func lost(_ week: Int) -> [Double] { polity.weeks[week]["demog_g"].rows.map { $0.number("attrition") } }
        for (row, (after, before)) in zip(lost(week), lost(week - 1)).enumerated() {
          state.deaths[polity.group(polity.weeks[week]["demog_g"].rows[row].text("g"))] = after - before
        }
        let inputs = polity.inputs(week, of: ["CIVCAS"])
        for input in inputs where input.effect.kind == .cooperation {
          let (group, force) = (input.effect.from, input.effect.to)
          let relationship = state.attitudes.horizontal(
            GroupID(group), GroupID(polity.structure.civilianCount + force))
          let size = -input.effect.magnitude / (Magnitude.m * RelationshipMultiplier.enemiesMore(relationship))
          // Backwards along the line from 0.3 at one to 2 at a hundred.
          state.blame[group * polity.structure.forceCount + force] = 1 + (size - 0.3) / 1.7 * 99
        }
        reactions.assessCasualties(&state)
        rules.compare(state.attitudes.log ?? [], with: inputs, "\(polity.name), week \(week)")
      }
    }
    rules.check()
  }
}
