/// The rows at which a model must be run for Sobol' indices: two independent samples A and B, and for each
/// input A with that input taken from B (and B with that input taken from A for second-order indices).
///
/// Source: A. Saltelli, "Making best use of model evaluations to compute sensitivity indices", Computer
/// Physics Communications 145(2), 2002. The order of rows is SALib's: for each base point A, then A with
/// input 1, 2 … from B, then B with input 1, 2 … from A, then B.
public struct SaltelliDesign: Sendable {
  /// The number of base points.
  public let base: Int
  /// The number of inputs.
  public let inputs: Int
  /// Whether there are rows for second-order indices.
  public let secondOrder: Bool
  private let points: SobolPoints

  /// A design on Sobol' points.
  ///
  /// - Parameters:
  ///   - base: how many base points, best a power of two.
  ///   - inputs: 1…168.
  ///   - secondOrder: whether pairs are wanted.
  ///   - seed: of the scrambling; nil: unscrambled.
  /// - Throws: `InvalidSample` if a number is out of range.
  public init(base: Int, inputs: Int, secondOrder: Bool, seed: UInt64?) throws(InvalidSample) {
    var problems: [String] = []
    if base < 1 || base > 1 << 31 { problems.append("There are \(base) base points; there must be 1 to 2³¹.") }
    if !(1...SobolPoints.mostDimensions / 2).contains(inputs) {
      problems.append("There are \(inputs) inputs; there must be 1 to \(SobolPoints.mostDimensions / 2).")
    }
    try InvalidSample.check(problems)
    self.base = base
    self.inputs = inputs
    self.secondOrder = secondOrder
    points = try SobolPoints(dimensions: 2 * inputs, seed: seed)
  }

  /// Rows for each base point.
  public var stride: Int { secondOrder ? 2 * inputs + 2 : inputs + 2 }
  /// All rows.
  public var count: Int { base * stride }

  /// The position in [0, 1) of an input in a row.
  public func position(row: Int, input: Int) -> Double {
    let place = row % stride
    let isFromB: Bool
    if place == 0 || place == stride - 1 {
      isFromB = place != 0
    } else if place <= inputs {
      isFromB = input == place - 1
    } else {
      isFromB = input != place - 1 - inputs
    }
    return points.position(point: row / stride, dimension: isFromB ? inputs + input : input)
  }
}
