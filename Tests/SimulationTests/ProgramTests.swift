import Testing

@testable import Simulation

@Suite struct ProgramTests {
  /// Expressions on the start of the valley, and what they are worth there.
  @Test(
    arguments: [
      ("1 + 2 * 3 - 4 / 2", 5), ("-(2 - 5)", 3), ("min(3, 2) + max(3, 2)", 5), ("abs(0 - 4)", 4), ("1 / 0", 0),
      ("if(1 < 2, 7, 8)", 7), ("if(2 < 1 or not 1 == 1, 7, 8)", 8), ("week", 0),
      ("population(town-people, town-poor)", 120_000), ("population(town)", 120_000),
      ("personnel(guards) - personnel(guards, town)", 0), ("personnel(guards)", 2000), ("reserve(band)", 0),
      ("places-controlled(crown)", 1), ("population-controlled(rebels)", 20_000.0 / 140_000),
      ("if(control(town) == crown and control(hills) != nobody, 1, 0)", 1),
      ("if(control(town) == control(hills), 1, 0)", 0), ("casualties(town) + losses(band)", 0),
      ("horizontal(guards, guards)", 1), ("cooperation(town, band)", 50.0),
    ] as [(String, Double)])
  func isWorth(_ text: String, _ expected: Double) throws {
    var valley = Valley()
    valley.indicators = "  it: {name: It, measure: \"\(text)\"}\n"
    let blueprint = try valley.blueprint()
    var simulator = Simulator(blueprint, weeks: 1)
    let trace = simulator.run(course: 0, inputs: blueprint.medianInputs, stream: .init(seed: 1, future: 0))
    let index = blueprint.indicators.firstIndex { $0.id == "it" } ?? 0
    // Activities of the start already move cooperation a little.
    let tolerance = text.hasPrefix("cooperation") ? 5 : 1e-4 * max(1, abs(expected))
    #expect(abs(Double(trace.series[index * 2]) - expected) <= tolerance)
  }
}

@Suite struct NumberTableTests {
  @Test func claimsAndCoursesDecideNumbers() throws {
    var valley = Valley()
    valley.claims = """
      strong: {says: The guards are strong., by: crown, hedge: asserted, credence: disputed,
        cite: {source: paper, paragraph: 1, characters: [0, 1], sha256: \
      0000000000000000000000000000000000000000000000000000000000000000}}

      """
    valley.assumptions = "size: {says: Size., reason: A test., value: {uniform: [100, 300], if: {strong: 5000}}}\n"
    valley.personnel = "size"
    valley.courses = """
      nothing: {name: Nothing, because: made-up}
      fixed: {name: Fixed, set: {size: {value: 42, because: made-up}}, because: made-up}

      """
    let blueprint = try valley.blueprint()
    #expect(blueprint.openClaims.map(\.id) == ["strong"])
    #expect(blueprint.parameters.map(\.id) == ["size"])
    func guards(_ truth: Bool, _ quantile: Double, course: Int = 0) -> Double {
      let state = blueprint.state(after: 0, course: course, inputs: Inputs(claims: [truth], quantiles: [quantile]))
      return state.everybody(blueprint.unit("guards"), blueprint.structure)
    }
    #expect(guards(false, 0.5) == 200)
    #expect(guards(false, 0.25) == 150)
    #expect(guards(true, 0.25) == 5000)
    #expect(guards(true, 0.25, course: 1) == 42)
  }
}

@Suite struct AthenaCompatibilityTests {
  /// A death in a large group weighs less than in a small one, except in Athena.
  @Test func deathsWeighByPopulation() throws {
    func loss(_ settings: String) throws -> Double {
      var valley = Valley()
      valley.settings = settings
      valley.hazards = """
        bomb: {name: Bomb, from: week 1, once: true, because: made-up, do: [
          {casualties: {of: town-people, by: [band], personnel: 2}}]}

        """
      let blueprint = try valley.blueprint()
      let curve = blueprint.group("town-people")
      let quiet = try { () throws -> Double in
        var calm = valley
        calm.hazards = ""
        return try calm.blueprint().state(after: 1).attitudes.baseline[curve]
      }()
      return quiet - blueprint.state(after: 1).attitudes.baseline[curve]
    }
    let diwan = try loss("")
    let athena = try loss("  athena-compatibility: {value: 1, because: made-up}\n")
    #expect(diwan > 0)
    #expect(athena > 0)
    let heavier = try loss("  casualty-reference: {value: 1000000, because: made-up}\n")
    #expect(heavier > diwan)
  }

  /// A place does not change hands twice within the minimum, nor for a hair's breadth.
  @Test func controlNeedsALeadAndTime() throws {
    let blueprint = try Valley().blueprint()
    var state = blueprint.state(after: 0)
    let structure = blueprint.structure
    let (town, crown, rebels) = (blueprint.place("town"), blueprint.actor("crown"), blueprint.actor("rebels"))
    var parameters = Parameters()
    let control = Control(structure: structure, parameters: WeeklyParameters(parameters))
    parameters[.athenaCompatibility] = 1
    let athena = Control(structure: structure, parameters: WeeklyParameters(parameters))
    state.influence[town * 2 + crown] = 0.49
    state.influence[town * 2 + rebels] = 0.51
    #expect(control.successor(in: town, state) == nil)
    #expect(athena.successor(in: town, state) == rebels)
    state.influence[town * 2 + crown] = 0.3
    state.influence[town * 2 + rebels] = 0.7
    #expect(control.successor(in: town, state) == rebels)
    state.controlledSince[town] = -3
    #expect(control.successor(in: town, state) == nil)
    state.controlledSince[town] = -4
    #expect(control.successor(in: town, state) == rebels)
  }

  /// The setting brings back Athena's defaults, but not over what the dossier sets.
  @Test func restoresDefaultsUnlessSet() throws {
    func nearby(_ settings: String) throws -> Double {
      var valley = Valley()
      valley.settings = settings
      let blueprint = try valley.blueprint()
      return Model.make(blueprint, course: 0, inputs: blueprint.medianInputs).model.parameters.forceProximity
    }
    #expect(try nearby("") == 0.1)
    #expect(try nearby("  athena-compatibility: {value: 1, because: made-up}\n") == 0)
    #expect(
      try nearby(
        "  athena-compatibility: {value: 1, because: made-up}\n  force-proximity: {value: 0.3, because: made-up}\n")
        == 0.3)
  }
}
