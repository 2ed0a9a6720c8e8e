import Chance
import Simulation

/// Where the inputs of a future come from, and which of the study's random numbers it has.
protocol InputSource: Sendable {
  /// The inputs of a future.
  func inputs(future: Int) -> Inputs
  /// The number of the random stream of a future: equal numbers, equal random numbers.
  func stream(future: Int) -> UInt32
}

/// The default: claims and numbers by Latin hypercube, linked claims drawn again until they are possible.
struct HypercubeSource: InputSource {
  let claims: ClaimSampler
  let parameters: LatinHypercube
  let dimensions: Int
  let replications: Int

  func inputs(future: Int) -> Inputs {
    let point = future / replications
    return Inputs(
      claims: claims.claims(future: point),
      quantiles: (0..<dimensions).map { parameters.position(point: point, dimension: $0) })
  }

  func stream(future: Int) -> UInt32 { UInt32(future) }
}

/// Rows that were written down.
struct TableSource: InputSource {
  let table: DesignTable

  func inputs(future: Int) -> Inputs { table.inputs(future: future) }
  func stream(future: Int) -> UInt32 { table.streams[future] }
}

/// Positions in (0, 1) of every cluster of claims and every parameter, by point.
struct PositionSource: InputSource {
  let clusters: ClaimClusters
  let parameters: Int
  let replications: Int
  /// The position of a dimension: clusters first, then parameters.
  let position: @Sendable (_ point: Int, _ dimension: Int) -> Double

  func inputs(future: Int) -> Inputs {
    let point = future / replications
    let own = clusters.clusters.count
    return Inputs(
      claims: clusters.truths { clusters.clusters[$0].assignment(at: position(point, $0)) },
      quantiles: (0..<parameters).map { position(point, own + $0) })
  }

  func stream(future: Int) -> UInt32 { UInt32(future) }
}

/// Rounds of cells: in each round the disputed claims go through all cells of a factorial plan, while all
/// else, random numbers as well, stays as it is.
struct FactorialSource: InputSource {
  let clusters: ClaimClusters
  /// Positions among the clusters of those that are factors.
  let factors: [Int]
  let cells: Int
  let replications: Int
  let parameters: LatinHypercube
  let numbers: Int
  /// Positions of clusters that are no factors.
  let others: LatinHypercube
  /// The combination that a factor takes in a cell of a round.
  let level: @Sendable (_ round: Int, _ cell: Int, _ factor: Int) -> Int

  func inputs(future: Int) -> Inputs {
    let row = future / replications
    let (round, cell) = (row / cells, row % cells)
    return Inputs(
      claims: clusters.truths { cluster in
        factors.firstIndex(of: cluster).map { level(round, cell, $0) }
          ?? clusters.clusters[cluster].assignment(at: others.position(point: round, dimension: cluster))
      },
      quantiles: (0..<numbers).map { parameters.position(point: round, dimension: $0) })
  }

  func stream(future: Int) -> UInt32 {
    UInt32(future / replications / cells * replications + future % replications)
  }
}

/// Rows in which one input at a time changes: inputs are groups of dimensions.
struct OneAtATimeSource: InputSource {
  let clusters: ClaimClusters
  let parameters: Int
  let replications: Int
  /// Futures that share their random numbers: trajectories, or base points and their second sample.
  let run: @Sendable (_ row: Int) -> Int
  /// The combination of a cluster in a row.
  let assignment: @Sendable (_ row: Int, _ cluster: Int) -> Int
  /// The position of a parameter in a row.
  let position: @Sendable (_ row: Int, _ parameter: Int) -> Double

  func inputs(future: Int) -> Inputs {
    let row = future / replications
    return Inputs(
      claims: clusters.truths { assignment(row, $0) }, quantiles: (0..<parameters).map { position(row, $0) })
  }

  func stream(future: Int) -> UInt32 { UInt32(run(future / replications) * replications + future % replications) }
}

/// Another source with some parameters' positions put into another order, so that they are correlated.
struct CorrelatedSource: InputSource {
  let source: any InputSource
  /// By parameter, its positions point by point.
  let columns: [(parameter: Int, positions: [Double])]
  /// The point that a future belongs to.
  let point: @Sendable (_ future: Int) -> Int

  func inputs(future: Int) -> Inputs {
    var inputs = source.inputs(future: future)
    for column in columns { inputs.quantiles[column.parameter] = column.positions[point(future)] }
    return inputs
  }

  func stream(future: Int) -> UInt32 { source.stream(future: future) }
}
