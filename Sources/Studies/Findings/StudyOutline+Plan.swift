extension StudyOutline {
  /// How the futures of a study were chosen.
  public struct Plan: Codable, Hashable, Sendable {
    /// One thing that a design moves by itself: a number, a claim, or claims that constraints link.
    public struct Input: Codable, Hashable, Sendable {
      /// Ids of the parameters and claims in it.
      public var ids: [String]
      /// Whether it is all that was not to be told apart.
      public var isRest: Bool

      /// An input.
      ///
      /// - Parameters:
      ///   - ids: of the parameters and claims in it.
      ///   - isRest: whether it is all that was not to be told apart.
      public init(ids: [String], isRest: Bool = false) {
        (self.ids, self.isRest) = (ids, isRest)
      }

      /// What tables call it.
      public var name: String { isRest ? "everything else" : ids.joined(separator: " + ") }
    }

    /// The kind.
    public var kind: DesignKind
    /// Futures with the same inputs and other random numbers.
    public var replications: Int
    /// Base points of a `saltelli` design, trajectories of a `morris` design.
    public var points: Int?
    /// What a `saltelli` or `morris` design moves, in the order in which a `saltelli` design does.
    public var inputs: [Input]?
    /// Where it is not what was asked for.
    public var note: String?

    /// A plan.
    ///
    /// - Parameters:
    ///   - kind: how inputs were chosen.
    ///   - replications: futures with the same inputs.
    ///   - points: base points or trajectories.
    ///   - inputs: what is moved one at a time.
    public init(kind: DesignKind, replications: Int = 1, points: Int? = nil, inputs: [Input]? = nil) {
      (self.kind, self.replications, self.points, self.inputs) = (kind, replications, points, inputs)
    }
  }

  /// How a study with a stopping rule ended.
  public struct Stopping: Codable, Hashable, Sendable {
    /// What was asked.
    public var precision: Precision
    /// The half-width at the end.
    public var reached: Double
    /// The futures it took.
    public var futures: Int
    /// The most futures there would have been.
    public var most: Int

    /// The end of a study.
    ///
    /// - Parameters:
    ///   - precision: what was asked.
    ///   - reached: the half-width at the end.
    ///   - futures: how many it took.
    ///   - most: the most there would have been.
    public init(precision: Precision, reached: Double, futures: Int, most: Int) {
      (self.precision, self.reached, self.futures, self.most) = (precision, reached, futures, most)
    }
  }
}
