import Chance

/// A Latin hypercube whose points keep their distance from each other: swaps of coordinates between points
/// are kept when they lower φₚ, which approaches the maximin criterion as p grows.
///
/// Source: M. D. Morris and T. J. Mitchell, "Exploratory designs for computational experiments", Journal of
/// Statistical Planning and Inference 43(3), 1995 (φₚ); swaps by columns: R. Jin, W. Chen and A. Sudjianto,
/// "An efficient algorithm for constructing optimal design of computer experiments", the same 134(1), 2005.
/// Only swaps that improve are kept; there is no annealing.
public struct OptimisedLatinHypercube: Sendable {
  /// Positions in (0, 1), point by point: the middles of the cells.
  public let points: [[Double]]
  /// φₚ before and after: the sum over pairs of distance⁻ᵖ, to the power 1/p.
  public let criterionBefore, criterion: Double

  private static let power = 15

  /// A design.
  ///
  /// - Parameters:
  ///   - count: of points, 2…2,000.
  ///   - dimensions: 1 or more.
  ///   - swaps: how many to try; nil: 100 for each point.
  ///   - seed: of the start and the swaps.
  /// - Throws: `InvalidSample` if a number is out of range.
  public init(count: Int, dimensions: Int, swaps: Int? = nil, seed: UInt64) throws(InvalidSample) {
    var problems: [String] = []
    if !(2...2000).contains(count) { problems.append("There are \(count) points; there must be 2 to 2,000.") }
    if dimensions < 1 { problems.append("There are \(dimensions) dimensions; there must be at least one.") }
    if let swaps, swaps < 0 { problems.append("There are \(swaps) swaps; there must be 0 or more.") }
    try InvalidSample.check(problems)
    var draws = Draws(seed: seed, purpose: .sampling, entity: 1)
    var cells = (0..<dimensions).map { _ in draws.order(count) }
    func cost(_ distance: Int) -> Double {
      // Squared distances in cells; p = 15 in plain distance is 7.5 in squared.
      let square = Double(distance) / Double(count * count)
      var power = 1.0
      for _ in 0..<Self.power / 2 { power *= square }
      return 1 / (power * square.squareRoot())
    }
    // Squared distances between all pairs; a swap changes those of two points in one dimension.
    var distances = [Int](repeating: 0, count: count * count)
    for i in 0..<count {
      for j in 0..<i {
        let square = cells.reduce(0) { $0 + ($1[i] - $1[j]) * ($1[i] - $1[j]) }
        distances[i * count + j] = square
        distances[j * count + i] = square
      }
    }
    var sum = 0.0
    for i in 0..<count { for j in 0..<i { sum += cost(distances[i * count + j]) } }
    func criterion(_ sum: Double) -> Double { Elementary.power(sum, 1 / Double(Self.power)) }
    criterionBefore = criterion(sum)
    for _ in 0..<(swaps ?? 100 * count) {
      let (dimension, i, j) = (draws.below(dimensions), draws.below(count), draws.below(count))
      guard i != j else { continue }
      let (own, other) = (cells[dimension][i], cells[dimension][j])
      // The distance between the two does not change by the swap.
      var (before, after) = (0.0, 0.0)
      for k in 0..<count where k != i && k != j {
        let cell = cells[dimension][k]
        let change = (other - cell) * (other - cell) - (own - cell) * (own - cell)
        let (first, second) = (distances[i * count + k], distances[j * count + k])
        before += cost(first) + cost(second)
        after += cost(first + change) + cost(second - change)
      }
      guard after < before else { continue }
      sum += after - before
      for k in 0..<count where k != i && k != j {
        let cell = cells[dimension][k]
        let change = (other - cell) * (other - cell) - (own - cell) * (own - cell)
        distances[i * count + k] += change
        distances[k * count + i] += change
        distances[j * count + k] -= change
        distances[k * count + j] -= change
      }
      cells[dimension].swapAt(i, j)
    }
    sum = 0
    for i in 0..<count { for j in 0..<i { sum += cost(distances[i * count + j]) } }
    self.criterion = criterion(sum)
    points = (0..<count).map { point in cells.map { (Double($0[point]) + 0.5) / Double(count) } }
  }
}
