import Testing

@testable import Chance

@Suite struct PowerLawTests {
  /// P(X ≥ x) = (2x − 1)^(1 − α): at α = 2.5 one in five kills more than one, one in 83 ten or more.
  @Test func hasItsTail() {
    let sizes = PowerLaw(exponent: 2.5, largest: 1_000_000)
    #expect(sizes.probability(atLeast: 1) == 1)
    #expect(abs(sizes.probability(atLeast: 2) - 0.19245008972987526) < 1e-9)
    #expect(abs(sizes.probability(atLeast: 10) - 0.012074510) < 1e-8)
    #expect(PowerLaw(exponent: 2.5, largest: 50).probability(atLeast: 51) == 0)
  }

  /// The quantile function inverts the probabilities.
  @Test func quantilesInvert() {
    let stream = RandomStream(seed: 62, future: 0)
    for draw in 0..<5000 {
      let (u, other) = stream.uniforms(.design, week: 0, entity: draw)
      let sizes = PowerLaw(exponent: 1.2 + 3 * other, largest: 1 + draw % 700)
      let size = sizes.quantile(u)
      #expect((1...sizes.largest).contains(size))
      #expect(sizes.probability(atLeast: size) >= 1 - u - 1e-9)
      #expect(sizes.probability(atLeast: size + 1) <= 1 - u + 1e-9)
    }
  }

  /// (1 − 2^(−3/2))·ζ(3/2) = 1.6888… is the mean at α = 2.5 without a largest size; moments over a grid agree.
  @Test func hasItsMoments() {
    #expect(abs(PowerLaw(exponent: 2.5, largest: 1_000_000).mean - 1.6887612) < 0.002)
    for (exponent, largest) in [(2.5, 500), (1.8, 100), (3.5, 50)] {
      let sizes = PowerLaw(exponent: exponent, largest: largest)
      let count = 400_000
      var (sum, squares) = (0.0, 0.0)
      for index in 0..<count {
        let size = Double(sizes.quantile((Double(index) + 0.5) / Double(count)))
        sum += size
        squares += size * size
      }
      #expect(abs(sum / Double(count) - sizes.mean) < 1e-3 * sizes.mean)
      #expect(abs(squares / Double(count) - sizes.secondMoment) < 0.01 * sizes.secondMoment)
    }
  }

  /// A larger share of the largest where the exponent is smaller.
  @Test func smallerExponentsHaveHeavierTails() {
    let tails = [3.5, 3, 2.5, 2, 1.5].map { PowerLaw(exponent: $0, largest: 500).probability(atLeast: 20) }
    #expect(zip(tails, tails.dropFirst()).allSatisfy { $0 < $1 })
    #expect(PowerLaw(exponent: 2.5, largest: 1).quantile(0.99) == 1)
  }
}
