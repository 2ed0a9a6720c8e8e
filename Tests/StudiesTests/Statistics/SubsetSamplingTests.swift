import Testing

@testable import Studies

@Suite struct SubsetSamplingTests {
  /// A cube of side 0.1 within the unit cube, in several dimensions: its volume is 0.1ᵈ.
  @Test(arguments: [1, 3, 6]) func findsACube(_ dimensions: Int) throws {
    let exact = (0..<dimensions).reduce(1.0) { volume, _ in volume / 10 }
    let sample = try SubsetSampling(dimensions: dimensions, limit: 0.05, count: 2000, seed: 3) { point, _ in
      point.reduce(0) { max($0, abs($1 - 0.3)) }
    }
    print("SubsetSampling, \(dimensions) dimensions: volume \(sample.volume) for \(exact)")
    #expect(abs(sample.volume / exact - 1) < 0.1 + 0.05 * Double(dimensions))
    #expect(sample.points.count == 2000 && sample.lowest <= 0.05)
    for dimension in 0..<dimensions {
      let column = sample.points.map { $0[dimension] }
      #expect(column.allSatisfy { abs($0 - 0.3) <= 0.05 })
      // Evenly spread: mean and deviation of a uniform number.
      #expect(abs(mean(column) - 0.3) < 0.006)
      #expect(abs(standardDeviation(column) / (0.1 / 12.0.squareRoot()) - 1) < 0.1)
    }
  }

  /// A corner, where the walk is reflected.
  @Test func findsACorner() throws {
    let sample = try SubsetSampling(dimensions: 2, limit: 0.1, count: 2000, seed: 5) { point, _ in
      point[0] + 1 - point[1]
    }
    #expect(abs(sample.volume / 0.005 - 1) < 0.2)
    #expect(sample.points.allSatisfy { $0.allSatisfy { $0 > 0 && $0 < 1 } })
  }

  @Test func keepsEverythingWhereAllIsWithinTheLimit() throws {
    let sample = try SubsetSampling(dimensions: 2, limit: 1, count: 50, seed: 1) { _, _ in 0 }
    #expect(sample.volume == 1 && sample.points.count == 50)
  }

  @Test func saysThatNothingIsLeft() throws {
    let sample = try SubsetSampling(dimensions: 2, limit: 1, count: 20, seed: 1) { point, _ in 2 + point[0] }
    #expect(sample.points.isEmpty && sample.volume == 0)
    #expect(sample.lowest > 2 && sample.lowest < 2.01)
  }

  @Test func tellsWhatIsWrong() {
    let error = #expect(throws: InvalidSample.self) {
      try SubsetSampling(dimensions: 0, limit: 1, count: 5, share: 0.7, sweeps: 0, seed: 1) { _, _ in 0 }
    }
    #expect(error?.problems.count == 4)
  }
}
