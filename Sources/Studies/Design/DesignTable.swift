public import Simulation

/// The rows of a design, written down: for each future its inputs and which random numbers it has.
public struct DesignTable: Hashable, Sendable {
  /// By future, the number of its random stream: equal numbers, equal random numbers.
  public let streams: [UInt32]
  private let claims: [Bool]
  private let quantiles: [Double]
  /// The number of claims and of parameters in a row.
  public let claimCount, parameterCount: Int

  /// The number of rows.
  public var count: Int { streams.count }

  /// A table.
  ///
  /// - Parameters:
  ///   - streams: by future.
  ///   - claims: future by future the truth of each open claim of the blueprint.
  ///   - quantiles: future by future the position of each parameter of the blueprint, 0 < u < 1.
  ///   - claimCount: the number of open claims.
  ///   - parameterCount: the number of parameters.
  /// - Throws: `InvalidSample` if the lengths do not fit or a position is out of range.
  public init(
    streams: [UInt32], claims: [Bool], quantiles: [Double], claimCount: Int, parameterCount: Int
  ) throws(InvalidSample) {
    var problems: [String] = []
    if streams.isEmpty { problems.append("The design has no rows; there must be at least one.") }
    if claims.count != streams.count * claimCount || quantiles.count != streams.count * parameterCount {
      problems.append("The rows of the design do not have one value for each claim and parameter.")
    }
    if let position = quantiles.firstIndex(where: { !($0 > 0 && $0 < 1) }) {
      problems.append("A position in the design is \(quantiles[position]); it must be over 0 and under 1.")
    }
    try InvalidSample.check(problems)
    self.streams = streams
    self.claims = claims
    self.quantiles = quantiles
    self.claimCount = claimCount
    self.parameterCount = parameterCount
  }

  /// The inputs of a future.
  ///
  /// - Parameter future: 0 ..< `count`.
  /// - Returns: its inputs, in the orders of the blueprint.
  public func inputs(future: Int) -> Inputs {
    Inputs(
      claims: Array(claims[future * claimCount..<(future + 1) * claimCount]),
      quantiles: Array(quantiles[future * parameterCount..<(future + 1) * parameterCount]))
  }

  func truth(_ future: Int, _ claim: Int) -> Bool { claims[future * claimCount + claim] }
  func quantile(_ future: Int, _ parameter: Int) -> Double { quantiles[future * parameterCount + parameter] }

  func hasSameInputs(_ future: Int, _ other: Int) -> Bool {
    (0..<claimCount).allSatisfy { truth(future, $0) == truth(other, $0) }
      && (0..<parameterCount).allSatisfy { quantile(future, $0) == quantile(other, $0) }
  }

  /// FNV-1a over all rows, in hexadecimal: another table has another digest, as good as surely.
  public var digest: String {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    func add(_ word: UInt64) {
      for shift in stride(from: 0, to: 64, by: 8) {
        hash = (hash ^ (word >> UInt64(shift) & 0xFF)) &* 0x100_0000_01b3
      }
    }
    for number in [count, claimCount, parameterCount] { add(UInt64(number)) }
    for stream in streams { add(UInt64(stream)) }
    for claim in claims { add(claim ? 1 : 0) }
    for quantile in quantiles { add(quantile.bitPattern) }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
