import Testing

@testable import Studies

@Suite struct CholeskyTests {
  @Test(arguments: [1, 2, 5, 30]) func solves(size: Int) throws {
    var draws = Draws(seed: UInt64(size), purpose: .statistics)
    let root = (0..<size * size).map { _ in draws.normal() }
    var matrix = [Double](repeating: 0, count: size * size)
    for i in 0..<size {
      for j in 0..<size {
        matrix[i * size + j] = (0..<size).reduce(i == j ? 0.1 : 0) { $0 + root[i * size + $1] * root[j * size + $1] }
      }
    }
    let x = (0..<size).map { _ in draws.normal() }
    let b = (0..<size).map { i in (0..<size).reduce(0) { $0 + matrix[i * size + $1] * x[$1] } }
    let solved = try #require(Cholesky(matrix, size: size)).solve(b)
    for (value, exact) in zip(solved, x) { #expect(abs(value - exact) < 1e-8) }
  }

  @Test func refusesWhatIsNotDefinite() {
    #expect(Cholesky([1, 2, 2, 1], size: 2) == nil)
    #expect(Cholesky([0], size: 1) == nil)
  }
}
