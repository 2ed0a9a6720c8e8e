import Testing

@testable import Studies

@Suite struct RankCorrelationTests {
  private let first: [Double] = [3, 1, 4, 1, 5, 9, 2, 6, 5, 3.5]
  private let second: [Double] = [2, 7, 1, 8, 2, 8, 1, 8, 2, 8]

  /// scipy.stats.rankdata and spearmanr of SciPy 1.17.1.
  @Test func agreesWithSciPy() throws {
    #expect(ranks(first) == [4, 1.5, 6, 1.5, 7.5, 10, 3, 9, 7.5, 5])
    #expect(ranks(second) == [4, 6, 1.5, 8.5, 4, 8.5, 1.5, 8.5, 4, 8.5])
    #expect(abs(try #require(correlation(ranks(first), ranks(second))) - 0.16308001724472523) < 1e-14)
  }

  @Test func knowsTheExtremes() throws {
    let grown = first.map { $0 * $0 * $0 }
    #expect(abs(try #require(correlation(ranks(first), ranks(grown))) - 1) < 1e-12)
    #expect(abs(try #require(correlation(ranks(first), ranks(first.map { -$0 }))) + 1) < 1e-12)
    #expect(correlation(first, first.map { _ in 3 }) == nil)
  }
}
