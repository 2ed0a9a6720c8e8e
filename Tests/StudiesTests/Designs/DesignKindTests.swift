import Chance
import Simulation
import Testing

@testable import Studies

/// Every kind of design over a dossier with linked claims.
@Suite struct DesignKindTests {
  private let blueprint: Blueprint

  init() throws { blueprint = try Valley.blueprint() }

  private func truths(_ inputs: Inputs) -> [String: Bool] {
    Dictionary(uniqueKeysWithValues: zip(blueprint.openClaims.map(\.id), inputs.claims))
  }

  private func all(_ design: Design) -> [Inputs] {
    (0..<design.specification.futures).map { design.inputs(future: $0) }
  }

  @Test(arguments: DesignKind.made) func honoursConstraints(_ kind: DesignKind) throws {
    // Distances are slow without optimisation.
    let asked = kind == .optimisedLatinHypercube ? 110 : 256
    let design = try Valley.design(kind, futures: asked, of: blueprint)
    #expect(design.specification.futures > 100 && design.specification.futures <= asked)
    for inputs in all(design) {
      let claims = truths(inputs)
      #expect(!(claims["beaten"] == true && claims["kept"] == true))
      #expect(claims["seen"] == false || claims["told"] == true)
      #expect(inputs.quantiles.allSatisfy { $0 > 0 && $0 < 1 })
    }
    let free = all(design).count { truths($0)["free"] == true }
    #expect(abs(2 * free - design.specification.futures) <= (kind == .random ? 64 : 34))
  }

  /// The number of futures that a kind took is one that it takes as it is: a study can be continued.
  @Test(arguments: DesignKind.made) func isTheSameWhenMadeOfItsOwnSpecification(_ kind: DesignKind) throws {
    let asked = kind == .optimisedLatinHypercube ? 60 : 300
    for replications in [1, 3] {
      let design = try Valley.design(kind, futures: asked, of: blueprint) { $0.replications = replications }
      let again = try Design(design.specification, of: blueprint)
      #expect(again.specification == design.specification)
      #expect(all(again) == all(design))
      let streams = { (design: Design) in
        (0..<design.specification.futures).map { design.stream(future: $0).future }
      }
      #expect(streams(again) == streams(design))
      let other = try Valley.design(kind, futures: asked, seed: 6, of: blueprint) { $0.replications = replications }
      #expect(all(other) != all(design))
      for future in stride(from: 0, to: design.specification.futures, by: replications) {
        for next in future..<future + replications {
          #expect(design.inputs(future: next) == design.inputs(future: future))
        }
        let own = (future..<future + replications).map { design.stream(future: $0).future }
        #expect(Set(own).count == replications)
      }
    }
  }

  @Test func theDefaultIsAsItWas() throws {
    let plain = try Valley.design(nil, futures: 40, of: blueprint)
    let named = try Valley.design(.latinHypercube, futures: 40, of: blueprint)
    #expect(named.specification == plain.specification && named.specification.kind == nil && plain.plan == nil)
    #expect(all(named) == all(plain))
    let sampler = LatinHypercube(points: 40, dimensions: 3, seed: 5, purpose: .parameters)
    #expect(plain.inputs(future: 7).quantiles == (0..<3).map { sampler.position(point: 7, dimension: $0) })
    #expect(plain.stream(future: 7).future == 7)
  }

  @Test(arguments: [DesignKind.latinHypercube, .optimisedLatinHypercube, .sobol]) func fillsEveryStratum(
    _ kind: DesignKind
  ) throws {
    let design = try Valley.design(kind, futures: 64, of: blueprint)
    for parameter in blueprint.parameters.indices {
      #expect(all(design).map { Int($0.quantiles[parameter] * 64) }.sorted() == Array(0..<64))
    }
  }

  /// beaten and kept: 3 combinations, free: 2; seen and told have credences and are no factors.
  @Test func factorialCrossesDisputedClaims() throws {
    let design = try Valley.design(.factorial, futures: 50, of: blueprint)
    #expect(design.specification.futures == 48 && design.plan?.note == nil)
    for round in 0..<8 {
      let rows = (0..<6).map { design.inputs(future: 6 * round + $0) }
      let cells = rows.map { [truths($0)["beaten"], truths($0)["kept"], truths($0)["free"]].map { $0 ?? false } }
      #expect(Set(cells).count == 6)
      #expect(Set(rows.map(\.quantiles)).count == 1, "all else is equal in a round")
      #expect(Set(rows.map { truths($0)["seen"] }).count == 1)
      #expect(Set((0..<6).map { design.stream(future: 6 * round + $0).future }) == [UInt32(round)])
    }
  }

  @Test func factorialFallsBackToAFraction() throws {
    let few = try Valley.design(.factorial, futures: 5, of: blueprint)
    #expect(few.specification.futures == 5)
    #expect(try #require(few.plan?.note).contains("6 combinations, more than the 5 futures asked for"))
    #expect(try FactorialPlan(.factorial, levels: Array(repeating: 2, count: 10), rows: 40, seed: 1).cells == 24)
    #expect {
      try Valley.design(.factorial, futures: 50, of: blueprint) {
        $0.claims = ["free", "beaten", "kept"].map { .init(id: $0, truth: false) }
      }
    } throws: { "\($0)".contains("No disputed claim is free") }
  }

  @Test func plackettBurmanIsOrthogonal() throws {
    let plan = try FactorialPlan(.plackettBurman, levels: Array(repeating: 2, count: 7), rows: 100, seed: 1)
    #expect(plan.cells == 16)
    for a in 0..<7 {
      #expect((0..<16).count { plan.level(0, $0, a) == 0 } == 8)
      for b in 0..<a { #expect((0..<16).count { plan.level(0, $0, a) == plan.level(0, $0, b) } == 8) }
    }
    #expect { try FactorialPlan(.plackettBurman, levels: [2, 2], rows: 3, seed: 1) } throws: {
      "\($0)".contains("has 8 rows")
    }
  }

  /// Inputs: free, {beaten, kept}, {seen, told}, and three numbers.
  @Test func saltelliRowsMoveOneInput() throws {
    let design = try Valley.design(.saltelli, futures: 300, of: blueprint)
    let plan = try #require(design.plan)
    #expect(plan.points == 32 && design.specification.futures == 32 * 8)
    #expect(plan.inputs?.map(\.name) == ["free", "beaten + kept", "seen + told", "anger", "fear", "troops"])
    let reference = try SaltelliDesign(base: 32, inputs: 6, secondOrder: false, seed: 5)
    for row in 0..<256 {
      for parameter in 0..<3 {
        #expect(
          design.inputs(future: row).quantiles[parameter] == reference.position(row: row, input: 3 + parameter))
      }
      #expect(design.stream(future: row).future == UInt32(row / 8 * 2 + (row % 8 == 7 ? 1 : 0)))
    }
  }

  @Test func saltelliLumpsWhatIsNotNamed() throws {
    let design = try Valley.design(.saltelli, futures: 64, of: blueprint) { $0.inputs = ["troops", "free"] }
    #expect(design.plan?.inputs?.map(\.name) == ["free", "troops", "everything else"])
    let (a, rest) = (design.inputs(future: 0), design.inputs(future: 3))
    #expect(a.quantiles[2] == rest.quantiles[2] && a.quantiles[0] != rest.quantiles[0])
    #expect(truths(a)["free"] == truths(rest)["free"])
    #expect { try Valley.design(.saltelli, futures: 64, of: blueprint) { $0.inputs = ["ghost"] } } throws: {
      "\($0)".contains("has the id ghost")
    }
    #expect { try Valley.design(.saltelli, futures: 7, of: blueprint) } throws: {
      "\($0)".contains("ask for at least 8 futures")
    }
  }

  @Test func saltelliTellsWhenThereAreTooManyInputs() throws {
    let wide = try Valley.blueprint(parameters: 200)
    // Numbers that nothing uses are no inputs; those that assumptions hold are.
    #expect(wide.parameters.count == 203)
    #expect { try Valley.design(.saltelli, futures: 1000, of: wide) } throws: {
      "\($0)".contains("168 inputs") && "\($0)".contains("--inputs")
    }
    #expect(try Valley.design(.saltelli, futures: 64, of: wide) { $0.inputs = ["fear"] }.plan?.points == 16)
    #expect(try Valley.design(.sobol, futures: 64, of: wide).specification.futures == 64)
  }

  @Test func morrisMovesEveryInputOnce() throws {
    let design = try Valley.design(.morris, futures: 75, of: blueprint) { $0.replications = 2 }
    #expect(design.plan?.points == 5 && design.specification.futures == 70)
    let rows = stride(from: 0, to: 70, by: 2).map { design.inputs(future: $0) }
    for trajectory in 0..<5 {
      var moved: [Int] = []
      for step in 1...6 {
        let (before, after) = (rows[7 * trajectory + step - 1], rows[7 * trajectory + step])
        let claims = [[0], [1, 2], [3, 4]].map { $0.map { blueprint.openClaims[$0].id } }
        var changes = claims.indices.filter { group in
          claims[group].contains { truths(before)[$0] != truths(after)[$0] }
        }
        for parameter in 0..<3 where before.quantiles[parameter] != after.quantiles[parameter] {
          #expect(abs(before.quantiles[parameter] - after.quantiles[parameter]) == 0.5)
          changes.append(3 + parameter)
        }
        #expect(changes.count == 1)
        moved += changes
      }
      #expect(moved.sorted() == [0, 1, 2, 3, 4, 5])
      #expect(Set((0..<14).map { design.stream(future: 14 * trajectory + $0).future }).count == 2)
    }
  }

  @Test func ranksAreCorrelated() throws {
    for kind in [DesignKind.latinHypercube, .sobol, .random, .factorial] {
      let plain = try Valley.design(kind, futures: 600, of: blueprint)
      let design = try Valley.design(kind, futures: 600, of: blueprint) {
        $0.correlations = [.init("anger", "troops", 0.6)]
      }
      let (before, after) = (all(plain), all(design))
      func column(_ rows: [Inputs], _ parameter: Int) -> [Double] { rows.map { $0.quantiles[parameter] } }
      let rho = rankCorrelation(column(after, 0), column(after, 2))
      // Van der Waerden scores aim at their own correlation; Spearman's comes within a few hundredths.
      #expect(abs(rho - 0.6) < (kind == .factorial ? 0.12 : 0.05), "\(kind) \(rho)")
      for parameter in 0..<3 { #expect(column(after, parameter).sorted() == column(before, parameter).sorted()) }
      #expect(column(after, 1) == column(before, 1) && after.map(\.claims) == before.map(\.claims))
    }
  }

  private func rankCorrelation(_ a: [Double], _ b: [Double]) -> Double {
    let (x, y) = (ranks(a), ranks(b))
    let (mx, my) = (mean(x), mean(y))
    let cross = zip(x, y).reduce(0) { $0 + ($1.0 - mx) * ($1.1 - my) }
    return cross / Double(x.count - 1) / standardDeviation(x) / standardDeviation(y)
  }

  @Test func impossibleCorrelationsAreToldAllAtOnce() {
    #expect {
      try Valley.design(.latinHypercube, futures: 50, of: blueprint) {
        $0.correlations = [.init("anger", "ghost", 0.5), .init("fear", "fear", 0.1), .init("anger", "fear", 1)]
      }
    } throws: { error in
      ["the id ghost", "fear is correlated with itself", "it must be over −1 and under 1"].allSatisfy {
        "\(error)".contains($0)
      }
    }
    #expect {
      try Valley.design(.morris, futures: 50, of: blueprint) { $0.correlations = [.init("anger", "fear", 0.5)] }
    } throws: { "\($0)".contains("needs independent inputs") }
  }

  @Test func precisionNeedsAKindThatMayBeCutShort() throws {
    func precise(_ kind: DesignKind, _ precision: Precision) throws -> Design {
      try Valley.design(kind, futures: 100, of: blueprint) { $0.precision = precision }
    }
    #expect(try precise(.sobol, Precision(indicator: "mood", halfWidth: 1, scope: .bestTwo)).monitor != nil)
    #expect { try precise(.morris, Precision(indicator: "mood", halfWidth: 1)) } throws: {
      "\($0)".contains("only good as a whole")
    }
    #expect { try precise(.sobol, Precision(indicator: "peace", halfWidth: 1)) } throws: {
      "\($0)".contains("There are: mood, weight")
    }
    #expect { try precise(.sobol, Precision(indicator: "weight", halfWidth: 1, scope: .bestTwo)) } throws: {
      "\($0)".contains("no direction is better")
    }
    #expect { try precise(.sobol, Precision(indicator: "mood", halfWidth: 0)) } throws: {
      "\($0)".contains("--precision: The half-width is 0.0")
    }
  }
}
