import Testing

@testable import Studies

@Suite struct TemperedSamplingTests {
  private func even(_ count: Int, _ dimensions: Int) -> [[Double]] {
    var draws = Draws(seed: 11, purpose: .statistics)
    return (0..<count).map { _ in (0..<dimensions).map { _ in draws.uniform() } }
  }

  /// A narrow normal density well inside the cube: its mean and deviation come back.
  @Test(arguments: [1, 4]) func findsANormalDensity(_ dimensions: Int) throws {
    let sample = try TemperedSampling(start: even(800, dimensions), sweeps: 8, seed: 2) { point in
      -point.reduce(0) { $0 + ($1 - 0.4) * ($1 - 0.4) } / (2 * 0.03 * 0.03)
    }
    #expect(sample.points.count == 800 && sample.steps > 1)
    for dimension in 0..<dimensions {
      let column = sample.points.map { $0[dimension] }
      #expect(abs(mean(column) - 0.4) < 0.006, "\(mean(column))")
      #expect(abs(standardDeviation(column) / 0.03 - 1) < 0.15, "\(standardDeviation(column))")
    }
  }

  /// Two numbers of which only the sum is known stay tied to each other.
  @Test func keepsWhatHangsTogether() throws {
    let sample = try TemperedSampling(start: even(800, 2), sweeps: 10, seed: 3) { point in
      let gap = point[0] + point[1] - 1
      return -gap * gap / (2 * 0.02 * 0.02)
    }
    let sums = sample.points.map { $0[0] + $0[1] }
    #expect(abs(mean(sums) - 1) < 0.005 && abs(standardDeviation(sums) / 0.02 - 1) < 0.2)
    // Alone each is anything: an even number's deviation is 0.289.
    #expect(standardDeviation(sample.points.map { $0[0] }) > 0.24)
  }

  /// Where the density is the same everywhere, points stay even; where it is 0, none remain.
  @Test func respectsWhereItIsZero() throws {
    let flat = try TemperedSampling(start: even(200, 2), sweeps: 2, seed: 4) { _ in 3 }
    #expect(flat.steps == 1 && abs(mean(flat.points.map { $0[0] }) - 0.5) < 0.06)
    let half = try TemperedSampling(start: even(200, 1), sweeps: 3, seed: 4) { $0[0] < 0.3 ? 0 : -.infinity }
    #expect(half.points.allSatisfy { $0[0] < 0.3 })
    #expect(abs(mean(half.points.map { $0[0] }) - 0.15) < 0.02)
  }

  @Test func tellsWhatIsWrong() {
    let error = #expect(throws: InvalidSample.self) {
      try TemperedSampling(start: [[0.5], []], sweeps: 0, seed: 1) { _ in 0 }
    }
    #expect(error?.problems.count == 3)
    #expect(throws: InvalidSample.self) { try TemperedSampling(start: even(20, 1), seed: 1) { _ in -.infinity } }
  }
}
