import OrderedCollections

/// Functions about violence and about ways through held ground.
extension ExpressionFunction {
  static let combat: OrderedDictionary<String, ExpressionFunction> = [
    "attacks": query("place") { reader throws(ExpressionError) in
      .attacks(place: try reader.id(.simulatedPlace))
    },
    "deaths-in-week": query("group, …") { reader throws(ExpressionError) in .deaths(try reader.civilians()) },
    "killed": query("force") { reader throws(ExpressionError) in .killed(force: try reader.id(.force)) },
    "besieged": query("place") { reader throws(ExpressionError) in
      .besieged(place: try reader.id(.simulatedPlace))
    },
    "corridor": query("actor, …, place, place") { reader throws(ExpressionError) in
      .corridor(
        try actors(&reader, reserved: 2), from: try reader.id(.simulatedPlace), to: try reader.id(.simulatedPlace))
    },
    "largest-corridor": query("actor, …") { reader throws(ExpressionError) in
      .largestCorridor(try actors(&reader, reserved: 0))
    },
    "largest-corridor-places": query("actor, …") { reader throws(ExpressionError) in
      .largestCorridorPlaces(try actors(&reader, reserved: 0))
    },
  ]

  private static func query(
    _ usage: String,
    _ build: @escaping @Sendable (inout ArgumentReader) throws(ExpressionError) -> Expression.CombatQuery
  ) -> ExpressionFunction {
    ExpressionFunction(usage: usage, type: .number) { reader throws(ExpressionError) in .combat(try build(&reader)) }
  }

  /// At least one actor, up to the last `reserved` arguments.
  private static func actors(
    _ reader: inout ArgumentReader, reserved: Int
  ) throws(ExpressionError) -> [String] {
    var actors = [try reader.id(.simulatedActor)]
    while reader.remaining > reserved {
      let actor = try reader.id(.simulatedActor)
      if !actors.contains(actor) { actors.append(actor) }
    }
    return actors
  }
}
