import Chance

/// Positions in (0, 1) such that, in every dimension, each of `count` equal strata holds exactly one point.
///
/// A point depends on (seed, its index, the number of points) only and is computed alone.
///
/// Source: M. D. McKay, R. J. Beckman and W. J. Conover, "A comparison of three methods for selecting
/// values of input variables in the analysis of output from a computer code", Technometrics 21(2), 1979.
struct LatinHypercube: Sendable {
  let seed: UInt64
  private let purpose: RandomStream.Purpose
  private let orders: [Permutation]

  init(points count: Int, dimensions: Int, seed: UInt64, purpose: RandomStream.Purpose) {
    self.seed = seed
    self.purpose = purpose
    orders = (0..<dimensions).map { Permutation(count: count, seed: seed, purpose: purpose, entity: $0) }
  }

  /// One coordinate of a point.
  func position(point: Int, dimension: Int) -> Double {
    let order = orders[dimension]
    let within = RandomStream(seed: seed, future: UInt32(point)).uniform(purpose, week: 0, entity: dimension)
    let position = (Double(order[point]) + within) / Double(order.count)
    // In the last stratum the sum may round up to 1.
    return min(position, (1.0).nextDown)
  }
}
