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
