extension Attitudes {
  /// An effect as a mechanism states it, before it spreads.
  struct Effect: Hashable {
    let kind: Kind
    /// The group; and the group, actor or force that it is about, −1 for satisfaction.
    let from: Int
    let to: Int
    let magnitude: Double
    let spread: Spread?
    let cause: Int32
    let lasting: Lasting

    init(
      _ kind: Kind, _ from: Int, _ to: Int, _ magnitude: Double, _ spread: Spread?, _ driver: Driver,
      _ lasting: Lasting
    ) {
      self.kind = kind
      self.from = from
      self.to = to
      self.magnitude = magnitude
      self.spread = spread
      cause = driver.cause
      self.lasting = lasting
    }
  }

  /// Writes effects on satisfaction into the log, one for each concern that they touch.
  mutating func logSatisfaction(
    _ group: CivilianID, _ magnitudes: SIMD4<Double>, _ spread: Spread, _ driver: Driver, _ lasting: Lasting
  ) {
    for (concern, kind) in Kind.allCases.prefix(4).enumerated() where magnitudes[concern] != 0 {
      log?.append(Effect(kind, group.index, -1, magnitudes[concern], spread, driver, lasting))
    }
  }
}
