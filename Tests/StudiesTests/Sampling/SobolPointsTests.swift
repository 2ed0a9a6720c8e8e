import Testing

@testable import Studies

@Suite struct SobolPointsTests {
  /// Unscrambled points are SciPy's, in all dimensions.
  @Test func agreesWithSciPy() throws {
    var deviation = Deviation("designs.json, sobol")
    if let reference = try StudyVectors.reference("designs") {
      for name in reference.keys where name.hasPrefix("sobol_unscrambled") {
        let points = reference[name]["points"].matrix
        let sobol = try SobolPoints(dimensions: points[0].count, seed: nil)
        for (point, expected) in points.enumerated() {
          for (dimension, value) in expected.enumerated() {
            deviation.record(
              sobol.position(point: point, dimension: dimension), value, "\(name) point \(point) dimension \(dimension)"
            )
          }
        }
      }
      deviation.check(atMost: 0)
    }
    var own = Deviation("sobol_points.json")
    let sobol = try SobolPoints(dimensions: SobolPoints.mostDimensions, seed: nil)
    for item in try StudyVectors.own("sobol_points")["points"].list {
      for (dimension, value) in item["point"].numbers.enumerated() {
        own.record(
          Double(sobol.bits(point: item["index"].integer, dimension: dimension)), value,
          "point \(item["index"].integer) dimension \(dimension)")
      }
    }
    own.check(atMost: 0)
  }

  /// Of 2ᵐ points, scrambled or not, each of 2ᵐ equal cells of every axis holds one; and in the first two
  /// dimensions each cell of every elementary grid.
  @Test(arguments: [nil, 1, 77] as [UInt64?]) func isANet(seed: UInt64?) throws {
    let sobol = try SobolPoints(dimensions: 40, seed: seed)
    for dimension in 0..<40 {
      let cells = (0..<256).map { Int(sobol.position(point: $0, dimension: dimension) * 256) }
      #expect(cells.sorted() == Array(0..<256), "dimension \(dimension)")
    }
    for rows in [1, 2, 4, 8, 16] {
      let cells = (0..<16).map {
        Int(sobol.position(point: $0, dimension: 0) * Double(rows)) * (16 / rows)
          + Int(sobol.position(point: $0, dimension: 1) * Double(16 / rows))
      }
      #expect(cells.sorted() == Array(0..<16))
    }
  }

  /// Over seeds every coordinate is uniform and two coordinates are uncorrelated: the mean of u is 1/2, of
  /// u² 1/3, of u·v 1/4.
  @Test func scramblingIsUniform() throws {
    var (first, second, product) = (0.0, 0.0, 0.0)
    let seeds = 4000
    for seed in 0..<seeds {
      let sobol = try SobolPoints(dimensions: 6, seed: UInt64(seed))
      let (u, v) = (sobol.position(point: 5, dimension: 3), sobol.position(point: 5, dimension: 5))
      first += u / Double(seeds)
      second += u * u / Double(seeds)
      product += u * v / Double(seeds)
    }
    #expect(abs(first - 0.5) < 4 * 0.2887 / 63.2)
    #expect(abs(second - 1.0 / 3) < 4 * 0.2981 / 63.2)
    #expect(abs(product - 0.25) < 4 * 0.2205 / 63.2)
  }

  /// Scrambling keeps common leading digits common, and the first digit that differs differing.
  @Test func scramblingIsNested() {
    var draws = Draws(seed: 3, purpose: .statistics)
    for _ in 0..<500 {
      let a = UInt32(truncatingIfNeeded: draws.next())
      let shift = UInt32(draws.below(32))
      let b =
        a ^ (UInt32(1) << (31 - shift)) ^ (shift == 31 ? 0 : UInt32(truncatingIfNeeded: draws.next()) >> (shift + 1))
      let (x, y) = (
        OwenScrambling.scrambled(a, seed: 9, dimension: 2), OwenScrambling.scrambled(b, seed: 9, dimension: 2)
      )
      #expect((x ^ y).leadingZeroBitCount == (a ^ b).leadingZeroBitCount)
    }
  }

  /// The mean of a smooth function is far more exact than by independent draws: the error of 1,024 points
  /// is below a fiftieth of their standard error.
  @Test func isEven() throws {
    var square = 0.0
    for seed in 0..<20 {
      let sobol = try SobolPoints(dimensions: 5, seed: UInt64(seed))
      let total = sobol.points(1024).reduce(0) { $0 + $1.reduce(1) { $0 * (1 + 0.5 * ($1 - 0.5)) } }
      square += (total / 1024 - 1) * (total / 1024 - 1)
    }
    let independent = (5 * 0.25 / 12 / 1024).squareRoot()
    #expect((square / 20).squareRoot() < independent / 50)
  }

  @Test func refusesDimensionsItHasNoNumbersFor() {
    #expect(throws: InvalidSample.self) { try SobolPoints(dimensions: 0, seed: nil) }
    #expect(throws: InvalidSample.self) { try SobolPoints(dimensions: 338, seed: 1) }
  }
}
