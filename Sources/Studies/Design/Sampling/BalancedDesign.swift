import Chance

/// Random balanced designs: each factor has each of its levels equally often, to within one, and factors
/// are put together at random. For many factors of different numbers of levels, where a full factorial is
/// out of reach.
///
/// Source: F. E. Satterthwaite, "Random balance experimentation", Technometrics 1(2), 1959. Entries are
/// computed alone.
public struct BalancedDesign: Sendable {
  /// How many levels each factor has.
  public let levels: [Int]
  /// The number of rows.
  public let count: Int
  private let orders: [Permutation]

  /// A design.
  ///
  /// - Parameters:
  ///   - count: of rows, 1 or more; best a multiple of each number of levels.
  ///   - levels: of each factor, 1 or more.
  ///   - seed: of the orders.
  /// - Throws: `InvalidSample` if a number is out of range.
  public init(count: Int, levels: [Int], seed: UInt64) throws(InvalidSample) {
    var problems: [String] = []
    if count < 1 { problems.append("There are \(count) rows; there must be at least one.") }
    for (factor, number) in levels.enumerated() where number < 1 {
      problems.append("Factor \(factor) has \(number) levels; it must have at least one.")
    }
    try InvalidSample.check(problems)
    self.levels = levels
    self.count = count
    orders = levels.indices.map { Permutation(count: count, seed: seed, purpose: .sampling, entity: $0) }
  }

  /// The level of a factor in a row, from 0.
  public func level(row: Int, factor: Int) -> Int {
    // Cards numbered 0, 1, … and dealt by a random order; the levels that get one more are the first.
    orders[factor][row] % levels[factor]
  }
}
