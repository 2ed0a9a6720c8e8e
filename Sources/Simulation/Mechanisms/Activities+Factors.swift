/// A rule's responses as polynomials of the relationship, for all concerns at once: asked for every group in
/// reach of every activity every week, where asking five multipliers one after another takes longer.
extension Activities {
  /// Points of satisfaction in the order of the concerns, and of cooperation: constant + r · (linear + r · quadratic).
  struct Factors: Sendable {
    private var constant = SIMD4<Double>.zero
    private var linear = SIMD4<Double>.zero
    private var quadratic = SIMD4<Double>.zero
    private var cooperation = (constant: 0.0, linear: 0.0, quadratic: 0.0)

    /// - Parameters:
    ///   - isHostile: for relationships below 0, not from 0.
    ///   - mitigates: thanked by one step more.
    init(_ responses: Responses, isHostile: Bool, mitigates: Bool) {
      for index in 0..<5 {
        let points = mitigates ? Magnitude.stronger(responses[index].points) : responses[index].points
        let terms = responses[index].multiplier.coefficients(isHostile: isHostile)
        if index < 4 {
          constant[index] = points * terms.constant
          linear[index] = points * terms.linear
          quadratic[index] = points * terms.quadratic
        } else {
          cooperation = (points * terms.constant, points * terms.linear, points * terms.quadratic)
        }
      }
    }

    @inline(__always) func satisfaction(_ relationship: Double) -> SIMD4<Double> {
      constant + relationship * (linear + relationship * quadratic)
    }

    @inline(__always) func cooperation(_ relationship: Double) -> Double {
      cooperation.constant + relationship * (cooperation.linear + relationship * cooperation.quadratic)
    }
  }

  /// Where the factors of an activity stand: by force or organisation, friend or enemy, and whether it mitigates.
  @inline(__always)
  static func factorPosition(_ activity: Int, isForce: Bool, isHostile: Bool, mitigates: Bool) -> Int {
    activity * 8 + (isForce ? 0 : 4) + (isHostile ? 2 : 0) + (mitigates ? 1 : 0)
  }

  static let factors: [Factors] = rules.flatMap { rule in
    [true, false].flatMap { isForce in
      [false, true].flatMap { isHostile in
        [false, true].map { mitigates in
          Factors(
            isForce ? (isHostile ? rule.hostile : rule.friendly) : rule.organisation, isHostile: isHostile,
            mitigates: mitigates)
        }
      }
    }
  }
}
