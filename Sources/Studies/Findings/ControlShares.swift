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
}
