/// Two-level designs for up to n − 1 factors in n rows in which every factor is balanced and every two are
/// uncorrelated: main effects from few futures.
///
/// Source: R. L. Plackett and J. P. Burman, "The design of optimum multifactorial experiments", Biometrika
/// 33(4), 1946. The Hadamard matrices behind them: R. E. A. C. Paley, "On orthogonal matrices", Journal of
/// Mathematics and Physics 12, 1933, both constructions over prime fields, and Sylvester's doubling. They
/// give every multiple of 4 up to 48, and of those up to 100 all but 52, 92 and 100.
public struct PlackettBurman: Sendable {
  /// Row by row, for each factor whether it is at its upper level.
  public let rows: [[Bool]]

  /// The smallest design that there is for some factors.
  ///
  /// - Parameters:
  ///   - factors: 1…1,000.
  ///   - foldover: whether to append every row with all levels turned, which frees main effects from
  ///     two-factor interactions.
  /// - Throws: `InvalidSample` if there are too few or too many factors.
  public init(factors: Int, foldover: Bool = false) throws(InvalidSample) {
    guard (1...1000).contains(factors) else {
      throw InvalidSample(["There are \(factors) factors; there must be 1 to 1,000."])
    }
    var size = factors / 4 * 4 + 4
    var matrix = Self.hadamard(size)
    while matrix == nil {
      size += 4
      matrix = Self.hadamard(size)
    }
    let found = matrix ?? []
    // Rows are turned so that the first column is all one, and it is left out.
    let design = found.map { row in (1...factors).map { row[$0] * row[0] > 0 } }
    rows = foldover ? design + design.map { $0.map { !$0 } } : design
  }

  /// A matrix of ±1 whose columns are orthogonal; nil if these constructions give none.
  static func hadamard(_ size: Int) -> [[Int]]? {
    if size == 1 { return [[1]] }
    if size == 2 { return [[1, 1], [1, -1]] }
    guard size % 4 == 0 else { return nil }
    if isPrime(size - 1) { return paleyFirst(size - 1) }
    if isPrime(size / 2 - 1), (size / 2 - 1) % 4 == 1 { return paleySecond(size / 2 - 1) }
    guard let half = hadamard(size / 2) else { return nil }
    return half.map { $0 + $0 } + half.map { row in row + row.map { -$0 } }
  }

  private static func isPrime(_ number: Int) -> Bool {
    guard number > 1 else { return false }
    var divisor = 2
    while divisor * divisor <= number {
      if number % divisor == 0 { return false }
      divisor += 1
    }
    return true
  }

  /// χ(i − j): 0 on the diagonal, 1 for squares modulo the prime, −1 for others.
  private static func jacobsthal(_ prime: Int) -> [[Int]] {
    var character = [Int](repeating: -1, count: prime)
    for number in 1..<prime { character[number * number % prime] = 1 }
    character[0] = 0
    return (0..<prime).map { i in (0..<prime).map { j in character[(i - j + prime) % prime] } }
  }

  /// For a prime ≡ 3 modulo 4, of size prime + 1: I + S, S skew.
  private static func paleyFirst(_ prime: Int) -> [[Int]] {
    let q = jacobsthal(prime)
    var matrix = [[Int](repeating: 1, count: prime + 1)]
    for i in 0..<prime {
      var row = [-1] + q[i]
      row[i + 1] += 1
      matrix.append(row)
    }
    return matrix
  }

  /// For a prime ≡ 1 modulo 4, of size 2·(prime + 1): each entry of a symmetric conference matrix becomes a
  /// block of four.
  private static func paleySecond(_ prime: Int) -> [[Int]] {
    let q = jacobsthal(prime)
    let size = prime + 1
    var conference = [[Int]](repeating: [Int](repeating: 1, count: size), count: size)
    conference[0][0] = 0
    for i in 0..<prime { for j in 0..<prime { conference[i + 1][j + 1] = q[i][j] } }
    let diagonal = [[1, -1], [-1, -1]]
    let other = [[1, 1], [1, -1]]
    func entry(_ i: Int, _ j: Int) -> Int {
      let sign = conference[i / 2][j / 2]
      return sign == 0 ? diagonal[i % 2][j % 2] : sign * other[i % 2][j % 2]
    }
    return (0..<2 * size).map { i in (0..<2 * size).map { j in entry(i, j) } }
  }
}
