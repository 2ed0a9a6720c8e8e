public import Chance
public import Dossiers

/// A dossier with its names resolved: what all futures of all courses of action share.
public struct Blueprint: Sendable {
  /// A claim that the simulation depends on and that is not settled.
  public struct OpenClaim: Sendable {
    /// The claim's id.
    public let id: String
    /// 0 < p < 1; nil: disputed.
    public let credence: Double?
  }

  /// An uncertain number.
  public struct Parameter: Sendable {
    /// The id of the claim or assumption that holds it, or else the path of the number.
    public let id: String
    /// Where a quantile finds its value; clipped to `range`.
    public let distribution: Distribution
    /// The values its field admits.
    public let range: ClosedRange<Double>
    /// Ids of the claims and assumptions it stands on.
    public let grounds: [String]
  }

  /// The dossier it was compiled from.
  public let dossier: Dossier
  /// Ids of the courses of action, the baseline first.
  public let courses: [String]
  /// Ids of the simulated actors.
  public let actors: [String]
  /// Ids of the simulated places.
  public let places: [String]
  /// The indicators in the order of a trace.
  public let indicators: [Indicator]
  /// What a design decides about claims.
  public let openClaims: [OpenClaim]
  /// What a design decides about numbers.
  public let parameters: [Parameter]

  /// Ids of the groups: civilian groups, then forces, then organisations.
  public let groupIDs: [String]

  let structure: Structure
  let means: MeansBlueprint
  let numbers: NumberTable
  let population: PopulationBlueprint
  // MARK: Information, services, situations, consumption
  let information: InformationBlueprint
  let services: [ServiceBlueprint]
  let situations: SituationBlueprint
  let blocks: [CompiledBlock]
  let blockSources: [BlockSource]
  let campaigns: [CompiledCampaign]
  let schedules: [CompiledBlock.Schedule]
  let prohibitions: [CompiledProhibition]
  let choices: [CompiledChoice]
  let people: PeopleBlueprint
  let decisions: DecisionsBlueprint
  let ties: TieTable
  let tieStructure: TieStructure
  let compiledCourses: [CompiledCourse]
  let measures: [Program]
  /// Truth of each claim the model asks for; nil where a design decides, in the order of `openClaims`.
  let settledClaims: [Bool?]

  /// Compiles a dossier.
  ///
  /// - Throws: `CompilationError` if the dossier, though well formed, cannot be simulated: no
  ///   simulated place, no civilian group, no simulated actor, no course of action.
  public init(compiling dossier: Dossier) throws {
    var compiler = try BlueprintCompiler(dossier)
    population = compiler.population()
    information = compiler.information()
    services = compiler.services()
    situations = compiler.situations()
    compiler.enterDecisionTies()
    let compiled = try compiler.blocksAndCourses()
    measures = dossier.indicators.values.map { compiler.program($0.measure) }
    people = compiler.people()
    decisions = compiler.decisions()
    tieStructure = compiler.tieStructure()
    ties = compiler.ties
    self.dossier = dossier
    structure = compiler.structure
    means = compiler.means(compiled.blocks)
    blocks = compiled.blocks
    blockSources = compiled.sources
    campaigns = compiler.campaigns
    schedules = blocks.map(\.schedule)
    prohibitions = compiled.prohibitions
    choices = compiled.choices
    compiledCourses = compiled.courses
    courses = compiler.courses
    actors = compiler.actors
    places = compiler.places
    groupIDs = compiler.groups
    indicators = Array(dossier.indicators.values)
    numbers = compiler.numbers
    parameters = compiler.numbers.parameters
    var open: [OpenClaim] = []
    settledClaims = compiler.numbers.claims.map { id in
      switch dossier.claims[id]?.credence {
      case .probability(let credence) where credence <= 0 || credence >= 1: return credence >= 1
      case .probability(let credence): open.append(OpenClaim(id: id, credence: credence))
      case .disputed: open.append(OpenClaim(id: id, credence: nil))
      case nil: return false
      }
      return nil
    }
    openClaims = open
  }

  /// The value of a parameter at a position in its distribution.
  ///
  /// - Parameters:
  ///   - index: into `parameters`.
  ///   - quantile: 0 < u < 1.
  public func value(ofParameter index: Int, quantile: Double) -> Double {
    let parameter = parameters[index]
    return min(max(parameter.distribution.quantile(quantile), parameter.range.lowerBound), parameter.range.upperBound)
  }

  /// Inputs at the middle: every parameter at its median, every open claim false unless it is more
  /// likely true than not.
  public var medianInputs: Inputs {
    Inputs(
      claims: openClaims.map { ($0.credence ?? 0) > 0.5 }, quantiles: Array(repeating: 0.5, count: parameters.count))
  }

  /// Truth of all claims the model asks for.
  func truth(_ inputs: Inputs) -> [Bool] {
    var next = 0
    return settledClaims.map { settled in
      if let settled { return settled }
      defer { next += 1 }
      return next < inputs.claims.count && inputs.claims[next]
    }
  }
}

/// Why a well-formed dossier cannot be simulated.
public struct CompilationError: Error, CustomStringConvertible {
  /// What is missing and what would be right.
  public let description: String
}
