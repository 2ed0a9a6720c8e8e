import Testing

@testable import Politics

@Suite struct QuasiNewtonTests {
  @Test func findsTheMinimumOfAQuadratic() {
    // f = ½ xᵀAx − bᵀx with A = [[3, 1], [1, 2]], b = (1, −1): x = A⁻¹b = (0.6, −0.8).
    let found = QuasiNewton().minimum(from: [10, 10]) { x, gradient in
      gradient = [3 * x[0] + x[1] - 1, x[0] + 2 * x[1] + 1]
      return 1.5 * x[0] * x[0] + x[0] * x[1] + x[1] * x[1] - x[0] + x[1]
    }
    #expect(abs(found.point[0] - 0.6) < 1e-5)
    #expect(abs(found.point[1] + 0.8) < 1e-5)
    #expect(abs(found.value + 0.7) < 1e-9)
  }

  /// The usual hard case: a curved valley, minimum 0 at (1, 1).
  @Test func followsRosenbrocksValley() {
    var search = QuasiNewton()
    search.decreaseTolerance = 0
    let found = search.minimum(from: [-1.2, 1]) { x, gradient in
      let (a, b) = (1 - x[0], x[1] - x[0] * x[0])
      gradient = [-2 * a - 400 * x[0] * b, 200 * b]
      return a * a + 100 * b * b
    }
    #expect(found.value < 1e-10)
    #expect(abs(found.point[0] - 1) < 1e-5)
    #expect(found.evaluations < 150)
  }

  @Test func staysWhereItIsLeast() {
    let found = QuasiNewton().minimum(from: [0, 0]) { x, gradient in
      gradient = [2 * x[0], 2 * x[1]]
      return x[0] * x[0] + x[1] * x[1]
    }
    #expect(found.point == [0, 0])
    #expect(found.steps == 0)
  }

  /// A function that is not a number in places must not be followed there.
  @Test func keepsAwayFromWhatIsNotANumber() {
    let found = QuasiNewton().minimum(from: [0.5]) { x, gradient in
      guard x[0] > 0 else {
        gradient = [.nan]
        return .nan
      }
      gradient = [1 - 1 / (100 * x[0] * x[0])]
      return x[0] + 1 / (100 * x[0])
    }
    #expect(abs(found.point[0] - 0.1) < 1e-4)
  }
}
