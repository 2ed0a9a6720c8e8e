/// A minimum of a smooth function of several variables, by the method of Broyden, Fletcher, Goldfarb and Shanno.
///
/// Plain arithmetic in a fixed order: the same function gives the same bits on every machine.
///
/// Source: J. Nocedal and S. J. Wright, *Numerical Optimization*, 2nd edition 2006, algorithm 6.1, with the line
/// search by bisection for the weak Wolfe conditions of A. S. Lewis and M. L. Overton, *Mathematical Programming* 141,
/// 2013.
public struct QuasiNewton: Hashable, Sendable {
  /// The search ends when no component of the gradient is larger than this …
  public var gradientTolerance = 1e-6
  /// … or when a step lowers the function by less than this share of it …
  public var decreaseTolerance = 1e-10
  /// … or after so many steps.
  public var steps = 300

  /// The default tolerances.
  public init() {}

  /// Where a search ended.
  public struct Minimum: Hashable, Sendable {
    /// The place.
    public let point: [Double]
    /// The function there.
    public let value: Double
    /// How many steps and evaluations it took.
    public let steps, evaluations: Int
  }

  /// Searches downhill from a point.
  ///
  /// - Parameter function: the function's value at a point; it writes its gradient into the second argument.
  public func minimum(from start: [Double], of function: ([Double], inout [Double]) -> Double) -> Minimum {
    let count = start.count
    var (point, gradient) = (start, [Double](repeating: 0, count: count))
    var value = function(point, &gradient)
    var evaluations = 1
    var step = 0
    var inverse = Self.identity(count, 1)
    var (nextPoint, nextGradient) = (point, gradient)
    while step < steps, gradient.contains(where: { abs($0) > gradientTolerance }) {
      var direction = (0..<count).map { row in
        -(0..<count).reduce(0.0) { $0 + inverse[row * count + $1] * gradient[$1] }
      }
      var slope = Self.dot(direction, gradient)
      if !(slope < 0) {
        inverse = Self.identity(count, 1)
        direction = gradient.map { -$0 }
        slope = -Self.dot(gradient, gradient)
      }
      // Weak Wolfe conditions by bisection and doubling.
      var (low, high, length) = (0.0, Double.infinity, 1.0)
      if step == 0 { length = min(1, 1 / Self.dot(gradient, gradient).squareRoot()) }
      var nextValue = value
      var found = false
      for _ in 0..<50 {
        for i in 0..<count { nextPoint[i] = point[i] + length * direction[i] }
        nextValue = function(nextPoint, &nextGradient)
        evaluations += 1
        if !(nextValue <= value + 1e-4 * length * slope) {
          high = length
        } else if Self.dot(nextGradient, direction) < 0.9 * slope {
          low = length
        } else {
          found = true
          break
        }
        length = high.isFinite ? (low + high) / 2 : 2 * low
      }
      guard found || nextValue < value else { break }
      step += 1
      let moved = (0..<count).map { nextPoint[$0] - point[$0] }
      let turned = (0..<count).map { nextGradient[$0] - gradient[$0] }
      let decrease = value - nextValue
      (point, gradient, value) = (nextPoint, nextGradient, nextValue)
      Self.update(&inverse, moved: moved, turned: turned, isFirst: step == 1)
      if decrease <= decreaseTolerance * abs(value) { break }
    }
    return Minimum(point: point, value: value, steps: step, evaluations: evaluations)
  }

  private static func identity(_ count: Int, _ scale: Double) -> [Double] {
    (0..<count * count).map { $0 % (count + 1) == 0 ? scale : 0 }
  }

  private static func dot(_ a: [Double], _ b: [Double]) -> Double {
    var sum = 0.0
    for i in a.indices { sum += a[i] * b[i] }
    return sum
  }

  /// The estimate of the inverse of the second derivatives after a step.
  private static func update(_ inverse: inout [Double], moved: [Double], turned: [Double], isFirst: Bool) {
    let count = moved.count
    let curvature = dot(moved, turned)
    guard curvature > 0 else { return }
    if isFirst { inverse = identity(count, curvature / dot(turned, turned)) }
    let image = (0..<count).map { row in (0..<count).reduce(0.0) { $0 + inverse[row * count + $1] * turned[$1] } }
    let factor = (1 + dot(turned, image) / curvature) / curvature
    for row in 0..<count {
      for column in 0..<count {
        inverse[row * count + column] +=
          factor * moved[row] * moved[column]
          - (image[row] * moved[column] + moved[row] * image[column]) / curvature
      }
    }
  }
}
