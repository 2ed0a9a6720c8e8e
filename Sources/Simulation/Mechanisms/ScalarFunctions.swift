import Chance

/// A function that is constant outside two points and a straight line between them.
struct ZCurve: Hashable, Sendable {
  let low, from, to, high: Double

  init(_ low: Double, _ from: Double, _ to: Double, _ high: Double) {
    self.low = low
    self.from = from
    self.to = to
    self.high = high
  }

  @inline(__always) func callAsFunction(_ x: Double) -> Double {
    if x <= from { return low }
    if x >= to { return high }
    return low + (high - low) * (x - from) / (to - from)
  }
}

/// How strongly a relationship scales the effect of what somebody does.
///
/// R₀ = 0.6 is the relationship at which each multiplier but the shifted ones is 1.
enum RelationshipMultiplier: Sendable {
  case constant, linear, quadratic
  case friendsQuadratic, enemiesQuadratic
  case friendsMore, enemiesMore

  @inline(__always) func callAsFunction(_ relationship: Double) -> Double {
    let scaled = relationship / 0.6
    switch self {
    case .constant: return 1
    case .linear: return scaled
    case .quadratic: return relationship < 0 ? -scaled * scaled : scaled * scaled
    case .friendsQuadratic: return relationship > 0 ? scaled * scaled : 0
    case .enemiesQuadratic: return relationship < 0 ? scaled * scaled : 0
    case .friendsMore:
      let shifted = (1 + relationship) / 1.6
      return shifted * shifted
    case .enemiesMore:
      let shifted = (1 - relationship) / 1.6
      return shifted * shifted
    }
  }
}

extension RelationshipMultiplier {
  /// The same as a polynomial of the relationship.
  ///
  /// - Parameter isHostile: for relationships below 0, not from 0.
  func coefficients(isHostile: Bool) -> (constant: Double, linear: Double, quadratic: Double) {
    let square = 1 / (0.6 * 0.6)
    let shifted = 1 / (1.6 * 1.6)
    return switch self {
    case .constant: (1, 0, 0)
    case .linear: (0, 1 / 0.6, 0)
    case .quadratic: (0, 0, isHostile ? -square : square)
    case .friendsQuadratic: (0, 0, isHostile ? 0 : square)
    case .enemiesQuadratic: (0, 0, isHostile ? square : 0)
    case .friendsMore: (shifted, 2 * shifted, shifted)
    case .enemiesMore: (shifted, -2 * shifted, shifted)
    }
  }
}

/// What share of a population a number of personnel reaches: two thirds at `c` people per `d`.
struct CoverageFunction: Hashable, Sendable {
  let personnel, population: Double

  init(_ personnel: Double, per population: Double) {
    self.personnel = personnel
    self.population = population
  }

  func callAsFunction(personnel count: Double, population total: Double) -> Double {
    guard total > 0, count > 0 else { return 0 }
    return 1 - Elementary.exp(-1.0986122886681098 * (count * population / total) / personnel)
  }
}

/// Five words for a relationship.
///
/// Athena rounds to one decimal before it chooses the word; that is kept for comparison only.
enum RelationshipWord: Int, Sendable {
  case support, like, indifferent, dislike, oppose

  @inline(__always) init(_ relationship: Double, roundingFirst: Bool) {
    let value = roundingFirst ? RelationshipWord.roundedToTenths(relationship) : relationship
    self =
      if value >= 0.7 { .support } else if value >= 0.2 { .like } else if value >= -0.2 {
        .indifferent
      } else if value
        >= -0.7
      { .dislike } else { .oppose }
  }

  /// As C's "%.1f" prints it: the exact binary value, ties to even.
  private static func roundedToTenths(_ value: Double) -> Double {
    let product = value * 10
    let floor = product.rounded(.down)
    guard product - floor == 0.5 else { return product.rounded() / 10 }
    let error = (-product).addingProduct(value, 10)
    if error == 0 { return product.rounded(.toNearestOrEven) / 10 }
    return (error > 0 ? floor + 1 : floor) / 10
  }
}

/// Effect sizes in points, by Athena's words.
enum Magnitude {
  static let xxxxl = 30.0
  static let xxxl = 20.0
  static let xxl = 15.0
  static let xl = 10.0
  static let l = 7.5
  static let m = 5.0
  static let s = 3.0
  static let xs = 2.0
  static let xxs = 1.5
  static let xxxs = 1.0

  private static let sizes = [xxxs, xxs, xs, s, m, l, xl, xxl, xxxl, xxxxl]

  /// The next larger size of the same sign; other numbers, and the largest size, stay.
  static func stronger(_ points: Double) -> Double {
    guard let position = sizes.firstIndex(of: abs(points)), position + 1 < sizes.count else { return points }
    return points < 0 ? -sizes[position + 1] : sizes[position + 1]
  }
}
