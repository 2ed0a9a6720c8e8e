import Chance
import Simulation

/// Designs in which rows differ in one input: `saltelli` and `morris`.
extension DesignBuilder {
  /// What is moved together: dimensions (clusters of claims first, then parameters).
  struct Groups: Sendable {
    var dimensions: [[Int]]
    var inputs: [StudyOutline.Plan.Input]
    /// By dimension, its group.
    var groupOf: [Int]
  }

  private var replications: Int { specification.replications ?? 1 }
  private var points: Int { specification.futures / replications }

  func names(_ clusters: ClaimClusters) -> [[String]] {
    clusters.clusters.map { $0.claims.map { blueprint.openClaims[$0].id } } + blueprint.parameters.map { [$0.id] }
  }

  func groups(_ clusters: ClaimClusters) throws(DesignError) -> Groups {
    let names = names(clusters)
    var groups = Groups(dimensions: [], inputs: [], groupOf: Array(repeating: 0, count: names.count))
    let asked = specification.inputs
    if let asked {
      let problems = asked.filter { id in !names.contains { $0.contains(id) } }.map {
        "No free claim and no uncertain number has the id \($0), as --inputs asks."
      }
      guard problems.isEmpty else { throw DesignError(problems) }
    }
    var rest: [Int] = []
    for (dimension, ids) in names.enumerated() {
      guard asked.map({ asked in ids.contains { asked.contains($0) } }) ?? true else {
        rest.append(dimension)
        continue
      }
      groups.dimensions.append([dimension])
      groups.inputs.append(.init(ids: ids))
    }
    if !rest.isEmpty {
      groups.dimensions.append(rest)
      groups.inputs.append(.init(ids: rest.flatMap { names[$0] }, isRest: true))
    }
    for (group, members) in groups.dimensions.enumerated() {
      for dimension in members { groups.groupOf[dimension] = group }
    }
    guard !groups.inputs.isEmpty else {
      throw DesignError("Nothing is uncertain in this study: there is no input to move.")
    }
    return groups
  }

  func oneAtATime(_ kind: DesignKind) throws(DesignError) -> Built {
    let clusters = try clusters()
    let groups = try groups(clusters)
    let stride = groups.inputs.count + (kind == .saltelli ? 2 : 1)
    guard points >= stride else {
      throw DesignError(
        "A \(kind.rawValue) design of \(groups.inputs.count) inputs has \(stride) rows for each "
          + "\(kind == .saltelli ? "base point" : "trajectory"): ask for at least \(stride * replications) futures, "
          + "better \(kind == .saltelli ? 64 : 10) times as many, or name fewer inputs with --inputs.")
    }
    var count = points / stride
    if kind == .saltelli {
      // Sobol' points are balanced at powers of two.
      count = 1 << (Int.bitWidth - 1 - count.leadingZeroBitCount)
    }
    let plan = StudyOutline.Plan(kind: kind, replications: replications, points: count, inputs: groups.inputs)
    let source =
      kind == .saltelli ? try saltelli(clusters, groups) : morris(clusters, groups, trajectories: count)
    return Built(source: source, futures: count * stride * replications, plan: plan)
  }

  private func saltelli(_ clusters: ClaimClusters, _ groups: Groups) throws(DesignError) -> OneAtATimeSource {
    let inputs = groups.inputs.count
    // Inputs that are told apart have Sobol' coordinates, the rest random ones.
    var columns = [Int?](repeating: nil, count: groups.groupOf.count)
    var width = 0
    for (group, input) in groups.inputs.enumerated() where !input.isRest {
      for dimension in groups.dimensions[group] {
        columns[dimension] = width
        width += 1
      }
    }
    guard width <= SobolPoints.mostDimensions / 2 else {
      throw DesignError(
        "A saltelli design can tell \(SobolPoints.mostDimensions / 2) inputs apart, and there are \(width). Name those "
          + "that matter with --inputs, for instance the first of a morris screening; the rest is then one input.")
    }
    let seed = specification.seed
    let points: SobolPoints = try explaining { () throws(InvalidSample) in
      try SobolPoints(dimensions: max(1, 2 * width), seed: seed)
    }
    let (place, stride, own) = (columns, inputs + 2, clusters.clusters.count)
    let total = width
    let position: @Sendable (Int, Int) -> Double = { row, dimension in
      let (base, step) = (row / stride, row % stride)
      let isFromB = step == inputs + 1 || step > 0 && groups.groupOf[dimension] == step - 1
      if let column = place[dimension] {
        return points.position(point: base, dimension: isFromB ? total + column : column)
      }
      return RandomStream(seed: seed, future: UInt32(base)).uniform(.sampling, week: isFromB ? 3 : 2, entity: dimension)
    }
    return OneAtATimeSource(
      clusters: clusters, parameters: blueprint.parameters.count, replications: replications,
      run: { 2 * ($0 / stride) + ($0 % stride == inputs + 1 ? 1 : 0) },
      assignment: { clusters.clusters[$1].assignment(at: position($0, $1)) },
      position: { position($0, own + $1) })
  }

  /// Positions are the middles of four cells, so that no distribution is asked for its ends; a claim, which
  /// has no middle, takes its combinations alike often, whatever its credence.
  private func morris(_ clusters: ClaimClusters, _ groups: Groups, trajectories: Int) -> OneAtATimeSource {
    let (inputs, seed) = (groups.inputs.count, specification.seed)
    let stride = inputs + 1
    // By trajectory and input, the step at which it moves.
    var steps = [UInt32](repeating: 0, count: trajectories * inputs)
    for trajectory in 0..<trajectories {
      var draws = Draws(seed: seed, purpose: .sampling, entity: trajectory)
      for (step, input) in draws.order(inputs).enumerated() { steps[trajectory * inputs + input] = UInt32(step + 1) }
    }
    let (moves, own) = (steps, clusters.clusters.count)
    let position: @Sendable (Int, Int) -> Double = { row, dimension in
      let (trajectory, step) = (row / stride, row % stride)
      let start = RandomStream(seed: seed, future: UInt32(trajectory)).uniform(.sampling, week: 4, entity: dimension)
      let cell = min(3, Int(start * 4))
      let hasMoved = step >= Int(moves[trajectory * inputs + groups.groupOf[dimension]])
      return (Double(hasMoved ? (cell + 2) % 4 : cell) + 0.5) / 4
    }
    return OneAtATimeSource(
      clusters: clusters, parameters: blueprint.parameters.count, replications: replications, run: { $0 / stride },
      assignment: { row, cluster in
        let count = clusters.clusters[cluster].assignments.count
        return min(count - 1, Int(position(row, cluster) * Double(count)))
      },
      position: { position($0, own + $1) })
  }
}
