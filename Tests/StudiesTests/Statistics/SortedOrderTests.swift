import Testing

@testable import Studies

@Suite struct SortedOrderTests {
  /// As a stable sort by comparison gives, with ties, both zeros, infinities and negative numbers.
  @Test(arguments: [0, 1, 2, 7, 100, 5000]) func agreesWithAStableSort(count: Int) {
    var draws = Draws(seed: UInt64(count), purpose: .statistics)
    let special = [0.0, -0.0, 1, -1, .infinity, -.infinity, 5e-324, -5e-324, 1e300]
    let values = (0..<count).map { _ in
      draws.below(3) == 0 ? special[draws.below(special.count)] : draws.normal() * 100
    }
    let expected = values.indices.sorted { (values[$0], $0) < (values[$1], $1) }
    #expect(SortedOrder.ascending(values).map(Int.init) == expected)
  }
}
