/// What is wrong with one observation, for whoever knows where it was written.
public struct ObservationProblem: Error, Hashable, Sendable {
  /// Which part of an observation.
  public enum Field: Sendable { case date, variable, key, value, error }

  /// The index of the observation among those that were given.
  public var observation: Int
  /// Which part of it.
  public var field: Field
  /// What is wrong and what would be right.
  public var says: String
}

/// Everything that is wrong with observations, or why they cannot be held against a study at all.
public struct InvalidObservations: Error, Hashable, Sendable, CustomStringConvertible {
  /// Problems with single observations.
  public var problems: [ObservationProblem]
  /// Problems with all of them together.
  public var general: [String]

  /// The problems, one a line; observations are counted from 1.
  public var description: String {
    (problems.map { "Observation \($0.observation + 1): \($0.says)" } + general).joined(separator: "\n")
  }
}
