import Chance
import Simulation

/// Makes the source of inputs that a specification asks for.
struct DesignBuilder {
  let specification: DesignSpecification
  let blueprint: Blueprint
  /// The truth of each open claim that is not free.
  let forced: [Bool?]
  let exclusions: [(ClaimLogic.Literal, ClaimLogic.Literal)]

  /// A source, the number of futures it is for, and what findings need to know of it.
  struct Built {
    var source: any InputSource
    var futures: Int
    var plan: StudyOutline.Plan?
  }

  private var seed: UInt64 { specification.seed }
  private var replications: Int { specification.replications ?? 1 }
  private var points: Int { specification.futures / replications }
  private var parameters: Int { blueprint.parameters.count }

  func build(_ table: DesignTable?) throws(DesignError) -> Built {
    let kind = specification.kind ?? .latinHypercube
    guard replications >= 1, points >= 1 else {
      throw DesignError(
        "There are \(specification.futures) futures of \(replications) replications; there must be at least as many.")
    }
    if let table { return try of(table, kind) }
    var built: Built
    switch kind {
    case .latinHypercube: built = hypercube()
    case .optimisedLatinHypercube: built = try optimised()
    case .sobol: built = try sobol()
    case .random: built = try random()
    case .factorial, .plackettBurman, .balanced: built = try factorial(kind)
    case .saltelli, .morris: built = try oneAtATime(kind)
    case .table: throw DesignError("A design of the kind `table` needs the table: give it with --design.")
    }
    if kind != .latinHypercube && built.plan == nil {
      built.plan = StudyOutline.Plan(kind: kind, replications: replications)
    }
    try correlate(&built, kind)
    return built
  }

  func clusters() throws(DesignError) -> ClaimClusters {
    try ClaimClusters(
      ids: blueprint.openClaims.map(\.id), credences: blueprint.openClaims.map(\.credence), forced: forced,
      exclusions: exclusions)
  }

  private func hypercube() -> Built {
    let claims = ClaimSampler(
      futures: points, seed: seed, probabilities: blueprint.openClaims.map { $0.credence ?? 0.5 }, forced: forced,
      exclusions: exclusions)
    let numbers = LatinHypercube(points: points, dimensions: parameters, seed: seed, purpose: .parameters)
    let plan = replications > 1 ? StudyOutline.Plan(kind: .latinHypercube, replications: replications) : nil
    return Built(
      source: HypercubeSource(
        claims: claims, parameters: numbers, dimensions: parameters, replications: replications),
      futures: points * replications, plan: plan)
  }

  private func positions(_ position: @escaping @Sendable (Int, Int) -> Double) throws(DesignError) -> Built {
    Built(
      source: PositionSource(
        clusters: try clusters(), parameters: parameters, replications: replications, position: position),
      futures: points * replications)
  }

  private func optimised() throws(DesignError) -> Built {
    let dimensions = try clusters().clusters.count + parameters
    guard dimensions > 0 else { return hypercube() }
    let cube: OptimisedLatinHypercube = try explaining { () throws(InvalidSample) in
      try OptimisedLatinHypercube(count: points, dimensions: dimensions, seed: seed)
    }
    return try positions { cube.points[$0][$1] }
  }

  private func sobol() throws(DesignError) -> Built {
    let dimensions = try clusters().clusters.count + parameters
    guard dimensions > 0 else { return hypercube() }
    let cube: SobolPoints = try explaining { () throws(InvalidSample) in
      try SobolPoints(dimensions: dimensions, seed: seed)
    }
    return try positions { cube.position(point: $0, dimension: $1) }
  }

  private func random() throws(DesignError) -> Built {
    let seed = seed
    return try positions { point, dimension in
      RandomStream(seed: seed, future: UInt32(point)).uniform(.sampling, week: 1, entity: dimension)
    }
  }

  private func factorial(_ kind: DesignKind) throws(DesignError) -> Built {
    let clusters = try clusters()
    let factors = clusters.clusters.indices.filter { clusters.clusters[$0].isDisputed }
    guard !factors.isEmpty else {
      throw DesignError(
        "No disputed claim is free, so there is nothing for a design of the kind \(kind.rawValue) to cross. "
          + "Use --kind latin-hypercube.")
    }
    let levels = factors.map { clusters.clusters[$0].assignments.count }
    let plan = try FactorialPlan(kind, levels: levels, rows: points, seed: seed)
    let rounds = max(1, points / plan.cells)
    var outline = StudyOutline.Plan(kind: kind, replications: replications)
    outline.note = plan.note
    return Built(
      source: FactorialSource(
        clusters: clusters, factors: factors, cells: plan.cells, replications: replications,
        parameters: LatinHypercube(points: rounds, dimensions: parameters, seed: seed, purpose: .parameters),
        numbers: parameters,
        others: LatinHypercube(
          points: rounds, dimensions: clusters.clusters.count, seed: seed, purpose: .claims),
        level: plan.level),
      futures: rounds * plan.cells * replications, plan: outline)
  }

  /// Reorders the positions of the parameters that correlations name.
  private func correlate(_ built: inout Built, _ kind: DesignKind) throws(DesignError) {
    guard let correlations = specification.correlations, !correlations.isEmpty else { return }
    guard kind.mayBeReordered else {
      throw DesignError(
        "A design of the kind \(kind.rawValue) needs independent inputs: --correlate is for the other kinds.")
    }
    var problems: [String] = []
    var named: [Int] = []
    for id in correlations.flatMap({ [$0.first, $0.second] }) {
      guard let position = blueprint.parameters.firstIndex(where: { $0.id == id }) else {
        let problem = "--correlate: no uncertain number has the id \(id)."
        if !problems.contains(problem) { problems.append(problem) }
        continue
      }
      if !named.contains(position) { named.append(position) }
    }
    for pair in correlations {
      if pair.first == pair.second { problems.append("--correlate: \(pair.first) is correlated with itself.") }
      if !(pair.value > -1 && pair.value < 1) {
        problems.append(
          "--correlate: the correlation of \(pair.first) and \(pair.second) is \(pair.value); "
            + "it must be over −1 and under 1.")
      }
    }
    guard problems.isEmpty else { throw DesignError(problems) }
    named.sort()
    var matrix = named.indices.map { row in named.indices.map { $0 == row ? 1.0 : 0 } }
    for pair in correlations {
      guard let first = named.firstIndex(where: { blueprint.parameters[$0].id == pair.first }),
        let second = named.firstIndex(where: { blueprint.parameters[$0].id == pair.second })
      else { continue }
      (matrix[first][second], matrix[second][first]) = (pair.value, pair.value)
    }
    // In rounds of cells, all cells of a round are one point.
    let source = built.source
    let perPoint = replications * ((source as? FactorialSource)?.cells ?? 1)
    let count = built.futures / perPoint
    let columns = named.map { parameter in
      (0..<count).map { source.inputs(future: $0 * perPoint).quantiles[parameter] }
    }
    let reordered: [[Double]] = try explaining { () throws(InvalidSample) in
      try RankCorrelatedSample.columns(columns, correlation: matrix, seed: seed)
    }
    built.source = CorrelatedSource(
      source: source, columns: zip(named, reordered).map { ($0, $1) }, point: { $0 / perPoint })
  }

  /// An algorithm's problems as the design's.
  func explaining<Result>(_ body: () throws(InvalidSample) -> Result) throws(DesignError) -> Result {
    do {
      return try body()
    } catch {
      throw DesignError(error.problems)
    }
  }
}
