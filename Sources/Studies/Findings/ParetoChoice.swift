/// The courses of action that no other course beats on all indicators at once.
public struct ParetoChoice: Codable, Hashable, Sendable {
  /// A course that another one beats.
  public struct Beaten: Codable, Hashable, Sendable {
    /// The course.
    public var course: String
    /// Those that are at least as good on every indicator and better on one.
    public var by: [String]
  }

  /// The indicators looked at: those of which one direction is better.
  public var indicators: [String]
  /// The courses that none beats, in the order of the study.
  public var courses: [String]
  /// The others.
  public var beaten: [Beaten]

  /// - Parameters:
  ///   - indicators: all of the study.
  ///   - courses: ids.
  ///   - means: for each course the mean of each indicator.
  /// - Returns: nil if fewer than two indicators have a better direction.
  init?(indicators all: [StudyOutline.Indicator], courses: [String], means: [[Double]]) throws {
    let chosen = all.indices.filter { all[$0].better != .neither }
    guard chosen.count > 1 else { return nil }
    let values = means.map { row in chosen.map { row[$0] } }
    let higher = chosen.map { all[$0].better == .higher }
    let members = try ParetoSet.members(of: values, higherIsBetter: higher)
    indicators = chosen.map { all[$0].id }
    self.courses = members.map { courses[$0] }
    let gains = values.map { zip($0, higher).map { $1 ? $0 : -$0 } }
    beaten = courses.indices.filter { !members.contains($0) }.map { course in
      Beaten(
        course: courses[course],
        by: courses.indices.filter { other in
          zip(gains[other], gains[course]).allSatisfy { $0 >= $1 } && gains[other] != gains[course]
        }.map { courses[$0] })
    }
  }
}
