import Testing

@testable import Studies

@Suite struct QuantilesTests {
  /// numpy.quantile of NumPy 2.4.6.
  @Test func agreesWithNumPy() {
    let quantiles = Quantiles(of: [3, 1, 4, 1, 5, 9, 2, 6, 5, 3.5])
    #expect(quantiles.q5 == 1)
    #expect(quantiles.q25 == 2.25)
    #expect(quantiles.q50 == 3.75)
    #expect(quantiles.q75 == 5)
    #expect(abs(quantiles.q95 - 7.65) < 1e-12)
  }

  @Test func smallSamples() {
    #expect(Quantiles(of: [2]) == Quantiles(of: [2, 2, 2]))
    #expect(Quantiles(of: []).q50 == 0)
  }

  @Test func momentsAgreeWithNumPy() {
    #expect(abs(standardDeviation([3, 1, 4, 1, 5, 9, 2, 6, 5, 3.5]) - 2.4545875417267156) < 1e-14)
    #expect(standardDeviation([4]) == 0)
    #expect(mean([]) == 0)
  }
}
