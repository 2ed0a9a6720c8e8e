import Chance

/// Points in the unit cube that fill it more evenly than random ones: the Sobol' sequence, by default with
/// Owen's nested uniform scrambling.
///
/// Point i is computed alone. Use a power of two of points; other numbers give up part of the balance.
///
/// Sources: I. M. Sobol', "On the distribution of points in a cube and the approximate evaluation of
/// integrals", USSR Computational Mathematics and Mathematical Physics 7(4), 1967; S. Joe and F. Y. Kuo
/// (`SobolDirections`); A. B. Owen, "Randomly permuted (t,m,s)-nets and (t,s)-sequences", 1995.
public struct SobolPoints: Sendable {
  /// The most dimensions there are numbers for, 337.
  public static let mostDimensions = SobolDirections.dimensions

  /// The number of coordinates of a point.
  public var dimensions: Int { directions.count }
  private let directions: [[UInt32]]
  private let seed: UInt64?

  /// A sequence.
  ///
  /// - Parameters:
  ///   - dimensions: 1…337.
  ///   - seed: of the scrambling; nil: unscrambled, as SciPy's `Sobol(d, scramble=False)` has it.
  /// - Throws: `InvalidSample` if there are no such dimensions.
  public init(dimensions: Int, seed: UInt64?) throws(InvalidSample) {
    guard (1...Self.mostDimensions).contains(dimensions) else {
      throw InvalidSample([
        "Sobol' points of \(dimensions) dimensions were asked for; there may be 1 to \(Self.mostDimensions)."
      ])
    }
    directions = SobolDirections(dimensions: dimensions).directions
    self.seed = seed
  }

  /// A coordinate of a point, in units of 2⁻³².
  ///
  /// - Parameters:
  ///   - point: 0 ..< 2³².
  ///   - dimension: 0 ..< `dimensions`.
  public func bits(point: Int, dimension: Int) -> UInt32 {
    let index = UInt32(truncatingIfNeeded: point)
    var gray = index ^ index >> 1
    var bits: UInt32 = 0
    while gray != 0 {
      bits ^= directions[dimension][gray.trailingZeroBitCount]
      gray &= gray - 1
    }
    guard let seed else { return bits }
    return OwenScrambling.scrambled(bits, seed: seed, dimension: dimension)
  }

  /// A coordinate of a point: unscrambled in [0, 1), scrambled in the middle of its cell, so in (0, 1).
  public func position(point: Int, dimension: Int) -> Double {
    (Double(bits(point: point, dimension: dimension)) + (seed == nil ? 0 : 0.5)) * 0x1p-32
  }

  /// The first `count` points, point by point.
  public func points(_ count: Int) -> [[Double]] {
    (0..<count).map { point in (0..<dimensions).map { position(point: point, dimension: $0) } }
  }
}

/// Nested uniform scrambling: each binary digit of a number is turned or not by a coin of its own for every
/// value of the digits before it.
///
/// The coins of seven levels, 1 + 2 + … + 64, are bits of one Philox block, whose counter holds the digits
/// before them. So nothing is stored, and the scrambling is Owen's exactly, not an approximation by a hash
/// of few operations.
enum OwenScrambling {
  private static let levels: UInt32 = 7

  static func scrambled(_ bits: UInt32, seed: UInt64, dimension: Int) -> UInt32 {
    let key = (UInt32(truncatingIfNeeded: seed), UInt32(truncatingIfNeeded: seed >> 32))
    var result = bits
    var level: UInt32 = 0
    while level < 32 {
      let prefix = level == 0 ? 0 : bits >> (32 - level)
      let counter = Philox.Block(
        prefix, UInt32(truncatingIfNeeded: dimension), level << 8 | UInt32(RandomStream.Purpose.sampling.rawValue),
        UInt32.max)
      let coins = Philox.block(counter: counter, key: key)
      // The coins are a heap: node 1 is the root, node 2n and 2n + 1 follow node n.
      var node: UInt32 = 1
      for next in level..<min(32, level + levels) {
        let digit = bits >> (31 - next) & 1
        let coin = coins[Int(node >> 5)] >> (node & 31) & 1
        result ^= coin << (31 - next)
        node = node << 1 | digit
      }
      level += levels
    }
    return result
  }
}
