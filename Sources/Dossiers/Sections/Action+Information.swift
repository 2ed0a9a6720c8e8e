extension Action {
  enum InformationKeys {
    static let message = Field("message", .reference(to: .message), .required, "What is said.")
    static let medium = Field("over", .reference(to: .medium), .required, "Over which medium.")
    static let by = Field(
      "by", .reference(to: .simulatedActor), .optional, "Who does it (default the block's actor).")
    static let source = Field(
      "as", .support, .optional, "As whom: self (default), nobody, or another actor to whom it is attributed.")
    static let cost = Field(
      "cost", .quantity(0...WrittenNumber.range.upperBound), .optional,
      "Money for preparing it, beside the medium's cost (default 0).")
    static let granted = Field("medium", .reference(to: .medium), .required, "Which medium.")
    static let to = Field("to", .oneOrMany(.reference(to: .simulatedActor)), .required, "Who may use it this week.")
  }

  static let broadcast = Codec<Kind>.record(
    "An actor sends a message over a medium.",
    fields: [
      InformationKeys.message, InformationKeys.medium, InformationKeys.by, InformationKeys.source,
      InformationKeys.cost, Fields.optionalBecause,
    ]
  ) { record in
    let by = record[InformationKeys.by]
    record.requireActor(by, for: "a broadcast")
    return .broadcast(
      message: record[InformationKeys.message, or: ""], medium: record[InformationKeys.medium, or: ""], by: by,
      source: record[InformationKeys.source] ?? .itself, cost: record[InformationKeys.cost])
  }

  static let grant = Codec<Kind>.record(
    "Lets actors use a medium this week.", fields: [InformationKeys.granted, InformationKeys.to]
  ) { record in
    .grant(medium: record[InformationKeys.granted, or: ""], to: record[InformationKeys.to, or: []])
  }
}

extension Record {
  /// Blocks of hazards and courses belong to nobody: what they do may need an actor of its own.
  func requireActor(_ actor: String?, for what: String) {
    if actor == nil, !has(Action.InformationKeys.by), decoding.blockActor == nil {
      decoding.report(
        .missingKey, at: start, in: node.text, "\(what) needs an actor, and this block has none",
        help: "add `by` with a simulated actor")
    }
  }
}
