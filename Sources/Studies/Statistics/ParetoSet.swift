/// The courses of action that no other course beats: none is at least as good on every indicator and better
/// on one.
public enum ParetoSet {
  /// The members, ascending.
  ///
  /// - Parameters:
  ///   - values: for each course its indicators.
  ///   - higherIsBetter: for each indicator.
  /// - Throws: `InvalidSample` if lengths differ or a value is NaN.
  public static func members(of values: [[Double]], higherIsBetter: [Bool]) throws(InvalidSample) -> [Int] {
    var problems: [String] = []
    for (course, row) in values.enumerated() {
      if row.count != higherIsBetter.count {
        problems.append("Course \(course) has \(row.count) indicators; it must have \(higherIsBetter.count).")
      }
      if row.contains(where: \.isNaN) { problems.append("Course \(course) has an indicator without a value.") }
    }
    try InvalidSample.check(problems)
    let gains = values.map { zip($0, higherIsBetter).map { $1 ? $0 : -$0 } }
    return gains.indices.filter { course in
      !gains.contains { other in
        zip(other, gains[course]).allSatisfy { $0 >= $1 } && other != gains[course]
      }
    }
  }
}
