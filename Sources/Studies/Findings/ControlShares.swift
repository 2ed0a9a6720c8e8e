/// Who controls one place under one course of action.
public struct ControlShares: Codable, Hashable, Sendable {
  /// One possible controller's shares.
  public struct Holder: Codable, Hashable, Sendable {
    /// The actor; nil: nobody.
    public var actor: String?
    /// Share of futures, for each of `StudyOutline.recordedWeeks`.
    public var shares: [Double]
  }
  /// The course of action.
  public var course: String
  /// The place.
  public var place: String
  /// In the order of `StudyOutline.actors`, nobody last; those who never control the place in any
  /// future are left out.
  public var holders: [Holder]

  /// - Parameters:
  ///   - actors: ids.
  ///   - counts: for each actor, and at last for nobody, the number of futures in each recorded week.
  init(course: String, place: String, actors: [String], counts: [[Int]], futures: Int) {
    self.course = course
    self.place = place
    holders = counts.indices.compactMap { holder in
      guard counts[holder].contains(where: { $0 > 0 }) else { return nil }
      return Holder(
        actor: holder < actors.count ? actors[holder] : nil,
        shares: counts[holder].map { Double($0) / Double(max(1, futures)) })
    }
  }
}
